"""The step sentences that scenarios are written in."""
