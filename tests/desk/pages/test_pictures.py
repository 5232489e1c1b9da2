"""Pictures of the record: the figures stand beside them, every mark leads somewhere, more rows ask for no more queries."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html

PAGES = ("timeline", "map", "who")
OF_A_CASE = [f"/cases/test/{page}/" for page in PAGES]


@pytest.fixture
def empty(record: Any) -> Any:
    """A case in which nothing stands yet."""
    return record.open_case("test", "A test", "BY")


def shown(client: Client, address: str) -> Any:
    """The page as a tree."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:300]
    return html.fromstring(answer.content.decode())


def text(node: Any) -> str:
    return " ".join(node.text_content().split())


def large(case: Any, acts: int, persons: int = 12) -> None:
    """Acts as a large case has them, straight into their tables: for reading only."""
    from gravamen.casebook.models import Act, Involvement, Person
    from gravamen.terms import ActType

    people = Person.objects.bulk_create(Person(name=f"Person {number}") for number in range(persons))
    kinds = list(ActType)
    made = Act.objects.bulk_create(
        Act(
            case=case,
            type=kinds[number % len(kinds)],
            certainty="stated",
            date=f"2020-{number % 2 + 2:02}-{number % 9 + 1:02}",
            place=("Minsk", "Brest", "Гомель", "the home of Person 3", "")[number % 5],
        )
        for number in range(acts)
    )
    Involvement.objects.bulk_create(
        Involvement(act=act, role=role, **whom)
        for act in made
        for role, whom in (
            ("victim", {"person": people[act.pk % persons]}),
            ("perpetrator", {"group": f"police {act.pk % 20}"}),
        )
    )


def test_every_mark_leads_somewhere_and_says_what_it_is(client: Client, reviewed: Any) -> None:
    for page in PAGES:
        tree = shown(client, f"/cases/{reviewed.key}/{page}/")
        (picture,) = tree.xpath("//svg[@role='group']")
        assert picture.xpath("./title"), page
        assert picture.xpath("./desc"), page
        ids = set(tree.xpath("//@id"))
        for mark in picture.xpath(".//a"):
            assert mark.get("aria-label"), page
            href = mark.get("href")
            assert href.startswith("/") or href[1:] in ids, href


def test_a_picture_is_well_formed_in_every_language_and_obeys_the_policy(client: Client, reviewed: Any) -> None:
    """A decimal comma would break a path; an attribute `style` would be refused by the browser."""
    for language in ("en", "fr", "es", "ru", "ar"):
        client.post("/language/", {"language": language, "next": "/"})
        for address in ("/held/?state=all", "/map/", *(f"/cases/{reviewed.key}/{page}/" for page in PAGES)):
            body = client.get(address).content.decode()
            assert "style=" not in body
            assert "<script>" not in body
            for drawn in re.findall(r"<svg class=\"picture.*?</svg>", body, re.DOTALL):
                for one in etree.fromstring(drawn.encode()).iter():
                    for name in ("x", "y", "width", "height", "cx", "cy", "r", "x1", "x2"):
                        if one.get(name) is not None:
                            float(one.get(name))


def test_the_timeline_shows_every_dated_act_and_lists_all(client: Client, reviewed: Any) -> None:
    tree = shown(client, f"/cases/{reviewed.key}/timeline/")
    acts = {f"/acts/{act.pk}/" for act in reviewed.acts.all()}
    dated = {f"/acts/{act.pk}/" for act in reviewed.acts.exclude(date="")}
    assert {one for one in tree.xpath("//svg//a/@href") if one.startswith("/acts/")} == dated
    assert acts <= set(tree.xpath("//table//a/@href"))
    spans = tree.xpath("//svg//a[contains(@class, 'span')]")
    assert spans, "since August 2020 is no day"
    assert any("Vladimir Maley" in (one.get("aria-label") or "") for one in tree.xpath("//svg//a[contains(@class, 'bar')]"))


