"""The one place that touches durable-rules: its C core, driven without its unsafe Python host (decision 0001)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from rules.inference import Firing, Inference, Memory
from rules.productions import Production
from rules.records import Record
from rules.ruleset import BEGIN, Ruleset, UnsafeError, engine_alias, gate, ruleset

MOST_FIRINGS = 100_000
# Identities are compared by a 32-bit hash, in which the decimal numbers below this do not collide.
_MOST_ASSERTIONS = 400_000
_SESSION = "1"
_OBSERVED_BEFORE = 2


class EngineError(Exception):
    """The engine could not decide. The reference evaluator can."""


class NoEngineError(EngineError):
    """There is no durable-rules here."""


class Engine:
    """Stratified productions in a durable-rules ruleset. Threads take turns; processes need one each."""

    def __init__(self, productions: Sequence[Production], most_firings: int = MOST_FIRINGS) -> None:
        """Load the productions. Raise NoEngineError without durable-rules, EngineError where it refuses them."""
        try:
            # There is none on Windows, and importing it fails on some Pythons where it was built for another.
            import durable_rules_engine
        except ImportError as problem:
            raise NoEngineError("durable-rules is not installed") from problem
        self._core: Any = durable_rules_engine
        self._productions = productions
        self._most_firings = most_firings
        self._lock = threading.Lock()
        try:
            self._ruleset = ruleset(productions)
            # Creating a ruleset can hang on malformed regular expressions and hundreds of siblings. `ruleset` writes
            # no such thing, so this is not done in a process that may be thrown away.
            text = json.dumps(self._ruleset.definitions, ensure_ascii=False)
            self._handle = self._core.create_ruleset("rules", text)
        except (UnsafeError, self._core.error) as problem:
            raise EngineError(str(problem)) from problem

    def infer(self, records: Sequence[Record]) -> Inference:
        """Run the productions over canonical facts. Raise EngineError where the engine fails or does not end."""
        with self._lock:
            if not self._handle:
                raise EngineError("the engine is closed")
            session = _Session(self._core, self._handle, self._ruleset, records)
            try:
                return session.run(self._productions, self._most_firings)
            except (self._core.error, MemoryError) as problem:
                raise EngineError(str(problem)) from problem

    def close(self) -> None:
        """Give the memory of the ruleset back."""
        with self._lock:
            if self._handle:
                self._core.delete_ruleset(self._handle)
                self._handle = 0


class _Session:
    """One run over one set of facts."""

    def __init__(self, core: Any, handle: int, rules: Ruleset, records: Sequence[Record]) -> None:
        self._core, self._handle, self._rules = core, handle, rules
        self._words = rules.words.copy()
        self._memory = Memory(records)
        self._assertions = 0
        self._firings: list[Firing] = []

    def run(self, productions: Sequence[Production], most_firings: int) -> Inference:
        # Deleting a session in which nothing has fired crashes, so something fires first.
        state = self._assert(BEGIN, "")
        try:
            for _ in self._fire(state):
                pass
            for position, record in enumerate(self._memory.records):
                self._add(position, record)
            for stratum in range(1 + max((p.stratum for p in productions), default=0)):
                self._open(stratum)
                for name, frame in self._fire(state):
                    self._fired(int(name[1:]), productions, frame)
                    if len(self._firings) > most_firings:
                        raise EngineError(f"more than {most_firings} firings")
            return self._memory.inference(self._firings)
        finally:
            self._core.delete_state(self._handle, _SESSION)

    def _fire(self, state: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the rule and the facts of each firing, as long as there are any."""
        started = self._core.start_action_for_state(self._handle, state)
        message = started and started[1]
        while message:
            yield from json.loads(message).items()
            message = self._core.complete_and_start_action(self._handle, state)

    def _fired(self, number: int, productions: Sequence[Production], frame: dict[str, Any]) -> None:
        production = productions[number]
        positives = (n for n, p in enumerate(production.patterns) if not p.negated)
        positions = tuple(frame[engine_alias(n)]["i"] for n in positives)
        self._firings.append((number, positions))
        derived = self._memory.derive(production.emit, dict(zip(production.aliases, positions, strict=True)))
        if derived:
            self._add(len(self._memory.records) - 1, derived)

    def _open(self, stratum: int) -> None:
        for shard in self._rules.shards.get(gate(stratum), ()):
            self._assert(shard, "")

    def _add(self, position: int, record: Record) -> None:
        if record.type not in self._rules.shards:
            return
        used = self._rules.fields[record.type]
        fields = {name: self._words.token(value) for name, value in record.fields.items() if name in used}
        text = f', "i": {position}, ' + json.dumps(fields)[1:-1] if fields else f', "i": {position}'
        for shard in self._rules.shards[record.type]:
            self._assert(shard, text)

    def _assert(self, shard: str, fields: str) -> int:
        self._assertions += 1
        if self._assertions > _MOST_ASSERTIONS:
            raise EngineError(f"more than {_MOST_ASSERTIONS} assertions")
        text = f'{{"t": "{shard}", "id": "{self._assertions}", "sid": "{_SESSION}", "one": 1{fields}}}'
        code, state = self._core.assert_fact(self._handle, text)
        if code == _OBSERVED_BEFORE:
            raise EngineError(f"a fact was taken for another: {text}")
        return int(state)
