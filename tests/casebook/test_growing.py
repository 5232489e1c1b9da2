"""What is known of persons besides the acts, and of places: entered, corrected, taken back, told of the right day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from gravamen.casebook.errors import BadValue, NoSuchThing
from gravamen.errors import GravamenError
from gravamen.names.named import Kind
from gravamen.pictures import gazetteer
from gravamen.terms import Shown, Use

DAY = datetime.date(2021, 3, 1)
NAME = "Testov Generated-01"


@pytest.fixture
def report(take: Callable[..., Any]) -> Any:
    return take()


@pytest.fixture
def person(record: Any, case: Any, report: Any) -> Any:
    """Somebody who was detained on 4 May 2020."""
    from gravamen.casebook.models import Person, Proposal

    for kind in ("organisation", "person", "act"):
        for one in Proposal.objects.filter(report=report, kind=kind):
            record.accept(case, one.pk)
    found = Person.objects.get(name=NAME)
    record.consent(
        found.pk, Use.ILO, Shown.NAME, agreed_by="they themselves", how="in writing", given=datetime.date(2021, 1, 1)
    )
    for row in found.affiliations.all():
        record.unaffiliate(row.pk)
    return found


def _drafted(case: Any, language: str = "en") -> str:
    from gravamen.casebook.letters import letter
    from gravamen.drafting.editing import sentences

    return " ".join(one.text for one in sentences(letter(case, None, DAY, language=language).document))


TERMS = [
    # since, until, how the letter of 1 March 2021 names them in an act of 4 May 2020
    pytest.param("", "", f"{NAME}, chairman of ", id="no dates told"),
    pytest.param("2015", "", f"{NAME}, chairman of ", id="held to this day"),
    pytest.param("2015", "2020-12", f"{NAME}, then chairman of ", id="held then, not now"),
    pytest.param("2015", "2019", f"{NAME}, former chairman of ", id="given up before"),
    pytest.param("2020-06", "", f"{NAME} ", id="began later: no role on that day"),
    pytest.param("2020-05", "2020-05", f"{NAME}, then chairman of ", id="a month that may hold the day"),
]


@pytest.mark.parametrize(("since", "until", "named"), TERMS)
def test_letters_name_the_role_of_the_acts_day(record: Any, case: Any, person: Any, since: str, until: str, named: str) -> None:
    record.affiliate(person.pk, organisation="GUT", role="chairman", since=since, until=until)
    body = _drafted(case)
    assert named in body
    assert ("chairman" in body) == ("chairman" in named)


@pytest.mark.parametrize(
    ("language", "then", "former"),
    [("fr", "alors président", "ancien président"), ("es", "entonces presidente", "antiguo presidente")],
)
def test_so_do_letters_in_french_and_spanish(
    record: Any, case: Any, person: Any, language: str, then: str, former: str
) -> None:
    record.set_sex(person.pk, "male")
    row = record.affiliate(person.pk, organisation="GUT", role="chairman", since="2015", until="2020-12")
    assert then in _drafted(case, language)
    record.affiliate(person.pk, organisation="GUT", role="chairman", since="2015", until="2019", number=row.pk)
    assert former in _drafted(case, language)


def test_of_several_offices_the_one_of_the_day(record: Any, case: Any, person: Any) -> None:
    record.affiliate(person.pk, organisation="GUT", role="secretary", since="2021")
    record.affiliate(person.pk, organisation="GUT", role="chairman", since="2018", until="2020-12-31")
    record.affiliate(person.pk, organisation="GUT", role="driver", until="2017")
    assert f"{NAME}, then chairman of " in _drafted(case)


def test_an_affiliation_has_its_source_or_who_said_it(record: Any, person: Any, report: Any) -> None:
    quoted = record.affiliate(person.pk, role="chairman", report=report, quote="chairman of GUT")
    value = quoted.values.get()
    assert value.citations.get().passage.quote == "chairman of GUT"
    assert value.verified_by == "Officer One"
    told = record.affiliate(person.pk, role="chairman", told_by="the union's lawyer", number=quoted.pk)
    assert told.told_by == "the union's lawyer"
    assert [one.held for one in told.values.order_by("pk")] == [False, True]


BAD = [
    pytest.param({}, BadValue, id="nothing said"),
    pytest.param({"role": "chairman", "since": "May 2020"}, GravamenError, id="no date"),
    pytest.param({"role": "chairman", "since": "2020", "until": "2019"}, BadValue, id="ends before it begins"),
    pytest.param({"role": "chairman", "organisation": "Union Q"}, NoSuchThing, id="an organisation nobody knows"),
    pytest.param({"role": "chairman", "quote": "chairman of GUT"}, BadValue, id="words without their report"),
]


@pytest.mark.parametrize(("said", "error"), BAD)
def test_what_is_not_taken(record: Any, person: Any, said: dict[str, str], error: type[Exception]) -> None:
    from gravamen.casebook.models import Entry

    before = Entry.objects.count()
    with pytest.raises(error):
        record.affiliate(person.pk, **said)
    assert Entry.objects.count() == before


def _all_rows() -> dict[str, list[dict[str, Any]]]:
    from django.apps import apps

    told = ("Affiliation", "Name", "Person", "Organisation", "Placed", "Value", "Citation", "Wording")
    return {name: list(apps.get_model("casebook", name)._default_manager.order_by("pk").values()) for name in told}


CHANGES: list[Any] = [
    pytest.param(lambda do, p, r: do.rename(Kind.PERSON, p.pk, "Testau Generated"), id="another name"),
    pytest.param(lambda do, p, r: do.rename(Kind.PERSON, p.pk, "Testof Generated", language="fr"), id="a name in French"),
    pytest.param(lambda do, p, r: do.set_sex(p.pk, "female"), id="sex"),
    pytest.param(
        lambda do, p, r: do.affiliate(p.pk, organisation="GUT", role="chairman", report=r, quote="chairman of GUT"),
        id="affiliation",
    ),
    pytest.param(lambda do, p, r: do.place("the office", gazetteer.search("Brest", "BY")[0]), id="place"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_each_is_one_change_with_one_entry_that_is_taken_back(
    record: Any, house: Any, person: Any, report: Any, change: Callable[..., Any]
) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Entry

    before, entries = _all_rows(), Entry.objects.count()
    change(record, person, report)
    assert Entry.objects.count() == entries + 1
    assert _all_rows() != before
    record.undo(entries + 1)
    assert _all_rows() == before
    assert verify(house.originals, house.anchor, house.keyring).faults == ()


def test_a_name_in_one_language_is_used_there_alone(record: Any, case: Any, person: Any) -> None:
    record.rename(Kind.PERSON, person.pk, "Testof Généré", language="fr")
    assert "Testof Généré" in _drafted(case, "fr")
    assert "Testof Généré, " not in _drafted(case, "en")
    record.rename(Kind.PERSON, person.pk, "Testau Generated")
    assert "Testof Généré" in _drafted(case, "fr"), "what was chosen for a language stays when the name of all changes"
    assert "Testau Generated" in _drafted(case, "es")
    record.rename(Kind.PERSON, person.pk, "", language="fr")
    assert "Testau Generated" in _drafted(case, "fr")


def test_a_name_in_one_language_is_hidden_with_the_others(record: Any, case: Any, person: Any) -> None:
    record.rename(Kind.PERSON, person.pk, "Testof Généré", language="fr")
    given = datetime.date(2021, 2, 1)
    record.consent(person.pk, Use.ILO, Shown.ROLE, agreed_by="they themselves", how="in writing", given=given)
    told = _drafted(case, "fr")
    assert "Généré" not in told
    assert "Generated-01" not in told


def test_made_one_offices_that_say_the_same_keep_their_sources(record: Any, case: Any, person: Any, report: Any) -> None:
    from gravamen.casebook.models import Citation

    other = record.add(case, report, "person", "chairman of GUT", {"name": "Person B"})
    for number in (person.pk, other):
        record.affiliate(number, organisation="GUT", role="chairman", since="2015", report=report, quote="chairman of GUT")
    record.unite(Kind.PERSON, person.pk, other)
    row = person.affiliations.get()
    assert Citation.objects.filter(value__affiliation=row).count() == 2


def test_a_place_is_chosen_once_for_its_words(record: Any, case: Any) -> None:
    from gravamen.casebook import towns

    country, own = gazetteer.search("Brest", "BY")[0], gazetteer.search("Minsk", "BY")[0]
    assert towns.find("the office", "BY", towns.chosen("BY")).town is None
    record.place("the office", country)
    assert towns.find("the office", "BY", towns.chosen("BY", case.pk), case=case.pk).town == country
    row = record.place("the office", own, case=case, reason="the union's letterhead")
    assert towns.find("the office", "BY", towns.chosen("BY", case.pk), case=case.pk).town == own
    assert towns.find("the office", "BY", towns.chosen("BY")).town == country
    record.unplace(row.pk)
    assert towns.find("the office", "BY", towns.chosen("BY", case.pk), case=case.pk).town == country


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_lie_nowhere(record: Any, words: str) -> None:
    with pytest.raises(BadValue):
        record.place(words, gazetteer.search("Brest", "BY")[0])


def test_a_town_of_elsewhere_is_not_taken(record: Any, case: Any) -> None:
    with pytest.raises(BadValue):
        record.place("the office", gazetteer.search("Brest", "FR")[0], case=case)


def test_the_list_of_acts_finds_them_by_the_town(record: Any, case: Any, report: Any) -> None:
    from gravamen.casebook import lists

    act = record.add(case, report, "act", "The police raided the office", {"type": "search_raid", "place": "the office"})
    assert list(lists.acts({"place": "Brest"}).values_list("pk", flat=True)) == []
    record.place("the office", gazetteer.search("Brest", "BY")[0], case=case)
    assert list(lists.acts({"place": "Brest"}).values_list("pk", flat=True)) == [act]


def test_a_decision_on_a_report_gives_the_dates_too(record: Any, case: Any, report: Any) -> None:
    from gravamen.casebook.models import Person

    said = {"name": "Person B", "role": "chairman", "since": {"value": "2019", "quote": "chairman of GUT"}, "until": "2020"}
    number = record.add(case, report, "person", "was detained", said)
    row = Person.objects.get(pk=number).affiliations.get()
    assert (row.since, row.until) == ("2019", "2020")
    assert row.values.get().citations.get().passage.quote == "chairman of GUT"
    with pytest.raises(GravamenError):
        record.add(case, report, "person", "was detained", {"name": "Person C", "role": "chairman", "since": "last May"})