def test_a_large_timeline_is_folded(client: Client, empty: Any) -> None:
    large(empty, 300, 60)
    tree = shown(client, f"/cases/{empty.key}/timeline/")
    folded = tree.xpath("//svg//a[contains(@class, 'many')]")
    assert folded
    ids = set(tree.xpath("//@id"))
    assert all(one.get("href")[1:] in ids for one in folded)
    assert not tree.xpath("//details[@open]")


def test_the_map_puts_no_act_where_nobody_said_it_was(client: Client, reviewed: Any, record: Any) -> None:
    tree = shown(client, f"/cases/{reviewed.key}/map/")
    assert [one.get("aria-label").partition(":")[0] for one in tree.xpath("//svg//a")] == ["Minsk"]  # a report names it
    assert "the home of Vladimir Maley" in text(tree)
    large(reviewed, 50)
    tree = shown(client, f"/cases/{reviewed.key}/map/")
    names = {one.get("aria-label").partition(":")[0] for one in tree.xpath("//svg//a")}
    assert names == {"Minsk", "Brest", "Homyel'"}
    counted = {text(row.find("th")): text(row.findall("td")[2]) for row in tree.xpath("//tr[starts-with(@id, 'town-')]")}
    assert counted == {"Minsk": "11", "Brest": "10", "Homyel'": "10"}


def test_the_map_of_all_leads_to_the_country(client: Client, empty: Any) -> None:
    large(empty, 20)
    tree = shown(client, "/map/")
    assert tree.xpath("//svg//a/@href") == ["/map/?country=BY"]
    assert "20" in text(tree.xpath("//table")[0])
    assert "Belarus" in text(shown(client, "/map/?country=by").xpath("//h1")[0])
    assert client.get("/map/?country=QQ").status_code == 404


def test_who_did_what_to_whom_counts_acts(client: Client, reviewed: Any) -> None:
    tree = shown(client, f"/cases/{reviewed.key}/who/")
    rows = {
        text(row.find("th")): text(row.findall("td")[-1]) for row in tree.xpath("//table[contains(@class, 'matrix')]//tbody/tr")
    }
    police = reviewed.acts.filter(involvements__role="perpetrator", involvements__group="police").distinct().count()
    assert rows["police"] == str(police)
    assert rows["Vladimir Maley"] == "3"
    assert "/persons/" in " ".join(tree.xpath("//svg//a/@href"))


def test_the_board_counts_days_on_a_day_and_is_filtered(client: Client, reviewed: Any) -> None:
    tree = shown(client, "/held/?on=2021-02-26")
    rows = {text(row.find("th")): [text(one) for one in row.findall("td")] for row in tree.xpath("//tbody/tr")}
    assert rows["Andrei Komlik-Yamatin"][:2] == ["10", "Held"]
    later = shown(client, "/held/?on=2021-04-01&state=unconfirmed")
    assert [text(row.find("th")) for row in later.xpath("//tbody/tr")] == ["Andrei Komlik-Yamatin"]
    assert "Release not confirmed" in text(later.xpath("//tbody")[0])
    for asked, found in (
        ("case=belarus-2021", True),
        ("country=BY", True),
        ("state=over", False),
        ("case=another", True),  # an error at its field; the board is shown without it
        ("on=yesterday", True),
        ("page=99", True),
        ("on=1999-01-01", False),
    ):
        tree = shown(client, f"/held/?{asked}")
        assert ("Vladimir Maley" in text(tree.xpath("//main")[0])) is found, asked
        assert bool(tree.xpath("//*[contains(@class, 'errorlist')]")) is ("another" in asked or "yesterday" in asked), asked


