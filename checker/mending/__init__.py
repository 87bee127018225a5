"""How to mend gaps: edits that may mend one, and the smallest that does."""
