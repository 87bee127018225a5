"""Copied words are found whatever stands around them; names that all use, and chance, are not copying."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.measuring.copying import Original, Originals

ADVICE = "หน่วยงานควรเผยแพร่ช่องทางติดต่อผู้บริหารทุกคน ไว้ในหน้าเดียวกัน บนเว็บไซต์ของหน่วยงาน"
OWN = "กองช่างไม่มีเว็บไซต์ของตนเอง จึงส่งข้อมูลให้สำนักปลัดลงแทนและล่าช้าทุกครั้ง"
LETTERS = st.text(alphabet="กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ ๑๒3", min_size=60, max_size=120)


def originals(*texts: str, names: tuple[str, ...] = ()) -> Originals:
    return Originals([Original(f"แหล่งที่ {n}", text) for n, text in enumerate(texts, 1)], names)


def test_a_copy_is_found_with_its_source_and_as_written_there() -> None:
    found = originals(OWN, ADVICE).copied("1) พบว่าควรเผยแพร่ช่องทางติดต่อผู้บริหารทุกคนไว้ในหน้าเดียวกันบนเว็บไซต์")
    assert found
    assert found.percent >= 80
    assert found.name == "แหล่งที่ 2"
    assert found.stretch == "ควรเผยแพร่ช่องทางติดต่อผู้บริหารทุกคน ไว้ในหน้าเดียวกัน บนเว็บไซต์"


def test_own_words_are_not_copied() -> None:
    found = originals(ADVICE).copied(OWN)
    assert found
    assert (found.percent, found.name, found.stretch) == (0, "", "")


def percent(text: str, *others: str, names: tuple[str, ...] = ()) -> int:
    found = originals(*others, names=names).copied(text)
    assert found
    return found.percent


def test_own_words_beside_copied_ones_count() -> None:
    assert 40 <= percent(f"{ADVICE} เพราะ{OWN}", ADVICE) <= 60


def test_names_are_nobody_s_words() -> None:
    name = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    text = f"{name} ยังไม่บอกว่ากองใดทำอะไรในเดือนใดของปีงบประมาณ"
    assert percent(text, name) > 0
    assert percent(text, name, names=(name,)) == 0


def test_nothing_is_said_of_short_texts_or_without_originals() -> None:
    assert originals(ADVICE).copied("ควรรักษามาตรฐานไว้") is None
    assert originals().copied(ADVICE) is None


@given(LETTERS, LETTERS)
def test_a_text_is_its_own_copy_wherever_its_blanks_are(before: str, text: str) -> None:
    spaced = " ".join(text)
    found = originals(before + spaced).copied(text)
    assert found is None or found.percent == 100


@given(LETTERS, LETTERS)
def test_the_share_is_one_of_a_hundred(text: str, other: str) -> None:
    found = originals(other).copied(text)
    assert found is None or 0 <= found.percent <= 100
