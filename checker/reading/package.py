"""The ZIP package that DOCX and XLSX files are: its XML parts and how they refer to each other.

Reading is bounded: a package may unpack to far more than its size, and XML entities may expand without end. Names of
elements and attributes lose their namespace, so that both dialects of the format (transitional and strict) read alike.
"""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checker.blocks import ReadingError

MAX_XML = 32_000_000  # bytes of XML read from one package
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
# What the standard library raises on damaged or hostile packages.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, ElementTree.ParseError, struct.error, EOFError, LookupError,
    ValueError, OSError, OverflowError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """A reference from one part to another part, or to an address."""

    kind: str
    target: str


class Package:
    """An opened package. Its methods raise `ReadingError` where a part is damaged or too large."""

    def __init__(self, zip_file: zipfile.ZipFile, path: Path, mend: str) -> None:
        self._zip = zip_file
        self._path = path
        self._mend = mend
        self._left = MAX_XML

    def has(self, part: str) -> bool:
        """Tell whether the package holds `part`."""
        return part in self._zip.NameToInfo

    def xml(self, part: str) -> Element:
        """Return the root of an XML part; an empty element where the package does not hold it."""
        if not self.has(part):
            return Element("missing")
        data = self._bytes(part)
        with _damage_explained(self._path, self._mend):
            root = ElementTree.fromstring(data)
        _drop_namespaces(root.iter())
        return root

    def elements(self, part: str) -> Iterator[Element]:
        """Yield the elements of a large XML part as they end, children before parents; clear those done with."""
        data = BytesIO(self._bytes(part) if self.has(part) else b"<missing/>")
        with _damage_explained(self._path, self._mend):
            for _, element in ElementTree.iterparse(data):
                _drop_namespaces((element,))
                yield element

    def relations(self, part: str = "") -> dict[str, Relation]:
        """Return what `part` (default: the package) refers to, by id."""
        folder, _, name = part.rpartition("/")
        root = self.xml(join(folder, "_rels", f"{name}.rels"))
        return {e.get("Id", ""): _relation(e, folder) for e in root if e.tag == "Relationship"}

    def main_part(self, default: str) -> str:
        """Return the part that holds the document."""
        targets = (r.target for r in self.relations().values() if r.kind == "officeDocument")
        return next(targets, default)

    def _bytes(self, part: str) -> bytes:
        with _damage_explained(self._path, self._mend), self._zip.open(part) as stream:
            data = stream.read(self._left + 1)
            if _DOCTYPE.search(data):
                raise ValueError("a document type is declared, which no office program writes")
        self._left -= len(data)
        if self._left < 0:
            raise ReadingError(
                f"แฟ้ม {self._path.name} มีเนื้อหาใหญ่เกิน {MAX_XML // 1_000_000} ล้านไบต์ โปรดแยกเฉพาะเอกสารมาตรการ"
            )
        return data


@contextmanager
def opened(path: Path, mend: str) -> Iterator[Package]:
    """Open the package at `path`. `mend` says in Thai what to do when it is damaged: "โปรด…"."""
    with _damage_explained(path, mend):
        zip_file = zipfile.ZipFile(path)
    with zip_file:
        try:
            yield Package(zip_file, path, mend)
        except RecursionError:
            raise ReadingError(f"แฟ้ม {path.name} มีตารางหรือกล่องซ้อนกันลึกเกินกว่าจะอ่านได้ {mend}") from None


@contextmanager
def _damage_explained(path: Path, mend: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGE:
        raise ReadingError(f"แฟ้ม {path.name} เสียหายหรือไม่ครบถ้วน {mend}") from None


def names(path: Path) -> frozenset[str]:
    """Return the names of the parts in the package at `path`; none where it is no readable package."""
    try:
        with zipfile.ZipFile(path) as zip_file:
            return frozenset(zip_file.namelist())
    except _DAMAGE:
        return frozenset()


def _relation(element: Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target)
    return Relation(kind, normpath(join("/", folder, target)).lstrip("/"))


def _drop_namespaces(elements: Iterator[Element] | tuple[Element, ...]) -> None:
    for element in elements:
        element.tag = element.tag.rpartition("}")[2]
        attributes = element.attrib
        for name in [name for name in attributes if name[0] == "{"]:
            attributes[name.rpartition("}")[2]] = attributes.pop(name)
