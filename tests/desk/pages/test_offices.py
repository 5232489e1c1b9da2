"""Persons' offices, names and sex, and towns of places: seen, entered, corrected, taken back, refused to readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def person(reviewed: Any) -> Any:
    """One whom several acts name."""
    from django.db.models import Count

    from gravamen.casebook.models import Person

    return Person.objects.annotate(n=Count("involvements")).order_by("-n", "pk").first()


@pytest.fixture
def body(reviewed: Any) -> Any:
    from gravamen.casebook.models import Organisation

    return Organisation.objects.get(acronym="REP")


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_office_is_entered_with_its_dates_and_stands_in_the_time_line(client: Client, person: Any, body: Any) -> None:
    said = {"organisation": "REP", "role": "treasurer", "since": "2019-05", "until": "2021-02-20", "told_by": "their lawyer"}
    answer = client.post(f"/persons/{person.pk}/office/", said)
    assert answer.status_code == 302, _text(answer)
    page = _text(client.get(f"/persons/{person.pk}/"))
    assert "No report says it; said by" in page
    assert "their lawyer" in page
    line = page[page.index('id="happened"') :]
    assert line.index("From then on") < line.index("Until then")
    assert "treasurer" in _text(client.get(f"/organisations/{body.pk}/"))
    history = _text(client.get(f"/history/person/{person.pk}/"))
    assert "treasurer" in history


def test_it_is_corrected_and_taken_away_and_back(client: Client, person: Any, record: Any) -> None:
    from gravamen.casebook.models import Affiliation, Entry

    row = record.affiliate(person.pk, role="treasurer")
    assert "treasurer" in _text(client.get(f"/offices/{row.pk}/"))
    assert client.post(f"/offices/{row.pk}/", {"role": "chairman", "since": "2020"}).status_code == 302
    assert Affiliation.objects.get(pk=row.pk).role == "chairman"
    assert client.post(f"/offices/{row.pk}/forget/").status_code == 302
    assert not Affiliation.objects.filter(pk=row.pk).exists()
    assert client.post(f"/undo/{Entry.objects.latest('number').number}/").status_code == 302
    assert Affiliation.objects.get(pk=row.pk).since == "2020"


def test_it_is_entered_from_the_organisation_too(client: Client, person: Any, body: Any) -> None:
    said = {"person": f"P{person.pk}", "role": "treasurer", "since": "2019"}
    answer = client.post(f"/organisations/{body.pk}/office/", said)
    assert answer.status_code == 302, _text(answer)
    assert person.affiliations.get(role="treasurer").organisation == body


BAD = [
    pytest.param({"role": "", "organisation": ""}, "neither a role nor an organisation", id="nothing"),
    pytest.param({"role": "x", "since": "last May"}, "errorlist", id="no date"),
    pytest.param({"role": "x", "since": "2021", "until": "2019"}, "ends before it begins", id="the wrong way round"),
    pytest.param({"role": "x", "organisation": "Union Q"}, "no organisation “Union Q”", id="unknown organisation"),
    pytest.param({"role": "x", "report": "R999"}, "no report of that number", id="unknown report"),
    pytest.param({"role": "x", "quote": "words"}, "Choose the report", id="words without a report"),
    pytest.param({"role": "x", "report": "R1", "quote": "words that no report has"}, "is not in the report", id="other words"),
]


@pytest.mark.parametrize(("said", "fault"), BAD)
def test_bad_input_is_told_and_nothing_is_lost(client: Client, person: Any, said: dict[str, str], fault: str) -> None:
    import html

    before = person.affiliations.count()
    page = html.unescape(_text(client.post(f"/persons/{person.pk}/office/", said)))
    assert fault in page
    assert all(value in page for value in said.values())
    assert person.affiliations.count() == before


def test_the_name_in_letters_is_chosen_for_all_or_for_one_language(client: Client, person: Any) -> None:
    from gravamen.casebook.models import Person

    client.post(f"/names/person/{person.pk}/", {"language": "fr", "other": "Forme Française"})
    page = _text(client.get(f"/persons/{person.pk}/"))
    assert "in letters, fr" in page
    client.post(f"/names/person/{person.pk}/", {"language": "", "name": "Forme Française"})
    assert Person.objects.get(pk=person.pk).name == "Forme Française"
    client.post(f"/persons/{person.pk}/sex/", {"sex": "female"})
    assert Person.objects.get(pk=person.pk).sex == "female"
    assert client.post(f"/names/person/{person.pk}/", {"language": "xx", "name": "A"}).status_code == 404


def test_a_reader_sees_no_buttons_and_is_refused(log_in: Callable[..., Client], person: Any, record: Any) -> None:
    row = record.affiliate(person.pk, role="treasurer")
    reader = log_in("reader")
    page = _text(reader.get(f"/persons/{person.pk}/"))
    for address in (f"/offices/{row.pk}/", f"/persons/{person.pk}/sex/", f"/names/person/{person.pk}/"):
        assert address not in page
    assert "treasurer" in page
    assert reader.get(f"/offices/{row.pk}/").status_code == 403
    assert reader.post(f"/persons/{person.pk}/sex/", {"sex": "male"}).status_code == 403
    assert reader.get("/map/place/?words=the+office&country=BY").status_code == 403


def test_a_page_asks_no_more_for_more_offices(client: Client, person: Any, record: Any) -> None:
    from django.db import connection

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/persons/{person.pk}/")
        return len(queries)

    record.affiliate(person.pk, organisation="REP", role="r0", told_by="x")
    asked()
    few = asked()
    for at in range(1, 6):
        record.affiliate(person.pk, organisation="REP", role=f"r{at}", since=f"201{at}", told_by="x")
    assert asked() == few


def test_a_missed_place_is_put_on_the_map_once_for_its_words(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Entry, Placed

    words = "the office of REP"
    where = f"/cases/{reviewed.key}/map/"
    before = _text(client.get(where))
    assert "/map/place/?words=the+office+of+REP" in before
    page = _text(client.get("/map/place/", {"words": words, "case": reviewed.key, "town": "Brest"}))
    assert "Brest@" in page
    value = page.split('name="town" value="')[2 if page.split('name="town" value="')[1].startswith('Brest"') else 1].split('"')[
        0
    ]
    said = {"words": words, "case": reviewed.key, "town": value, "within": "case", "reason": "a test"}
    assert client.post("/map/place/put/", said).url == where
    after = _text(client.get(where))
    assert "Put there by a person" in after
    assert ">Brest<" in after
    assert "Brest" in _text(client.get(f"/map/?country={reviewed.country}"))
    row = Placed.objects.get(words=words)
    assert row.told_by.startswith("Officer One")
    assert client.post(f"/map/place/{row.pk}/forget/", {"case": reviewed.key}).url == where
    assert ">Brest<" not in _text(client.get(where))
    client.post(f"/undo/{Entry.objects.latest('number').number}/")
    assert Placed.objects.filter(words=words, town="Brest").exists()


def test_the_demonstration_puts_on_the_map_what_a_report_says(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Placed

    assert ">Minsk<" in _text(client.get(f"/cases/{reviewed.key}/map/"))
    assert [row.town for row in Placed.objects.all()] == ["Minsk"]
    assert "В Минске" in Placed.objects.get().reason


@pytest.mark.parametrize("town", ["", "Nowhere@1.0,2.0", "Brest@x"])
def test_no_town_is_taken_that_the_gazetteer_lacks(client: Client, reviewed: Any, town: str) -> None:
    from gravamen.casebook.models import Placed

    said = {"words": "the office of REP", "case": reviewed.key, "town": town, "within": "case"}
    answer = client.post("/map/place/put/", said)
    assert answer.status_code == 302
    assert Placed.objects.filter(town="Brest").exists() == (town == "Brest@x"), "a name that only one town has needs no point"


def test_a_map_for_others_shows_no_addresses_with_words(client: Client, reviewed: Any) -> None:
    assert "/map/place/" not in _text(client.get(f"/cases/{reviewed.key}/map/?use=press"))


@pytest.mark.parametrize("page", ["1", "2", "999", "x", "", "0", "99999999999999999999"])
def test_a_page_knows_the_count_without_counting_twice(reviewed: Any, page: str) -> None:
    from django.core.paginator import Paginator

    from gravamen.casebook.lists import acts
    from gravamen.desk.pages.record.paging import Together

    rows = acts({"case": reviewed.pk}).order_by("pk")
    told = Together(rows, 4).get_page(page)
    plain = Paginator(rows.values_list("pk", flat=True), 4).get_page(page)
    assert list(told.object_list) == list(plain.object_list)
    assert told.paginator.count == plain.paginator.count
