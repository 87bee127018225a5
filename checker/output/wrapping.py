"""Line wrapping for Thai, which has no blanks between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

# A cluster is never cut: a leading vowel stays with its consonant, marks and following vowels with theirs.
_CLUSTER = re.compile(r"[เแโใไ]?[\u0e01-\u0e2e][ะ-ฺ็-๎ๅๆฯ]*|[!-~]+|.", re.DOTALL)
# A syllable may begin at a leading vowel, and a word at one of these; better places to break than any cluster.
# Words such as คะแนน, ประเมิน and ดำเนิน go on with a leading vowel.
_GOING_ON = "".join(f"(?<!{start})" for start in ("คะ", "ประ", "ดำ", "สำ", "จำ", "โปร่ง", "เปิด"))
_BEGINNINGS = "[เแโใไ]|การ|ความ|และ|ของ|ที่|ให้|หรือ|จาก|กับ|ผู้|ต้อง|พร้อม|ตาม|ทุก|ต่อ|ขั้นตอน|ข้อ|ซึ่ง|ตรวจ|ปรับ"
_SYLLABLE = re.compile(f"{_GOING_ON}(?={_BEGINNINGS})")


def wrap(text: str, width: int, indent: str = "") -> str:
    """Return `text` in lines of at most `width` columns, later lines after `indent`.

    Lines break at blanks if possible, else between syllables, else between clusters.
    """
    lines = []
    line = text[: len(text) - len(text.lstrip())]
    for piece in _pieces(text, width - cell_len(indent)):
        if line.strip() and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = indent
        line += piece
    return "\n".join([*lines, line.rstrip()])


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the parts between which a line may break: whole words where they are short, else parts of them."""
    for word in re.findall(r"\S+\s*", text):
        if cell_len(word.rstrip()) <= width // 3:
            yield word
            continue
        for syllables in filter(None, _SYLLABLE.split(word)):
            yield from [syllables] if cell_len(syllables.rstrip()) <= width else _CLUSTER.findall(syllables)
