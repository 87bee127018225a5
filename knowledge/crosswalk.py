"""Which questions and items of different editions speak of the same topic."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from knowledge.model import Edition, Sourced
from knowledge.yaml_file import YamlFile

Codes = Mapping[int, tuple[str, ...]]


class Topic(BaseModel):
    """A topic with its codes by edition. `near` ones ask something else, but the same measure mends them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str
    codes: Codes
    near: Codes = {}


class Crosswalk(Sourced):
    """Topics by edition. `same_codes` names editions that share the codes of another one."""

    same_codes: Mapping[int, int] = {}
    topics: tuple[Topic, ...]

    def counterparts(self, code: str, of: int, into: int, *, near: bool = True) -> tuple[str, ...]:
        """Return the codes of edition `into` on the topic of `code` of edition `of`; those of near topics come last."""
        same = [t for t in self.topics if code in self._codes(t.codes, of)]
        touching = [t for t in self.topics if code in self._codes(t.near, of)] if near else []
        unchanged = not same and self._shared(of) == self._shared(into)
        found = [code] if unchanged else []
        found += [c for t in (*same, *touching) for c in self._codes(t.codes, into)]
        found += [c for t in same for c in self._codes(t.near, into)] if near else []
        return tuple(dict.fromkeys(found))

    def _codes(self, codes: Codes, year: int) -> tuple[str, ...]:
        return codes.get(year, codes.get(self._shared(year), ()))

    def _shared(self, year: int) -> int:
        return self.same_codes.get(year, year)


def crosswalk(file: YamlFile, editions: Mapping[int, Edition]) -> Crosswalk:
    """Return the crosswalk of a file; raise `YamlError` at a code that its edition is known not to have."""
    read = file.to(Crosswalk)
    for position, topic in enumerate(read.topics):
        for kind, codes in (("codes", topic.codes), ("near", topic.near)):
            for year, of_year in codes.items():
                _check(file, ("topics", position, kind, str(year)), of_year, editions.get(year))
    return read


def _check(file: YamlFile, path: tuple[str | int, ...], codes: tuple[str, ...], edition: Edition | None) -> None:
    if edition is None:
        raise file.error(path, f"ไม่มีเกณฑ์ของปี {path[-1]}")
    for code in codes:
        known = any(question[0] == code[0] for question in edition.questions)
        if known and code not in edition.questions:
            raise file.error(path, f"ปี {edition.year} ไม่มีข้อ {code}")
