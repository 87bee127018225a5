"""Settings of all tests: `HYPOTHESIS_PROFILE=ci` draws as many examples as CI does, `search` other ones each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("local", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))
