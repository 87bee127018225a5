"""What the writers of scenarios work with: lint, the catalogue of sentences, runs and the living document."""
