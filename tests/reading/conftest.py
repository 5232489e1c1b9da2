"""Rules are tested by themselves: what annotated reports have taught is left out, unless a module is of that too."""

from __future__ import annotations

import pytest

from gravamen.reading import reader

BY_RULES = {
    "english",
    "fields",
    "reading",
    "romance",
    "romance_grammar",
    "sanctions",
    "slavic",
    "turns",
    "unmeant",
    "who_is_hit",
}


@pytest.fixture(autouse=True)
def rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read by rules and turns of phrase alone, in the modules that are of these."""
    if request.path.stem.removeprefix("test_") in BY_RULES:
        monkeypatch.setattr(reader, "taught", lambda _: None)
