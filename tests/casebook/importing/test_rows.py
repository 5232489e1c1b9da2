"""Tables: what columns and cells mean, and what is wrong with which."""

from __future__ import annotations

import pytest

from gravamen.casebook.errors import BadValue
from gravamen.casebook.importing import cells
from gravamen.casebook.importing.columns import FIELDS, Mapping, guessed, header_of, headers_key
from gravamen.casebook.importing.rows import Fault, Row, read_rows, unknown_words
from gravamen.casebook.importing.words import meaning
from gravamen.errors import BadDate
from gravamen.intake.spreadsheets import sheets_of


def read(written: str, **said: object) -> tuple[list[Row], list[Fault]]:
    sheet = sheets_of(written, [], "text/csv")[0]
    header = header_of(sheet)
    columns = guessed([cell.text for cell in sheet.rows[header - 1]])
    return read_rows(sheet, Mapping(**{"columns": columns, "header": header, **said}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        pytest.param("Full name|Union|Violation|Date", "person affiliation type date", id="English"),
        pytest.param("Nom et prénom|Syndicat|Type d’acte|Lieu", "person affiliation type place", id="French"),
        pytest.param(
            "NOMBRE Y APELLIDOS|Sindicato|Fecha de detención|Días", "person affiliation date penalty_days", id="Spanish"
        ),
        pytest.param("Ф.И.О.|Должность|Вид нарушения|Дата", "person role type date", id="Russian"),
        pytest.param("الاسم|النقابة|نوع الانتهاك|التاريخ", "person affiliation type date", id="Arabic"),
        pytest.param("First name|Surname|Date (dd.mm.yyyy)", "given_name family_name date", id="two parts, a note"),
        pytest.param("Name|Name in Cyrillic|Alias", "person other_name other_name", id="several names"),
        pytest.param("Date|Date|Foo", "date - -", id="twice, unknown"),
    ],
)
def test_columns_are_guessed_from_their_headers(headers: str, fields: str) -> None:
    assert guessed(headers.split("|")) == tuple("" if one == "-" else one for one in fields.split())


def test_the_header_may_stand_below_a_title() -> None:
    sheet = sheets_of("List of the arrested\n\nName,Date,Place\nPerson One,2021,Testville\n", [], "text/csv")[0]
    assert header_of(sheet) == 3


def test_tables_with_the_same_headers_have_one_key() -> None:
    assert headers_key(["Name", "Date:"]) == headers_key(["NAME", "date"]) != headers_key(["Date", "Name"])


def test_every_phrase_of_the_data_names_a_field_or_a_term() -> None:
    import tomllib
    from importlib import resources

    from gravamen.casebook.importing.words import CHOICES, plain

    here = resources.files("gravamen.casebook.importing")
    headers = tomllib.loads((here / "headers.toml").read_text("utf-8"))
    assert set(headers) == set(FIELDS)
    said = [plain(phrase) for phrases in headers.values() for phrase in phrases]
    assert len(said) == len(set(said)), sorted({one for one in said if said.count(one) > 1})
    for field, terms in tomllib.loads((here / "meanings.toml").read_text("utf-8")).items():
        assert set(terms) <= set(CHOICES[field])
        said = [plain(phrase) for phrases in terms.values() for phrase in phrases]
        assert len(said) == len(set(said)), sorted({one for one in said if said.count(one) > 1})


@pytest.mark.parametrize(
    ("written", "order", "kept"),
    [
        ("16.02.2021", "dmy", "2021-02-16"),
        ("16.02.2021", "mdy", "2021-02-16"),  # dots are never the month first
        ("2/3/2021", "dmy", "2021-03-02"),
        ("2/3/2021", "mdy", "2021-02-03"),
        ("2021-02-16", "dmy", "2021-02-16"),
        ("2021/2/16", "dmy", "2021-02-16"),
        ("2021-02-16 00:00:00", "dmy", "2021-02-16"),
        ("02.2021", "dmy", "2021-02"),
        ("2021", "dmy", "2021"),
        ("2020-08/2020-09", "dmy", "2020-08/2020-09"),
        ("2021-02?", "dmy", "2021-02?"),
    ],
)
def test_dates_as_people_write_them(written: str, order: str, kept: str) -> None:
    assert cells.date(written, order) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["31.02.2021", "13/13/2021", "yesterday", "16.2.21", "2021-00-01"])
def test_what_is_no_date_is_said_in_the_words_of_the_cell(written: str) -> None:
    with pytest.raises(BadDate, match=f"“{written}”"):
        cells.date(written, "dmy")


