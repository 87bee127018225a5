"""The commands of those who keep rules, scenarios and knowledge: parse, call one function, print, exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rules.workshop.findings import Finding

WRONG, USAGE = 1, 2

_GROUP = {"options_metavar": "[ตัวเลือก]", "subcommand_metavar": "คำสั่ง …"}
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

overlay_option = click.option(
    "--rules", "overlay", type=click.Path(path_type=Path), metavar="โฟลเดอร์", help="ชุดกฎเพิ่มเติมที่วางทับกฎหลัก"
)


@click.group(short_help="ดู ตรวจ ทดลอง และเพิ่มกฎ", **_GROUP)
def rules() -> None:
    """งานของผู้ดูแลกฎ: ดู ตรวจ ทดลอง เพิ่ม และเทียบกฎ

    \b
    ตัวอย่าง:
      ita rules show M01
      ita rules test
    """


@rules.command("list", options_metavar="[ตัวเลือก]", short_help="แสดงกฎทุกข้อ")
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


@rules.command(options_metavar="[ตัวเลือก]", short_help="เล่ากฎหนึ่งข้อเป็นภาษาไทย")
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
        click.echo("\n".join(shown.show(desk.base, name, desk.knowledge)))


@rules.command(options_metavar="[ตัวเลือก]", short_help="หาข้อผิดในฐานกฎ พร้อมวิธีแก้")
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
        _report(desk.lint(), "ไม่พบข้อผิดในฐานกฎ")
        if record:
            click.echo(desk.record())


@rules.command("test", options_metavar="[ตัวเลือก]", short_help="ทดลองกฎกับกรณีทดสอบ")
@click.argument("names", metavar="[รหัส]…", nargs=-1)
@overlay_option
def test_rules(names: tuple[str, ...], overlay: Path | None) -> None:
    """ทดลองกฎกับกรณีทดสอบทุกกรณี ด้วยเครื่องประเมินทั้งสองตัว

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


@rules.command("new", options_metavar="[ตัวเลือก]", short_help="สร้างกฎใหม่ ถามทีละข้อหรือรับจากตัวเลือก")
@overlay_option
def new_rule(overlay: Path | None, **given: str | None) -> None:
    """สร้างกฎใหม่พร้อมกรณีทดสอบและเหตุการณ์ตั้งต้น ถามเฉพาะสิ่งที่ไม่ได้บอกเป็นตัวเลือก

    \b
    ตัวอย่าง:
      ita rules new
      ita rules new --rules กฎจังหวัด
    """
    with workshop_errors():
        from cli import VERSION
        from features.workshop import new as scenarios
        from knowledge import base as knowledge_base
        from rules.workshop.desk import Desk
        from rules.workshop.new import NewRule, create, questions, usual_reads

        desk = Desk(overlay)
        answers = {name: value for name, value in given.items() if value is not None}
        asking = not answers
        known = desk.knowledge if overlay and overlay.is_dir() else knowledge_base.load()
        for question in questions(desk.root, known):
            if question.name in answers or not (asking or question.name in ("id", "title", "kind", "subject", "field")):
                continue
            answers[question.name] = _ask(question.ask, question.choices(answers), question.proposal(answers))
        years = _years(answers.pop("years", str(max(known.editions))))
        made = NewRule(
            since=VERSION,
            years=years,
            reads=tuple(usual_reads(answers["subject"], answers["field"], known)),
            **answers,  # type: ignore[arg-type]
        )
        written = [*create(made, desk.root, known), scenarios.create(made, desk.features)]
        home = Path.cwd()
        for path in written:
            whole = path.resolve()
            click.echo(whole.relative_to(home) if whole.is_relative_to(home) else whole)


for _name, _help in _NEW.items():
    click.option(f"--{_name}", metavar="คำ", help=_help)(new_rule)


@rules.command(options_metavar="[ตัวเลือก]", short_help="ให้กฎของปีหนึ่งใช้ต่อในปีใหม่")
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

        for extension in extending.extend(Desk().root, of, into, knowledge_base.load()):
            click.echo(f"{extension.rule}: {extension.told}")


