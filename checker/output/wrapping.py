"""Line wrapping for Thai, which has no blanks between words."""

from __future__ import annotations

import re

from rich.cells import cell_len

# A cluster is never cut: a leading vowel stays with its consonant, marks and following vowels with theirs.
_CLUSTER = re.compile(r"[เแโใไ]?[\u0e01-\u0e2e][ะ-ฺ็-๎ๅๆฯ]*|[!-~]+|.", re.DOTALL)


def wrap(text: str, width: int, indent: str = "") -> str:
    """Return `text` in lines of at most `width` columns, later lines after `indent`; break at blanks if possible."""
    lines = []
    line = text[: len(text) - len(text.lstrip())]
    for word in re.findall(r"\S+\s*", text):
        if line.strip() and cell_len(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = indent
        for cluster in _CLUSTER.findall(word):
            if line.strip() and cell_len(line + cluster.rstrip()) > width:
                lines.append(line.rstrip())
                line = indent
            line += cluster
    return "\n".join([*lines, line.rstrip()])
