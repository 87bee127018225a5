"""What a lint finds: a Thai sentence with its file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.yaml_file import YamlError


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong in a file (Thai, with the mend); a `note` is worth reading, but nothing breaks by it."""

    file: str
    line: int
    problem: str
    weight: Literal["error", "note"] = "error"

    def __str__(self) -> str:
        where = f"{self.file} บรรทัด {self.line}" if self.line else self.file
        return f"{where}: {self.problem}"


def of_error(error: YamlError) -> Finding:
    """Return an error of a YAML file as a finding."""
    return Finding(error.file, error.line or 0, error.problem)


def broken(findings: Iterable[Finding]) -> bool:
    """Whether anything found must be mended."""
    return any(finding.weight == "error" for finding in findings)


class WorkshopError(Exception):
    """What the workshop was asked for cannot be done: one Thai sentence with the mend."""
