"""The catalogue of sentences, read from the code that runs them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import signature
from typing import Literal

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

import features.conftest  # noqa: F401  (what the scenarios see is what counts)

Kind = Literal["given", "when", "then"]
KEYWORDS: dict[Kind, str] = {"given": "กำหนดให้", "when": "เมื่อ", "then": "ดังนั้น"}
_HEADS: dict[Kind, str] = {"given": "ตั้งต้น", "when": "สิ่งที่ทำ", "then": "ผลที่คาด"}
# What scenarios are about, by the module of their sentences: most begin with a plan.
_ABOUT = {
    "sentences": "แผนมาตรการ",
    "quality_sentences": "คุณภาพของแผน",
    "report_sentences": "รายงานผล",
    "recommend_sentences": "มาตรการแนะนำ",
    "reading_sentences": "การอ่านเอกสาร",
}
_WRITTEN = re.compile(r"\S+ (?P<example>.+?)(?: \(ตาราง: (?P<columns>.+)\))?")


@dataclass(frozen=True)
class Sentence:
    """A sentence with an example of it, without its keyword. `columns` are those of the table that must follow it."""

    kind: Kind
    example: str
    columns: tuple[str, ...]
    context: StepFunctionContext

    def matches(self, text: str) -> bool:
        """Whether a step says this sentence."""
        return self.context.parser.is_matching(text)

    @property
    def about(self) -> str:
        """What scenarios with this sentence are about (Thai)."""
        return _ABOUT[_module(self.context)]

    @property
    def takes_text(self) -> bool:
        """Whether a block of text between triple quotes must follow it."""
        return "docstring" in signature(self.context.step_func).parameters


@cache
def sentences() -> Sequence[Sentence]:
    """Return the sentences by what they are about, the scene first, each kind in the order of the code."""
    known = [c for c in step_function_context_registry.values() if c.step_func.__module__.startswith("features.steps")]
    return tuple(map(_sentence, sorted(known, key=_place)))


def _place(context: StepFunctionContext) -> tuple[int, int, int]:
    assert context.type
    line = context.step_func.__code__.co_firstlineno
    return list(_ABOUT).index(_module(context)), list(KEYWORDS).index(context.type), line


def _module(context: StepFunctionContext) -> str:
    return context.step_func.__module__.rpartition(".")[2]


def _sentence(context: StepFunctionContext) -> Sentence:
    first_line = (context.step_func.__doc__ or "").strip().splitlines()[0]
    written = _WRITTEN.fullmatch(first_line)
    assert context.type
    assert written, f"{context.step_func.__name__}: docstring ต้องเป็นตัวอย่างของประโยค"
    columns = tuple(column.strip() for column in (written["columns"] or "").split("|") if column)
    return Sentence(context.type, written["example"], columns, context)


def by_heading(listed: Sequence[Sentence]) -> Mapping[str, Sequence[str]]:
    """Return sentences as they are written, with what must follow them, by heading (Thai)."""
    found: dict[str, list[str]] = {}
    for each in listed:
        keyword = KEYWORDS[each.kind]
        heading = f"{each.about} · {_HEADS[each.kind]} ({keyword} …)"
        found.setdefault(heading, []).append(f"{keyword} {each.example}{_followed(each)}")
    return found


def _followed(sentence: Sentence) -> str:
    if sentence.columns:
        return f" (แล้วต่อด้วยตาราง {' | '.join(sentence.columns)})"
    return ' (แล้วต่อด้วยข้อความระหว่าง """)' if sentence.takes_text else ""


def catalogue(listed: Sequence[Sentence]) -> str:
    """Return sentences with an example each, in Markdown (Thai); where not all are listed, how to see the others."""
    lines = ["# ประโยคที่ใช้เขียนเหตุการณ์", "", "บรรทัดที่ต่อจากคำแรกใช้ `และ` หรือ `แต่` แทนคำนั้นได้ ตัวเลขใช้เลขไทยได้"]
    for heading, written in by_heading(listed).items():
        lines += ["", f"## {heading}", "", *(f"- `{sentence}`" for sentence in written)]
    if len(listed) < len(sentences()):
        lines += ["", f"นี่คือ {len(listed)} ประโยคที่ใช้บ่อย ดูครบทั้ง {len(sentences())} ประโยคด้วย `ita features steps --all`"]
    return "\n".join(lines) + "\n"
