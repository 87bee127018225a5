"""The columns of a plan whose headers are not known: lists are steps, and what is left may be anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import thai
from checker.blocks import Cell, Unread
from checker.extraction import lists
from checker.extraction.grids import Grid, Row
from checker.extraction.guessed import guess, is_unknown
from checker.extraction.monitoring import is_monitoring
from checker.extraction.placeholders import is_missing
from checker.submission import Measure
from knowledge.vocabulary import HeaderField, Vocabulary

# What a column that is not known may hold, where it holds words.
_MAY_BE: tuple[tuple[HeaderField, str], ...] = (
    ("owners", "ผู้รับผิดชอบ"),
    ("steps", "ขั้นตอน"),
    ("monitoring", "การกำกับติดตาม"),
)
# What is aimed at is not yet done.
_AIM = "เพื่อ"
_WORDS = re.compile("[ก-ฮ].*[ก-ฮ].*[ก-ฮ]", re.DOTALL)


def as_plan(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """Return a table of measures with the columns of steps and follow-up known by their content too."""
    return guess(guess(grid, "steps", _is_list, vocabulary), "monitoring", _is_follow_up, vocabulary)


def untold(measure: Measure, grid: Grid, row: Row, vocabulary: Vocabulary) -> Iterator[Unread]:
    """Yield what a measure lacks and no column is known to tell, where it may stand in a column that is not known."""
    lacking = [(name, called) for name, called in _MAY_BE if lacks(measure, name) and not _tells(grid, name)]
    for position, column in enumerate(grid.columns):
        cell, header = grid.at(row, position), " ".join(column.header.text.split())
        says = _WORDS.search(cell.text) and not is_missing(cell.text, vocabulary.placeholders)
        if header and says and is_unknown(column):
            for name, called in lacking:
                why = f"ไม่รู้จักหัวตาราง “{header}” ช่องนี้อาจเป็น{called}"
                yield Unread(place=cell.place, why=why, about=f"measures/{measure.number}/{name}")


def follow_up_beside(grid: Grid, row: Row, vocabulary: Vocabulary) -> Cell | None:
    """Return the cell that tells of follow-up in a column of remarks or targets, or in one that is not known."""
    words = vocabulary.monitoring
    for position, column in enumerate(grid.columns):
        cell = grid.at(row, position)
        beside = column.field == "other" and thai.has(words.beside, column.header.text)
        if (beside or is_unknown(column)) and not cell.text.startswith(_AIM) and is_monitoring(cell.text, words):
            return cell
    return None


def lacks(measure: Measure, name: str) -> bool:
    """Whether a field of a measure is empty."""
    return measure.monitoring.where == "absent" if name == "monitoring" else not getattr(measure, name)


def _tells(grid: Grid, field: HeaderField) -> bool:
    return grid.header is not None and grid.header.position(field) is not None


def _is_list(text: str, vocabulary: Vocabulary) -> bool:  # noqa: ARG001
    return len(lists.items(text).numbers) > 1


def _is_follow_up(text: str, vocabulary: Vocabulary) -> bool:
    return is_monitoring(text, vocabulary.monitoring)
