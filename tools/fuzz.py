"""Damages the project's own documents and reads them, until one is neither understood nor refused in a sentence.

python tools/fuzz.py [--tries 10000] [--from 0] [--format docx]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from checker.blocks import ReadingError
from checker.intake import understand
from tests.documents.mutations import KINDS, mutant

_SLOW = 5.0


def main() -> int:
    """Try as many files of each format as asked for; return 1 where one broke the reading or took too long."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tries", type=int, default=10_000, help="how many files in all")
    options.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    options.add_argument("--format", choices=KINDS, help="only this format")
    chosen = options.parse_args()
    kinds = (chosen.format,) if chosen.format else KINDS
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(chosen.first, chosen.first + chosen.tries // len(kinds)):
            broken += sum(not _holds(kind, seed, Path(folder) / "damaged") for kind in kinds)
    print(f"{chosen.tries} files, {broken} broke the reading or took longer than {_SLOW:.0f} s")
    return int(broken > 0)


def _holds(kind: str, seed: int, path: Path) -> bool:
    path.write_bytes(mutant(kind, seed))
    start = time.perf_counter()
    try:
        understand(path)
    except ReadingError:
        pass
    except Exception:
        print(f"{kind} seed {seed}", traceback.format_exc(), sep="\n")
        return False
    taken = time.perf_counter() - start
    if taken > _SLOW:
        print(f"{kind} seed {seed} took {taken:.1f} s")
    return taken <= _SLOW


if __name__ == "__main__":
    sys.exit(main())
