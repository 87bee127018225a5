"""Follow-up sentences: what counts as monitoring of a measure, and what only looks like it."""

from __future__ import annotations

import re
from functools import cache

from checker import thai
from checker.extraction.headed import is_unit
from checker.extraction.placeholders import is_put_off
from knowledge.vocabulary import MonitoringWords, Vocabulary

# What may stand before and after a word that turns the sense: not “ที่ยังไม่…”, but “ไม่ได้มีการ…”, “ประชาชนสามารถเข้าร่วม…”.
_BEFORE_NOT = "(?<!ที่)(?<!ที่ยัง)(?<!หาก)(?<!ถ้า)"
_AFTER_NOT = "(?:ได้|มี|ต้อง|เคย|การ)*"
_AFTER_WHO = "(?:สามารถ|ได้|เข้า|มา|ช่วย|มีส่วนร่วม|ร่วม|ใน|การ|ตรวจสอบและ)*"
_ABLE = "(?:สามารถ|มีส่วนร่วม).{0,20}?"
# Where the agency itself is spoken of again.
_BUT = "จึง|แต่|ดังนั้น|ให้(?:กอง|สำนัก|ฝ่าย|งาน|คณะ|เจ้าหน้าที่|ทุก)"
_THEN = "(?:และ|แล้ว|พร้อม|จากนั้น|โดย)(?:ทั้ง|ให้|มี|การ|นำ|จัดทำ)*"
_PUBLIC = "เว็บไซต์|เฟซบุ๊ก|สาธารณะ"
_ONTO = "(?:ลง|บน|ทาง|ผ่าน|ใน|เผยแพร่)"
_GIVEN_TO = "(?:ให้|แก่|ต่อ|แจ้ง|กับ)"
# What is reported, not who gets the report: “ผลการให้บริการแก่ประชาชน”, “ผลการเผยแพร่บนเว็บไซต์”.
_REPORTED = "บริการ|การ(?:เผยแพร่|เปิดเผย|ประชาสัมพันธ์)"


# What a unit does, beside following up; and words of headings that ask who follows up.
_DOES = ("ดูแล", "ดำเนิน", "จัด", "ให้", "เป็น", "รับผิดชอบ", "ควบคุม", "ตรวจ", "โดย", "แจ้ง", "เก็บ", "บันทึก")
_WHO = ("ผู้", "หน่วยงาน", "ส่วนราชการ")


def is_monitoring(text: str, words: MonitoringWords) -> bool:
    """Whether a sentence says that a measure is followed up or its result reported."""
    said = thai.key(text).replace("/", "")
    for unlike in (_turned(words), thai.phrases((*words.false_friends, *words.routine))):
        said = unlike.sub("\n", said)
    return thai.phrases(words.phrases).search(said) is not None or _told(words).search(said) is not None


def is_told(text: str, heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a text below a heading on monitoring tells of it: not only of other work, nor just the name of a unit."""
    words = vocabulary.monitoring
    if not text or (is_put_off(text, vocabulary) and not is_monitoring(text, words)):
        return False
    return not _is_routine(text, words) and not _only_names(text, heading, vocabulary)


def _is_routine(text: str, words: MonitoringWords) -> bool:
    said = thai.key(text)
    rest = thai.phrases(words.routine).sub("\n", said)
    return rest != said and not thai.has(words.acts, rest) and not thai.has(words.times, said)


def _only_names(text: str, heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the name of a unit where the heading does not ask for one."""
    words = vocabulary.monitoring
    does = thai.has((*words.acts, *words.times, *_DOES), text)
    return bool(heading) and not thai.has(_WHO, heading) and is_unit(text, vocabulary) and not does


@cache
def _told(words: MonitoringWords) -> re.Pattern[str]:
    """Return the pattern of following up that tells to whom, or when: “…ทุกเดือน”, or “ทุกเดือน” just before."""
    act, time, recipient = (thai.phrases(group).pattern for group in (words.sure_acts, words.times, words.recipients))
    return re.compile(rf"(?:{act}).{{0,60}}?(?:{recipient}|{time})|(?:{time}).{{0,20}}?(?:{act})")


@cache
def _turned(words: MonitoringWords) -> re.Pattern[str]:
    """Return the pattern of following up that is not done, or by or for others than the agency, or taught or published.

    It ends where the sentence comes back to what the agency does.
    """
    groups = (words.negations, words.outsiders, words.publishing, words.lessons)
    not_, who, publish, teach = (thai.phrases(group).pattern for group in groups)
    act = f"(?:{thai.phrases((*words.phrases, *words.sure_acts)).pattern})"
    acts = f"{act}(?:และ(?:การ)?{act})*"
    then = rf".*?(?:(?={_THEN}{act})|\Z)"
    tell, answer, recipient, time = (
        thai.phrases(group).pattern for group in (words.telling, words.answers, words.recipients, words.times)
    )
    by_others = rf"(?:(?:\A|ให้)(?:{who}){_AFTER_WHO}|(?:{who}).{{0,30}}?{_ABLE}|(?:{teach})(?:การ)?){acts}"
    to_others = rf"(?:(?:{answer}){_gap(recipient)}|(?:{tell}){_gap(recipient, _REPORTED)}){_GIVEN_TO}(?:{who})"
    to_all = rf"(?:{tell}){_gap(recipient, _REPORTED, rf'(?:{time})(?:และ|แล้ว|พร้อม)')}{_ONTO}(?:{_PUBLIC})"
    turns = (
        rf"{_BEFORE_NOT}(?:{not_}){_AFTER_NOT}{act}.*?(?:(?={_BUT})|\Z)",
        rf"(?:{by_others}|(?:{to_others}|{to_all})(?!.*(?:{recipient}))){then}",
        rf"(?:{publish})(?:ผล|รายงาน|สรุป).*?(?:{_PUBLIC}|(?={_THEN}{act})|\Z)",
    )
    return re.compile("|".join(turns))


def _gap(*without: str) -> str:
    """Return the pattern of a few words among which none of these stands."""
    return rf"(?:(?!{'|'.join(without)}).){{0,40}}?"