@rules.command(options_metavar="[ตัวเลือก]", short_help="เทียบสองปีหรือสองฐานกฎ")
@click.argument("old", metavar="เดิม")
@click.argument("new", metavar="ใหม่")
@click.option("--on", "folder", type=click.Path(path_type=Path), metavar="โฟลเดอร์", help="ดูด้วยว่าผลตรวจของเอกสารใดเปลี่ยน")
def diff(old: str, new: str, folder: Path | None) -> None:
    """เทียบเกณฑ์สองปี หรือฐานกฎสองชุด และดูว่าผลตรวจของเอกสารในโฟลเดอร์เปลี่ยนอย่างไร

    \b
    ตัวอย่าง:
      ita rules diff 2568 2569
      ita rules diff 2568 2569 --on แผนของจังหวัด
    """
    with workshop_errors():
        from checker.workshop.impact import impacts
        from knowledge import base as knowledge_base
        from rules.workshop.desk import Desk
        from rules.workshop.diff import differences, side

        known, shipped = knowledge_base.load(), Desk().shipped
        before, after = side(old, shipped, known), side(new, shipped, known)
        click.echo("\n".join(differences(before, after)) or "ไม่ต่างกัน")
        for impact in impacts(folder, before, after) if folder else ():
            click.echo(impact)


@rules.command(options_metavar="[ตัวเลือก]", short_help="เขียนเว็บคลังเกณฑ์และกฎ")
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
        from features.workshop.steps import by_heading
        from rules.workshop.desk import Desk
        from rules.workshop.docs import Sources, write

        desk = Desk(overlay)
        changelog = desk.features.parent / "CHANGELOG.md"
        told = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
        sources = Sources(by_heading(), told, titles(desk.features))
        pages = write(output, desk.base, desk.knowledge, sources)
        click.echo(f"เขียน {len(pages)} หน้า เปิดที่ {output / 'index.html'}")


@click.group(short_help="ตรวจ รัน และดูประโยคของเหตุการณ์ภาษาไทย", **_GROUP)
def features() -> None:
    """งานของผู้เขียนเหตุการณ์: ตรวจการเขียน รัน และดูประโยคที่ใช้ได้

    \b
    ตัวอย่าง:
      ita features run -k M01
    """


@features.command("lint", options_metavar="[ตัวเลือก]", short_help="หาสิ่งที่เขียนผิดในแฟ้มเหตุการณ์")
@click.argument("paths", metavar="[แฟ้ม]…", nargs=-1, type=click.Path(path_type=Path, exists=True))
def lint_features(paths: tuple[Path, ...]) -> None:
    """หาสิ่งที่เขียนผิดหรือถูกข้ามไปเงียบ ๆ ในแฟ้มเหตุการณ์ พร้อมวิธีแก้

    \b
    ตัวอย่าง:
      ita features lint
      ita features lint แผน.feature
    """
    with workshop_errors():
        from features.workshop.lint import lint as found
        from rules.workshop.desk import Desk

        desk = Desk()
        codes = [id_.split("-")[0] for id_ in desk.base.rules]
        _report(found(paths or [desk.features], codes), "ไม่พบข้อผิดในแฟ้มเหตุการณ์")


@features.command(options_metavar="[ตัวเลือก]", short_help="แสดงประโยคที่ใช้เขียนเหตุการณ์")
def steps() -> None:
    """แสดงประโยคที่ใช้เขียนเหตุการณ์ พร้อมตัวอย่าง

    \b
    ตัวอย่าง:
      ita features steps
    """
    with workshop_errors():
        from features.workshop.steps import catalogue

        click.echo(catalogue(), nl=False)


