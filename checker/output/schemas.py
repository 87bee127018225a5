"""The JSON Schemas of the formats that other programs rely on, kept beside this module.

`python -m checker.output.schemas` writes them anew from the models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checker.output.json import Result
from checker.submission import Submission

FORMATS: dict[str, type[BaseModel]] = {"ita-check-1": Result, "ita-submission-1": Submission}


def described(name: str) -> Any:
    """Return the schema of what the model of a format prints."""
    schema = FORMATS[name].model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def publish(folder: Path) -> None:
    """Write all schemas into a folder."""
    for name in FORMATS:
        text = json.dumps(described(name), ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    publish(Path(__file__).with_name("schemas"))
