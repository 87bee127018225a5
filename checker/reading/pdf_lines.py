"""From letters to lines of text, and from lines to paragraphs.

Thai has no blanks between words, and a line may end inside one as well as at a blank. So whether a line goes on in
the next is told by how full it is, and no blank is put between two Thai letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from checker.reading.pdf_page import Letter
from checker.reading.pdf_words import word_at_start
from checker.thai import clean

MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_BLANK = 0.2  # of the letter size: a gap this wide is a blank that the file does not hold
_WIDE = 1.2  # of the letter size: a gap this wide parts what stands side by side
_LINE = 0.35  # of the letter size: baselines closer than this are of one line
_LOOSEST = 3.0  # letter sizes: lines of one paragraph stand no further apart
PADDING = 8.0  # points: cells keep no more than this free at their sides
WORD = 3.4  # of the letter size: a word that is not known to be longer
_SPACE = 0.35  # of the letter size: a blank between words
_SLACK = 0.15  # of the letter size
_BLUR = 0.2  # of the letter size: so much less exactly is known where letters stand in a picture
_MONTHS = "(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)"
_ITEM = re.compile(
    r"\(?(?:[0-9๐-๙]{1,2}|[ก-ฮa-zA-Z])[.)](?![0-9๐-๙.]|[ก-ฮ]{1,2}\.)|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\)?\s"
    rf"|[•▪●○◦➢✓☐☑❖*]|[-–](?!\s*(?:[0-9๐-๙]|[ก-๎]{{1,3}}\.|{_MONTHS}))"
)
_CLOSED = re.compile(r"(?:ดังนี้|ดังต่อไปนี้)\s*:?\Z")  # a list or a table follows
_HYPHENATED = re.compile(r"[A-Za-z]-\Z")


@dataclass(frozen=True)
class Piece:
    """Text that stands together, without a wide gap."""

    text: str
    x: float
    right: float


@dataclass(frozen=True)
class Line:
    """A line of text: its pieces from left to right, the baseline, the size of most letters.

    `sure` is how sure its least sure letter is, `legible` how sure its letters are on the whole, digits left out.
    """

    pieces: tuple[Piece, ...]
    y: float
    size: float
    bold: bool
    sure: float
    legible: float = 1.0

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def x(self) -> float:
        """Where the line begins."""
        return self.pieces[0].x

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.pieces[-1].right

    @property
    def begins_item(self) -> bool:
        """Whether the line begins with the number or bullet of a list."""
        return _ITEM.match(self.text) is not None


@dataclass
class _Cluster:
    """A letter with the marks above and below it."""

    text: str
    letter: Letter


def lines(letters: Iterable[Letter]) -> list[Line]:
    """Return the lines that letters make, from the top down, text that is turned after the rest."""
    found: list[Line] = []
    by_turn: dict[int, list[Letter]] = {}
    for letter in letters:
        by_turn.setdefault(letter.turn, []).append(_upright(letter))
    for _, turned in sorted(by_turn.items()):
        found += filter(None, map(_line, _rows(turned)))
    return found


def _upright(letter: Letter) -> Letter:
    match letter.turn:
        case 90:
            return letter._replace(x=letter.y, y=-letter.x)
        case 180:
            return letter._replace(x=-letter.x, y=-letter.y)
        case 270:
            return letter._replace(x=-letter.y, y=letter.x)
    return letter


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield the letters of each line in the order in which the file draws them."""
    row: list[int] = []
    order = sorted(range(len(letters)), key=lambda n: letters[n].y)
    for n in order:
        if row and letters[n].y - letters[row[-1]].y > _LINE * min(letters[n].size, letters[row[-1]].size):
            yield [letters[m] for m in sorted(row)]
            row = []
        row.append(n)
    if row:
        yield [letters[m] for m in sorted(row)]


def _line(row: Sequence[Letter]) -> Line | None:
    clusters = _clusters(row)
    pieces = tuple(_pieces(clusters))
    if not pieces:
        return None
    shown = [c.letter for c in clusters if not c.text.isspace()]
    size = median(letter.size for letter in shown)
    words = [x.sure for x in shown if not x.text.isdigit()] or [1.0]
    return Line(pieces, row[0].y, size, all(x.bold for x in shown), min(x.sure for x in shown), fmean(words))


