"""Given names across languages and scripts, and the files that tell of them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.names.given_names import Kinship, keys, rows, same_given_name, sex_of
from gravamen.names.letters import plain

SAME, DIMINUTIVE, TRANSLATED = Kinship.SAME, Kinship.DIMINUTIVE, Kinship.TRANSLATED
ROOM = resources.files("gravamen.names")
NAMES = list(rows("given_names.csv"))
SHORT = list(rows("diminutives.csv"))
AMBIGUOUS = list(rows("ambiguous.csv"))


@pytest.mark.parametrize(
    ("one", "other", "kinship"),
    [
        ("Igor", "Ihar", SAME),
        ("Игорь", "Ігар", SAME),
        ("Ihor", "Игорь", SAME),
        ("Yauhen", "Yevgeny", SAME),
        ("Jaŭhien", "Євген", SAME),
        ("Siarhei", "Sergejs", SAME),
        ("Uladzimir", "Володимир", SAME),
        ("Dzmitry", "Дмитрий", SAME),
        ("Henadz", "Gennady", SAME),
        ("Volha", "Ольга", SAME),
        ("Tatsiana", "Тетяна", SAME),
        ("Hanna", "Анна", SAME),
        ("Alena", "Елена", SAME),
        ("Aliaksandr", "Αλέξανδρος", SAME),
        ("Nursultan", "Нұрсұлтан", SAME),
        ("Mohammed", "محمد", SAME),
        ("Muhammad", "Мухаммад", SAME),
        ("Abdel Rahman", "عبدالرحمن", SAME),
        ("Abdul-Aziz", "Abdelaziz", SAME),
        ("Hossein", "Hüseyin", SAME),
        ("Giorgi", "გიორგი", SAME),
        ("Hovhannes", "Հովհաննես", SAME),
        ("José", "Хосе", SAME),
        ("jose", "JOSÉ", SAME),
        ("Michael", "ميخائيل", TRANSLATED),
        ("Moshe", "משה", SAME),
        ("Juan", "John", TRANSLATED),
        ("Jean", "João", TRANSLATED),
        ("Pyotr", "Pedro", TRANSLATED),
        ("Yusuf", "José", TRANSLATED),
        ("Sasha", "Aliaksandr", DIMINUTIVE),
        ("Саша", "Аляксандра", DIMINUTIVE),
        ("Женя", "Яўген", DIMINUTIVE),
        ("Misha", "Mikhail", DIMINUTIVE),
        ("Pepe", "José", DIMINUTIVE),
        ("Bob", "Robert", DIMINUTIVE),
        ("Sasha", "Shura", DIMINUTIVE),
        ("Sasha", "Саша", SAME),
        ("Tom", "טום", SAME),
        ("Tom", "Tommy", DIMINUTIVE),
        ("Kuba", "Jakub", DIMINUTIVE),
        ("Igor", "Ivan", None),
        ("Sasha", "Masha", None),
        ("Aliaksei", "Aliaksandr", None),
        ("Maria", "Mario", None),
        ("Xyzzy", "Xyzzy", None),
        ("", "Igor", None),
    ],
)  # fmt: skip
def test_two_words_as_given_names(one: str, other: str, kinship: Kinship | None) -> None:
    assert same_given_name(one, other) is kinship
    assert same_given_name(other, one) is kinship


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Ihar", "male"),
        ("Волга", None),
        ("Вольга", "female"),
        ("Aisha", "female"),
        ("Sasha", None),
        ("Andrea", None),
        ("Vova", "male"),
    ],
)
def test_the_sex_of_who_bears_a_name(name: str, sex: str | None) -> None:
    assert sex_of(name) == sex


def test_a_word_can_be_several_names() -> None:
    assert set(keys("Марк")) == {"mark", "marc"}
    assert keys("Zhenya") == ("yevgeny", "yevgenia")
    assert keys("Zhenyaxyz") == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_asked_for_in_both_orders(one: str, other: str) -> None:
    assert same_given_name(one, other) is same_given_name(other, one)
    sex_of(one)


@given(st.sampled_from(NAMES).flatmap(lambda row: st.sampled_from(row["forms"].split("|"))))
def test_a_form_is_itself(form: str) -> None:
    assert same_given_name(form, form) is SAME
    assert same_given_name(form, form.upper()) is SAME


@pytest.mark.parametrize("name", ["given_names.csv", "diminutives.csv", "ambiguous.csv"])
def test_the_header_says_where_the_facts_come_from_and_when(name: str) -> None:
    head = [line for line in (ROOM / name).read_text("utf-8").splitlines()[:5] if line.startswith("#")]
    assert any("Source" in line for line in head)
    assert any("2026" in line for line in head)


def test_a_name_has_a_key_a_sex_and_forms_that_stand_once() -> None:
    assert len(NAMES) >= 500
    assert len({row["key"] for row in NAMES}) == len(NAMES)
    for row in NAMES:
        assert row["key"] == plain(row["key"]), row["key"]
        assert row["key"].isascii(), row["key"]
        assert row["sex"] in ("male", "female", "either"), row["key"]
        forms = row["forms"].split("|")
        assert all(form == form.strip() and plain(form) for form in forms), row["key"]
        assert len({form.casefold() for form in forms}) == len(forms), row["key"]
        assert row["key"] in {plain(form) for form in forms}, f"{row['key']}: the international form is one of its forms"


def test_a_form_is_written_in_one_script() -> None:
    for row in [*NAMES, *SHORT]:
        for form in row["forms"].split("|"):
            scripts = {unicodedata.name(letter).split()[0] for letter in form if letter.isalpha()} - {
                "MODIFIER",
                "KATAKANA-HIRAGANA",
            }
            assert len(scripts) == 1, (form, scripts)


def test_a_form_of_two_names_is_known_to_be_ambiguous() -> None:
    of_form = defaultdict(list)
    for row in NAMES:
        for form in {plain(form) for form in row["forms"].split("|")}:
            of_form[form].append(row["key"])
    several = {form: found for form, found in of_form.items() if len(found) > 1}
    known = {row["form"]: row["keys"].split("|") for row in AMBIGUOUS}
    assert {form: sorted(found) for form, found in several.items()} == {form: sorted(found) for form, found in known.items()}


def test_a_family_of_translations_has_several_names_of_one_sex() -> None:
    families = defaultdict(list)
    for row in NAMES:
        if row["translated"]:
            families[row["translated"]].append(row)
    for family, found in families.items():
        assert len(found) > 1, family
        assert len({row["sex"] for row in found} - {"either"}) <= 1, family


def test_diminutives_stand_once_and_are_of_names_that_are_known() -> None:
    assert len(SHORT) >= 400
    known = {row["key"] for row in NAMES}
    for row in SHORT:
        assert set(row["keys"].split("|")) <= known, row
        assert row["language"].islower(), row
        assert len(row["language"]) == 2, row
    counts = Counter(plain(form) for row in SHORT for form in row["forms"].split("|"))
    assert [form for form, count in counts.items() if count > 1] == []
