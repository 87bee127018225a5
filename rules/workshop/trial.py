"""Everything loaded and every case run: what must hold before edited knowledge is taken over.

`python -m rules.workshop.trial` prints what is wrong (Thai), a line each, and exits with 4 where there is something.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from knowledge import base as knowledge_base
from knowledge import standard, vocabulary
from knowledge.yaml_file import YamlError
from rules import base as rule_base
from rules.workshop import test


def problems() -> Iterator[str]:
    """Yield what is wrong with the knowledge and the rules as they are installed."""
    try:
        knowledge = knowledge_base.load()
        for year in knowledge.editions:
            for code in knowledge.edition(year).questions:
                standard.answering(year, code)
        _ = knowledge.crosswalk, knowledge.agencies, vocabulary.load()  # each is checked when it is first asked for
        rules = rule_base.load(editions=knowledge.editions, sources=knowledge.sources)
        yield from (test.told(tried) for tried in test.cases(rules) if not tried.passed)
    except YamlError as error:
        yield str(error)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    found = list(problems())
    print("\n".join(found))
    sys.exit(4 if found else 0)