def _clusters(row: Sequence[Letter]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for letter in row:
        base = clusters[-1].letter if clusters else None
        if base and letter.text in MARKS and abs(letter.x - base.right) < max(base.size, base.width):
            clusters[-1].text += letter.text
            clusters[-1].letter = base._replace(sure=min(base.sure, letter.sure))
        else:
            clusters.append(_Cluster(letter.text, letter))
    clusters.sort(key=_stand)
    return [c for n, c in enumerate(clusters) if not (n and _printed_twice(clusters[n - 1], c))]


def _stand(cluster: _Cluster) -> float:
    """Where a cluster comes in its line. A lone mark has its origin where the next letter begins."""
    lone = cluster.text[0] in MARKS
    return cluster.letter.x - 0.2 * cluster.letter.size * lone


def _printed_twice(one: _Cluster, other: _Cluster) -> bool:
    """Whether a letter was printed twice to look bold."""
    near = abs(one.letter.x - other.letter.x) < 0.1 * one.letter.size
    return near and one.text == other.text and not one.text.isspace()


def _pieces(clusters: Sequence[_Cluster]) -> Iterator[Piece]:
    shown = [c for c in clusters if not c.text.isspace()]
    blank = _BLANK + 1.5 * _spacing(shown)
    text, x, right = "", 0.0, 0.0
    after_blank = False
    for cluster in clusters:
        if cluster.text.isspace():
            after_blank = True
            continue
        letter = cluster.letter
        gap = (letter.x - right) / letter.size
        if text and gap > _WIDE + blank:
            yield Piece(text, x, right)
            text = ""
        if not text:
            x = letter.x
        elif after_blank or gap > blank:
            text += " "
        text += cluster.text
        right = max(right, letter.right)
        after_blank = False
    if text:
        yield Piece(text, x, right)


def _spacing(clusters: Sequence[_Cluster]) -> float:
    """Return the usual gap between the letters of a line, in letter sizes: more than nothing where it is stretched."""
    gaps = [(b.letter.x - a.letter.right) / b.letter.size for a, b in pairwise(clusters)]
    return max(median(gaps), 0.0) if len(gaps) > 3 else 0.0


def paragraphs(found: Sequence[Line], right: float) -> list[list[Line]]:
    """Group lines into paragraphs. `right` is where a full line ends."""
    groups: list[list[Line]] = []
    pitch = _pitch(found)
    for line in found:
        if groups and _goes_on(groups[-1], line, right, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def cell_text(found: Sequence[Line], left: float, right: float) -> str:
    """Return the lines of a cell between `left` and `right` as text, a line for each paragraph."""
    if not found:
        return ""
    padding = min(max(min(line.x for line in found) - left, 0.0), PADDING)
    return "\n".join(clean(joined(group)) for group in paragraphs(found, right - padding))


def joined(group: Sequence[Line]) -> str:
    """Return the lines of a paragraph as one text."""
    text = group[0].text
    for line in group[1:]:
        text += _seam(text, line.text) + line.text
    return text


def _pitch(found: Sequence[Line]) -> float:
    """Return the usual distance of lines, in letter sizes."""
    steps = [(b.y - a.y) / b.size for a, b in pairwise(found)]
    return min((step for step in steps if 0.5 < step < _LOOSEST), default=_LOOSEST)


def _goes_on(group: Sequence[Line], below: Line, right: float, pitch: float) -> bool:
    above = group[-1]
    if below.text[0] in "ๆฯ" or _HYPHENATED.search(above.text):
        return True
    if below.begins_item or _CLOSED.search(above.text):
        return False
    if above.bold != below.bold or abs(above.size - below.size) > 0.15 * below.size:
        return False
    if (below.y - above.y) / below.size > 1.4 * pitch:
        return False
    indented = below.x > above.x + 0.5 * below.size and not group[0].begins_item and len(group) > 1
    return not indented and is_full(above, below, right)


def is_full(above: Line, below: Line, right: float) -> bool:
    """Whether what `below` begins with had no room left on the line above, which could end at `right`."""
    first = below.pieces[0]
    word = word_at_start(first.text)
    needed = (first.right - first.x) * _breadth(word or first.text.split(" ")[0]) / _breadth(first.text)
    if not word and _is_thai(first.text[0]):
        needed = min(needed, WORD * below.size)
    blank = _SPACE * len(_seam(above.text, first.text))
    slack = _SLACK + _BLUR * (below.sure < 1)
    return right - above.right < needed + (blank + slack) * below.size


def _breadth(text: str) -> int:
    """Return how many letters of a text stand side by side."""
    return max(sum(letter not in MARKS for letter in text), 1)


def _seam(above: str, below: str) -> str:
    """Return what stands between two lines of a paragraph: between Thai letters nothing, else mostly a blank."""
    if above[-1] in "/(“" or below[0] in "/)”ๆฯ" or _HYPHENATED.search(above):
        return ""
    return "" if _is_thai(above[-1]) and _is_thai(below[0]) else " "


def _is_thai(letter: str) -> bool:
    return "ก" <= letter <= "๎" and not "๐" <= letter <= "๙" and letter not in "ฯๆ"
