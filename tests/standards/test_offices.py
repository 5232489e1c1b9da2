"""Which roles are offices of a union."""

from __future__ import annotations

import pytest

from gravamen.standards.offices import is_office


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("chairman", True),
        ("Deputy Chair of the local union", True),
        ("General Secretary", True),
        ("председатель первичной профсоюзной организации", True),
        ("заместителя председателя", True),
        ("старшыня", True),
        ("secrétaire générale", True),
        ("secretario general", True),
        ("lawyer for the Brest region", False),
        ("fitter", False),
        ("member", False),
        ("armchair maker", False),
        ("company representative", False),
        ("", False),
    ],
)
def test_offices(role: str, office: bool) -> None:
    assert is_office(role) is office
