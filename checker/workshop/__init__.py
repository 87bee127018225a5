"""What the keepers of rules work with where whole documents are checked."""
