"""The command `ita`: parse, call one function, print, exit code. No logic, and imports only when a command needs them.

Exit codes: 0 ready · 1 gaps · 2 usage · 3 a file that cannot be read or written · 4 broken rules or knowledge.
"""

from __future__ import annotations

import atexit
import gc
import gettext
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import cli_workshop
from checker import __version__
from cli_errors import GAPS, thai_errors

if TYPE_CHECKING:
    from checker.outcomes import Check
    from checker.output import Digits

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}

edition_option = click.option("--edition", type=int, metavar="ปี", help="ปีของเกณฑ์ (พ.ศ.) แทนปีที่อ่านได้จากเอกสาร เช่น 2568")
item_option = click.option("--item", metavar="ข้อ", help="ข้อ OIT ของเอกสาร เช่น O27")
file_argument = click.argument("file", type=click.Path(path_type=Path), metavar="แฟ้ม")


# Looking for plugins reads the papers of every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# click looks its own words up by gettext when it needs them.
os.environ["LANGUAGE"] = "th"
gettext.bindtextdomain("click", Path(__file__).parent / "checker" / "locale")
gettext.textdomain("click")


@click.group(context_settings=SETTINGS, options_metavar="[ตัวเลือก]", subcommand_metavar="คำสั่ง …")
@click.version_option(__version__, "-V", "--version", prog_name="ita", message="%(prog)s %(version)s", help="แสดงรุ่น")
def main() -> None:
    """ตรวจมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ก่อนส่ง และบอกวิธีแก้เป็นภาษาไทย

    \b
    ตัวอย่าง:
      ita check แผน.yaml              ตรวจแผนมาตรการ
      ita read แผน.txt                ดูว่าโปรแกรมอ่านเอกสารได้อะไร
    """
    # A command is short and makes little garbage: looking for it, now and at the end, costs a tenth of its time.
    gc.set_threshold(500_000)
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


@main.command(options_metavar="[ตัวเลือก]", short_help="ตรวจแผนหรือรายงานก่อนส่ง และบอกวิธีแก้")
@file_argument
@edition_option
@item_option
@click.option("--plan", type=click.Path(path_type=Path), metavar="แฟ้ม", help="แผนที่รายงานนี้บอกผล (เมื่อตรวจรายงาน)")
@click.option("--report", type=click.Path(path_type=Path), metavar="แฟ้ม", help="รายงานผลที่จะเทียบกับแผนนี้")
@click.option(
    "--scores",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="แฟ้ม",
    help="คะแนนของปีที่แผนวิเคราะห์ หรือของปีที่ทำมาตรการเมื่อตรวจรายงาน (ใช้ซ้ำได้)",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "docx", "xlsx", "sarif", "junit"]),
    help="รูปแบบผลลัพธ์ (ปกติ text หรือตามนามสกุลของ -o)",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="แฟ้ม",
    help="เขียนผลลงแฟ้ม: .docx บันทึกข้อความ .xlsx แผนปฏิบัติการ .html .json .txt .sarif .xml (JUnit)",
)
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="แฟ้ม",
    help="เขียนสำเนาเอกสารที่มีความเห็นตรงจุดที่พบ (DOCX XLSX PDF)",
)
@click.option(
    "--follow-up", type=click.Path(path_type=Path), metavar="แฟ้ม", help="แผนปฏิบัติการ .xlsx ครั้งก่อน เทียบว่าแก้แล้วเพียงใด"
)
@click.option(
    "--waivers", type=click.Path(path_type=Path), metavar="แฟ้ม", help="รายการยกเว้น (.yaml .xlsx) พร้อมเหตุผลและผู้อนุมัติ"
)
@click.option(
    "--compare",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="แฟ้ม",
    help="ข้อความที่ใช้ดูว่าคัดมาหรือไม่ เช่น แผนปีก่อน (ใช้ซ้ำได้)",
)
@cli_workshop.overlay_option
@click.option("--mend", is_flag=True, help="หาสิ่งที่ต้องเขียนน้อยที่สุดให้แต่ละข้อผ่าน และตรวจซ้ำให้แล้ว")
@click.option("--all", "every", is_flag=True, help="แสดงข้อแนะนำทุกข้อ (ปกติแสดง 10 เรื่องแรก)")
@click.option("--digits", type=click.Choice(["arabic", "thai"]), default="arabic", help="เลขในผลแบบข้อความ (ปกติ arabic)")
@click.option("--why", is_flag=True, help="แสดงเหตุผลของทุกข้อที่ยังไม่ผ่าน: ข้อเท็จจริงและเงื่อนไขที่ใช้ตัดสิน")
@click.option(
    "--fail-level", type=click.Choice(["fail", "advice"]), default="fail", help="ระดับที่ถือว่ายังไม่พร้อม (ปกติ fail)"
)
@click.option("--stamp-time", is_flag=True, help="บันทึกเวลาที่ตรวจลงในผลด้วย")
def check(
    file: Path,
    edition: int | None,
    item: str | None,
    plan: Path | None,
    report: Path | None,
    scores: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    annotate: Path | None,
    follow_up: Path | None,
    waivers: Path | None,
    compare: tuple[Path, ...],
    overlay: Path | None,
    mend: bool,
    every: bool,
    digits: Digits,
    why: bool,
    fail_level: str,
    stamp_time: bool,
) -> None:
    """ตรวจแผนมาตรการหรือรายงานผลก่อนส่ง บอกว่าขาดอะไร อยู่ที่ใด เกณฑ์ข้อใดกำหนด และแก้อย่างไร

    \b
    ตัวอย่าง:
      ita check แผน.yaml
      ita check แผน.docx --edition 2568 --format json -o ผล.json
      ita check รายงาน.docx --plan แผน.docx
      ita check แผน.docx --annotate แผน.ตรวจแล้ว.docx -o บันทึก.docx
    รหัสจบ: 0 พร้อมส่ง · 1 มีข้อที่ต้องแก้หรือต้องตรวจด้วยคน · 2 ใช้คำสั่งผิด · 3 อ่านแฟ้มไม่ได้ · 4 ฐานกฎหรือฐานความรู้เสีย
    """
    with thai_errors():
        from checker import annotate as comments
        from checker.check import Files, examine_file
        from checker.decisions import with_decisions
        from checker.files import write_whole
        from checker.follow_up import compare as held_against
        from checker.follow_up import read_actions
        from checker.output import ENDINGS, render
        from checker.refusals import check_ending, check_outputs

        files = Files(file, plan, report, scores, compare)
        check_outputs(output, annotate, inputs=(*files.all(), waivers, follow_up))
        check_ending(None if form else output, ENDINGS)
        if annotate:
            check_ending(annotate, (f".{comments.annotated_format(file)}",))
        found = examine_file(files, edition=edition, item=item, stamp_time=stamp_time, overlay=overlay)
        found, told = with_decisions(found, waivers=waivers, mend=mend, why=why)
        result = found.check
        followed = held_against(read_actions(follow_up), result) if follow_up else None
        shown = render(found, form, output, followed, every=every, more=told, digits=digits)
        if output:
            write_whole(output, shown)
        else:
            click.echo(shown, nl=False)
        if annotate:
            comments.annotate(file, result, annotate)
    sys.exit(exit_code(result, fail_level))


