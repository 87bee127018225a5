"""The result in SARIF 2.1.0, for programs that collect the findings of many checkers.

A hard gap is a failure of level `error`; advice is one of level `note`; what could not be read asks for a review.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from checker.blocks import Place
from checker.explanation import criteria, overview, places, subjects
from checker.fingerprint import fingerprints
from checker.outcomes import THAI, Check, Outcome, OutcomeName
from checker.output.cards import told
from checker.output.closing import Section

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "itaFinding/v1"
_KINDS: dict[OutcomeName, tuple[str, str]] = {
    "pass": ("pass", "none"),
    "fail": ("fail", "error"),
    "advice": ("fail", "note"),
    "not_applicable": ("notApplicable", "none"),
    "unreadable": ("review", "none"),
}


def render(check: Check, more: Iterable[Section] = ()) -> str:
    """Return the result as the text of a SARIF file; `more` sections are notes on the run."""
    rules = list(dict.fromkeys(outcome.rule for outcome in check.outcomes))
    files = {file.name: number for number, file in reversed([*enumerate(check.stamp.inputs)])}
    run = {
        "tool": {"driver": _driver(check, rules)},
        "language": "th",
        "invocations": [_invocation(check, more)],
        "artifacts": [
            {"location": {"uri": quote(file.name)}, "roles": ["analysisTarget"], "hashes": {"sha-256": file.sha256}}
            for file in check.stamp.inputs
        ],
        "results": [
            _result(name, outcome, rules.index(outcome.rule), files) for name, outcome in fingerprints(check.outcomes)
        ],
        "properties": {"verdict": check.verdict, **_stamp(check)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _stamp(check: Check) -> dict[str, Any]:
    """Return what decided; the tool and the files have places of their own."""
    made, about = check.stamp, check.submission
    return {"engine": made.engine, "ruleBase": made.rule_base, "edition": about.edition, "item": about.item}


def _driver(check: Check, rules: Iterable[str]) -> dict[str, Any]:
    first = {outcome.rule: outcome for outcome in reversed(check.outcomes)}
    return {
        "name": "ita",
        **({"version": check.stamp.tool} if check.stamp.tool else {}),
        "fullDescription": {"text": overview.DISCLAIMER},
        "rules": [_rule(first[rule]) for rule in rules],
    }


def _rule(outcome: Outcome) -> dict[str, Any]:
    level = "error" if outcome.severity == "required" else "note"
    return {
        "id": outcome.rule,
        "shortDescription": {"text": outcome.title},
        "fullDescription": {"text": criteria.in_words(outcome.criterion)},
        "defaultConfiguration": {"level": level},
    }


def _invocation(check: Check, more: Iterable[Section]) -> dict[str, Any]:
    time = {"endTimeUtc": check.stamp.time.replace("+00:00", "Z")} if check.stamp.time else {}
    notes = [{"message": {"text": note}, "level": "note"} for note in (*check.notes, *map("\n".join, more))]
    return {"executionSuccessful": True, **time, "toolExecutionNotifications": notes}


def _result(name: str, outcome: Outcome, rule: int, files: dict[str, int]) -> dict[str, Any]:
    kind, level = _KINDS[outcome.outcome]
    return {
        "ruleId": outcome.rule,
        "ruleIndex": rule,
        "kind": kind,
        "level": level,
        "message": {"text": f"{outcome.message}\n{told(outcome)}".strip()},
        "locations": [_location(outcome, files)],
        "partialFingerprints": {_FINGERPRINT: name},
        "properties": {"outcome": outcome.outcome, "thai": THAI[outcome.outcome]},
    }


def _location(outcome: Outcome, files: dict[str, int]) -> dict[str, Any]:
    about = {"name": subjects.in_words(outcome.subject), "kind": outcome.subject.kind}
    where = places.in_words(outcome.place)
    return {
        **_physical(outcome.place, files),
        "logicalLocations": [about, *([{"name": where}] if where else [])],
    }


def _physical(place: Place, files: dict[str, int]) -> dict[str, Any]:
    """Return the file and, where it has lines, the line; what stands in no file has no such place."""
    file = place.file or next(iter(files), "")
    if not file:
        return {}
    snippet = {"snippet": {"text": place.quote}} if place.quote else {}
    region = {"region": {"startLine": place.line, **snippet}} if place.line else {}
    index = {"index": files[file]} if file in files else {}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(file), **index}, **region}}
