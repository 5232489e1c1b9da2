"""Legal forms, in any spelling, and the file that lists them."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen import countries
from gravamen.names.letters import plain
from gravamen.names.organisations import family, legal_form
from gravamen.names.organisations.knowledge import table

FORMS = table("legal_forms.toml")
FAMILIES = {"limited", "joint stock", "partnership", "sole", "cooperative", "state", "nonprofit", "any"}


@pytest.mark.parametrize(
    ("name", "key", "left"),
    [
        ("ООО Пример", "limited_liability_company", "Пример"),
        ("Общество с ограниченной ответственностью Пример", "limited_liability_company", "Пример"),
        ("Example LLC", "limited_liability_company", "Example"),
        ("Example L.L.C.", "limited_liability_company", "Example"),
        ("Limited Liability Company Example", "limited_liability_company", "Example"),
        ("ТАА Прыклад", "limited_liability_company", "Прыклад"),
        ("OAO Gazprom", "open_joint_stock", "Gazprom"),
        ("Open Joint Stock Company Gazprom", "open_joint_stock", "Gazprom"),
        ("ААТ Беларуськалій", "open_joint_stock", "Беларуськалій"),
        ("Беларуськалий ( ОАО )", "open_joint_stock", "Беларуськалий"),
        ("Example Ltd.", "limited", "Example"),
        ("Example Co., Ltd", "limited", "Example"),
        ("Example Pvt. Ltd.", "private_limited", "Example"),
        ("Volkswagen Bank G.m.b.H.", "gmbh", "Volkswagen Bank"),
        ("Example S. A.", "sa", "Example"),
        ("Example, S.A. de C.V.", "sa_de_cv", "Example,"),
        ("Example S.p.A.", "spa", "Example"),
        ("Przykład sp. z o.o.", "sp_z_oo", "Przykład"),
        ("Örnek A.Ş.", "as", "Örnek"),
        ("Örnek Sanayi ve Ticaret Ltd. Şti.", "ltd_sti", "Örnek"),
        ("PT Contoh Tbk", "pt", "Contoh"),
        ("Example Sdn Bhd", "sdn_bhd", "Example"),
        ("Exemplo Ltda.", "ltda", "Exemplo"),
        ("Beispiel GmbH & Co. KG", "general_partnership", "Beispiel"),
        ("株式会社 例", "kabushiki_kaisha", "例"),
        ("Limited", None, "Limited"),
        ("SA Workers Union", None, "SA Workers Union"),
        ("Belarusian Independent Trade Union", None, "Belarusian Independent Trade Union"),
        ("", None, ""),
    ],
)
def test_the_legal_form_of_a_name(name: str, key: str | None, left: str) -> None:
    found, words = legal_form(name.split())
    assert found == key
    assert " ".join(words).strip(" ()") == left


@given(st.lists(st.text(max_size=20), max_size=30))
def test_any_words_have_a_form_or_none_and_some_are_left(words: list[str]) -> None:
    key, left = legal_form(words)
    assert key is None or key in FORMS
    assert bool(left) == bool(words)


@pytest.mark.parametrize("key", sorted(FORMS))
def test_a_form_has_a_family_countries_and_a_place(key: str) -> None:
    facts = FORMS[key]
    assert set(facts) == {"family", "countries", "where", "forms"}
    assert family(key) in FAMILIES
    assert facts["where"] in ("start", "end", "both")
    for code in facts["countries"].split():
        assert code in ("EU", "CW") or countries.country(code)
    runs = ["".join(plain(word) for word in form.split()) for form in facts["forms"]]
    assert all(runs)
    assert len(runs) == len(set(runs))


def test_a_spelling_is_of_one_form() -> None:
    of_run = defaultdict(set)
    for key, facts in FORMS.items():
        for form in facts["forms"]:
            of_run["".join(plain(word) for word in form.split())].add(key)
    assert {run: found for run, found in of_run.items() if len(found) > 1} == {}
