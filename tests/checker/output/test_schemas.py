"""What is published is what is printed."""

from __future__ import annotations

import pytest

from checker.output import schemas
from tests.checker.output.checks import published


@pytest.mark.parametrize("name", schemas.FORMATS)
def test_published_schema_is_up_to_date(name: str) -> None:
    assert published(name) == schemas.described(name), "สั่ง python -m checker.output.schemas"
