"""How much processor time the rules take for a document: python benchmarks/engine.py."""

from __future__ import annotations

import time
from statistics import median

from sample import document, program

from rules.verdicts import EngineName, Program, evaluate

ROUNDS = 200


def main() -> None:
    """Print the median time of an evaluation by each engine, and of loading the rules."""
    started = time.process_time()
    rules = program()
    loaded = time.process_time()
    rules.engine  # noqa: B018
    print(f"{len(rules.rules)} rules, {len(rules.productions)} productions, {len(document())} facts")
    print(f"load {1000 * (loaded - started):.0f} ms, engine {1000 * (time.process_time() - loaded):.0f} ms")
    engines: tuple[EngineName, ...] = ("durable-rules", "reference")
    for engine in engines:
        print(f"{engine}: {1000 * _seconds(rules, engine):.1f} ms per document")


def _seconds(rules: Program, engine: EngineName) -> float:
    times = []
    for number in range(ROUNDS):
        facts = document(number)
        started = time.process_time()
        evaluate(rules, facts, engine=engine)
        times.append(time.process_time() - started)
    return median(times)


if __name__ == "__main__":
    main()