@main.command(options_metavar="[ตัวเลือก]", short_help="แสดงสิ่งที่อ่านได้จากเอกสาร พร้อมตำแหน่ง")
@file_argument
@edition_option
@item_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "yaml"]), default="text", help="รูปแบบผลลัพธ์ (ปกติ text)"
)
def read(file: Path, edition: int | None, item: str | None, form: str) -> None:
    """แสดงสิ่งที่โปรแกรมอ่านได้จากเอกสาร พร้อมตำแหน่ง

    \b
    ตัวอย่าง:
      ita read แผน.txt
      ita read แผน.txt --format yaml > แผน.yaml     แล้วแก้ต่อด้วยมือได้
    """
    with thai_errors():
        from checker.intake import understand
        from checker.output.reading import render

        click.echo(render(understand(file, edition=edition, item=item), form), nl=False)


@main.command(options_metavar="[ตัวเลือก]", short_help="แนะนำมาตรการจากคะแนน และร่างแผนให้")
@file_argument
@edition_option
@click.option("--agency-type", metavar="ประเภท", help="ประเภทหน่วยงาน เช่น อบต. เทศบาลตำบล จังหวัด (ปกติดูจากชื่อ)")
@click.option("--plan", type=click.Path(path_type=Path), metavar="แฟ้ม", help="แผนที่มีอยู่แล้ว จะไม่แนะนำมาตรการที่ซ้ำ")
@click.option("--all", "keep", is_flag=True, help="รวมมาตรการรักษามาตรฐานของเรื่องที่ผ่านเกณฑ์แล้ว")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="แฟ้ม", help="เขียนร่างแผน (.docx .xlsx .html .yaml .json)"
)
def recommend(
    file: Path, edition: int | None, agency_type: str | None, plan: Path | None, keep: bool, output: Path | None
) -> None:
    """แนะนำมาตรการมาตรฐานจากคะแนน: ทุกข้อที่ต่ำกว่า 85 ได้มาตรการของข้อนั้น

    \b
    ตัวอย่าง:
      ita recommend คะแนน.yaml
      ita recommend คะแนน.xlsx -o แผน.docx
      ita recommend คะแนน.yaml --plan แผนเดิม.docx
    """
    with thai_errors():
        from checker.files import write_whole
        from checker.from_scores import advise
        from checker.output import recommendations
        from checker.output.screen import Screen
        from checker.refusals import check_ending, check_outputs

        check_outputs(output, inputs=(file, plan))
        check_ending(output, recommendations.ENDINGS)
        drafting = output is not None
        found = advise(file, edition=edition, agency_type=agency_type, plan=plan, keep=keep, drafting=drafting)
        if output and found.recommendations.measures:
            write_whole(output, recommendations.as_file(found.plan, found.edition, output))
            click.echo(recommendations.as_receipt(found, output, Screen()), nl=False)
        else:
            click.echo(recommendations.as_text(found, Screen()), nl=False)


