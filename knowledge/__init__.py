"""What NACC asks and knows, as YAML with a small typed loader. Imports nothing of ours."""
