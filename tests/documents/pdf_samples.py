"""Invented plans and reports in the shapes that Thai public bodies print: what stands in them is known to the letter.

In a row, `←` is merged with the cell on the left and `↑` with the one above.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

Row = tuple[str, ...]


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Body:
    text: str


@dataclass(frozen=True)
class Grid:
    """A table; its first row is repeated on every page. `widths` are in centimetres."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    borders: bool = True


@dataclass(frozen=True)
class Sample:
    name: str
    font: str
    size: int
    blocks: tuple[Title | Body | Grid, ...]
    landscape: bool = False
    justified: bool = False

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def paragraphs(self) -> list[str]:
        return [block.text for block in self.blocks if not isinstance(block, Grid)]


_MEASURES = (
    (
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่",
        "จัดทำแผ่นพับขั้นตอนและระยะเวลาให้บริการแต่ละงาน ติดไว้หน้าเคาน์เตอร์และบนเว็บไซต์ของเทศบาล",
        "๑. สำรวจงานบริการที่มีผู้มาติดต่อมากที่สุด ๑๐ งาน\n"
        "๒. เขียนขั้นตอนและเวลาที่ใช้ให้ชาวบ้านอ่านเข้าใจ\n๓. ปิดประกาศภายในวันที่ ๑๕ ธันวาคม ๒๕๖๗",
        "สำนักปลัดเทศบาล",
        "ต.ค. ๒๕๖๗ – ธ.ค. ๒๕๖๗",
        "หัวหน้าสำนักปลัดรายงานนายกเทศมนตรีทุกไตรมาส",
    ),
    (
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
        "เผยแพร่รายการจัดซื้อจัดจ้างและการเบิกจ่ายรายเดือนให้บุคลากรทุกคนเห็น",
        "๑. กองคลังสรุปยอดเบิกจ่ายทุกสิ้นเดือน\n"
        "๒. ส่งสรุปเข้ากลุ่มไลน์ของหน่วยงานและติดที่ป้ายประกาศ\n๓. เปิดให้บุคลากรซักถามในที่ประชุมประจำเดือน",
        "กองคลัง",
        "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ผู้อำนวยการกองคลังสรุปผลต่อที่ประชุมหัวหน้าส่วนราชการเดือนละครั้ง",
    ),
    (
        "ตัวชี้วัดที่ ๓ การใช้อำนาจ",
        "กำหนดเกณฑ์มอบหมายงานและประเมินผลการปฏิบัติงานที่วัดได้ แล้วแจ้งให้ทราบก่อนเริ่มรอบการประเมิน",
        "๑. ตั้งคณะทำงานร่างเกณฑ์\n๒. รับฟังความเห็นของพนักงานทุกกอง\n๓. ประกาศใช้เกณฑ์และอบรมผู้ประเมิน",
        "งานการเจ้าหน้าที่ สำนักปลัดเทศบาล",
        "พ.ย. ๒๕๖๗ – มี.ค. ๒๕๖๘",
        "รายงานผลการใช้เกณฑ์ต่อคณะกรรมการกลั่นกรองปีละ ๒ ครั้ง",
    ),
    (
        "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ",
        "ทำทะเบียนการยืมทรัพย์สินแบบอิเล็กทรอนิกส์และคู่มือการยืมฉบับหนึ่งหน้ากระดาษ",
        "๑. ออกแบบฟอร์มยืมออนไลน์\n๒. ชี้แจงวิธียืมให้ทุกกอง\n๓. สุ่มเทียบทะเบียนกับของจริงไตรมาสละ ๑ ครั้ง",
        "กองคลัง (งานพัสดุ)",
        "ม.ค. ๒๕๖๘ – ก.ย. ๒๕๖๘",
        "งานพัสดุสรุปรายการค้างคืนเสนอปลัดเทศบาลทุกเดือน",
    ),
    (
        "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน",
        "เปิดช่องทางนัดหมายล่วงหน้าสำหรับงานทะเบียนและงานช่าง เพื่อลดเวลารอของผู้มารับบริการ",
        "- จัดทำระบบจองคิวผ่านหน้าเว็บไซต์\n- ประชาสัมพันธ์ผ่านเสียงตามสายและเพจของเทศบาล\n- สำรวจความพึงพอใจหลังใช้บริการ",
        "กองช่าง\nงานทะเบียนราษฎร",
        "เม.ย. ๒๕๖๘ – ก.ย. ๒๕๖๘",
        "คณะทำงานติดตามจำนวนผู้ใช้ระบบและเวลารอเฉลี่ย รายงานผู้บริหารทุกไตรมาส",
    ),
    (
        "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร",
        "ปรับหน้าแรกของเว็บไซต์ให้ค้นข่าว แผนงาน และช่องทางร้องเรียนได้ภายในสองคลิก",
        "๑. ทดสอบการใช้งานกับประชาชน ๕ คน\n๒. จัดกลุ่มเมนูใหม่ตามเรื่องที่คนค้นบ่อย\n๓. ตรวจลิงก์เสียทุกวันจันทร์",
        "งานประชาสัมพันธ์",
        "ไตรมาสที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๘",
        "งานประชาสัมพันธ์รายงานสถิติการเข้าชมต่อรองปลัดเทศบาลเดือนละครั้ง",
    ),
    (
        "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล",
        "แต่งตั้งผู้รับผิดชอบข้อมูลแต่ละข้อของแบบวัด OIT (O1–O28) และตรวจทานก่อนเผยแพร่",
        "๑. ออกคำสั่งแต่งตั้งภายใน ๓๐ พฤศจิกายน ๒๕๖๗\n๒. ทำตารางข้อมูลที่ต้องเผยแพร่พร้อมวันครบกำหนด\n๓. ตรวจทานข้อมูลย้อนหลัง ๑ ปี",
        "หน่วยตรวจสอบภายใน",
        "พ.ย. ๒๕๖๗ – เม.ย. ๒๕๖๘",
        "ผู้ตรวจสอบภายในรายงานข้อที่ยังไม่เผยแพร่ต่อปลัดเทศบาลทุกสองสัปดาห์",
    ),
    (
        "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต",
        "ทบทวนการประเมินความเสี่ยงการทุจริตด้านการอนุญาตก่อสร้าง และกำหนดผู้ควบคุมความเสี่ยงแต่ละขั้นตอน",
        "๑. วิเคราะห์ขั้นตอนที่เสี่ยง\n๒. กำหนดจุดควบคุมและผู้ลงนามร่วม\n๓. เผยแพร่ผลการประเมินความเสี่ยง",
        "กองช่าง และนิติกร",
        "ธ.ค. ๒๕๖๗ – มิ.ย. ๒๕๖๘",
        "นิติกรติดตามเรื่องร้องเรียนและรายงานคณะกรรมการจริยธรรมทุกหกเดือน",
    ),
)
_SCORES = (
    ("แบบวัด", "ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ย"),
    ("IIT", "๑ การปฏิบัติหน้าที่", "๙๑.๒๐", "๘๗.๓๔"),
    ("↑", "๒ การใช้งบประมาณ", "๘๒.๙๖", "↑"),
    ("↑", "๓ การใช้อำนาจ", "๘๙.๔๗", "↑"),
    ("↑", "๔ การใช้ทรัพย์สินของราชการ", "๘๓.๖๐", "↑"),
    ("↑", "๕ การแก้ไขปัญหาการทุจริต", "๘๙.๔๗", "↑"),
    ("EIT", "๖ คุณภาพการดำเนินงาน", "๗๘.๑๕", "๗๖.๔๐"),
    ("↑", "๗ ประสิทธิภาพการสื่อสาร", "๗๑.๐๕", "↑"),
    ("↑", "๘ การปรับปรุงการทำงาน", "๘๐.๐๐", "↑"),
    ("OIT", "๙ การเปิดเผยข้อมูล", "๖๕.๐๐", "๗๐.๐๐"),
    ("↑", "๑๐ การป้องกันการทุจริต", "๗๕.๐๐", "↑"),
    ("รวม", "←", "←", "๗๗.๑๒"),
)
_PROSE = (
    "เทศบาลตำบลทุ่งสายลมได้รับแจ้งผลการประเมินคุณธรรมและความโปร่งใสประจำปีงบประมาณ พ.ศ. ๒๕๖๗ แล้ว จึงประชุมหัวหน้าส่วนราชการ"
    "เมื่อวันที่ ๔ ตุลาคม ๒๕๖๗ เพื่อทบทวนว่าข้อใดทำได้ดีและข้อใดต้องเร่งแก้ไข ที่ประชุมเห็นพ้องกันว่าจุดอ่อนสำคัญคือการสื่อสารกับประชาชน"
    "และการเผยแพร่ข้อมูลที่ยังไม่ครบตามกำหนดเวลา",
    "ผลคะแนนด้านการใช้งบประมาณอยู่ที่ ๘๒.๙๖ คะแนน ซึ่งต่ำกว่าเป้าหมาย บุคลากรส่วนใหญ่ตอบว่าไม่ทราบแผนการใช้จ่ายของหน่วยงาน "
    "ทั้งที่มีการประกาศแผนไว้ที่ชั้นสองของอาคาร จึงควรย้ายที่ปิดประกาศและส่งให้ทุกกองโดยตรง",
    "คณะทำงานได้แก่ (๑) ปลัดเทศบาล (๒) ผู้อำนวยการกองคลัง และ (๓) หัวหน้าหน่วยตรวจสอบภายใน มีหน้าที่รวบรวมหลักฐาน "
    "สรุปความก้าวหน้าทุกสองเดือน และจัดทำรายงาน ITA ฉบับสมบูรณ์ส่งก่อนวันที่ ๓๐ เมษายน ๒๕๖๘",
)
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def _arabic(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(tuple(text.translate(_ARABIC) for text in row) for row in rows)


def _columns(header: Row, *order: int) -> tuple[Row, ...]:
    return (header, *(tuple(measure[n] for n in order) for measure in _MEASURES))


_WIDE = _columns(("ตัวชี้วัด", "มาตรการ", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การกำกับติดตาม"), 0, 1, 2, 3, 4, 5)
_NARROW = _columns(("มาตรการ/แนวทาง", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ"), 1, 2, 4, 3)
_ANALYSIS = (
    ("ตัวชี้วัด", "ผลการวิเคราะห์", "←"),
    ("↑", "ประเด็นที่ควรพัฒนา", "จุดอ่อนที่ต้องเร่งแก้ไข"),
    ("การใช้งบประมาณ", "ชี้แจงแผนการใช้จ่ายให้ทุกคนเข้าใจตรงกัน", "บุคลากรไม่ทราบแผนการใช้จ่าย (i7)"),
    ("ประสิทธิภาพการสื่อสาร", "เพิ่มช่องทางสอบถามที่ตอบกลับภายในหนึ่งวันทำการ", "เว็บไซต์ค้นข้อมูลยาก (e4, e5)"),
    ("การเปิดเผยข้อมูล", "–", "ข้อ O13 และ O27 ได้ ๐ คะแนน"),
)
_REPORT = (
    ("ที่", "มาตรการ", "ผลการดำเนินการ", "งบประมาณ (บาท)", "หลักฐาน"),
    ("1", "จัดทำแผ่นพับขั้นตอนบริการ", "พิมพ์แผ่นพับ 1,500 ใบ แจกครบทุกหมู่บ้านเมื่อวันที่ 12 มกราคม 2568", "18,750.00", "ภาพถ่าย"),
    ("2", "เผยแพร่รายการจัดซื้อจัดจ้าง", "เผยแพร่แล้ว 11 เดือน ขาดเดือนกันยายน 2568", "-", "https://www.example.go.th/buy"),
    ("3", "ทะเบียนยืมทรัพย์สิน", "เริ่มใช้วันที่ 3 มีนาคม 2568 มีผู้ยืม 47 ครั้ง คืนครบ 45 ครั้ง คิดเป็นร้อยละ 95.74", "5,200.00", "ทะเบียน"),
    ("4", "ระบบจองคิวออนไลน์", "ยังไม่ดำเนินการ เพราะรองบประมาณ", "", ""),
    ("รวม", "←", "←", "23,950.00", ""),
)

SAMPLES = (
    Sample(
        "wide",
        "Laksaman",
        14,
        (
            Title("แผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
            Body(_PROSE[0]),
            Grid((3, 6.5, 3, 3.5), _SCORES),
            Title("๒. มาตรการเพื่อยกระดับ"),
            Grid((3.2, 5, 6, 3, 3, 4.5), _WIDE),
        ),
        landscape=True,
    ),
    Sample(
        "narrow",
        "Norasi",
        12,
        (Title("มาตรการของหน่วยงาน"), Body(_PROSE[1]), Grid((5, 5.4, 3, 2.6), _arabic(_NARROW))),
    ),
    Sample(
        "analysis",
        "Garuda",
        11,
        (Title("การวิเคราะห์ผลการประเมิน"), *map(Body, _PROSE), Grid((4, 6, 6), _ANALYSIS), Grid((3, 7, 3, 3), _SCORES)),
        justified=True,
    ),
    Sample(
        "report",
        "Sawasdee",
        12,
        (Title("รายงานผลการดำเนินการ"), Grid((1, 4.5, 5.5, 2.5, 2.5), _REPORT), Body(_PROSE[2])),
    ),
    Sample(
        "crowded",
        "Loma",
        10,
        (Body(_PROSE[2]), Grid((2.2, 3, 4, 2.1, 2.2, 2.5), _arabic(_WIDE)), Grid((2, 5, 2, 2), _arabic(_SCORES))),
    ),
    Sample(
        "serif",
        "Kinnari",
        12,
        (Title("ส่วนที่ ๑"), Grid((4, 6, 6), _ANALYSIS), Title("ส่วนที่ ๒"), Grid((6, 9, 4, 4), _NARROW)),
        landscape=True,
    ),
    Sample("prose", "Laksaman", 16, (Title("บทสรุป"), *map(Body, _PROSE), *map(Body, _PROSE)), justified=True),
    Sample(
        "borderless", "Laksaman", 14, (Title("ตารางคะแนน"), Grid((3, 7, 3, 3), _SCORES, borders=False), Body(_PROSE[1]))
    ),
)


def write(sample: Sample, folder: Path) -> Path:
    """Write a sample as DOCX."""
    document = docx.Document()
    _lay_page(document, sample.landscape)
    for block in sample.blocks:
        if isinstance(block, Grid):
            _table(document, block, sample)
            document.add_paragraph()
        else:
            _paragraph(document.add_paragraph(), block.text, sample, title=isinstance(block, Title))
    path = folder / f"{sample.name}.docx"
    document.save(str(path))
    return path


def _lay_page(document: Document, landscape: bool) -> None:
    section = document.sections[0]
    width, height = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2)
    _field(section.footer.paragraphs[0], "PAGE")


def _paragraph(paragraph: Paragraph, text: str, sample: Sample, *, title: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = title
    run.font.size = Pt(sample.size)
    properties = run._r.get_or_add_rPr()
    fonts = f'<w:rFonts {nsdecls("w")} w:ascii="{sample.font}" w:hAnsi="{sample.font}" w:cs="{sample.font}"/>'
    properties.insert(0, parse_xml(fonts))
    properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{2 * (sample.size + 4 * title)}"/>'))
    if title:
        properties.append(OxmlElement("w:bCs"))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif sample.justified:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY


def _table(document: Document, grid: Grid, sample: Sample) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths), "Table Grid" if grid.borders else "Normal Table")
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)
    _merge(table, grid)
    for row, texts in zip(table.rows, grid.rows, strict=True):
        for position, text in enumerate(texts):
            if text in ("←", "↑"):
                continue
            cell = row.cells[position]
            for n, part in enumerate(text.split("\n")):
                _paragraph(cell.add_paragraph() if n else cell.paragraphs[0], part, sample)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _merge(table: Table, grid: Grid) -> None:
    for i, row in enumerate(grid.rows):
        for j, text in enumerate(row):
            table.cell(i, j).width = Cm(grid.widths[j])
            if text == "←":
                table.cell(i, j - 1).merge(table.cell(i, j))
            if text == "↑":
                table.cell(i - 1, j).merge(table.cell(i, j))


def _field(paragraph: Paragraph, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()._r
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run.append(element)
