"""A page of terminal text: wrapped and coloured for a terminal, plain and unwrapped for a pipe or a file."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType

from checker.output.wrapping import wrap

PIPE_WIDTH = 120


class Screen:
    """Collects lines and tables; `text` is the page so far. `width` is the terminal's, None where there is none."""

    def __init__(self, *, terminal: bool | None = None, width: int | None = None) -> None:
        real = Console(width=width)
        terminal = real.is_terminal if terminal is None else terminal
        self.width = real.width if terminal else None
        self._page = io.StringIO()
        self._console = Console(file=self._page, width=self.width or PIPE_WIDTH, force_terminal=terminal)

    @property
    def text(self) -> str:
        """The page so far."""
        return self._page.getvalue()

    def line(self, text: str, style: str | None = None, indent: str = "") -> None:
        """Add a paragraph; later lines of it start with `indent`."""
        shown = wrap(text, self.width, indent) if self.width else text
        self._console.print(shown, style=style, markup=False, highlight=False, soft_wrap=True)

    def gap(self) -> None:
        """Add an empty line."""
        self._console.print()

    def table(self, table: RenderableType) -> None:
        """Add a table."""
        self._console.print(table)
