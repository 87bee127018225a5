"""Which of the ten indicators a text speaks of: by number, by name, or by what a title is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from checker import thai
from checker.extraction.number_lists import listed, number_list
from knowledge.model import Framework, InstrumentCode
from knowledge.vocabulary import Vocabulary

_NUMBERS = number_list("ตัวชี้วัด(?:ย่อย)?(?:ที่|ข้อที่|ข้อ)?", "ตัวชี้วัดที่|ที่", after=r"(?![\d.]*\d)")
_PREFIX = re.compile(r"\A(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?)?\(?(\d{1,2})?[.):]*")
_INSTRUMENT = re.compile(r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])", re.IGNORECASE)
# The name of this instrument holds that of an indicator.
_OIT = re.compile(r"แบบ(?:วัด|ตรวจ)\S{0,20}?การเปิดเผยข้อมูล(?:สาธารณะ)?")
_EVERY = re.compile("(?:ครบ)?ทุกตัวชี้วัด|ตัวชี้วัดทั้ง(?:หมด|10|สิบ)(?:ตัวชี้วัด|ตัว)?|ทั้ง(?:10|สิบ)ตัวชี้วัด")
# What may stand beside the names of instruments in a label that says no more.
_BESIDE = re.compile(
    r"เครื่องมือ|แบบวัด|แบบตรวจ|แบบสำรวจ|การรับรู้|ผู้มีส่วนได้(?:ส่วน)?เสีย(?:ภายใน|ภายนอก)?"
    r"|การประเมิน|ตัวชี้วัด|ด้าน|ของ|ใน|ตาม|และ|ita|[\W_]"
)
_COUNTED = re.compile(r"ตัวชี้วัด(?:ย่อย)?(?:ที่)?\d{0,2}")
_LIKE = 0.85
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Mention:
    """Where a text names an indicator."""

    start: int
    end: int
    number: int


class Indicators:
    """Finds indicators and instruments in texts."""

    def __init__(self, framework: Framework, vocabulary: Vocabulary) -> None:
        self._framework, self._vocabulary = framework, vocabulary

    @cached_property
    def _names(self) -> dict[str, int]:
        more = self._vocabulary.indicator_aliases
        return {
            thai.key(name): i.number
            for i in self._framework.indicators
            for name in (i.name, *i.aliases, *more.get(i.number, ()))
        }

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return thai.phrases(tuple(self._names))

    def named(self, text: str) -> list[int]:
        """Return the indicators that a text names, in order. Where number and name disagree, the name counts."""
        return list(dict.fromkeys(m.number for m in self.mentions(thai.flow(text))))

    def mentions(self, text: str) -> list[Mention]:
        """Return where a text, as `thai.flow` writes it, names indicators, in order."""
        text = _OIT.sub(lambda m: "*" * len(m.group()), text.lower())
        names = [Mention(m.start(), m.end(), self._names[m.group()]) for m in self._name.finditer(text)]
        numbered = []
        for m in _NUMBERS.finditer(text):
            named_next = any(0 <= name.start - m.end() <= 8 for name in names)
            if not named_next or not m.group(1).isdigit():
                known = (number for number in sorted(listed(m.group(1))) if 1 <= number <= 10)
                numbered += [Mention(m.start(), m.end(), number) for number in known]
        return sorted(names + numbered, key=lambda m: m.start)

    def label(self, text: str) -> int | None:
        """Return the one indicator that a label names, also when a letter or two were misread."""
        found = self.named(text)
        if found:
            return found[0] if len(found) == 1 else None
        key = _INSTRUMENT.sub("", _OIT.sub("*", thai.key(text)))
        prefix = _PREFIX.match(key)
        number, rest = (prefix[1], key[prefix.end() :]) if prefix else (None, key)
        best = thai.most_like(rest, self._names, _LIKE) if len(rest) <= _LONGEST_NAME else None
        if best:
            return self._names[best]
        return int(number) if number and not rest and 1 <= int(number) <= 10 else None

    def about(self, title: str) -> list[int]:
        """Return the indicator that a title is about, from its words; empty where they point to none or several."""
        topics = self._vocabulary.indicator_topics.items()
        found = [number for number, words in topics if thai.has(words, title)]
        return found if len(found) == 1 else []

    def instrument(self, text: str) -> InstrumentCode | None:
        """Return the one instrument that a text names."""
        key = thai.key(text)
        codes = {m.group(1).upper() for m in _INSTRUMENT.finditer(text)}
        named = {i.code for i in self._framework.instruments if any(thai.key(n) in key for n in (i.name, *i.aliases))}
        found = [i.code for i in self._framework.instruments if i.code in codes or i.code in named]
        return found[0] if len(found) == 1 else None

    def together(self, label: str) -> list[int]:
        """Return the indicators that a label names without telling which: all of them, or those of instruments."""
        key = thai.key(label)
        names = {thai.key(n): i.indicators for i in self._framework.instruments for n in (i.code, i.name, *i.aliases)}
        rest = _EVERY.sub("", key)
        every = range(1, len(self._framework.indicators) + 1) if rest != key else ()
        named = [n for name, indicators in names.items() if name in rest for n in indicators]
        left = _BESIDE.sub("", thai.phrases(tuple(names)).sub("", rest))
        return [] if left else sorted(set(named or every))

    def only_named(self, text: str) -> bool:
        """Whether a text names an indicator or an instrument and says no more."""
        flow = thai.flow(text).lower()
        mentions = self.mentions(flow)
        for mention in reversed(mentions):
            flow = flow[: mention.start] + flow[mention.end :]
        names = tuple(n for i in self._framework.instruments for n in (i.name, *i.aliases, i.code))
        left = _BESIDE.sub("", thai.phrases(names).sub("", _COUNTED.sub("", thai.key(flow))))
        return not left and (bool(mentions) or self.instrument(text) is not None)

    def instrument_of(self, number: int) -> InstrumentCode:
        """Return the instrument that measures an indicator."""
        return self._framework.indicators[number - 1].instrument