@pytest.mark.parametrize(
    ("texts", "order"), [(["2/3/2021", "2/16/2021"], "mdy"), (["2/3/2021"], "dmy"), (["16/2/2021"], "dmy")]
)
def test_the_order_of_a_date_is_told_by_those_that_can_be_read_one_way(texts: list[str], order: str) -> None:
    assert cells.order_of(texts) == order


@pytest.mark.parametrize(("written", "number"), [("25", 25), ("25 days", 25), ("25.0", 25), ("25 суток", 25)])
def test_numbers(written: str, number: int) -> None:
    assert cells.number(written) == number


@pytest.mark.parametrize("written", ["many", "-3", "2.5", "99999999999"])
def test_no_numbers(written: str) -> None:
    with pytest.raises(BadValue):
        cells.number(written)


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("Arrest", "arrest_detention"), ("arrest_detention", "arrest_detention"), ("ЗАДЕРЖАНИЕ", "arrest_detention"),
        ("licenciement", "dismissal"), ("allanamiento", "search_raid"), ("اعتقال", "arrest_detention"), ("xyz", None),
    ],
)  # fmt: skip
def test_words_that_name_a_type(written: str, term: str | None) -> None:
    assert meaning("type", written, {}) == term


def test_what_a_person_said_of_a_word_goes_first() -> None:
    assert meaning("type", "Search", {"type": {"search": "surveillance"}}) == "surveillance"


HEAD = "Name,Other name,Sex,Union,Violation,Date,Place,Employer,Days\n"


def test_a_row_becomes_a_person_and_an_act_with_where_each_stands() -> None:
    written = HEAD + "Person One,Персон Один,f,Union A,arrest,16.02.2021,Testville,Works B,25\n"
    rows, faults = read(written)
    assert not faults
    row = rows[0]
    assert row.number == 2
    assert row.names == ("Персон Один",)
    assert row.person == {"name": "Person One", "sex": "female", "role": None, "affiliation": "Union A"}
    assert row.act is not None
    assert row.act["victims"] == [{"person": "Person One"}]
    assert row.act["perpetrators"] == [{"organisation": "Works B"}]
    assert (row.act["type"], row.act["date"], row.act["penalty_days"]) == ("arrest_detention", "2021-02-16", 25)
    start, end = row.passages["date"][0]
    assert written[start:end] == "16.02.2021"
    assert written[slice(*row.whole)] == written.splitlines()[1]


def test_all_faults_of_a_row_are_told_at_once() -> None:
    _, faults = read(f"{HEAD}123,,x,,kidnapped,31.02.2021,,,many\n")
    assert [fault.cell for fault in faults] == ["A2", "C2", "E2", "F2", "I2"]


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        pytest.param("Person One,,f,,arrest,31.02.2021,,,", "F2", "“31.02.2021” names no day of the calendar", id="no day"),
        pytest.param("Person One,,x,,arrest,,,,", "C2", "“x” has no meaning yet", id="unknown word"),
        pytest.param("Person One,,f,,kidnapped,,,,", "E2", "“kidnapped” has no meaning yet", id="unknown act"),
        pytest.param("Person One,,f,,arrest,,,,many", "I2", "“many” is no number", id="no number"),
        pytest.param("12345,,f,,arrest,,,,", "A2", "“12345” is no name", id="gibberish is nobody"),
        pytest.param(",,f,,,,,,", "A2", "cell is empty", id="something of nobody"),
        pytest.param("Person One,,,,,16.02.2021,,,", "E2", "cell is empty", id="a day of nothing"),
    ],
)
def test_every_fault_names_its_cell(row: str, cell: str, said: str) -> None:
    rows, faults = read(f"{HEAD}{row}\nPerson Two,,m,,dismissal,,,,\n")
    assert [fault.cell for fault in faults] == [cell]
    assert said in str(faults[0])
    assert [one.number for one in rows] == [3]


def test_a_table_of_persons_alone_has_no_acts() -> None:
    rows, faults = read("Name,Union\nPerson One,Union A\n")
    assert not faults
    assert rows[0].act is None
    rows, _ = read("Name,Union\nPerson One,Union A\n", act="dismissal")
    assert rows[0].act is not None
    assert rows[0].act["type"] == "dismissal"


def test_words_without_a_meaning_are_listed_with_how_often_they_stand_there() -> None:
    sheet = sheets_of(f"{HEAD}A One,,f,,kidnapped,,,,\nB Two,,f,,Kidnapped,,,,\nC Three,,f,,arrest,,,,\n", [], "text/csv")[0]
    columns = guessed([cell.text for cell in sheet.rows[0]])
    assert unknown_words(sheet, Mapping(columns)) == {"type": [("kidnapped", 2)]}
