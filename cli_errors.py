"""What every command does with an error: one Thai sentence and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

GAPS, USAGE, UNREADABLE, BROKEN = 1, 2, 3, 4


@contextmanager
def thai_errors() -> Iterator[None]:
    """Turn the errors that users can mend into one Thai sentence and the right exit code."""
    from checker.blocks import ReadingError
    from checker.refusals import RequestError, WritingError
    from knowledge.base import KnowledgeError
    from knowledge.yaml_file import YamlError

    try:
        yield
    except (RequestError, KnowledgeError) as problem:
        _leave(str(problem), USAGE)
    except ReadingError as problem:
        _leave(f"อ่านไม่ได้: {problem}", UNREADABLE)
    except WritingError as problem:
        _leave(f"เขียนไม่ได้: {problem}", UNREADABLE)
    except YamlError as problem:
        _leave(f"ฐานกฎหรือฐานความรู้ผิดพลาด: {problem}", BROKEN)
    except (click.ClickException, click.Abort, BrokenPipeError):
        raise  # click tells of them
    except Exception as problem:
        if "ITA_DEBUG" in os.environ:
            raise
        name = type(problem).__name__
        _leave(f"โปรแกรมขัดข้อง ({name}) โปรดส่งแฟ้มนี้ให้ผู้ดูแลโปรแกรม หรือดูรายละเอียดด้วย ITA_DEBUG=1", BROKEN)


@contextmanager
def workshop_errors() -> Iterator[None]:
    """Turn the errors of the workshop into one Thai sentence, over those that every command knows."""
    from checker.refusals import reason
    from knowledge.workbook import WorkbookError
    from rules.workshop.findings import WorkshopError

    with thai_errors():
        try:
            yield
        except WorkshopError as problem:
            _leave(str(problem), USAGE)
        except WorkbookError as problem:
            _leave(f"อ่านไม่ได้: {problem}", UNREADABLE)
        except OSError as problem:
            _leave(f"ใช้ {problem.filename or 'แฟ้ม'} ไม่ได้: {reason(problem)}", UNREADABLE)


def _leave(told: str, code: int) -> None:
    click.echo(told, err=True)
    sys.exit(code)