@main.command(options_metavar="[ตัวเลือก]", short_help="แสดงคะแนน ระดับ และสิ่งที่ต่ำกว่า 85")
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "docx"]),
    help="รูปแบบผลลัพธ์ (ปกติ text หรือตามนามสกุลของ -o)",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="แฟ้ม", help="เขียนผลลงแฟ้ม (.html .docx .json .txt)"
)
def scores(file: Path, form: str | None, output: Path | None) -> None:
    """แสดงคะแนนและระดับ เหตุที่ได้ระดับนั้น สิ่งที่ต่ำกว่าเกณฑ์ และสิ่งที่ต้องเพิ่มเพื่อถึงระดับถัดไป

    \b
    ตัวอย่าง:
      ita scores คะแนน.yaml
      ita scores คะแนน.xlsx -o คะแนน.html     ตารางและแผนภูมิสิบตัวชี้วัด (.docx ก็ได้)
      ita scores แผน.txt --format json
    """
    with thai_errors():
        from checker.files import write_whole
        from checker.from_scores import read_standing
        from checker.output import standing
        from checker.refusals import check_ending, check_outputs

        check_outputs(output, inputs=(file,))
        check_ending(None if form else output, standing.ENDINGS)
        shown = standing.render(*read_standing(file), form, output)
        if output:
            write_whole(output, shown)
            click.echo(f"เขียนผลคะแนนไว้ที่ {output}")
        else:
            click.echo(shown, nl=False)


@main.command(options_metavar="[ตัวเลือก]", short_help="เขียนแบบฟอร์มแผนเปล่าตามเกณฑ์ของปี")
@click.option("--edition", type=int, default=2569, show_default=True, metavar="ปี", help="ปีของเกณฑ์ (พ.ศ.)")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="แฟ้ม",
    help="แฟ้มที่จะเขียน (.docx .xlsx .html .yaml .json)",
)
def template(edition: int, output: Path) -> None:
    """เขียนแบบฟอร์มแผนมาตรการเปล่าที่มีคอลัมน์ครบตามเกณฑ์ของปี

    \b
    ตัวอย่าง:
      ita template --edition 2569 -o แบบแผน.docx
    """
    with thai_errors():
        from checker.files import write_whole
        from checker.from_scores import blank
        from checker.output import recommendations
        from checker.refusals import check_ending, check_outputs

        check_outputs(output, inputs=())
        check_ending(output, recommendations.ENDINGS)
        plan, of_year = blank(edition)
        write_whole(output, recommendations.as_file(plan, of_year, output))
        click.echo(f"เขียนแบบฟอร์มปี {edition} ไว้ที่ {output}")


@main.command(options_metavar="[ตัวเลือก]", short_help="อธิบายกฎหรือรหัสข้อ")
@click.argument("name", metavar="รหัส")
@edition_option
@click.option(
    "--in", "document", type=click.Path(path_type=Path), metavar="แฟ้ม", help="เอกสารที่ต้องการรู้ว่ากฎนี้ตัดสินอย่างไร เพราะอะไร"
)
def explain(name: str, edition: int | None, document: Path | None) -> None:
    """อธิบายกฎ (เช่น M01) หรือรหัสข้อ (เช่น I7 O27) ว่าคืออะไร มีที่มาจากแหล่งใด และมีมาตรการมาตรฐานใด

    \b
    ตัวอย่าง:
      ita explain M03
      ita explain I7 --edition 2565
      ita explain O27
      ita explain M03 --in แผน.docx
    """
    with thai_errors():
        from checker.lookup import explain as told
        from checker.lookup import explain_in
        from checker.output.screen import Screen

        page = Screen()
        heading, *rest = explain_in(name, document, edition) if document else told(name, edition)
        page.line(heading, "bold")
        for paragraph in rest:
            page.line(paragraph, indent="  ")
        click.echo(page.text, nl=False)


for _group in (cli_workshop.rules, cli_workshop.features, cli_workshop.knowledge):
    main.add_command(_group)


def exit_code(result: Check, fail_level: str) -> int:
    """Return the exit code that a verdict stands for."""
    advised = fail_level == "advice" and result.summary["advice"]
    return GAPS if result.verdict != "ready" or advised else 0


if __name__ == "__main__":
    main()
