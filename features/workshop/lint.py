"""What silently passes or breaks in a feature file, each with its line and the mend (Thai).

Thai is written without blanks, so that a keyword that runs into its sentence is no step but a description, and the
everyday word สถานการณ์ for เหตุการณ์ swallows a whole scenario: the run stays green and nothing was checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser

from checker.thai import arabic
from features.steps import reading_sentences, report_sentences
from features.steps.scene import FIELDS
from features.steps.sentences import VERDICTS
from features.workshop.outline import PART_WORDS, STEP_WORDS, Outline, Part, Row, Step, read
from features.workshop.steps import KEYWORDS, Sentence, sentences
from rules.language import code_of
from rules.workshop.findings import Finding
from rules.workshop.lint import UNFINISHED

LANGUAGE = "# language: th"
ENDINGS = {"ตรวจ": "ไม่พบข้อบกพร่องอื่น", "ขอคำแนะนำ": "ไม่แนะนำมาตรการอื่น", "อ่าน": "ไม่พบข้อมูลอื่น"}
"""How a scenario ends that checks, asks for advice or reads: knowing that nothing else was found."""

_STUB = f"ยังเป็นข้อความตั้งต้น ให้เขียนแทน “{UNFINISHED} …)” ให้เสร็จ"
_MISTAKEN = {
    "สถานการณ์": "เหตุการณ์",
    "กรณี": "เหตุการณ์",
    "กรณีทดสอบ": "เหตุการณ์",
    "scenario": "เหตุการณ์",
    "ตัวอย่าง": "ชุดของตัวอย่าง",
    "examples": "ชุดของตัวอย่าง",
    "โครงเหตุการณ์": "โครงสร้างของเหตุการณ์",
    "scenario outline": "โครงสร้างของเหตุการณ์",
    "คุณสมบัติ": "ความสามารถ",
    "ฟีเจอร์": "ความสามารถ",
    "เรื่อง": "ความสามารถ",
    "feature": "ความสามารถ",
    "พื้นหลัง": "แนวคิด",
    "background": "แนวคิด",
}
_SAID_OTHERWISE = re.compile("ไม่ได้(?:ระบุ|บอก|เขียน|กำหนด|มี)|(?:ยังไม่|ไม่)(?:ระบุ|บอก|เขียน|กำหนด)|ยังไม่มี|ขาด")
"""Ways of saying that there is nothing, for which the sentences say ไม่มี."""
_ENGLISH_STEPS = {"given": "กำหนดให้", "when": "เมื่อ", "then": "ดังนั้น", "and": "และ", "but": "แต่"}
_STRAIGHT = str.maketrans("“”„«»‟＂", '"""""""')
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_RULE = re.compile(r'"([A-Z][0-9๐-๙]{2}[^"]*)"')
_PLACEHOLDER = re.compile("<([^<>]+)>")


def lint(paths: Collection[Path], rules: Collection[str] = (), root: Path | None = None) -> list[Finding]:
    """Return what is wrong in the feature files at `paths` (files or folders), by file and line.

    `rules` are the ids that scenarios may speak of (none: not looked at); files are named as they lie under `root`.
    """
    found: list[Finding] = []
    for path in _files(paths):
        found += (Finding(_name(path, root), line, problem) for line, problem in _problems(path, rules))
    return sorted(set(found))


def lost(paths: Collection[Path], root: Path | None = None) -> list[Finding]:
    """Return the scenarios in feature files that are never run, as another of the same file has their title."""
    files = {path: read(path.read_text(encoding="utf-8-sig")) for path in paths}
    return [Finding(_name(path, root), *problem) for path, outline in files.items() for problem in _repeated(outline)]


def _name(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.as_posix()


def _files(paths: Collection[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.feature")) if path.is_dir() else [path]


Problem = tuple[int, str]


def _problems(path: Path, rules: Collection[str]) -> Iterator[Problem]:
    content = path.read_bytes()
    if content.startswith(b"\xef\xbb\xbf"):
        yield 1, "แฟ้มขึ้นต้นด้วย BOM ที่มองไม่เห็น (มักมาจาก Notepad) ให้บันทึกใหม่เป็น UTF-8 แบบไม่มี BOM"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield 1, "แฟ้มไม่ได้บันทึกเป็น UTF-8 ให้บันทึกใหม่เป็น UTF-8"
        return
    found = [*_head(text), *_outlined(read(text), rules)]
    yield from found
    if not found:
        yield from _refused(text)


def _head(text: str) -> Iterator[Problem]:
    first = text.split("\n", 1)[0].strip()
    if first.replace(" ", "") != LANGUAGE.replace(" ", ""):
        yield 1, f"บรรทัดแรกต้องเป็น “{LANGUAGE}” มิฉะนั้นคำสำคัญภาษาไทยจะไม่ถูกรู้จัก"


def _refused(text: str) -> Iterator[Problem]:
    """Yield what Gherkin itself refuses and the outline did not see."""
    try:
        Parser().parse(text)
    except CompositeParserException as refusal:
        for error in refusal.errors:
            yield error.location["line"], "Gherkin อ่านบรรทัดนี้ไม่ได้ ให้ตรวจคำขึ้นต้นบรรทัด และจำนวนช่องของตาราง"


def _outlined(outline: Outline, rules: Collection[str]) -> Iterator[Problem]:
    if outline.feature is None:
        yield 1, "ไม่พบบรรทัด “ความสามารถ: …” ที่บอกว่าแฟ้มนี้ว่าด้วยเกณฑ์ข้อใด"
    elif not outline.feature.title:
        yield outline.feature.line, "ความสามารถต้องมีชื่อ เช่น “ความสามารถ: M01 มาตรการมีผู้รับผิดชอบ”"
    if not any(outline.scenarios()):
        yield outline.feature.line if outline.feature else 1, "แฟ้มนี้ไม่มี “เหตุการณ์:” จึงไม่ตรวจอะไรเลย"
    yield from _repeated(outline)
    for part in outline.parts:
        for line, text in part.others:
            if problem := _stray(text, part):
                yield line, problem
        yield from _uneven(part.examples)
        for step in part.steps:
            yield from _uneven(step.rows)
            yield from _step(step, part, rules)
        if part.kind in ("scenario", "outline"):
            yield from _scenario(part)


def _repeated(outline: Outline) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for part in outline.scenarios():
        if part.title and part.title in seen:
            first = seen[part.title]
            yield part.line, f"ชื่อเหตุการณ์ซ้ำกับบรรทัด {first} เหตุการณ์ที่ชื่อซ้ำจะถูกตรวจเพียงเหตุการณ์เดียว ให้ตั้งชื่อใหม่"
        seen.setdefault(part.title, part.line)


def _stray(line: str, part: Part) -> str | None:
    """Say what a line that is neither step nor title was perhaps meant to be; None for a plain description."""
    if UNFINISHED in line:
        return _STUB
    head, colon, _ = line.partition(":")
    if colon and head.strip() in PART_WORDS:
        return f"ตัดช่องว่างหน้า : ให้เขียน “{head.strip()}: …”"
    if colon and (meant := _meant_part(head.strip())):
        return f"คำขึ้นต้น “{head.strip()}:” ไม่ใช่คำที่ใช้ได้ หมายถึง “{meant}:” ใช่หรือไม่"
    for word in PART_WORDS:
        if line.startswith(word) and (part.steps or part.kind == "feature") and not colon:
            return f"ขาดเครื่องหมาย : หลัง “{word}” ให้เขียน “{word}: …”"
    if line.split(" ", 1)[0] == "สถานการณ์":
        return "คำขึ้นต้น “สถานการณ์” ไม่ใช่คำที่ใช้ได้ ให้เขียน “เหตุการณ์: …”"
    for word in STEP_WORDS:
        if line.startswith(word):
            return _meant_step(line, word, part)
    english = line.split(" ", 1)[0].rstrip(":").lower()
    if english in _ENGLISH_STEPS:
        return f"ให้ใช้คำไทย “{_ENGLISH_STEPS[english]}” แทน “{line.split(' ', 1)[0]}”"
    return "บรรทัดนี้ไม่ใช่ขั้นของเหตุการณ์ ให้ขึ้นต้นด้วย กำหนดให้ เมื่อ ดังนั้น และ หรือ แต่" if part.steps else None


def _meant_part(head: str) -> str | None:
    if head in PART_WORDS:
        return None
    if meant := _MISTAKEN.get(head.lower()):
        return meant
    return next(iter(get_close_matches(head, PART_WORDS, 1, 0.75)), None)


def _meant_step(line: str, word: str, part: Part) -> str | None:
    said = line.removeprefix(word)
    if said[:1] == " ":
        return f"“{word}” ต้องอยู่ใต้ “เหตุการณ์:” บรรทัดนี้จึงยังไม่ถูกตรวจ"
    # In a description Thai sentences rightly begin with these words: แต่ละมาตรการ, เมื่อปีก่อน.
    if part.kind != "feature" or _match(_mended(said)):
        return f"ต้องเว้นวรรคหนึ่งช่องหลัง “{word}” มิฉะนั้นบรรทัดนี้จะไม่ถูกตรวจ ให้เขียน “{word} {said.strip()}”"
    return None


def _scenario(part: Part) -> Iterator[Problem]:
    if not part.title:
        yield part.line, "เหตุการณ์ต้องมีชื่อที่บอกว่าตรวจอะไร"
    if not part.steps:
        yield part.line, f"เหตุการณ์ “{part.title}” มีแต่ชื่อ จึงผ่านโดยไม่ได้ตรวจ ให้เขียน กำหนดให้ เมื่อ ดังนั้น"
        return
    kinds = {step.kind for step in part.steps}
    if "then" not in kinds:
        yield part.line, f"เหตุการณ์ “{part.title}” ไม่มีบรรทัด “ดังนั้น” จึงไม่ได้ตรวจผลใดเลย"
    elif "when" not in kinds:
        yield part.line, f"เหตุการณ์ “{part.title}” ไม่มีบรรทัด “เมื่อ” เช่น “เมื่อ ตรวจแผน”"
    elif (ending := _ending(part)) and part.steps[-1].text.replace(" ", "") != ending:
        yield part.line, f"เหตุการณ์ “{part.title}” ต้องจบด้วย “และ {ending}” เพื่อให้รู้ว่าไม่มีผลอื่นแฝงอยู่"
    if part.kind == "outline":
        yield from _outline_examples(part)


def _ending(part: Part) -> str | None:
    """Return the sentence that must end a scenario, by what it does."""
    done = [step.text for step in part.steps if step.kind == "when"]
    return next((ending for verb, ending in ENDINGS.items() if done[-1].replace(" ", "").startswith(verb)), None)


def _outline_examples(part: Part) -> Iterator[Problem]:
    if len(part.examples) < 2:
        yield part.line, "โครงสร้างของเหตุการณ์ต้องมี “ชุดของตัวอย่าง:” พร้อมตารางที่มีอย่างน้อยหนึ่งแถว"
        return
    columns = part.examples[0][1]
    for step in part.steps:
        for name in _PLACEHOLDER.findall(step.text):
            if name not in columns:
                yield step.line, f"ไม่มีคอลัมน์ “{name}” ในชุดของตัวอย่าง (มี {', '.join(columns)})"


def _uneven(rows: list[Row]) -> Iterator[Problem]:
    for line, cells in rows:
        if len(cells) != len(rows[0][1]):
            yield line, f"แถวนี้มี {len(cells)} ช่อง แต่หัวตารางมี {len(rows[0][1])} ช่อง"


def _step(step: Step, part: Part, rules: Collection[str]) -> Iterator[Problem]:
    if UNFINISHED in step.text:
        yield step.line, _STUB
        return
    if step.word == "*":
        said = step.text if step.text.startswith(STEP_WORDS) else f"และ {step.text}"
        yield step.line, f"ไม่ใช้ * นำหน้าบรรทัด ให้เขียน “{said}”"
        return
    if step.kind is None:
        yield step.line, f"เหตุการณ์ขึ้นต้นด้วย “{step.word}” ไม่ได้ ให้ขึ้นต้นด้วย “กำหนดให้”"
        return
    for text in _filled(step, part):
        problem = _sentence(step, text) or _named_rules(text, rules)
        if problem:
            yield step.line, problem
            return


def _filled(step: Step, part: Part) -> Iterator[str]:
    """Yield the step as it stands, or as each row of examples fills it where they have all its columns."""
    named = _PLACEHOLDER.findall(step.text)
    if part.kind != "outline" or not named:
        yield step.text
        return
    if not part.examples or not set(named) <= set(part.examples[0][1]):
        return
    for _line, cells in part.examples[1:]:
        text = step.text
        for name, value in zip(part.examples[0][1], cells, strict=False):
            text = text.replace(f"<{name}>", value)
        yield text


def _sentence(step: Step, text: str) -> str | None:
    said = _match(text)
    right = next((s for s in said if s.kind == step.kind), None)
    if right:
        return _arguments(right, text) or _block(right, step)
    if said:
        return f"ประโยคนี้ใช้กับ “{KEYWORDS[said[0].kind]}” ไม่ใช่ “{KEYWORDS[step.kind]}”" if step.kind else None
    mended = _mended(text)
    if mended != text and _match(mended):
        return f"{_what_differs(text)} ให้เขียน “{mended}”"
    return f"ไม่รู้จักประโยค “{text}” ประโยคที่ใกล้เคียงคือ “{_nearest(mended, step)}”"


def _nearest(text: str, step: Step) -> str:
    """Return the sentence that a step may have meant: what it says in the words of one, else the most like it."""
    said = _SAID_OTHERWISE.sub("ไม่มี", text).replace("มาตรการข้อ ", "มาตรการที่ ")
    for sentence in _match(said):
        if sentence.kind == step.kind and _arguments(sentence, said) is None:
            return f"{KEYWORDS[sentence.kind]} {said}"

    def likeness(sentence: Sentence) -> tuple[bool, float, bool]:
        return _denies(said) == _denies(sentence.example), _alike(said, sentence), sentence.kind == step.kind

    near = max(sentences(), key=likeness)
    return f"{KEYWORDS[near.kind]} {near.example}"


def _denies(text: str) -> bool:
    return "ไม่" in re.sub(r'"[^"]*"', "", text)


def _match(text: str) -> list[Sentence]:
    return [sentence for sentence in sentences() if sentence.matches(text.strip())]


def _mended(text: str) -> str:
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("ํา", "ำ").replace("เเ", "แ")
    return " ".join(arabic(text.translate(_STRAIGHT)).replace("\xa0", " ").split())


def _what_differs(text: str) -> str:
    if text.translate(_STRAIGHT) != text:
        return 'ใช้เครื่องหมายคำพูดโค้งไม่ได้ ต้องใช้เครื่องหมายตรง "'
    if _INVISIBLE.search(text):
        return "มีอักขระที่มองไม่เห็นปนอยู่"
    if arabic(text) != text:
        return "ประโยคนี้ใช้เลขไทยตรงนี้ไม่ได้"
    return "สระหรือช่องว่างไม่ตรงกับประโยคที่รู้จัก"


def _alike(text: str, sentence: Sentence) -> float:
    """How alike a step and a sentence are, but for what stands between quotes."""
    one, other = (re.sub(r'"[^"]*"|[0-9.]+', "_", t) for t in (text, sentence.example))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _arguments(sentence: Sentence, text: str) -> str | None:
    """Say which word of a sentence is not one that the steps know."""
    known = {"field": ("ช่อง", _fields(sentence)), "verdict": ("ผลตรวจ", VERDICTS)}
    given = sentence.context.parser.parse_arguments(text) or {}
    for name, (what, words) in known.items():
        word = str(given.get(name, "")).strip()
        if word not in words and _mended(word) in words:
            return f"{_what_differs(word)} ให้เขียน “{_mended(word)}”"
        if word and word not in words:
            near = get_close_matches(word, words, 1)
            hint = f" หมายถึง “{near[0]}” ใช่หรือไม่" if near else f" (มี {', '.join(words)})"
            return f"ไม่รู้จัก{what} “{word}”{hint}"
    return None


def _fields(sentence: Sentence) -> Collection[str]:
    """Return the fields that a sentence may name."""
    function = sentence.context.step_func
    if function.__module__ == report_sentences.__name__:
        return report_sentences.RESULT_FIELDS
    if function.__module__ == reading_sentences.__name__:
        of_item = function.__name__ == reading_sentences.item_says.__name__
        return reading_sentences.OF_ITEM if of_item else reading_sentences.OF_MEASURE
    return FIELDS


def _block(sentence: Sentence, step: Step) -> str | None:
    if sentence.columns and not step.rows:
        return f"ประโยคนี้ต้องมีตารางต่อท้าย หัวตารางคือ | {' | '.join(sentence.columns)} |"
    if sentence.columns and any(len(cells) != len(sentence.columns) for _line, cells in step.rows):
        return f"ตารางของประโยคนี้ต้องมี {len(sentence.columns)} ช่อง คือ {', '.join(sentence.columns)}"
    if sentence.takes_text and not step.has_text:
        return 'ประโยคนี้ต้องมีข้อความต่อท้าย ระหว่างบรรทัด """ สองบรรทัด'
    return None


def _named_rules(text: str, rules: Collection[str]) -> str | None:
    """Say which rule that a step names there is not."""
    codes = set(map(code_of, rules))
    for named in _RULE.findall(text):
        code = arabic(named[:3])
        if codes and code not in codes:
            near = get_close_matches(code, codes, 1)
            return f"ไม่มีกฎ {named}" + (f" หมายถึง {near[0]} ใช่หรือไม่" if near else "")
    return None
