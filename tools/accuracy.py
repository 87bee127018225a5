"""Prints how many fields of the project's own documents are read rightly, format by format.

python tools/accuracy.py [--quick] [--details]

`scan` are pages as clean pictures of 300 dpi, `paper` the same as a scanner sees them: askew, out of focus, noisy. A
field of theirs that is wrong must be told as doubtful.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from checker.blocks import ReadingError
from checker.intake import understand
from checker.submission import Submission
from tests.documents import expected, formats

LEAST = {"text": 1.0, "docx": 1.0, "xlsx": 1.0, "html": 1.0, "pdf": 0.99, "scan": 0.85, "paper": 0.85}
PICTURES = ("scan", "paper")


def main() -> int:
    """Measure all formats; return 1 where one is below its aim or could not be measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="leave out scans, which take some seconds a page")
    options.add_argument("--details", action="store_true", help="print every field that was not read rightly")
    chosen = options.parse_args()
    told: dict[str, list[expected.Field]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for kind, name, path in _files(Path(folder), scans=not chosen.quick):
            start = time.perf_counter()
            fields = list(expected.fields(name, _read(path)))
            seconds[kind].append(time.perf_counter() - start)
            told[kind] += fields
            for field in fields if chosen.details else ():
                if not field.right:
                    doubt = "" if field.misleading else " (doubted or empty)"
                    print(f"{path.name} {field.path}: {field.expected!r} ← {field.read!r}{doubt}")
    missed = [_print(kind, told[kind], seconds[kind]) for kind in LEAST if kind in told]
    unmeasured = [kind for kind in LEAST if kind not in told and not (chosen.quick and kind in PICTURES)]
    if unmeasured:
        print(f"not measured, for LibreOffice or Tesseract is not installed: {', '.join(unmeasured)}")
    return int(any(missed) or bool(unmeasured))


def _files(folder: Path, *, scans: bool) -> Iterator[tuple[str, str, Path]]:
    for kind, write in formats.WRITERS.items():
        for name in formats.NAMES:
            yield kind, name, write(name, folder)
    if not shutil.which("soffice"):
        return
    pdfs = formats.as_pdfs(formats.NAMES, folder)
    yield from (("pdf", name, path) for name, path in pdfs.items())
    if scans and shutil.which("tesseract"):
        for kind, write in (("scan", formats.as_scan), ("paper", formats.as_paper)):
            yield from ((kind, name, write(path, folder)) for name, path in pdfs.items())


def _read(path: Path) -> Submission:
    try:
        return understand(path)
    except ReadingError as error:
        print(error)
        return Submission()


def _print(kind: str, fields: list[expected.Field], seconds: list[float]) -> bool:
    """Print the figures of a format; return whether it misses its aim."""
    right = sum(field.right for field in fields)
    misleading = sum(field.misleading for field in fields)
    below = right < LEAST[kind] * len(fields) or (kind in PICTURES and misleading > 0)
    aim = f"aim {LEAST[kind]:.0%}{' MISSED' if below else ''}"
    times = f"{max(seconds):.2f} s slowest, {sum(seconds) / len(seconds):.2f} s mean"
    share = f"{right}/{len(fields)} fields {right / len(fields):.2%}"
    told = f"{misleading} wrong without a doubt"
    if kind in PICTURES:
        told += f", {sum(field.right and field.doubted for field in fields)} right but doubted"
    print(f"{kind:5} {len(seconds):3} documents  {share:24} {aim:16} {told}; {times}")
    return below


if __name__ == "__main__":
    sys.exit(main())
