"""Documents in, verdicts out. Imports `rules` and `knowledge`, never the other way."""
