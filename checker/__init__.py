"""Documents in, verdicts out. Imports `rules` and `knowledge`, never the other way."""

__version__ = "0.1.0"
