"""Settings of all tests: `HYPOTHESIS_PROFILE=ci` draws as many examples as CI does, `search` other ones each time."""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import walk_packages

from hypothesis import settings

import checker
import knowledge
import rules

settings.register_profile("local", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))

# Hypothesis also draws the constants of the modules loaded so far: with all of them loaded, the examples of a commit
# do not depend on which tests a worker ran before.
for package in (checker, knowledge, rules):
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
