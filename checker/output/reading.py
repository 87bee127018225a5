"""What was understood of a document: as the schema `ita-submission/1`, or as Thai tables with places."""

from __future__ import annotations

import json
from typing import Any

import yaml

from checker.output.reading_text import written
from checker.output.screen import Screen
from checker.submission import Submission


def render(submission: Submission, form: str) -> str:
    """Return the submission as `text`, `json` or `yaml`. YAML leaves out places, for people to edit further."""
    if form == "json":
        return json.dumps(_data(submission), ensure_ascii=False, indent=2) + "\n"
    return as_yaml(without_places(submission)) if form == "yaml" else written(submission, Screen())


def without_places(submission: Submission) -> Any:
    """Return the submission as plain data without places and without whatever is empty."""
    return _filled(_data(submission))


def as_yaml(data: Any) -> str:
    """Return plain data as YAML that people can read on."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def _data(submission: Submission) -> Any:
    return _short_places(submission.model_dump(mode="json", by_alias=True))


def _short_places(value: Any, key: str = "") -> Any:
    """Leave unknown parts out of places."""
    if isinstance(value, list):
        return [_short_places(item) for item in value]
    if not isinstance(value, dict):
        return value
    if key == "place":
        return {name: part for name, part in value.items() if part not in (None, "")}
    inner = "place" if key == "places" else None
    return {name: _short_places(part, inner or name) for name, part in value.items()}


def _filled(value: Any) -> Any:
    """Drop places and whatever is empty."""
    if isinstance(value, dict):
        kept = {name: _filled(part) for name, part in value.items() if name not in ("place", "places")}
        return {name: part for name, part in kept.items() if part not in (None, "", [], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value
