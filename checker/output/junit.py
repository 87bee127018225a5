"""The result as JUnit XML, for build servers: a test case for each rule and subject.

Only a hard gap is a failure. Advice is a test that passed and says something; a required part that nobody could read
is an error, as the verdict stays open; any other part that could not be read, and what does not apply, was skipped.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.explanation import overview, subjects
from checker.legal_text import legal
from checker.outcomes import THAI, Check, Outcome
from checker.output.cards import told
from checker.output.closing import Section


def render(check: Check, more: Iterable[Section] = ()) -> str:
    """Return the result as the text of an XML file; `more` sections are what the suite says at its end."""
    cases = [_case(outcome) for outcome in check.outcomes]
    counts = {"tests": str(len(cases)), "failures": _count(cases, "failure"), "errors": _count(cases, "error")}
    suites = Element("testsuites", {"name": "ita", **counts})
    name = legal(f"{overview.document(check)} {check.submission.agency}".strip())
    suite = SubElement(suites, "testsuite", {"name": name, **counts, "skipped": _count(cases, "skipped")})
    if check.stamp.time:
        suite.set("timestamp", check.stamp.time)
    properties = SubElement(suite, "properties")
    for label, value in (*overview.stamp(check), ("ข้อควรทราบ", overview.DISCLAIMER)):
        SubElement(properties, "property", name=legal(label), value=legal(value))
    suite.extend(cases)
    below = [*map("\n".join, more), *check.notes]
    if below:
        SubElement(suite, "system-out").text = legal("\n\n".join(below))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _count(cases: list[Element], tag: str) -> str:
    return str(sum(case.find(tag) is not None for case in cases))


def _case(outcome: Outcome) -> Element:
    case = Element("testcase", classname=outcome.rule, name=legal(subjects.in_words(outcome.subject)))
    message, more = legal(outcome.message), legal(told(outcome))
    if outcome.outcome == "fail":
        SubElement(case, "failure", type=THAI["fail"], message=message).text = more
    elif outcome.outcome == "unreadable" and outcome.severity == "required":
        SubElement(case, "error", type=THAI["unreadable"], message=message).text = more
    elif outcome.outcome in ("unreadable", "not_applicable"):
        SubElement(case, "skipped", type=THAI[outcome.outcome], message=message)
    elif outcome.outcome == "advice":
        SubElement(case, "system-out").text = f"{THAI['advice']}: {message}\n{more}"
    return case
