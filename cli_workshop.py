"""The commands of those who keep rules, scenarios and knowledge: parse, call one function, print, exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import checker
from cli_errors import UNREADABLE, workshop_errors

if TYPE_CHECKING:
    from rules.workshop.findings import Finding

WRONG = 1
_METAVAR = "[ตัวเลือก]"
_COMMANDS = "คำสั่ง …"
_NEW = {
    "id": "รหัสกฎ เช่น M51-owner-named",
    "title": "ชื่อกฎ เขียนเป็นสิ่งที่ต้องมี",
    "kind": "ชนิดเอกสาร: plan report scores",
    "subject": "ตรวจอะไรทีละรายการ เช่น document measure",
    "field": "ช่องที่ดู เช่น owners",
    "test": "ช่องนั้นต้องเป็นอย่างไร เช่น present, true, at least 2",
    "years": "ปีที่ใช้ เช่น 2570 หรือ 2568-2570",
    "severity": "ถ้าขาดถือว่าอย่างไร: fail advice",
    "element": "องค์ประกอบของเกณฑ์ที่กฎอาศัย",
    "source": "รหัสแหล่งอ้างอิง เมื่อไม่อาศัยองค์ประกอบ",
    "criterion": "ข้อความของเกณฑ์ที่แหล่งนั้นกำหนด",
    "why": "เหตุผลที่ต้องตรวจ",
    "expected": "สิ่งที่ควรพบ",
    "message": "ข้อความเมื่อไม่พบ",
    "fix": "วิธีแก้",
}


def _there(_context: click.Context, parameter: click.Parameter, told: Any) -> Any:
    """Refuse files and folders that are not there, before anything is done."""
    any_kind = parameter.name == "paths"
    for path in told if any_kind else filter(None, (told,)):
        if not (path.exists() if any_kind else path.is_dir()):
            what = "แฟ้มหรือโฟลเดอร์" if any_kind else "โฟลเดอร์"
            click.echo(f"อ่านไม่ได้: ไม่พบ{what} {path} โปรดตรวจชื่อ", err=True)
            sys.exit(UNREADABLE)
    return told


_OVERLAY: dict[str, Any] = {"type": click.Path(path_type=Path), "metavar": "โฟลเดอร์", "help": "ชุดกฎเพิ่มเติมที่วางทับกฎหลัก"}
overlay_option = click.option("--rules", "overlay", callback=_there, **_OVERLAY)
new_overlay_option = click.option("--rules", "overlay", **_OVERLAY)


@click.group(short_help="ดู ตรวจ ทดลอง และเพิ่มกฎ", options_metavar=_METAVAR, subcommand_metavar=_COMMANDS)
def rules() -> None:
    """งานของผู้ดูแลกฎ: ดู ตรวจ ทดลอง เพิ่ม และเทียบกฎ

    \b
    ตัวอย่าง:
      ita rules show M01
      ita rules test
    """


@rules.command("list", options_metavar=_METAVAR, short_help="แสดงกฎทุกข้อ")
@overlay_option
def list_rules(overlay: Path | None) -> None:
    """แสดงรหัสและชื่อของกฎทุกข้อ

    \b
    ตัวอย่าง:
      ita rules list
    """
    with workshop_errors():
        from rules.workshop.desk import Desk

        for id_, rule in Desk(overlay).base.rules.items():
            click.echo(f"{id_}  {rule.title}")


@rules.command(options_metavar=_METAVAR, short_help="เล่ากฎหนึ่งข้อเป็นภาษาไทย")
@click.argument("name", metavar="รหัส")
@overlay_option
def show(name: str, overlay: Path | None) -> None:
    """เล่ากฎหนึ่งข้อ: ตรวจอะไร ใช้เมื่อใด ต้องเป็นอย่างไร ปีใดบ้าง และกรณีทดสอบ

    \b
    ตัวอย่าง:
      ita rules show M01
    """
    with workshop_errors():
        from rules.workshop import show as shown
        from rules.workshop.desk import Desk

        desk = Desk(overlay)
        click.echo("\n".join(shown.show(desk.sound, name, desk.knowledge)))


@rules.command(options_metavar=_METAVAR, short_help="หาข้อผิดในฐานกฎ พร้อมวิธีแก้")
@click.option("--record", is_flag=True, help="บันทึกความหมายของกฎที่ประกาศใช้ เมื่อไม่พบข้อผิด")
@overlay_option
def lint(record: bool, overlay: Path | None) -> None:
    """หาข้อผิดในฐานกฎ: ชื่อที่ไม่รู้จัก กรณีที่ขาด แหล่งอ้างอิงที่ไม่มี กฎที่ขัดกันหรือไม่มีวันทำงาน

    \b
    ตัวอย่าง:
      ita rules lint
      ita rules lint --record
    """
    with workshop_errors():
        from rules.workshop.desk import Desk

        desk = Desk(overlay)
        _report(desk.lint(anew=record), "ไม่พบข้อผิดในฐานกฎ")
        if record:
            click.echo(_from_here(desk.record()))


@rules.command("test", options_metavar=_METAVAR, short_help="ทดลองกฎกับกรณีทดสอบ")
@click.argument("names", metavar="[รหัส]…", nargs=-1)
@overlay_option
def test_rules(names: tuple[str, ...], overlay: Path | None) -> None:
    """ทดลองกฎกับกรณีทดสอบทุกกรณี ด้วยเครื่องตัดสินทั้งสอง

    \b
    ตัวอย่าง:
      ita rules test
      ita rules test M01 M03
    """
    with workshop_errors():
        from rules.workshop import show as shown
        from rules.workshop.desk import Desk
        from rules.workshop.test import cases, summary, told

        base = Desk(overlay).base
        wanted = [shown.find(base, name).rule.id for name in names]
        tried = []
        for one in cases(base, wanted):
            tried.append(one)
            if names or not one.passed:
                click.echo(told(one))
        click.echo(summary(tried))
        if not all(one.passed for one in tried):
            sys.exit(WRONG)


@rules.command(options_metavar=_METAVAR, short_help="สร้างกฎใหม่ ถามทีละข้อหรือรับจากตัวเลือก")
@new_overlay_option
def new(overlay: Path | None, **given: str | None) -> None:
    """สร้างกฎใหม่พร้อมกรณีทดสอบและเหตุการณ์ตั้งต้น ถามเฉพาะสิ่งที่ไม่ได้บอกเป็นตัวเลือก

    \b
    ตัวอย่าง:
      ita rules new
      ita rules new --rules กฎจังหวัด
      ita rules new --kind plan --subject measure --field owners --test present --element M1
    """
    with workshop_errors():
        from features.workshop import new as scenarios
        from rules.workshop.asking import Author, new_rule
        from rules.workshop.desk import Desk

        desk = Desk(overlay)
        answers = {name: value for name, value in given.items() if value is not None}
        made = new_rule(desk.bench, answers, Author(click.echo, _prompt), checker.__version__)
        scenarios.place(made, desk.features)
        for path in (*desk.add(made), scenarios.create(made, desk.features)):
            click.echo(_from_here(path))


for _name, _help in _NEW.items():
    click.option(f"--{_name}", metavar="คำ", help=_help)(new)


@rules.command(options_metavar=_METAVAR, short_help="ให้กฎของปีหนึ่งใช้ต่อในปีใหม่")
@click.argument("of", metavar="ปีเดิม", type=int)
@click.argument("into", metavar="ปีใหม่", type=int)
def extend(of: int, into: int) -> None:
    """เขียนปีใหม่ลงในกฎทุกข้อของปีเดิมที่ยังใช้ได้ และบอกกฎที่ต้องตัดสินเอง

    \b
    ตัวอย่าง:
      ita rules extend 2569 2570
    """
    with workshop_errors():
        from knowledge import base as knowledge_base
        from rules.workshop import extend as extending
        from rules.workshop.desk import Desk

        extended = extending.extend(Desk().root, of, into, knowledge_base.load())
        for line in extending.told(extended):
            click.echo(line)
        if not extended:
            click.echo(f"กฎทุกข้อของปี {of} ใช้ในปี {into} อยู่แล้ว")


@rules.command(options_metavar=_METAVAR, short_help="เทียบสองปีหรือสองฐานกฎ")
@click.argument("old", metavar="เดิม")
@click.argument("new", metavar="ใหม่")
@click.option(
    "--on",
    "folder",
    type=click.Path(path_type=Path),
    callback=_there,
    metavar="โฟลเดอร์",
    help="ดูด้วยว่าผลตรวจของเอกสารใดเปลี่ยน",
)
def diff(old: str, new: str, folder: Path | None) -> None:
    """เทียบเกณฑ์สองปี หรือฐานกฎสองชุด และดูว่าผลตรวจของเอกสารในโฟลเดอร์เปลี่ยนอย่างไร

    \b
    ตัวอย่าง:
      ita rules diff 2568 2569
      ita rules diff 2568 2569 --on แผนของจังหวัด
    """
    with workshop_errors():
        from checker.workshop.impact import impacts, summary
        from knowledge import base as knowledge_base
        from rules.workshop.desk import Desk
        from rules.workshop.diff import differences, side

        known, shipped = knowledge_base.load(), Desk().sound
        before, after = side(old, shipped, known), side(new, shipped, known)
        click.echo("\n".join(differences(before, after)) or "ไม่ต่างกัน")
        if folder:
            found = []
            for impact in impacts(folder, before, after):
                found.append(impact)
                click.echo(impact)
            click.echo(summary(found))


@rules.command(options_metavar=_METAVAR, short_help="เขียนเว็บคลังเกณฑ์และกฎ")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="โฟลเดอร์", help="โฟลเดอร์ของเว็บ")
@overlay_option
def docs(output: Path, overlay: Path | None) -> None:
    """เขียนเว็บคลังเกณฑ์และกฎ เปิดได้ในเบราว์เซอร์โดยไม่ต้องต่ออินเทอร์เน็ต

    \b
    ตัวอย่าง:
      ita rules docs -o เว็บ
    """
    with workshop_errors():
        from features.workshop.living import titles
        from features.workshop.steps import by_heading, sentences
        from rules.workshop.desk import Desk
        from rules.workshop.docs import Sources, write

        desk = Desk(overlay)
        changelog = desk.features.parent / "CHANGELOG.md"
        told = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
        sources = Sources(by_heading(sentences()), told, titles(desk.features))
        pages = write(output, desk.sound, desk.knowledge, sources)
        click.echo(f"เขียน {len(pages)} หน้า เปิดที่ {output / 'index.html'}")


@click.group(
    short_help="ตรวจ ทดลอง และดูประโยคของเหตุการณ์ภาษาไทย", options_metavar=_METAVAR, subcommand_metavar=_COMMANDS
)
def features() -> None:
    """งานของผู้เขียนเหตุการณ์: ตรวจการเขียน ทดลอง และดูประโยคที่ใช้ได้

    \b
    ตัวอย่าง:
      ita features run -k M01
    """


@features.command("lint", options_metavar=_METAVAR, short_help="หาสิ่งที่เขียนผิดในแฟ้มเหตุการณ์")
@click.argument("paths", metavar="[แฟ้ม]…", nargs=-1, type=click.Path(path_type=Path), callback=_there)
@overlay_option
def lint_features(paths: tuple[Path, ...], overlay: Path | None) -> None:
    """หาสิ่งที่เขียนผิดหรือถูกข้ามไปโดยไม่มีข้อความแจ้งในแฟ้มเหตุการณ์ พร้อมวิธีแก้

    \b
    ตัวอย่าง:
      ita features lint
      ita features lint แผน.feature
      ita features lint --rules กฎจังหวัด
    """
    with workshop_errors():
        from features.workshop.lint import lint as found
        from rules.workshop.desk import Desk

        desk = Desk(overlay)
        codes = [rule.code for rule in desk.base.rules.values()]
        _report(found(paths or [desk.features], codes, Path.cwd()), "ไม่พบข้อผิดในแฟ้มเหตุการณ์")


@features.command(options_metavar=_METAVAR, short_help="แสดงประโยคที่ใช้เขียนเหตุการณ์")
@click.option("--all", "every", is_flag=True, help="แสดงทุกประโยค (ปกติแสดงประโยคที่ใช้บ่อย)")
def steps(every: bool) -> None:
    """แสดงประโยคที่ใช้เขียนเหตุการณ์ พร้อมตัวอย่าง

    \b
    ตัวอย่าง:
      ita features steps
      ita features steps --all
    """
    with workshop_errors():
        from features.workshop.often import often
        from features.workshop.steps import catalogue, sentences
        from rules.workshop.desk import Desk

        click.echo(catalogue(sentences() if every else often(Desk().features)), nl=False)


@features.command("run", options_metavar=_METAVAR, short_help="ทดลองเหตุการณ์และบอกผลเป็นภาษาไทย")
@click.argument("paths", metavar="[แฟ้ม]…", nargs=-1, type=click.Path(path_type=Path), callback=_there)
@click.option("-k", "words", default="", metavar="คำ", help="ทดลองเฉพาะเหตุการณ์ที่มีคำเหล่านี้ เช่น M01")
@click.option(
    "--page", type=click.Path(path_type=Path), metavar="แฟ้ม", help="เขียนเอกสาร HTML ที่แสดงผลครั้งล่าสุดของทุกเหตุการณ์"
)
@overlay_option
def run_features(paths: tuple[Path, ...], words: str, page: Path | None, overlay: Path | None) -> None:
    """ทดลองเหตุการณ์ทั้งหมดหรือที่เลือก และบอกสิ่งที่คาดกับสิ่งที่พบ

    \b
    ตัวอย่าง:
      ita features run
      ita features run -k M01
      ita features run --page เหตุการณ์.html
      ita features run --rules กฎจังหวัด
    """
    with workshop_errors():
        import datetime

        from features.workshop import living
        from features.workshop.run import run, summary, told
        from rules.workshop.desk import Desk

        if page:
            living.check(page)
        home = Desk(overlay).features
        done = run(paths or [home], words=words, overlay=overlay, watch=lambda result: click.echo(told(result)))
        click.echo(summary(done))
        if page:
            living.write(page, home, done.results, living.thai_time(datetime.datetime.now()))
            click.echo(f"เขียนเอกสารเหตุการณ์ไว้ที่ {page}")
        if not done.passed:
            sys.exit(WRONG)


@click.group(short_help="แก้ความรู้ในตารางคำนวณ", options_metavar=_METAVAR, subcommand_metavar=_COMMANDS)
def knowledge() -> None:
    """งานของผู้ดูแลความรู้: ส่งออกเป็นสมุดงาน แก้ใน Excel แล้วนำกลับเข้ามา

    \b
    ตัวอย่าง:
      ita knowledge export สมุดเกณฑ์.xlsx
    """


@knowledge.command(options_metavar=_METAVAR, short_help="ส่งความรู้ออกเป็นสมุดงาน")
@click.argument("book", metavar="สมุดงาน", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="เขียนทับสมุดงานเดิม")
def export(book: Path, force: bool) -> None:
    """ส่งเกณฑ์ มาตรการมาตรฐาน คำ ประเภทหน่วยงาน และแหล่งอ้างอิงออกเป็นสมุดงาน Excel

    \b
    ตัวอย่าง:
      ita knowledge export สมุดเกณฑ์.xlsx
    """
    with workshop_errors():
        from checker.files import write_whole
        from checker.refusals import RequestError, check_ending, check_outputs
        from knowledge.workbook import export as exported
        from rules.workshop.adopt import FOLDER

        check_outputs(book, inputs=())
        check_ending(book, (".xlsx",))
        if book.exists() and not force:
            raise RequestError(f"มีแฟ้ม {book} อยู่แล้ว โปรดใช้ชื่ออื่น หรือเพิ่ม --force เพื่อเขียนทับ")
        write_whole(book, exported(FOLDER))
        click.echo(f"เขียนความรู้ไว้ที่ {book}")


@knowledge.command("import", options_metavar=_METAVAR, short_help="นำสมุดงานที่แก้แล้วกลับเข้ามา")
@click.argument("book", metavar="สมุดงาน", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="แสดงสิ่งที่เปลี่ยนและลองกรณีทดสอบ แต่ไม่เขียน")
def import_book(book: Path, dry_run: bool) -> None:
    """แสดงสิ่งที่เปลี่ยน ตรวจและลองกรณีทดสอบทุกกรณี แล้วจึงเขียนลงแฟ้มความรู้

    \b
    ตัวอย่าง:
      ita knowledge import สมุดเกณฑ์.xlsx --dry-run
      ita knowledge import สมุดเกณฑ์.xlsx
    """
    with workshop_errors():
        from rules.workshop.adopt import FOLDER, adopt

        adopted = adopt(book, FOLDER, write=not dry_run)
        for line in adopted.changes or ("ไม่มีสิ่งใดเปลี่ยน",):
            click.echo(line)
        for problem in adopted.problems:
            click.echo(problem, err=True)
        for path in adopted.written:
            click.echo(f"เขียนแล้ว {_from_here(path)}")
        if adopted.problems:
            click.echo("ไม่ได้เขียนสิ่งใดลงแฟ้ม", err=True)
            sys.exit(WRONG)


def _report(findings: Collection[Finding], nothing: str) -> None:
    """Print what was found, and leave where something must be mended."""
    from rules.workshop.findings import broken

    for finding in findings:
        click.echo(finding)
    if broken(findings):
        sys.exit(WRONG)
    click.echo(nothing)


def _prompt(question: str, empty: str | None) -> str:
    answer: str = click.prompt(question, default=empty, show_default=bool(empty), type=str)
    return answer


def _from_here(path: Path) -> Path:
    """Return a path as the keeper would type it where he is."""
    whole, home = path.resolve(), Path.cwd()
    return whole.relative_to(home) if whole.is_relative_to(home) else whole
