"""Outcomes in Thai words. Nothing is decided here."""
