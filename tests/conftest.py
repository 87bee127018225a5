"""Settings of all tests: `HYPOTHESIS_PROFILE=ci` draws as many examples as CI does, `search` other ones each time."""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from hypothesis import HealthCheck, settings

import checker
import knowledge
import rules

# A busy machine draws slowly; that says nothing of the code.
patient: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("local", **patient, derandomize=True, max_examples=50)
settings.register_profile("ci", **patient, derandomize=True)
settings.register_profile("search", **patient, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))

# Hypothesis also draws the constants of the modules loaded so far: with all of them loaded, the examples of a commit
# do not depend on which tests a worker ran before.
for package in (checker, knowledge, rules):
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
