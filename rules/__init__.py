"""What is checked: one folder per rule, and the language that the rules are written in. Imports `knowledge` only."""
