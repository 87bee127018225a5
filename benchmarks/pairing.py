"""How well report rows are paired with plan measures, on the labelled plans: python benchmarks/pairing.py

Limits and words are tuned on the figures of `train` only.
"""

from __future__ import annotations

import time

from checker.pairing import pair
from tests.checker.labelled_pairs import Case, Figures, cases, figures


def main() -> None:
    """Print the figures of each set, of its pairs taken alone, and the time for a plan of 40 measures."""
    everything = cases()
    train = [case for case in everything if not case.held_out]
    held_out = [case for case in everything if case.held_out]
    for name, some in (("train", train), ("held-out", held_out), ("all", everything)):
        _show(name, figures(some))
        _show(f"{name}, each pair alone", figures([alone for case in some for alone in _alone(case)]))
    plan = [measure for case in everything[::3] for measure in case.plan][:40]
    report = [row for case in everything for row in case.report][:40]
    began = time.perf_counter()
    pair(plan, report)
    print(f"{len(plan)} measures × {len(report)} rows: {time.perf_counter() - began:.2f} s")


def _show(name: str, found: Figures) -> None:
    unsure = found.share("same", "unsure")
    print(f"{name}: precision {found.precision:.3f}, recall {found.recall:.3f}, unsure {unsure:.3f}")
    for answer in ("same", "unsure", "different"):
        same, different = found.pairs["same", answer], found.pairs["different", answer]
        print(
            f"  called {answer}: {same + different} pairs, of which {same} are the same and {different} are different"
        )
    print(f"  wrongly missing {found.wrongly_missing}, wrongly foreign {found.wrongly_foreign}")
    if "alone" not in name:
        print(f"  row left out: its measure {dict(found.row_left_out)}, other measures lost {found.others_lost}")
        print(f"  measure left out: its row {dict(found.measure_left_out)}")


def _alone(case: Case) -> list[Case]:
    return [
        Case(case.name, case.held_out, (measure,), (row,), case.truth & {(measure.number, row.number)})
        for measure in case.plan
        for row in case.report
    ]


if __name__ == "__main__":
    main()
