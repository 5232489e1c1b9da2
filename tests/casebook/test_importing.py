"""Rows of a table in the record: as `accept` would make them, citing their cells, in a chain that holds, and out again."""

from __future__ import annotations

from typing import Any

import pytest

from gravamen.casebook.importing.columns import Mapping, guessed
from gravamen.casebook.importing.rows import Row, read_rows
from gravamen.intake import receive
from gravamen.intake.spreadsheets import sheets_of

HEAD = "Name;Other name;Sex;Role;Union;Violation;Date;Place;Employer;Perpetrator;Days\n"
TABLE = HEAD + "".join(
    (
        "Testov Generated-Aa;Тестов Пример-Аа;m;chairman;Union A;arrest;16.02.2021;Testville;;the police;15\n",
        "Testov Generated-Bb;;f;;Union A;dismissal;17.02.2021;Testville;Works B;;\n",
        "Generated-Aa Testov;;;;Union A;search;18.02.2021;;;the police;\n",  # the first again, in another order
        "Testov Generated-Cc;;f;member;Union D;;;;;;\n",  # a person alone
    )
)


@pytest.fixture
def table(record: Any, case: Any) -> Any:
    return record.take_in(case, receive(TABLE.encode(), "table.csv"))[0].report


def rows_of(report: Any) -> list[Row]:
    sheet = sheets_of(report.text, [], report.media_type)[0]
    rows, faults = read_rows(sheet, Mapping(guessed([cell.text for cell in sheet.rows[0]])))
    assert not faults
    return rows


def test_rows_become_persons_and_acts(record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook.models import Act, Organisation, Person

    record.enter_rows(case, table, rows_of(table))
    assert [one.name for one in Person.objects.order_by("pk")] == [
        "Testov Generated-Aa",
        "Testov Generated-Bb",
        "Testov Generated-Cc",
    ]
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Union A", "Union D", "Works B"]
    first, second, third = Act.objects.order_by("pk")
    assert (first.type, first.date, first.place, first.penalty_days) == ("arrest_detention", "2021-02-16", "Testville", 15)
    assert [(one.role, one.person_id, one.group) for one in third.involvements.order_by("pk")] == [
        ("victim", 1, ""),
        ("perpetrator", None, "the police"),
    ]
    assert second.involvements.get(role="perpetrator").organisation.name == "Works B"
    assert Person.objects.get(pk=1).names.count() == 2
    assert [(one.role, one.organisation.name) for one in Person.objects.get(pk=1).affiliations.order_by("pk")] == [
        ("chairman", "Union A"),
        ("", "Union A"),
    ]


def test_every_value_cites_its_cell(record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook.models import Value

    record.enter_rows(case, table, rows_of(table))
    for value in Value.objects.all():
        assert value.citations.exists(), value.field
        for citation in value.citations.select_related("passage"):
            passage = citation.passage
            assert table.text[passage.start : passage.end] == passage.quote
    dated = Value.objects.filter(field="date").order_by("pk").first()
    assert dated is not None
    assert dated.citations.get().passage.quote == "16.02.2021"
    happened = Value.objects.filter(field="act").order_by("pk").first()
    assert happened is not None
    assert happened.citations.get().passage.quote == TABLE.splitlines()[1]


def test_the_chain_holds_and_a_batch_is_taken_back_whole(record: Any, case: Any, table: Any, house: Any) -> None:
    from gravamen.casebook.audit import verify
    from gravamen.casebook.models import Act, Citation, Name, Passage, Person, Value

    before = {model: model.objects.count() for model in (Act, Person, Name, Value, Passage, Citation)}
    entry = record.enter_rows(case, table, rows_of(table))
    assert entry.action == "import rows"
    assert "rows 2 to 5" in entry.subject
    assert verify(house.originals, house.anchor, house.keyring).faults == ()
    record.undo(entry.number)
    assert {model: model.objects.count() for model in before} == before
    assert verify(house.originals, house.anchor, house.keyring).faults == ()
    record.enter_rows(case, table, rows_of(table))
    assert verify(house.originals, house.anchor, house.keyring).faults == ()


def test_somebody_in_the_register_is_found_by_any_of_their_names(record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook.models import Person

    known = record.take_in(case, receive("Тестов Пример-Аа was there.".encode(), "known.txt"))[0].report
    number = record.add(case, known, "person", "Тестов Пример-Аа", {"name": "Тестов Пример-Аа"})
    entry = record.enter_rows(case, table, rows_of(table))
    assert Person.objects.count() == 3
    person = Person.objects.get(pk=number)
    assert person.sex == "male"  # the table told it
    assert person.involvements.count() == 2  # row 4 has the form that row 2 brought
    assert person.names.count() == 2
    record.undo(entry.number)
    assert Person.objects.get().sex == ""


def test_names_are_found_by_the_index_afterwards(record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook import queries

    record.enter_rows(case, table, rows_of(table))
    found = queries.person_named("Пример-Аа Тестов")
    assert found is not None
    assert found.pk == 1
    assert queries.organisation_named("works b") is not None


def test_what_rests_on_an_imported_row_keeps_it(record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook.errors import ChangedMeanwhile
    from gravamen.casebook.models import Act

    entry = record.enter_rows(case, table, rows_of(table))
    record.verify(Act.objects.order_by("pk")[0].pk)
    with pytest.raises(ChangedMeanwhile):
        record.undo(entry.number)
    assert Act.objects.count() == 3


@pytest.mark.parametrize(
    ("role", "verified", "awaits"), [("verifier", False, True), ("verifier", True, False), ("documenter", True, True)]
)
def test_acts_await_a_verifier_unless_one_imports_them_as_verified(
    house: Any, record: Any, case: Any, table: Any, role: str, verified: bool, awaits: bool
) -> None:
    from gravamen.casebook.models import Act
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    officer = Record(house, "Officer Two", record._clock, Role(role))
    officer.enter_rows(case, table, rows_of(table), verified=verified)
    assert set(Act.objects.values_list("awaits", flat=True)) == {awaits}


def test_a_reader_enters_nothing(house: Any, record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook.errors import NotAllowed
    from gravamen.casebook.models import Person
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    with pytest.raises(NotAllowed):
        Record(house, "Reader Two", record._clock, Role.READER).enter_rows(case, table, rows_of(table))
    assert not Person.objects.exists()


def test_what_belongs_to_the_change_stands_or_falls_with_it(record: Any, case: Any, table: Any) -> None:
    from gravamen.casebook.models import Entry, Person

    before = Entry.objects.count()

    def broken(entry: Any) -> None:
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        record.enter_rows(case, table, rows_of(table), also=broken)
    assert (Person.objects.count(), Entry.objects.count()) == (0, before)
