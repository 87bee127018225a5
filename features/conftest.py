"""pytest's view of the scenarios: their sentences, their scene, and that none passes without having done anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from features.steps.quality_sentences import *  # noqa: F403
from features.steps.reading_sentences import *  # noqa: F403
from features.steps.recommend_sentences import *  # noqa: F403
from features.steps.report_sentences import *  # noqa: F403
from features.steps.scene import Scene
from features.steps.sentences import *  # noqa: F403  (pytest-bdd finds steps by the names in this module)


@pytest.fixture
def scene() -> Scene:
    """Return an empty scene."""
    return Scene()


def pytest_bdd_apply_tag() -> bool:
    """Keep tags such as @M01 as labels for readers: they are no pytest markers."""
    return True


@pytest.hookimpl(wrapper=True)
def pytest_bdd_after_scenario(scenario: Any) -> Iterator[None]:
    """Refuse a scenario that claims nothing: in Thai, a keyword without a blank after it silently drops its step."""
    claims = [step for step in scenario.steps if step.type == "then"]
    assert claims, f"เหตุการณ์ “{scenario.name}” ไม่มีบรรทัด ดังนั้น ที่ถูกตรวจ"
    return (yield)
