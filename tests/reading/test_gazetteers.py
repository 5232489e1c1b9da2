"""The gazetteers hold together: one fact a line, known countries and kinds, nothing twice."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from gravamen.countries import country
from gravamen.terms import OrganisationKind

PACKS = resources.files("gravamen.reading") / "packs"


def rows(name: str) -> list[dict[str, str]]:
    lines = (PACKS / name).read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert any("Source:" in line for line in lines[:4])
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


def test_places_have_a_country_and_stand_once() -> None:
    found = rows("places.csv")
    names = [row["name"].casefold() for row in found]
    assert len(names) == len(set(names))
    for row in found:
        if row["country"] not in ("XK",):  # Kosovo has no code of ISO 3166, only one for users to assign
            assert country(row["country"]).code == row["country"], row


def test_organisations_have_a_kind_and_stand_once() -> None:
    found = rows("organisations.csv")
    assert len({row["name"] for row in found}) == len(found)
    for row in found:
        assert row["kind"] in list(OrganisationKind), row
        assert row["acronym"] == row["acronym"].strip()


def test_given_names_stand_once_and_are_no_words_of_a_sentence() -> None:
    text = (PACKS / "given_names.txt").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    names = [line[0].casefold() for line in lines]
    assert len(names) == len(set(names)) > 2000
    assert {len(line) for line in lines} <= {1, 2}
    assert {line[1] for line in lines if len(line) == 2} <= {"surname", "ambiguous"}
    for word in ("may", "will", "mark", "grace", "the", "on", "in", "police", "workers"):
        assert word not in names


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("In Choloma Cortez, Honduras, police arrested Carlos Generated.", ["Carlos Generated"]),
        ("She was born in Negros Occidental. Denise Generated was arrested.", ["Denise Generated"]),
        ("Human Rights Watch and Amnesty International protested.", []),
    ],
    ids=["place and person", "province", "organisations"],
)
def test_places_and_organisations_are_no_persons(text: str, persons: list[str]) -> None:
    from gravamen.reading import read
    from gravamen.text import Text

    assert [one.name for one in read(Text.plain(text), language="en").persons] == persons
