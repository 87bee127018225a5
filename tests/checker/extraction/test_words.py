from __future__ import annotations

import pytest

from checker.extraction.monitoring import is_monitoring
from checker.extraction.placeholders import is_missing
from knowledge import vocabulary
from knowledge.yaml_file import YamlError, parse

WORDS = vocabulary.load()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " - ",
        "—",
        "–",
        "......",
        "____",
        "ไม่มี",
        "ไม่มี.",
        "(ไม่มี)",
        "ระบุชื่อ",
        "(ระบุ)",
        "<ระบุผู้รับผิดชอบ>",
        "N/A",
        "อยู่ระหว่างพิจารณา",
        "รอการมอบหมาย",
        "(ชื่อหน่วยงาน)",
        "[ชื่อกอง/ฝ่าย]",
        "ผู้รับผิดชอบ",
        "กอง..........",
        "xxxxx",
        "??",
    ],
)
def test_what_nobody_filled_in_is_missing(text: str) -> None:
    assert is_missing(text, WORDS.placeholders)


@pytest.mark.parametrize(
    "text",
    [
        "กองคลัง",
        "ไม่มีค่าใช้จ่าย",
        "ระบุขั้นตอนการยืมทรัพย์สินไว้ในคู่มือการปฏิบัติงานให้ชัดเจน และเผยแพร่ให้บุคลากรทราบอย่างทั่วถึง",
        "0",
        "ก.",
    ],
)
def test_what_says_something_is_not_missing(text: str) -> None:
    assert not is_missing(text, WORDS.placeholders)


@pytest.mark.parametrize(
    "text",
    [
        "มีการติดตามผล ประเมินความพึง พอใจ",
        "ติดตามผลการ ใช้งบประมาณ",
        "ติดตาม ประเมินผล มาตรการ",
        "สรุปข้อมูลเพื่อเสนอผู้บริหารหน่วยงานทราบ",
        "สรุปผลแบบสอบถามเพื่อเสนอต่อผู้บริหาร",
        "รายงานผลการดำเนินการทุกการประชุมประจำเดือน",
        "กำกับติดตามโดยปลัดทุกไตรมาส",
        "สรุปผลการดำเนินงานเสนอนายก อบต.",
        "นำเสนอผลในที่ประชุมประจำเดือน",
        "หัวหน้าสำนักปลัดกำกับดูแลและรายงานนายกเทศมนตรี",
        "รายงานผู้บังคับบัญชาตามลำดับชั้น",
        "จัดทำรายงานสรุปผลเสนอผู้อำนวยการโรงพยาบาล",
        "ติดตามความคืบหน้าในการประชุมคณะกรรมการบริหาร",
        "ประเมินผลความสำเร็จของมาตรการ",
        "รายงานความคืบหน้ารอบ 6 เดือน",
        "รายงานต่อนายกองค์การบริหารส่วนตำบลทุกไตรมาส",
        "รายงานให้นายก อบต. ทราบ",
        "เสนอผลให้ผู้บริหารทราบทุกเดือน",
        "รายงานผลให้หัวหน้าหน่วยงานทราบ",
        "รายงานผลการใช้คู่มือต่อหัวหน้าส่วนราชการ",
        "รายงานผลต่อผู้กำกับการ",
        "รายงานผลตามลำดับชั้นทุกเดือน",
        "ติดตามการใช้คู่มือทุกเดือน",
        "ทุกสิ้นเดือน กองคลังติดตามการใช้คู่มือ",
        "ตรวจติดตามการปฏิบัติตามคู่มือทุก ๓ เดือน",
        "กำกับดูแลและติดตามการปฏิบัติงานอย่างต่อเนื่อง",
        "กำกับ ดูแลการใช้รถราชการทุกเดือน",
        "ติดตาม/ประเมินผล",
        "คณะทำงาน ITA ประชุมติดตามทุก ๒ เดือน",
        "สรุปผลการดำเนินการรอบ ๖ เดือน และรอบ ๑๒ เดือน",
    ],
)
def test_following_up_a_measure_is_monitoring(text: str) -> None:
    assert is_monitoring(text, WORDS.monitoring)


@pytest.mark.parametrize(
    "text",
    [
        "ตรวจสอบพัสดุ ประจำปี",
        "นำข้อเสนอแนะ มาปรับปรุง",
        "ตรวจสอบข้อมูล ก่อนเผยแพร่บนเว็บไซต์",
        "มีช่องทาง ร้องเรียนการทุจริต",
        "มีส่วนร่วมในกระบวนการกำกับติดตามแผนการใช้จ่ายงบประมาณ",
        "กำหนดแนวทางในการกำกับ ดูแล ตรวจสอบ",
        "เผยแพร่รายงานผลการดำเนินงานประจำปี",
        "ตรวจสอบความพึงพอใจผู้รับบริการ",
        "รายงานการรับของขวัญต่อผู้บังคับบัญชา",
        "จัดทำรายงานการประชุม",
        "รายงานผลการใช้จ่ายงบประมาณบนเว็บไซต์",
        "รายงานผลการประชุมให้บุคลากรทราบ",
        "จัดทำรายงานการประชุมคณะกรรมการทุกเดือน",
        "รายงานการรับของขวัญต่อผู้บังคับบัญชาทุกครั้ง",
        "จัดทำแบบรายงานการยืมทรัพย์สินทุกไตรมาส",
        "จัดทำคู่มือและเสนอผู้บริหารเห็นชอบ",
        "ทบทวนคู่มือทุกปี",
        "ประเมินผลการปฏิบัติราชการรอบ ๖ เดือน",
        "จัดประชุมคณะกรรมการทุกเดือน",
    ],
)
def test_work_of_the_measure_is_not_monitoring(text: str) -> None:
    assert not is_monitoring(text, WORDS.monitoring)


def test_the_vocabulary_points_at_mistakes() -> None:
    text = "headers:\n  - {field: colour, words: [สี]}\n"
    with pytest.raises(YamlError, match=r"vocabulary\.yaml บรรทัด 2"):
        parse(text, "vocabulary.yaml").to(vocabulary.Vocabulary)


def test_every_word_of_the_vocabulary_is_a_pattern() -> None:
    from checker.thai import phrases

    for known in WORDS.headers:
        for word in known.words:
            assert phrases((word,)).search(word.removeprefix("=").replace("…", "").replace(" ", "").lower())
