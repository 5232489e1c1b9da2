"""The record's lists and pages: filters, sorting, columns, views, files; persons, organisations, acts with their sources."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.desk.conftest import NOON, OFFICER

from gravamen import demonstration
from gravamen.casebook import house as houses
from gravamen.casebook.house import House
from gravamen.intake import receive
from gravamen.reading import read

LISTS = ("acts", "persons", "organisations", "reports")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case, reviewed, and the key to it: made once, and copied for each test."""
    folder = tmp_path_factory.mktemp("demonstration")
    home = houses.make(folder / "record", key_file=folder / "key")
    from gravamen.casebook import queries
    from gravamen.casebook.recorded import apply
    from gravamen.casebook.services import Record
    from gravamen.desk.door import door

    record, told = Record(home, OFFICER, lambda: NOON), demonstration.case()
    record.set_profile(told["profile"])
    made = record.open_case(told["key"], told["title"], told["country"])
    for one in told["report"]:
        received = receive(demonstration.report(one["file"]), one["file"])
        for receipt in record.take_in(made, received, on=one["received"], source=one["source"], title=one["title"]):
            if (report := receipt.report).text is not None:
                reading = read(queries.text_of(report), language=report.language or None, sent=report.dated)
                record.propose(report, reading, "test")
    apply(record, made, demonstration.review())
    door.lock()
    houses.leave()
    return folder


@pytest.fixture
def house(made_once: Path, tmp_path: Path) -> Iterator[House]:
    """A copy of it behind an open door."""
    from django.db import connections

    from gravamen.desk.door import door

    connections.close_all()
    shutil.copytree(made_once, tmp_path / "copy")
    door.lead_to(tmp_path / "copy" / "record", tmp_path / "copy" / "key")
    door.open_itself()
    yield door.house
    door.lock()
    connections.close_all()


@pytest.fixture
def reviewed(house: House) -> Any:
    from gravamen.casebook.models import Case

    return Case.objects.get()


