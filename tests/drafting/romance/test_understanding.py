"""English phrases of a record that French and Spanish can say by themselves, and those that they cannot."""

from __future__ import annotations

import pytest
from tests.drafting.making import Scene

from gravamen.drafting.tongues import tongue


@pytest.mark.parametrize(
    ("field", "phrase", "french", "spanish"),
    [
        pytest.param("group", "Dozens", "des dizaines de personnes", "decenas de personas", id="how many, of whom not told"),
        pytest.param("group", "hundreds of workers", "des centaines de travailleurs", "cientos de trabajadores", id="of whom"),
        pytest.param("group", "GWU leaders", "des dirigeants du GWU", "dirigentes del GWU", id="of a union of the case"),
        pytest.param("group", "XYZ leaders", None, None, id="of nobody known"),
        pytest.param("group", "dozens of zebras", None, None, id="not all of it is known"),
        pytest.param("role", "GWU leader", "dirigeant du GWU", "dirigente del GWU", id="an office with its union"),
        pytest.param("role", "finance secretary", "secrétaire aux finances", "secretario de finanzas", id="an office"),
        pytest.param("place", "the town of Testville", "Testville", "Testville", id="a town by its name"),
        pytest.param("place", "Upper Field, Testville", "Upper Field, Testville", "Upper Field, Testville", id="two names"),
        pytest.param("place", "the old yard", None, None, id="no name"),
    ],
)
def test_what_is_understood(field: str, phrase: str, french: str | None, spanish: str | None) -> None:
    scene = Scene()
    scene.body("Generated Workers' Union", "GWU")
    brief = scene.brief()
    for language, expected in (("fr", french), ("es", spanish)):
        found = tongue(language).understood(field, phrase, None, brief)
        assert (found is None) == (expected is None), (language, found)
        assert expected is None or (found or "").startswith(expected)
