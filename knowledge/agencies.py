"""Types of public bodies, told by their names, and the units that usually own each kind of work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from knowledge.entries import named
from knowledge.model import Sourced
from knowledge.yaml_file import YamlFile

Role = Literal[
    "admin", "finance", "supplies", "personnel", "planning", "it_pr", "legal", "audit", "service", "executive"
]
_OTHER = "อื่น ๆ"


class AgencyType(BaseModel):
    """A type of public body: its short name (`id`), what gives it away in a name, and its usual unit per role.

    `signs` may stand anywhere in a name. `starts` count at its beginning only: they also occur in addresses.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    signs: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    owners: Mapping[Role, str]


class Agencies(Sourced):
    """The types by short name."""

    types: Mapping[str, AgencyType]

    @property
    def other(self) -> AgencyType:
        """The type of a body that none of the others fits."""
        return self.types[_OTHER]

    def recognise(self, name: str) -> AgencyType | None:
        """Return the type that a body's name gives away, or None.

        The sign that stands first decides; of two that start together, the longer one.
        """
        compact = _compact(name)
        found = [(place, -len(sign), kind) for kind in self.types.values() for place, sign in _signs(kind, compact)]
        return min(found, key=lambda sign: sign[:2])[2] if found else None


def _signs(kind: AgencyType, name: str) -> Iterator[tuple[int, str]]:
    for sign in map(_compact, kind.signs):
        if sign in name:
            yield name.index(sign), sign
    for sign in map(_compact, kind.starts):
        if name.startswith(sign):
            yield 0, sign


def agencies(file: YamlFile) -> Agencies:
    """Return the agency types of a file; raise `YamlError` where a type lacks the unit of a role."""
    data = file.data if isinstance(file.data, dict) else {}
    data = {**data, "types": named(data.get("types"), "id")}
    read = YamlFile(file.name, data, file.lines).to(Agencies)
    for short, kind in read.types.items():
        lacking = [role for role in get_args(Role) if role not in kind.owners]
        if lacking:
            raise file.error(("types", short, "owners"), f"ขาดผู้รับผิดชอบของงาน {', '.join(lacking)}")
    if _OTHER not in read.types:
        raise file.error(("types",), f"ขาดประเภท “{_OTHER}”")
    return read


def _compact(text: str) -> str:
    return "".join(text.split())