@features.command("run", options_metavar="[ตัวเลือก]", short_help="รันเหตุการณ์และบอกผลเป็นภาษาไทย")
@click.argument("paths", metavar="[แฟ้ม]…", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("-k", "words", default="", metavar="คำ", help="รันเฉพาะเหตุการณ์ที่มีคำเหล่านี้ เช่น M01")
@click.option(
    "--page", type=click.Path(path_type=Path), metavar="แฟ้ม", help="เขียนเอกสาร HTML ที่แสดงผลครั้งล่าสุดของทุกเหตุการณ์"
)
def run_features(paths: tuple[Path, ...], words: str, page: Path | None) -> None:
    """รันเหตุการณ์ทั้งหมดหรือที่เลือก และบอกสิ่งที่คาดกับสิ่งที่พบ

    \b
    ตัวอย่าง:
      ita features run
      ita features run -k M01
      ita features run --page เหตุการณ์.html
    """
    with workshop_errors():
        import datetime

        from features.workshop import living
        from features.workshop.run import FEATURES, run, summary, told

        done = run(paths, words=words, watch=lambda result: click.echo(told(result)))
        for finding in done.findings:
            click.echo(finding)
        click.echo(summary(done))
        if page:
            living.write(page, FEATURES, done.results, f"{datetime.datetime.now():%Y-%m-%d %H:%M}")
            click.echo(f"เขียนเอกสารเหตุการณ์ไว้ที่ {page}")
        if not done.passed:
            sys.exit(WRONG)


@click.group(short_help="แก้ความรู้ในตารางคำนวณ", **_GROUP)
def knowledge() -> None:
    """งานของผู้ดูแลความรู้: ส่งออกเป็นสมุดงาน แก้ใน Excel แล้วนำกลับเข้ามา

    \b
    ตัวอย่าง:
      ita knowledge export สมุดเกณฑ์.xlsx
    """


@knowledge.command(options_metavar="[ตัวเลือก]", short_help="ส่งความรู้ออกเป็นสมุดงาน")
@click.argument("book", metavar="สมุดงาน", type=click.Path(path_type=Path))
def export(book: Path) -> None:
    """ส่งความรู้ทั้งหมดออกเป็นสมุดงาน Excel

    \b
    ตัวอย่าง:
      ita knowledge export สมุดเกณฑ์.xlsx
    """
    with workshop_errors():
        from knowledge.workbook import export as write
        from rules.workshop.adopt import FOLDER

        write(FOLDER, book)
        click.echo(f"เขียนความรู้ไว้ที่ {book}")


@knowledge.command("import", options_metavar="[ตัวเลือก]", short_help="นำสมุดงานที่แก้แล้วกลับเข้ามา")
@click.argument("book", metavar="สมุดงาน", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="แสดงสิ่งที่เปลี่ยนและลองกรณีทดสอบ แต่ไม่เขียน")
def import_book(book: Path, dry_run: bool) -> None:
    """แสดงสิ่งที่เปลี่ยน ตรวจและลองกรณีทดสอบทุกกรณี แล้วจึงเขียนลงแฟ้มความรู้

    \b
    ตัวอย่าง:
      ita knowledge import สมุดเกณฑ์.xlsx
    """
    with workshop_errors():
        from rules.workshop.adopt import adopt

        adopted = adopt(book, write=not dry_run)
        for line in adopted.changes or ("ไม่มีสิ่งใดเปลี่ยน",):
            click.echo(line)
        for problem in adopted.problems:
            click.echo(problem, err=True)
        for path in adopted.written:
            click.echo(f"เขียนแล้ว {path}")
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


def _ask(question: str, choices: Collection[str], proposal: str) -> str:
    kind = click.Choice(list(choices)) if choices else str
    answer: str = click.prompt(question, default=proposal or ("" if not choices else None), type=kind)
    return answer


def _years(told: str) -> tuple[int, ...]:
    """Return the years of `2570` or `2568-2570`."""
    from rules.workshop.findings import WorkshopError

    first, _, last = told.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise WorkshopError(f"อ่านปี “{told}” ไม่ได้ ใช้ปีเช่น 2570 หรือช่วงปีเช่น 2568-2570")
    return tuple(range(int(first), int(last or first) + 1))


@contextmanager
def workshop_errors() -> Iterator[None]:
    """Turn the errors of the workshop into one Thai sentence, over those that every command knows."""
    from cli import thai_errors
    from knowledge.workbook import WorkbookError
    from rules.workshop.findings import WorkshopError

    with thai_errors():
        try:
            yield
        except (WorkshopError, WorkbookError) as problem:
            click.echo(str(problem), err=True)
            sys.exit(USAGE)
        except ModuleNotFoundError as problem:
            if problem.name not in ("pytest", "pytest_bdd", "ruamel", "gherkin"):
                raise
            click.echo("คำสั่งนี้ต้องติดตั้งส่วน workshop ก่อน: pip install 'ita-measures-checker[workshop]'", err=True)
            sys.exit(USAGE)
