"""Search: words in every script, phrases, beginnings; the index follows every change and its undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Take = Callable[..., Any]

LATIN = "Report of the branch.\n\nOn 4 May 2020 Siarhei Uzorny, chairman of GUT, was detained in Minsk near the tractor works."
CYRILLIC = "Сообщение.\n\n5 мая 2020 года Сергей Узорный был задержан в Минске. Ёлкино."
ARABIC = "اعتقلت الشرطة رئيس النقابة يوم ٤ مايو."
CHINESE = "警方于五月四日逮捕了工会主席。"
ACCENTS = "El sindicato de Cananéa pidió negociación colectiva; la huelga siguió."

QUERIES = (
    pytest.param("detained", {"latin"}, id="a word"),
    pytest.param("DETAINED", {"latin"}, id="capitals"),
    pytest.param("detai", {"latin"}, id="a beginning"),
    pytest.param('"detai"', set(), id="in quotes a whole word"),
    pytest.param('"tractor works"', {"latin"}, id="a phrase"),
    pytest.param('"works tractor"', set(), id="a phrase in another order"),
    pytest.param("tractor 4", {"latin"}, id="all words, anywhere"),
    pytest.param("tractor huelga", set(), id="not all words"),
    pytest.param("Минск", {"latin", "cyrillic"}, id="Cyrillic finds Latin"),
    pytest.param("Minsk", {"latin", "cyrillic"}, id="Latin finds Cyrillic"),
    pytest.param("Uzornyi", {"latin", "cyrillic"}, id="another romanisation"),
    pytest.param("Елкино", {"cyrillic"}, id="e for yo"),
    pytest.param("cananea negociacion", {"accents"}, id="without accents"),
    pytest.param("Minsk -tractor", {"cyrillic"}, id="a word that must not be there"),
    pytest.param("-tractor", set(), id="nothing but what must not be there"),
    pytest.param("الشرطة", {"arabic"}, id="Arabic"),
    pytest.param("逮捕", {"chinese"}, id="a script without blanks"),
    pytest.param("捕逮", set(), id="in order"),
    pytest.param('"', set(), id="a quote alone"),
    pytest.param("(*)^:NEAR/2 AND", set(), id="signs and words of a query language"),
    pytest.param("detained)*", {"latin"}, id="signs at a word"),
    pytest.param("words:detained", set(), id="a column is a word"),
    pytest.param("' OR 1=1; --", set(), id="no SQL"),
    pytest.param("", set(), id="nothing"),
    pytest.param("x" * 5000, set(), id="very long"),
    pytest.param("a " * 500, set(), id="very many"),
)


@pytest.fixture
def reports(case: Any, take: Take) -> dict[str, Any]:
    texts = {"latin": LATIN, "cyrillic": CYRILLIC, "arabic": ARABIC, "chinese": CHINESE, "accents": ACCENTS}
    return {name: take(text, f"{name}.txt") for name, text in texts.items()}


def found(typed: str, noun: str = "report") -> list[Any]:
    from gravamen.casebook.search.found import search

    return [one for hits in search(typed, (noun,), 50) for one in hits.things]


@pytest.mark.parametrize(("typed", "expected"), QUERIES)
def test_a_query_finds(reports: dict[str, Any], typed: str, expected: set[str]) -> None:
    names = {report.pk: name for name, report in reports.items()}
    assert {names[one.row.pk] for one in found(typed)} == expected


def test_all_queries_in_one_record(reports: dict[str, Any]) -> None:
    """The table at once: where making a record takes long, as on a server, one is enough."""
    names = {report.pk: name for name, report in reports.items()}
    wrong = {}
    for row in QUERIES:
        typed, expected = row.values
        if (got := {names[one.row.pk] for one in found(str(typed))}) != expected:
            wrong[row.id] = got
    assert not wrong


@pytest.mark.parametrize(
    ("typed", "name", "hit"),
    [
        pytest.param("Minsk", "cyrillic", "Минске", id="its own script"),
        pytest.param('"tractor works"', "latin", "tractor works", id="a phrase"),
        pytest.param("негоциасион negociacion", "accents", None, id="of two words one is not there"),
    ],
)
def test_a_hit_leads_to_its_place(reports: dict[str, Any], typed: str, name: str, hit: str | None) -> None:
    things = {one.row.pk: one for one in found(typed)}
    if hit is None:
        assert reports[name].pk not in things
        return
    one = things[reports[name].pk]
    assert reports[name].text[one.at :].startswith(hit.split()[0])
    assert "".join(piece.text for piece in one.pieces if piece.hit) == hit
    assert "".join(piece.text for piece in one.pieces).strip("… ") in reports[name].text


def test_a_long_text_is_shown_around_the_words(take: Take) -> None:
    take("far away. " * 400 + "\n\nThe needle was found. " + "and so on. " * 400, "long.txt")
    one = found("needle")[0]
    said = "".join(piece.text for piece in one.pieces)
    assert len(said) < 300
    assert said.startswith("… ")
    assert said.endswith(" …")


def test_a_person_is_found_by_any_romanisation_and_so_are_reports_that_name_them(
    record: Any, case: Any, reports: dict[str, Any]
) -> None:
    number = record.add(case, reports["cyrillic"], "person", "Сергей Узорный", {"name": "Сергей Узорный"})
    assert [one.row.pk for one in found("Sergei Uzorny", "person")] == [number]
    assert [one.row.pk for one in found("Siarhei Uzorny", "person")] == [number]  # another first name's spelling: by the names
    assert reports["cyrillic"].pk in {one.row.pk for one in found("Siarhei Uzorny")}


def test_the_index_follows_changes_and_their_undoing(record: Any, case: Any, reports: dict[str, Any]) -> None:
    from gravamen.casebook.models import Entry
    from gravamen.names.named import Kind

    report = reports["latin"]
    person = record.add(case, report, "person", "Siarhei Uzorny", {"name": "Siarhei Uzorny"})
    act = record.add(
        case, report, "act", "was detained", {"type": "arrest_detention", "victims": [{"person": "Siarhei Uzorny"}]}
    )
    assert [one.row.pk for one in found("Uzorny arrest", "act")] == [act]
    record.correct_act(act, report, {"place": {"value": "the tractor works", "quote": "the tractor works"}})
    assert [one.row.pk for one in found("tractor", "act")] == [act]
    record.undo(Entry.objects.latest("number").number)
    assert found("tractor", "act") == []
    other = record.add(case, reports["cyrillic"], "person", "Сергей Узорный", {"name": "Иное Имя"})
    record.unite(Kind.PERSON, other, person)
    assert [one.row.pk for one in found("Иное", "act")] == [act]  # the act is found by the name of who was hit
    assert [one.row.pk for one in found("Siarhei", "person")] == [other]
    record.undo(Entry.objects.latest("number").number)
    assert found("Иное", "act") == []
    assert {one.row.pk for one in found('"Siarhei"', "person")} == {person}


def test_the_audit_finds_what_search_does_not_show(house: Any, reports: dict[str, Any]) -> None:
    from gravamen.casebook import indexes
    from gravamen.casebook.audit import verify
    from gravamen.casebook.search import engines

    engines.drop("report", [reports["latin"].pk])
    faults = verify(house.originals, house.anchor, house.keyring).faults
    assert [one for one in faults if f"report {reports['latin'].pk}" in one]
    indexes.build()
    assert verify(house.originals, house.anchor, house.keyring).faults == ()
    assert found("tractor")


def test_the_names_index_is_no_way_around_a_word_that_must_not_be_there(
    record: Any, case: Any, reports: dict[str, Any]
) -> None:
    record.add(case, reports["cyrillic"], "person", "Сергей Узорный", {"name": "Сергей Узорный"})
    assert found("Siarhei -Узорный", "person") == []