@pytest.fixture(autouse=True)
def _contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers keep what their templates were given."""
    from django.test.utils import instrumented_test_render

    monkeypatch.setattr("django.template.base.Template._render", instrumented_test_render)


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def shown(client: Client, address: str) -> list[int]:
    """The numbers of the rows that a list shows."""
    return [row.pk for row, _ in client.get(address).context["rows"]]


def act_of(kind: str) -> Any:
    from gravamen.casebook.models import Act

    return Act.objects.filter(type=kind).order_by("pk").first()


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize(
    "address",
    [
        *(f"/{noun}/" for noun in LISTS),
        "/acts/?family=liberty&since=2021-02&until=2021&state=verified&standing=unknown&place=minsk",
        "/persons/?words=Завадский&part=victim&detained=on",
        "/organisations/?kind=employer&words=steel",
        "/reports/?state=decided&language=en&source=rep&since=2021-01-01",
        "/persons/1/",
        "/organisations/1/",
        "/acts/1/",
        "/acts/1/correct/place/",
        "/acts/1/correct/victims/",
        "/doubles/",
        "/history/act/1/",
        "/history/person/1/",
        "/history/report/1/",
        "/history/case/1/",
        "/resolve/person/1/",
        "/resolve/organisation/1/",
        "/search/",
        "/search/?q=raid",
        "/search/?q=raid&kind=report&page=2",
    ],
)
def test_a_page_is_shown(client: Client, address: str) -> None:
    assert "<h1" in page_of(client, address) or address.startswith("/resolve/")  # that one is a part of a page


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        pytest.param("since=31.02.2021", "since", "no date", id="no date"),
        pytest.param("since=2021-02-31", "since", "no day of the calendar", id="no such day"),
        pytest.param("type=theft", "type", "theft", id="no such type"),
        pytest.param("case=99999", "case", "99999", id="no such case"),
        pytest.param("person=abc", "person", "", id="no number"),
    ],
)
def test_a_filter_that_makes_no_sense_is_told_and_passed_over(client: Client, asked: str, field: str, said: str) -> None:
    from gravamen.casebook.models import Act

    answer = client.get(f"/acts/?{asked}")
    assert said in str(answer.context["form"].errors[field])
    assert answer.context["page"].paginator.count == Act.objects.count()
    if field != "person":
        assert said in answer.content.decode()


@pytest.mark.usefixtures("reviewed")
def test_sorting_turns_round(client: Client) -> None:
    from gravamen.casebook.models import Person

    names = [one.name for one in Person.objects.order_by("name")]
    assert [row.name for row, _ in client.get("/persons/?sort=name").context["rows"]] == names
    assert [row.name for row, _ in client.get("/persons/?sort=-name").context["rows"]] == names[::-1]
    assert shown(client, "/persons/?sort=nonsense") == shown(client, "/persons/")


@pytest.mark.usefixtures("reviewed")
def test_columns_are_chosen(client: Client) -> None:
    heads = [column.name for column, _ in client.get("/acts/?column=number&column=ground").context["columns"]]
    assert heads == ["number", "ground"]
    assert "place" in [column.name for column, _ in client.get("/acts/").context["columns"]]


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("noun", LISTS)
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client: Client, noun: str, record: Any, reviewed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(most: int) -> int:
        monkeypatch.setattr("gravamen.desk.pages.record.listing.PER_PAGE", most)
        with CaptureQueriesContext(connection) as counted:
            assert len(shown(client, f"/{noun}/")) == most
        return len(counted)

    queries(1)  # what is made once is made
    assert queries(6) <= queries(2) + 1  # a table that the first two rows need nothing of


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("address", ["/persons/1/", "/organisations/1/"])
def test_nor_with_the_acts_of_a_person_or_an_organisation(client: Client, record: Any, reviewed: Any, address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gravamen.casebook.models import Organisation, Person, Report

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            page_of(client, address)
        return len(counted)

    report = Report.objects.get(pk=1)
    victims = [{"person": Person.objects.get(pk=1).name}, {"organisation": Organisation.objects.get(pk=1).name}]
    record.add(reviewed, report, "act", report.text[:60], {"type": "dismissal", "victims": victims})
    queries()
    few = queries()
    for kind in ("surveillance", "travel_ban", "interference"):
        record.add(reviewed, report, "act", report.text[:60], {"type": kind, "victims": victims})
    assert queries() <= few


@pytest.mark.usefixtures("reviewed")
def test_a_view_is_kept_shown_and_forgotten(client: Client, log_in: Callable[..., Client]) -> None:
    from gravamen.desk.models import SavedView

    client.post("/views/acts/", {"name": "Raids", "query": "type=search_raid&sort=date", "shared": "on"})
    client.post("/views/acts/", {"name": "My own", "query": "type=seizure"})
    other = log_in("reader", "Officer Two")
    assert "Raids" in page_of(other, "/acts/")
    assert "My own" not in page_of(other, "/acts/")
    assert "Raids" not in page_of(other, "/persons/")
    kept = SavedView.objects.get(name="Raids")
    assert shown(client, f"/acts/?{kept.query}") == [one.pk for one in _acts("search_raid")]
    assert other.post(f"/views/{kept.pk}/forget/").status_code == 404
    client.post(f"/views/{kept.pk}/forget/")
    assert not SavedView.objects.filter(name="Raids").exists()
    assert client.post("/views/acts/", {"name": "", "query": ""}, follow=True).status_code == 200
    assert client.post("/views/acts/", {"name": "x" * 200, "query": ""}, follow=True).status_code == 200
    assert SavedView.objects.count() == 1


def _acts(kind: str) -> list[Any]:
    from gravamen.casebook.models import Act

    return list(Act.objects.filter(type=kind).order_by("earliest", "pk"))


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("noun", LISTS)
def test_a_list_is_taken_away_as_it_is_shown(client: Client, noun: str) -> None:
    from gravamen.desk.models import Access

    answer = client.get(f"/export/{noun}.csv?use=internal")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) - 1 == client.get(f"/{noun}/").context["page"].paginator.count
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "<" not in answer.content.decode()
    sheet = client.get(f"/export/{noun}.xlsx?use=internal").content
    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(io.BytesIO(sheet)).namelist()
    assert Access.objects.filter(page="export", subject__startswith=f"/export/{noun}").count() == 2


@pytest.mark.usefixtures("reviewed")
def test_filters_hold_for_the_file_too(client: Client) -> None:
    answer = client.get("/export/acts.csv?use=internal&type=seizure&column=number&column=edtf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["#", "Number", "Date (EDTF)"]
    assert [row[1] for row in rows[1:]] == [str(one) for one in reversed(_acts("seizure"))]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(client: Client, record: Any, reviewed: Any, begin: str) -> None:
    name = f'{begin}HYPERLINK("http://generated.example";"x")'
    report = record.take_in(reviewed, receive(f"A: {name} was dismissed.".encode(), "r.txt"))[0].report
    record.add(reviewed, report, "act", "was dismissed", {"type": "dismissal", "victims": [name], "ground": name})
    rows = list(
        csv.reader(
            io.StringIO(client.get("/export/acts.csv?use=internal&column=ground&sort=-number").content.decode("utf-8-sig"))
        )
    )
    assert rows[1][1].startswith(f"'{begin}")
    book = zipfile.ZipFile(io.BytesIO(client.get("/export/acts.xlsx?use=internal&column=ground").content))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


@pytest.mark.usefixtures("reviewed")
def test_an_act_shows_each_value_with_its_passages_and_what_is_said_otherwise(client: Client) -> None:
    from gravamen.casebook.models import Value

    value = Value.objects.filter(held=False, field="date", act__isnull=False).first()
    assert value is not None
    page = page_of(client, f"/acts/{value.act_id}/")
    passage = value.citations.get().passage
    assert f'href="/reports/{passage.report_id}/?at={passage.start}"' in page
    assert passage.quote in page
    assert "Said otherwise" in page
    assert "independent source" in page


@pytest.mark.usefixtures("reviewed")
def test_a_value_is_corrected_in_its_place(client: Client) -> None:
    from gravamen.casebook.models import Act, Entry

    act = act_of("search_raid")
    form = client.get(f"/acts/{act.pk}/correct/place/").context["form"]
    assert form["report"].value()
    assert form["quote"].value()
    sent = {"value": "the kitchen", "report": form["report"].value(), "quote": form["quote"].value()}
    answer = client.post(f"/acts/{act.pk}/correct/place/", sent, follow=True)
    assert "Corrected." in answer.content.decode()
    assert Act.objects.get(pk=act.pk).place == "the kitchen"
    client.post(f"/undo/{Entry.objects.latest('number').number}/")
    assert Act.objects.get(pk=act.pk).place == act.place


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize(
    ("field", "sent", "said"),
    [
        pytest.param("date", {"value": "31.02.2021"}, "no date", id="no date"),
        pytest.param("place", {"quote": "words that stand nowhere"}, "is not in the report", id="no such words"),
        pytest.param("place", {"quote": ""}, "required", id="no words"),
        pytest.param("type", {"value": "theft"}, "theft", id="no such type"),
        pytest.param("victim_count", {"value": "-3"}, "0", id="no number"),
        pytest.param("place", {"report": "9999"}, "valid choice", id="no such report"),
        pytest.param("victims", {"rows": "1", "kind-0": "person", "name-0": ""}, "Name one", id="nobody"),
    ],
)
def test_a_wrong_correction_is_told_at_its_field_and_nothing_is_lost(
    client: Client, field: str, sent: dict[str, str], said: str
) -> None:
    from gravamen.casebook.models import Entry

    act = act_of("search_raid")
    form = client.get(f"/acts/{act.pk}/correct/{field}/").context["form"]
    before = Entry.objects.count()
    whole = {"value": "the kitchen", "report": form["report"].value(), "quote": form["quote"].value(), **sent}
    answer = client.post(f"/acts/{act.pk}/correct/{field}/", whole)
    assert answer.status_code == 200
    assert said in str(answer.context["form"].errors)
    assert Entry.objects.count() == before
    kept = answer.context["form"]
    for name, value in whole.items():
        if name in kept.fields:
            assert str(kept[name].value() or "") == str(value)


@pytest.mark.usefixtures("reviewed")
def test_parties_are_corrected_row_by_row(client: Client) -> None:
    act = act_of("search_raid")
    form = client.get(f"/acts/{act.pk}/correct/perpetrators/").context["form"]
    sent = {"rows": "2", "report": form["report"].value(), "quote": form["quote"].value()}
    sent |= {"kind-0": "group", "name-0": "men in masks", "number-0": "6", "standing-0": "unknown"}
    sent |= {"kind-1": "organisation", "name-1": "Plant A", "number-1": "", "standing-1": "unknown"}
    client.post(f"/acts/{act.pk}/correct/perpetrators/", sent)
    found = [one for one in act.involvements.all() if one.role == "perpetrator"]
    assert [(one.group, one.number, one.organisation and one.organisation.name) for one in found] == [
        ("men in masks", 6, None),
        ("", None, "Plant A"),
    ]


@pytest.mark.usefixtures("reviewed")
def test_a_documenter_corrects_and_a_verifier_verifies(log_in: Callable[..., Client]) -> None:
    from gravamen.casebook.models import Act

    act = act_of("search_raid")
    documenter, verifier, reader = log_in("documenter", "Two"), log_in("verifier", "Three"), log_in("reader", "Four")
    form = documenter.get(f"/acts/{act.pk}/correct/place/").context["form"]
    sent = {"value": "the kitchen", "report": form["report"].value(), "quote": form["quote"].value()}
    assert "Correct" not in page_of(reader, f"/acts/{act.pk}/").replace("Corrected", "").partition("History")[0]
    assert reader.get(f"/acts/{act.pk}/correct/place/").status_code == 403
    assert reader.post(f"/acts/{act.pk}/correct/place/", sent).status_code == 403
    documenter.post(f"/acts/{act.pk}/correct/place/", sent)
    assert Act.objects.get(pk=act.pk).awaits
    assert shown(documenter, "/acts/?state=awaits") == [act.pk]
    assert documenter.post(f"/acts/{act.pk}/verify/").status_code == 403
    verifier.post(f"/acts/{act.pk}/verify/")
    assert not Act.objects.get(pk=act.pk).awaits


@pytest.mark.usefixtures("reviewed")
def test_ticked_acts_become_one_event(client: Client) -> None:
    from gravamen.casebook.models import Act

    free = list(Act.objects.filter(event=None)[:2])
    for sent in ({"act": [free[0].pk], "title": "One"}, {"act": [one.pk for one in free], "title": " "}):
        assert 'class="notice error"' in client.post("/events/", sent, follow=True).content.decode()
    client.post("/events/", {"act": [one.pk for one in free], "title": "Two of them"})
    assert {one.event.title for one in Act.objects.filter(pk__in=[one.pk for one in free]) if one.event} == {"Two of them"}
    event = Act.objects.get(pk=free[0].pk).event_id
    assert sorted(shown(client, f"/acts/?event={event}")) == sorted(one.pk for one in free)


@pytest.mark.usefixtures("reviewed")
def test_an_act_is_put_to_an_event_of_its_case_and_taken_out_again(client: Client, record: Any) -> None:
    from gravamen.casebook.models import Act, Event

    free = Act.objects.filter(event=None).first()
    event = Event.objects.first()
    assert free is not None
    assert event is not None
    assert f'<option value="{event.pk}">' in page_of(client, f"/acts/{free.pk}/")
    client.post(f"/acts/{free.pk}/event/", {"event": event.pk})
    page = page_of(client, f"/acts/{free.pk}/")
    for one in event.acts.exclude(pk=free.pk):
        assert f'href="/acts/{one.pk}/"' in page
    client.post(f"/acts/{free.pk}/event/", {"event": ""})
    assert Act.objects.get(pk=free.pk).event is None
    other = record.open_case("other", "Another case", "KZ")
    elsewhere = record.group(other, "Elsewhere", [])
    client.post(f"/acts/{free.pk}/event/", {"event": elsewhere.pk})
    assert Act.objects.get(pk=free.pk).event is None, "an event of another case takes no act of this one"


@pytest.mark.usefixtures("reviewed")
def test_a_person_shows_all_names_where_they_stand_and_their_acts(client: Client) -> None:
    from gravamen.casebook.models import Citation, Person

    person = Person.objects.get(names__text="Андрей Комлик-Яматин")
    page = page_of(client, f"/persons/{person.pk}/")
    for name in person.names.all():
        assert name.text in page
    for one in person.involvements.all():
        assert f'href="/acts/{one.act_id}/"' in page
    passage = Citation.objects.filter(value__person=person, value__field="name").first().passage  # type: ignore[union-attr]
    assert f"/reports/{passage.report_id}/?at={passage.start}" in page
    assert "Detention" in page


@pytest.fixture
def twice(record: Any, reviewed: Any) -> tuple[int, int]:
    """A person who is there a second time, by another romanisation."""
    from gravamen.casebook.models import Person

    report = record.take_in(reviewed, receive(b"Vladimir Malei was summoned on 3 March 2021.", "more.txt"))[0].report
    other = record.add(reviewed, report, "person", "Vladimir Malei", {"name": "Vladimir Malei"})
    return Person.objects.get(name="Vladimir Maley").pk, other


def test_a_likely_double_is_shown_with_reasons_and_made_one(client: Client, twice: tuple[int, int]) -> None:
    from gravamen.casebook.models import Entry, Person

    one, other = twice
    part = page_of(client, f"/resolve/person/{one}/")
    assert "Vladimir Malei" in part
    assert "% likely" in part
    client.post(f"/resolve/person/{one}/unite/", {"other": other})
    assert not Person.objects.filter(pk=other).exists()
    assert "Vladimir Malei" in page_of(client, f"/persons/{one}/")
    client.post(f"/undo/{Entry.objects.latest('number').number}/")
    assert Person.objects.filter(pk=other).exists()


def test_the_whole_register_is_looked_through_for_doubles(client: Client, twice: tuple[int, int]) -> None:
    client.post("/doubles/look/")
    pairs = client.get("/doubles/").context["pairs"]
    assert {frozenset((one.keep.pk, one.gone.pk)) for one in pairs if str(one.double.kind) == "person"} == {frozenset(twice)}
    client.post(f"/resolve/person/{twice[0]}/apart/", {"other": twice[1], "next": "/doubles/"})
    assert [one for one in client.get("/doubles/").context["pairs"] if str(one.double.kind) == "person"] == []
    assert "Vladimir Malei" not in page_of(client, f"/resolve/person/{twice[0]}/")


def test_doubles_found_are_forgotten_when_the_record_is_locked(client: Client, twice: tuple[int, int]) -> None:
    from gravamen.desk import search_of_doubles

    client.post("/doubles/look/")
    assert search_of_doubles.last() is not None
    client.post("/lock/")
    assert search_of_doubles.last() is None


def test_a_large_register_is_looked_through_beside_the_pages(
    client: Client, twice: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from gravamen.desk import search_of_doubles

    monkeypatch.setattr("gravamen.desk.pages.record.doubles._AT_ONCE", 1)
    assert client.get("/doubles/").context["search"] is None
    client.post("/doubles/look/")
    for thread in threading.enumerate():
        if thread.name == "doubles":
            thread.join(60)
    search = search_of_doubles.last()
    assert search is not None
    assert not search.running
    assert not search.failed
    assert client.get("/doubles/news/").status_code == 204
    assert client.get("/doubles/").context["pairs"]


def test_an_entry_is_parted_again(client: Client, twice: tuple[int, int]) -> None:
    from gravamen.casebook.models import Person

    one, other = twice
    client.post(f"/resolve/person/{one}/unite/", {"other": other})
    assert "Tick the names" in client.post(f"/resolve/person/{one}/split/", {}, follow=True).content.decode()
    answer = client.post(f"/resolve/person/{one}/split/", {"name": "Vladimir Malei", "remark": "another man"})
    assert answer.status_code == 302
    assert Person.objects.filter(name="Vladimir Malei").exists()
    assert Person.objects.filter(pk=one).exists()


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("what", ["unite", "apart", "split"])
def test_a_reader_decides_nothing(log_in: Callable[..., Client], what: str) -> None:
    from gravamen.casebook.models import Entry

    reader = log_in("reader")
    before = Entry.objects.count()
    answer = reader.post(f"/resolve/person/1/{what}/", {"other": 2, "name": "Ihar Pavarau"})
    assert answer.status_code in (403, 409)
    assert Entry.objects.count() == before
    assert 'action="/resolve/' not in page_of(reader, "/persons/1/")


@pytest.mark.usefixtures("reviewed")
def test_a_history_tells_before_and_after_and_takes_back(client: Client) -> None:
    from gravamen.casebook.models import Act

    act = act_of("search_raid")
    form = client.get(f"/acts/{act.pk}/correct/place/").context["form"]
    sent = {"value": "the kitchen", "report": form["report"].value(), "quote": form["quote"].value()}
    client.post(f"/acts/{act.pk}/correct/place/", sent)
    answer = client.get(f"/history/act/{act.pk}/")
    first, lines = answer.context["past"][0]
    assert [(one.before, one.after) for one in lines if one.label == "Place"] == [(act.place, "the kitchen")]
    assert first.undoable
    assert f'action="/undo/{first.number}/"' in answer.content.decode()
    client.post(f"/undo/{first.number}/")
    assert Act.objects.get(pk=act.pk).place == act.place


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("typed", ["Завадский", "Zavadsky", "Zavadskiy"])
def test_search_finds_a_person_in_every_script_and_marks_the_words(client: Client, typed: str) -> None:
    answer = client.get("/search/", {"q": typed})
    assert "Vasily Zavadsky" in [
        one.row.name for hits in answer.context["found"] for one in hits.things if hits.noun == "person"
    ]
    assert "<mark>Zavadsky</mark>" in answer.content.decode()


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("typed", ['"', "((", "* OR *", "a:b", "-", "<script>alert(1)</script>", "%00", "x" * 3000, "\u202e"])
def test_whatever_is_typed_search_answers(client: Client, typed: str) -> None:
    answer = client.get("/search/", {"q": typed})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.usefixtures("reviewed")
def test_a_search_is_logged(client: Client) -> None:
    from gravamen.desk.models import Access

    client.get("/search/?q=raid")
    assert Access.objects.filter(page="search", subject="/search/?q=raid").exists()


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_asks_for_whom_it_is(client: Client, form: str) -> None:
    answer = client.get(f"/export/persons.{form}?sort=name")
    assert not answer.has_header("Content-Disposition")
    assert 'name="sort" value="name"' in answer.content.decode()
    assert client.get(f"/export/persons.{form}?use=everybody").status_code == 404


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("noun", LISTS)
def test_a_list_for_others_names_nobody_who_was_not_asked(client: Client, noun: str) -> None:
    from gravamen.casebook.models import Involvement
    from gravamen.drafting.redaction import Hidden, leaks
    from gravamen.drafting.scanning import scan

    hit = Involvement.objects.filter(role="victim", person__isnull=False).select_related("person")
    hidden = [Hidden(str(one.person), (one.person.name,)) for one in hit]  # type: ignore[union-attr]
    listing = client.get(f"/{noun}/").context["listing"]
    columns = "&".join(f"column={one.name}" for one in listing.columns)
    said = client.get(f"/export/{noun}.csv?use=public&{columns}").content.decode("utf-8-sig")
    assert leaks(said, hidden) == []
    book = client.get(f"/export/{noun}.xlsx?use=public&{columns}").content
    assert scan({"list.xlsx": book}, hidden) == []
    if noun == "persons":
        assert leaks(client.get(f"/export/{noun}.csv?use=internal&{columns}").content.decode("utf-8-sig"), hidden)
        assert "Person A (name withheld)" in said
