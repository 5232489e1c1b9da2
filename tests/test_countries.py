from __future__ import annotations

import pytest

from gravamen.countries import UnknownCountry, adjective, country, find


@pytest.mark.parametrize(
    ("name", "code"), [("Belarus", "BY"), ("the Philippines", "PH"), ("Swaziland", "SZ"), ("Minsk", "BY"), ("Nowhere", None)]
)
def test_names_lead_to_codes(name: str, code: str | None) -> None:
    assert find(name) == code


def test_an_adjective_leads_to_its_country() -> None:
    assert adjective("Belarusian") == "BY"


def test_an_unknown_code_is_told_with_a_remedy() -> None:
    with pytest.raises(UnknownCountry, match="BY for Belarus"):
        country("ZZ")
