"""The command `ita`."""


def main() -> None:
    """Run the command."""
