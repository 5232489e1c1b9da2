"""Which words of a person's name may be absent."""

from __future__ import annotations

import pytest

from gravamen.names.parsing import words
from gravamen.names.particles import may_be_absent


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("Juan de la Muestra", ["de", "la"]),
        ("Juan Muestra y Ejemplo", ["y"]),
        ("Jan van der Voorbeeld", ["van", "der"]),
        ("Salman bin Mithal al-Mithali", ["bin", "al"]),
        ("Peter Sample Jr.", ["jr"]),
        ("Peter Sample III", ["iii"]),
        ("Проба Пробаев Проб оглы", ["оглы"]),
        ("Ben Sample", []),  # at the head it is a name
        ("Sample Van", []),  # and at the end
        ("Junior Sample", []),
        ("Peter A. Sample", []),
        ("", []),
    ],
)
def test_particles_and_suffixes_are_told_by_where_they_stand(name: str, absent: list[str]) -> None:
    found = words(name)
    assert [word for word, light in zip(found, may_be_absent(found), strict=True) if light] == absent
