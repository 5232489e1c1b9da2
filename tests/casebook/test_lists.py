"""Lists narrowed by wishes: each row is wishes and what must be left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Take = Callable[..., Any]

TEXT = (
    "On 4 May 2020 Testov Generated-01 was detained in Minsk. In June 2020 Testova Generated-02, member of GUT, was dismissed "
    "by Plant A. Union B was raided in Brest. Between August and September 2020 Testov Generated-01 was beaten by Guard C."
)


@pytest.fixture
def acts(record: Any, case: Any, take: Take) -> dict[int, str]:
    """Four acts by number: what each is called here."""
    report = take(TEXT)
    add = {
        "detained": {
            "type": "arrest_detention",
            "date": {"value": "2020-05-04", "quote": "4 May 2020"},
            "place": {"value": "Minsk", "quote": "Minsk"},
            "victims": [{"person": "Testov Generated-01", "standing": "officer"}],
        },
        "dismissed": {
            "type": "dismissal",
            "date": {"value": "2020-06", "quote": "June 2020"},
            "victims": [{"person": "Testova Generated-02", "standing": "member"}],
            "perpetrators": [{"organisation": "Plant A"}],
        },
        "raided": {"type": "search_raid", "victims": [{"organisation": "Union B"}], "certainty": "alleged"},
        "beaten": {
            "type": "physical_assault",
            "date": {"value": "2020-08/2020-09", "quote": "Between August and September 2020"},
            "victims": [{"person": "Testov Generated-01"}],
            "perpetrators": [{"person": "Guard C"}],
        },
    }
    return {record.add(case, report, "act", name, content): name for name, content in add.items()}


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param({}, {"detained", "dismissed", "raided", "beaten"}, id="all"),
        pytest.param({"type": "dismissal"}, {"dismissed"}, id="type"),
        pytest.param({"family": "liberty"}, {"detained"}, id="family"),
        pytest.param({"country": "BY"}, {"detained", "dismissed", "raided", "beaten"}, id="country"),
        pytest.param({"country": "FR"}, set(), id="another country"),
        pytest.param({"since": "2020-06"}, {"dismissed", "beaten"}, id="since: dates that can be in it"),
        pytest.param({"until": "2020-06-15"}, {"detained", "dismissed"}, id="until: a month that can lie before"),
        pytest.param({"since": "2020-09-30", "until": "2020"}, {"beaten"}, id="the last day of an interval"),
        pytest.param({"since": "2020-10"}, set(), id="after all"),
        pytest.param({"place": "mins"}, {"detained"}, id="place"),
        pytest.param({"certainty": "alleged"}, {"raided"}, id="certainty"),
        pytest.param({"standing": "officer"}, {"detained"}, id="standing"),
        pytest.param({"state": "awaits"}, set(), id="awaits"),
        pytest.param({"state": "verified", "type": "dismissal"}, {"dismissed"}, id="verified"),
        pytest.param({"words": "Generated-02"}, {"dismissed"}, id="words"),
        pytest.param({"words": "Минск"}, {"detained"}, id="words in another script"),
        pytest.param({"language": "en"}, {"detained", "dismissed", "raided", "beaten"}, id="language of a report"),
        pytest.param({"language": "ru"}, set(), id="another language"),
        pytest.param({"role": "perpetrator"}, {"dismissed", "beaten"}, id="with a perpetrator"),
        pytest.param({"role": "perpetrator", "since": "2020-07"}, {"beaten"}, id="two together"),
    ],
)
def test_acts(acts: dict[int, str], wishes: dict[str, Any], expected: set[str]) -> None:
    from gravamen.casebook import lists

    assert {acts[one.pk] for one in lists.acts(wishes)} == expected


@pytest.mark.usefixtures("acts")
@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param({}, {"Testov Generated-01", "Testova Generated-02", "Guard C"}, id="all"),
        pytest.param({"words": "Тестов"}, {"Testov Generated-01", "Testova Generated-02"}, id="a name in another script"),
        pytest.param({"type": "dismissal"}, {"Testova Generated-02"}, id="hit by"),
        pytest.param({"part": "perpetrator"}, {"Guard C"}, id="who did it"),
        pytest.param({"type": "physical_assault", "part": "victim"}, {"Testov Generated-01"}, id="hit, and not done"),
        pytest.param({"standing": "member"}, {"Testova Generated-02"}, id="standing"),
        pytest.param({"detained": True}, {"Testov Generated-01"}, id="was detained"),
        pytest.param({"since": "2020-08"}, {"Testov Generated-01", "Guard C"}, id="since"),
        pytest.param({"sex": "male"}, set(), id="sex not known"),
    ],
)
def test_persons(wishes: dict[str, Any], expected: set[str]) -> None:
    from gravamen.casebook import lists

    assert {one.name for one in lists.persons(wishes)} == expected


@pytest.mark.usefixtures("acts")
@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param({"part": "victim"}, {"Union B"}, id="victims"),
        pytest.param({"words": "plant"}, {"Plant A"}, id="words"),
        pytest.param({"family": "employment"}, {"Plant A"}, id="family"),
        pytest.param({"kind": "police"}, set(), id="kind"),
    ],
)
def test_organisations(wishes: dict[str, Any], expected: set[str]) -> None:
    from gravamen.casebook import lists

    assert {one.name for one in lists.organisations(wishes)} == expected


@pytest.mark.usefixtures("acts")
@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param({}, 1, id="all"),
        pytest.param({"words": "beaten"}, 1, id="words"),
        pytest.param({"words": "strike"}, 0, id="other words"),
        pytest.param({"state": "open"}, 1, id="to decide"),
        pytest.param({"state": "decided"}, 0, id="decided"),
        pytest.param({"state": "waiting"}, 0, id="waiting"),
        pytest.param({"since": "2021-03-01", "until": "2021-03-01"}, 1, id="the day it came"),
        pytest.param({"since": "2021-03-02"}, 0, id="later"),
        pytest.param({"language": "en", "country": "BY"}, 1, id="language and country"),
    ],
)
def test_reports(wishes: dict[str, Any], expected: int) -> None:
    from gravamen.casebook import lists

    assert lists.reports(wishes).count() == expected


@pytest.mark.usefixtures("acts")
def test_wishes_together() -> None:
    """Every wish at once is a question that the database takes, and each narrows."""
    from gravamen.casebook import lists
    from gravamen.casebook.models import Case

    of_acts = {"case": Case.objects.get().pk, "country": "BY", "since": "2020", "until": "2020", "type": "dismissal"}
    involved = {"role": "victim", "standing": "member"}
    told = {"words": "Generated-02", "state": "verified", "certainty": "stated", "language": "en", "source": 1}
    assert [one.type for one in lists.acts({**of_acts, **involved, **told})] == ["dismissal"]
    who = {"words": "Testova", "part": "victim", "standing": "member"}
    assert [one.name for one in lists.persons({**of_acts, **who})] == ["Testova Generated-02"]
    assert list(lists.persons({**of_acts, **who, "detained": True})) == []
    assert [one.name for one in lists.organisations({**of_acts, "words": "Plant", "part": "perpetrator"})] == ["Plant A"]
    came = {"words": "beaten", "since": "2021", "until": "2021", "state": "open", "language": "en", "country": "BY"}
    assert lists.reports(came).count() == 1
    assert lists.reports({**came, "state": "decided"}).count() == 0


def test_days_follow_a_date_and_are_no_part_of_the_chain(record: Any, house: Any, acts: dict[int, str]) -> None:
    from gravamen.casebook import queries
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Act, Entry

    number = next(number for number, name in acts.items() if name == "dismissed")
    assert [str(day) for day in (queries.act(number).earliest, queries.act(number).latest)] == ["2020-06-01", "2020-06-30"]
    report = queries.act(number).values.get(field="date").citations.get().passage.report
    record.correct_act(number, report, {"date": {"value": "2020-05-04", "quote": "4 May 2020"}})
    assert str(queries.act(number).latest) == "2020-05-04"
    record.undo(Entry.objects.latest("number").number)
    assert str(queries.act(number).latest) == "2020-06-30"
    assert "earliest" not in Entry.objects.latest("number").changes
    Act.objects.filter(pk=number).update(earliest=None)
    assert verify(house.originals, house.anchor, house.keyring).faults == ()


def test_the_database_counts_what_has_grown(acts: dict[int, str], house: Any) -> None:
    """Without figures of its tables it looks through all acts for those of a few persons."""
    from django.db import connection

    from gravamen.casebook import house as houses

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts by itself")
    houses.refresh_statistics()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'involvement_hit'")
        assert cursor.fetchone()[0].startswith("6 ")
