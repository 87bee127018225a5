"""No text, however broken, makes the reading fail otherwise than by a sentence; and what it says fits the schema."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.blocks import ReadingError
from checker.intake import understand
from checker.reading.structured import read

DOCUMENTS = [
    path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "documents" / "text").glob("*.txt")
]
CONTENT = [
    "",
    "-",
    "99.9.9",
    "๑",
    "999",
    "ไตรมาส 9",
    "I99",
    "ตัวชี้วัดที่ 99",
    "๐",
    "1) 2) 3)",
    "ต.ค. ๒๕๖๙ - ก.ย.",
    "(",
    "\ufffd",
]
LETTERS = "กขคงา่้ิี๑๒0123.-–/()\t <>EIO“ํ็\u200b\uf70a%:"


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A document with lines dropped, doubled and swapped, cells emptied and moved, letters changed."""
    lines = draw(st.sampled_from(DOCUMENTS)).split("\n")
    for _ in range(draw(st.integers(1, 12))):
        here, there = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        change = draw(st.integers(0, 5))
        if change == 0 and len(lines) > 1:
            del lines[here]
        elif change == 1:
            lines.insert(there, lines[here])
        elif change == 2:
            lines[here], lines[there] = lines[there], lines[here]
        elif change == 3:
            cells = lines[here].split("\t")
            cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(CONTENT))
            lines[here] = "\t".join(cells)
        elif change == 4:
            lines[here] = "\t".join(draw(st.permutations(lines[here].split("\t"))))
        else:
            at = draw(st.integers(0, len(lines[here])))
            lines[here] = (
                lines[here][:at] + draw(st.text(LETTERS, max_size=6)) + lines[here][at + draw(st.integers(0, 4)) :]
            )
    return "\n".join(lines)


def understood(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_text(text, encoding="utf-8")
        try:
            submission = understand(path)
        except ReadingError:
            return
    printed = submission.model_dump_json(by_alias=True)
    assert json.loads(read(printed, "plan.json").model_dump_json(by_alias=True)) == json.loads(printed)
    assert [m.number for m in submission.measures] == list(range(1, len(submission.measures) + 1))
    assert len({i.number for i in submission.indicators}) == len(submission.indicators)
    assert len({q.code for q in submission.questions}) == len(submission.questions)
    assert all(1 <= number <= 10 for m in submission.measures for number in m.indicators)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(broken())
def test_broken_documents_are_read_or_refused(text: str) -> None:
    understood(text)


@given(st.lists(st.sampled_from([line for text in DOCUMENTS for line in text.split("\n")]), max_size=12))
def test_lines_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    understood("\n".join(lines))


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    understood(text)
