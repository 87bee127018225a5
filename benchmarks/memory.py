"""Whether memory stays flat over many documents in one process: python benchmarks/memory.py [DOCUMENTS]."""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path

from sample import document, program

from rules.verdicts import evaluate

DOCUMENTS = 10_000


def main(documents: int) -> None:
    """Print the memory in use now and then."""
    rules = program()
    for number in range(documents + 1):
        if number in (0, 1, 10, 100) or number % max(1, documents // 10) == 0:
            print(f"{number:6} documents: {_resident():6.1f} MB")
        evaluate(rules, document(number, measures=3, questions=9), engine="durable-rules")


def _resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
