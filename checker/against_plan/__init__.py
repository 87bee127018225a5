"""How the rows of a report answer to the measures of its plan: what `checker.pairing` is made of."""
