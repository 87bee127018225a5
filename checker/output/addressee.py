"""To whom a letter to a public body is addressed: the title of its executive with the name of the body."""

from __future__ import annotations

from knowledge import base
from knowledge.agencies import AgencyType

_SHORTEST = 3  # letters that a title and a name share by more than chance
_BEFORE_A_NAME = ("อธิบดี", "ผู้อำนวยการ", "อธิการบดี")
_MUNICIPALITY, _SCHOOL, _OFFICE = "เทศบาล", "สถานศึกษา", "สำนักงาน"


def addressee(agency: str) -> str:
    """Return the title, such as นายกองค์การบริหารส่วนตำบลดอนตัวอย่าง; where it is not known, ผู้บริหาร and the name."""
    kind = base.load().agencies.recognise(agency)
    return (kind and _title(kind, _in_full(agency, kind))) or f"ผู้บริหาร{agency}"


def _in_full(agency: str, kind: AgencyType) -> str:
    """Return a name such as อบต.ดอนตัวอย่าง without its abbreviation."""
    short = (sign for sign in (*kind.signs, *kind.starts) if sign.endswith(".") and agency.startswith(sign))
    sign = next(short, None)
    return kind.name + agency.removeprefix(sign).strip() if sign else agency


def _title(kind: AgencyType, name: str) -> str:
    executive = kind.owners["executive"]
    if kind.name.startswith(_MUNICIPALITY):
        return executive + name.removeprefix(_MUNICIPALITY) if name.startswith(_MUNICIPALITY) else ""
    for body in (name, name.removeprefix(_OFFICE)):
        shared = next((n for n in range(len(body), _SHORTEST - 1, -1) if executive.endswith(body[:n])), 0)
        if shared:
            return executive + body[shared:]
    told = executive.removesuffix(_SCHOOL)
    return told + name if told in _BEFORE_A_NAME else ""
