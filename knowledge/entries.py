"""Entries of a mapping that is keyed by their own names: elements, questions, sources, agency types."""

from __future__ import annotations

from typing import Any


def named(entries: Any, key: str, **more: str) -> Any:
    """Write each entry's name into the entry itself, as `key`; what is no entry is left for the model to refuse."""
    if not isinstance(entries, dict):
        return entries
    return {name: {**entry, key: name, **more} if isinstance(entry, dict) else entry for name, entry in entries.items()}
