"""A plan as YAML or JSON to write on by hand; an empty one shows what there is to fill in."""

from __future__ import annotations

import json

from checker.output import reading
from checker.submission import Submission

_EMPTY = {
    "number": 1,
    "title": "",
    "indicators": [],
    "codes": [],
    "analysis_result": "",
    "steps": [],
    "owners": [],
    "period": "",
    "monitoring": "",
}


def render(plan: Submission, form: str) -> bytes:
    """Return the plan as the bytes of a file in `form`: yaml or json."""
    data = reading.without_places(plan)
    data["analysis"] = [{**finding, "text": finding.get("text", "")} for finding in data.get("analysis", [])]
    data.setdefault("measures", [_EMPTY])
    written = reading.as_yaml(data) if form == "yaml" else json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return written.encode()
