"""The neutral shape that every reader returns: paragraphs and tables in document order, each with its place.

A reader knows files, not criteria: what a heading or a table column means is decided in `checker.extraction`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

LETTERS = "letters"


class Place(BaseModel):
    """Where something stands in a submitted file.

    `table`, `row` and `column` count from 1 in document order (the header is row 1); `line` counts from 1 in text
    files, `page` from 1 in paged ones. `quote` is the text as written, `heading` what stands above its column, or
    above its paragraph in a file that has neither pages nor lines.
    """

    model_config = ConfigDict(frozen=True)

    file: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    heading: str = ""
    quote: str = ""


class Unread(BaseModel):
    """A part of the file that could not be read, or not surely. It is never reported as missing.

    `about` names the fields of the submission that may stand there, such as `measures/3/owners`; empty: unknown;
    `LETTERS`: single letters or digits only, in which no field can hide.
    """

    model_config = ConfigDict(frozen=True)

    place: Place
    why: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading. `level` is 1 for a top heading, None for body text; `sure` is 0 to 1."""

    text: str
    place: Place
    level: int | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; its text keeps line breaks between the paragraphs of the cell. `sure` is 0 to 1."""

    text: str
    place: Place
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the file (a page break may have cut it). Rows may differ in length."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A file as read: its text cleaned by `checker.thai.clean` but otherwise as written."""

    file: str
    blocks: tuple[Paragraph | Table, ...]
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = field(default=())


class ReadingError(Exception):
    """The file as a whole could not be read. The message is one Thai sentence that names the file and the mend."""
