"""How long a user waits for one command in a fresh process: python benchmarks/startup.py [FILE ...].

`ita --version` should take less than 0.3 s, `ita check` of a plan less than one.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "plan.yaml"
RUNS = 11


def main(files: list[Path]) -> None:
    """Print the best and the usual time of each command."""
    ita = Path(sys.executable).with_name("ita")
    for arguments in (["--version"], *(["check", str(file)] for file in files)):
        seconds = sorted(_seconds([str(ita), *arguments]) for _ in range(RUNS))
        print(f"{seconds[0]:5.2f} s best {statistics.median(seconds):5.2f} s usual  ita {' '.join(arguments)}")


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [EXAMPLE])