def test_the_board_goes_into_a_spreadsheet_and_no_cell_is_a_formula(client: Client, reviewed: Any, record: Any) -> None:
    from gravamen.casebook.models import Person

    Person.objects.filter(name="Vladimir Maley").update(name="=HYPERLINK(0)")
    answer = client.get("/held/?format=csv&use=internal&on=2021-02-26")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    by_name = {row["name"]: row for row in rows}
    assert by_name["Andrei Komlik-Yamatin"]["days"] == "10"
    assert by_name["Andrei Komlik-Yamatin"]["expected end"] == "2021-03-13"
    assert "'=HYPERLINK(0)" in by_name


@pytest.mark.parametrize("address", [*OF_A_CASE, "/held/?state=all", "/map/", "/map/?country=BY"])
def test_more_rows_ask_for_no_more_queries(client: Client, empty: Any, address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    large(empty, 40)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    large(empty, 200)
    client.get(address)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


@pytest.mark.parametrize("address", [*OF_A_CASE, "/held/", "/map/"])
def test_an_empty_record_says_what_comes_here(log_in: Callable[..., Client], empty: Any, address: str) -> None:
    client = log_in("reader", "Reader Two")
    assert shown(client, address).xpath("//*[contains(@class, 'empty')]//h2")
    assert client.get("/cases/none/timeline/").status_code == 404


def test_a_picture_of_a_case_by_keyboard_and_a_folded_mark_opens_its_month(page: Any, empty: Any, address: str) -> None:
    large(empty, 300, 60)
    page.goto(f"{address}cases/{empty.key}/timeline/")
    many = page.locator("svg a.many").first
    many.focus()
    page.keyboard.press("Enter")
    month = page.locator("details[open]")
    month.wait_for()
    assert month.count() == 1
    page.keyboard.press("2")
    page.wait_for_url("**/map/")
    assert page.locator("svg a.spot").count() == 3


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv"])
def test_the_board_is_taken_away_with_names_as_they_are_allowed(client: Client, form: str) -> None:
    from gravamen.casebook.models import Person
    from gravamen.desk.models import Access
    from gravamen.drafting.redaction import Hidden
    from gravamen.drafting.scanning import scan
    from gravamen.intake import receive

    person = Person.objects.get(name="Vladimir Maley")
    forms = [one.text for one in person.names.all()]
    for use, named in (("internal", True), ("press", False)):
        answer = client.get(f"/held/?format={form}&use={use}&on=2021-02-26")
        assert f"held-2021-02-26-{use}.{form}" in answer.headers["Content-Disposition"]
        if form == "csv":
            assert ("Vladimir Maley" in answer.content.decode("utf-8-sig")) is named
        else:
            leaked = scan({f"held.{form}": answer.content}, [Hidden("P", tuple(forms))])
            assert bool(leaked) is named
        if form == "pdf":
            assert "25 days of administrative arrest" in receive(answer.content, "held.pdf").text.characters.replace("\n", " ")  # type: ignore[union-attr]
        assert Access.objects.filter(subject__contains=f"use={use}").exists(), "it is noted for whom"
    shown = client.get(f"/held/?format={form}&on=2021-02-26")
    assert not shown.has_header("Content-Disposition"), "without a word of whom it is for, nothing is taken away"


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("page", ["timeline", "map", "who"])
def test_a_picture_for_others_names_nobody_who_was_not_asked(client: Client, page: str) -> None:
    from gravamen.casebook.models import Involvement
    from gravamen.drafting.redaction import Hidden, leaks

    hit = Involvement.objects.filter(role="victim", person__isnull=False).select_related("person")
    hidden = [Hidden(str(one.person), (one.person.name,)) for one in hit]  # type: ignore[union-attr]
    said = client.get(f"/cases/belarus-2021/{page}/?use=press").content.decode()
    words = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style|head).*?</\1>", " ", said))
    assert leaks(words, hidden) == []
    assert leaks(said, hidden) == [], "nor in what pictures say when they are pointed at"
    assert "For: The press." in said
    if page != "map":
        assert leaks(client.get(f"/cases/belarus-2021/{page}/").content.decode(), hidden)
