"""Settings of all tests: `HYPOTHESIS_PROFILE=ci` draws as many examples as CI does."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", deadline=None)
settings.register_profile("local", deadline=None, max_examples=50)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))
