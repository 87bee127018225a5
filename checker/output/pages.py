"""HTML pages that stand alone: their templates, and the style and scripts that are put into them."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def template(name: str) -> Template:
    """Return the template of a page."""
    return _templates().get_template(name)


def asset(name: str) -> str:
    """Return a style or a script that is written into a page."""
    return (files("checker.output") / "templates" / name).read_text(encoding="utf-8")


def _csp(text: str) -> str:
    """Return the hash by which a page allows this very script or style and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("checker.output"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["csp"] = _csp
    return environment
