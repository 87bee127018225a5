"""Types of public bodies."""

from __future__ import annotations

from typing import get_args

import pytest

from knowledge.agencies import Role
from knowledge.base import load


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("เทศบาลเมืองบ้านเป็ด อำเภอเมืองขอนแก่น จังหวัดขอนแก่น", "เทศบาลเมือง"),
        ("เทศบาลตำบลคึกคัก", "เทศบาลตำบล"),
        ("สำนักงานเทศบาลนครขอนแก่น", "เทศบาลนคร"),
        ("องค์การบริหารส่วน ตำบลทับคล้อ", "อบต."),
        ("อบต.ทับคล้อ", "อบต."),
        ("องค์การบริหารส่วนจังหวัดอุบลราชธานี อำเภอเมืองอุบลราชธานี", "อบจ."),
        ("จังหวัดลำพูน", "จังหวัด"),
        ("สำนักงานจังหวัดลำพูน", "จังหวัด"),
        ("อำเภอเมืองลำพูน จังหวัดลำพูน", "อำเภอ"),
        ("กรมการปกครอง", "กรม"),
        ("สำนักงานปลัดกระทรวงมหาดไทย", "สำนักงานปลัดกระทรวง"),
        ("สำนักงานคณะกรรมการกฤษฎีกา", "สำนักงานคณะกรรมการ"),
        ("สำนักงานคณะกรรมการการเลือกตั้ง", "องค์กรอิสระ"),
        ("การไฟฟ้านครหลวง", "รัฐวิสาหกิจ"),
        ("สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)", "องค์การมหาชน"),
        ("มหาวิทยาลัยพะเยา", "มหาวิทยาลัย"),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสกลนคร เขต 1", "สพท."),
        ("สพม.ลำปาง ลำพูน", "สพท."),
        ("สำนักงานเขตบางรัก กทม.", "สำนักงานเขต"),
        ("กรุงเทพมหานคร", "กรุงเทพมหานคร"),
        ("เมืองพัทยา จังหวัดชลบุรี", "เมืองพัทยา"),
        ("โรงเรียนบ้านหนองบัว", "โรงเรียน"),
        ("โรงพยาบาลลำพูน", "โรงพยาบาล"),
    ],
)
def test_a_name_gives_the_type_away(name: str, kind: str) -> None:
    found = load().agencies.recognise(name)
    assert found is not None
    assert found.id == kind


@pytest.mark.parametrize("name", ["", "สภากาชาดไทย", "สำนักงานสาธารณสุขอำเภอเมือง จังหวัดลำพูน"])
def test_no_type_is_guessed(name: str) -> None:
    assert load().agencies.recognise(name) is None


def test_a_short_name_is_recognised_as_its_own_type() -> None:
    agencies = load().agencies
    for short, kind in agencies.types.items():
        assert kind is agencies.other or agencies.recognise(short) is kind


def test_every_type_has_a_unit_for_every_role() -> None:
    for kind in load().agencies.types.values():
        assert set(kind.owners) == set(get_args(Role))


def test_units_are_only_recalled() -> None:
    assert load().agencies.mark == "recall"
