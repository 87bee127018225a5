"""Reading many pictures of pages, side by side, with a progress bar on standard error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from PIL import Image
from rich.console import Console
from rich.progress import Progress

from checker.reading.pdf_page import Page
from checker.reading.scan_page import page
from checker.reading.scan_tesseract import require

DPI = 300  # more tells nothing new
_READERS = min(os.cpu_count() or 1, 4)


class Scan(NamedTuple):
    """A picture of page `number` of a document."""

    number: int
    picture: Image.Image
    dpi: float


def pages(scans: Iterable[Scan], count: int) -> list[Page]:
    """Return `count` pages as they are read from pictures; raise `ReadingError` where Tesseract is not installed."""
    require()
    found: list[Page] = []
    waiting = iter(scans)
    with _progress(count) as advance, ThreadPoolExecutor(_READERS) as readers:
        # Pictures are large: no more of them are drawn than can be read at a time.
        while batch := list(islice(waiting, _READERS)):
            for read in readers.map(lambda scan: page(scan.picture, scan.dpi, scan.number), batch):
                found.append(read)
                advance()
    return found


@contextmanager
def _progress(count: int) -> Iterator[Callable[[], None]]:
    """Show a bar where somebody looks on and there is something to wait for."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=count < 2 or not console.is_terminal) as bar:
        task = bar.add_task("กำลังอ่านภาพสแกน", total=count)
        yield lambda: bar.advance(task)
