"""For all tests: properties are about what is true, never about how fast; a shared machine is slow at times."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
