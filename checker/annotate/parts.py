"""An office package of which some parts change, while all others come back as they were."""

from __future__ import annotations

import io
import re
import zipfile
from copy import copy
from itertools import count
from posixpath import dirname, join, relpath

from checker.annotate.markup import Additions, spans

_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = re.compile(rb"""Type=["']([^"']+)/officeDocument["']""")


class Parts:
    """The parts of a package by name, and what was changed in them."""

    def __init__(self, content: bytes) -> None:
        self._old = zipfile.ZipFile(io.BytesIO(content))
        self._changed: dict[str, bytes] = {}
        main = _MAIN.search(self["_rels/.rels"]) if "_rels/.rels" in self else None
        self._office = main[1].decode() if main else _OFFICE

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name in self._old.NameToInfo

    def __getitem__(self, name: str) -> bytes:
        return self._changed[name] if name in self._changed else self._old.read(name)

    def __setitem__(self, name: str, content: bytes) -> None:
        self._changed[name] = content

    def free(self, stem: str, ending: str) -> str:
        """Return a name that no part has, with a number between stem and ending where it takes one."""
        names = (f"{stem}{number or ''}{ending}" for number in count())
        return next(name for name in names if name not in self)

    def add(self, name: str, content: bytes, kind: str, of: str, content_type: str) -> str:
        """Add a part that another one refers to, as a `kind` of relation; return the id of the reference."""
        self[name] = content
        self._append(_TYPES, f'<{{0}}Override PartName="/{name}" ContentType="{content_type}"/>')
        return self._relate(of, kind, name)

    def _relate(self, part: str, kind: str, target: str) -> str:
        folder = dirname(part)
        relations = join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")
        if relations not in self:
            self[relations] = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        known = self[relations]
        name = next(name for name in map("ita{}".format, count(1)) if name.encode() not in known)
        address = relpath(target, folder or ".")
        self._append(relations, f'<{{0}}Relationship Id="{name}" Type="{self._office}/{kind}" Target="{address}"/>')
        return name

    def _append(self, part: str, child: str) -> None:
        """Add a child to the root of a part; `{0}` in it stands for the prefix of the root's own name."""
        root = spans(self[part])[0]
        additions = Additions(self[part])
        additions.append(root, child.format(root.name[: root.name.rfind(":") + 1]))
        self[part] = additions.result

    def content(self) -> bytes:
        """Return the package, its parts in the old order and the new ones after them."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as new:
            for info in self._old.infolist():
                new.writestr(copy(info), self._changed.get(info.filename) or self._old.read(info))
            for name in self._changed:
                if name not in self._old.NameToInfo:
                    new.writestr(zipfile.ZipInfo(name), self._changed[name], zipfile.ZIP_DEFLATED)
        return written.getvalue()
