"""What the keepers of rules work with: new rules, lint, trials, pages, differences, overlays, schemas for editors."""
