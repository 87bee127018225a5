"""Acceptance scenarios in Thai Gherkin, kept by people who know ITA; `features.steps` holds their sentences."""
