"""The reading room: what it shows, what each decision does and answers, two people at once, who may what."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.desk.conftest import OFFICER
from tests.intake import making

from gravamen.intake import receive
from gravamen.reading import read

HTMX = {"HTTP_HX_REQUEST": "true"}
TEXT = (
    "The police raided the office of the Generated Union of Testers (GUT) on 3 May 2020. They seized all laptops.\n\n"
    "On 4 May 2020 Testov Generated-01, chairman of GUT, was detained.\n"
)
Take = Callable[..., Any]


@pytest.fixture
def take(record: Any) -> Take:
    """A report taken in and read; returns it."""
    case = record.open_case("test", "A test", "BY")

    def taken(content: bytes | str = TEXT, name: str = "report.txt", language: str = "en") -> Any:
        from gravamen.casebook import queries

        held = content.encode() if isinstance(content, str) else content
        report = record.take_in(case, receive(held, name), source="GUT")[0].report
        if report.text is not None:
            record.propose(report, read(queries.text_of(report), language=language), "test")
        return report

    return taken


def of(report: Any, kind: str, **content: Any) -> Any:
    """The first proposal of that kind that says this."""
    found = report.proposals.filter(kind=kind).order_by("pk")
    return next(one for one in found if all(one.content.get(field) == value for field, value in content.items()))


def at(report: Any, proposal: Any, action: str) -> str:
    return f"/reports/{report.pk}/proposals/{proposal.pk}/{action}/"


def words(report: Any, said: str) -> str:
    """A passage as the page sends it."""
    start = report.text.index(said)
    return f"{start}-{start + len(said)}"


def form(page: str) -> dict[str, str]:
    """The fields of a form as a browser would send them unchanged."""
    found = dict(re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', page))
    for name in re.findall(r'<input[^>]*?name="([^"]+)"(?![^>]*value=)', page):
        found.setdefault(name, "")
    for name, options in re.findall(r'<select[^>]*?name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(r'<option value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_names_come_before_acts_each_in_the_order_of_the_text(client: Client, take: Take) -> None:
    report = take()
    page = client.get(f"/reports/{report.pk}/").content.decode()
    cards = [int(one) for one in re.findall(r'id="card-(\d+)"', page)]
    kinds = [report.proposals.get(pk=one).kind for one in cards]
    assert len(cards) == report.proposals.count()
    assert kinds.index("act") == sum(kind in ("person", "organisation") for kind in kinds)
    acts = [report.proposals.get(pk=one).start for one, kind in zip(cards, kinds, strict=True) if kind == "act"]
    assert acts == sorted(acts)


def test_the_document_stands_there_to_the_letter_with_its_marks(client: Client, take: Take) -> None:
    report = take()
    page = client.get(f"/reports/{report.pk}/").content.decode()
    part = page.partition('id="part-0"')[2].partition("</div>")[0].partition(">")[2]
    assert re.sub(r"<[^>]+>", "", part) == report.text
    raid = of(report, "act", type="search_raid")
    assert re.search(rf'<mark data-s="{raid.start}" class="home[^"]*" data-p="{raid.pk}">', part)
    assert re.search(r'class="[^"]*named[^"]*"', part)


def test_accepting_answers_with_the_card_the_counts_and_the_way_back(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Act, Entry

    report = take()
    raid = of(report, "act", type="search_raid")
    count = report.proposals.count()
    last = Entry.objects.latest("number").number
    answer = client.post(at(report, raid, "accept"), headers={"desk-last": str(last)}, **HTMX)
    said = answer.content.decode()
    assert Act.objects.get().type == "search_raid"
    assert re.findall(r'<article[^>]*id="card-(\d+)"', said) == [str(raid.pk)]
    assert 'data-state="accepted"' in said
    assert f"{count - 1} to decide" in said
    assert f"/undo/{last + 1}/" in said
    assert OFFICER in said
    assert answer.headers["Desk-Last"] == str(last + 1)
    assert json.loads(answer.headers["HX-Trigger-After-Settle"])["room:decided"]["proposal"] == raid.pk


@pytest.mark.parametrize(
    ("action", "sent", "state"),
    [
        pytest.param("accept", {}, "accepted", id="accept"),
        pytest.param("refuse", {"remark": "told elsewhere"}, "refused", id="refuse"),
    ],
)
def test_without_a_script_a_decision_leads_back_to_the_card(
    client: Client, take: Take, action: str, sent: dict[str, str], state: str
) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    answer = client.post(at(report, raid, action), sent)
    assert answer.headers["Location"] == f"/reports/{report.pk}/?card={raid.pk}#card-{raid.pk}"
    raid.refresh_from_db()
    assert (raid.state, raid.remark) == (state, sent.get("remark", ""))


def test_a_correction_shows_every_field_with_its_words_and_changes_only_what_was_changed(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Act, Value
    from gravamen.desk.models import Typed

    report = take()
    raid = of(report, "act", type="search_raid")
    page = client.get(at(report, raid, "correct"), **HTMX).content.decode()
    start, end = raid.content["passages"]["date"][0]
    assert f'class="field field-date" data-at="{start}-{end}"' in page
    sent = form(page)
    assert (sent["date"], sent["victims-0-name"]) == ("2020-05-03", "Generated Union of Testers")
    client.post(f"/typed/proposal-{raid.pk}/", {"place": "somewhere"})
    sent |= {"place": "the office of GUT", "at-place": words(report, "the office of the Generated Union of Testers")}
    sent |= {"date": "04.05.2020"}
    client.post(at(report, raid, "correct"), sent, **HTMX)
    act = Act.objects.get()
    assert (act.date, act.place, act.type) == ("2020-05-04", "the office of GUT", "search_raid")
    value = Value.objects.get(field="place")
    assert value.citations.get().passage.quote == "the office of the Generated Union of Testers"
    assert [row.organisation.name for row in act.involvements.filter(role="victim")] == ["Generated Union of Testers"]
    raid.refresh_from_db()
    assert raid.state == "corrected"
    assert not Typed.objects.exists()


def test_accepting_from_the_form_without_a_change_is_accepting(client: Client, take: Take) -> None:
    report = take()
    for raid in report.proposals.filter(kind__in=("act", "person", "organisation")):
        sent = form(client.get(at(report, raid, "correct"), **HTMX).content.decode())
        client.post(at(report, raid, "correct"), sent, **HTMX)
        raid.refresh_from_db()
        assert raid.state == "accepted", raid.content


def test_victims_are_corrected_added_and_taken_away(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Act

    report = take()
    raid = of(report, "act", type="search_raid")
    sent = form(client.get(at(report, raid, "correct"), **HTMX).content.decode())
    sent |= {
        "victims-TOTAL_FORMS": "3",
        "victims-0-name": "",
        "victims-1-what": "group",
        "victims-1-name": "workers",
        "victims-1-number": "200",
        "victims-2-what": "person",
        "victims-2-name": "Testov Generated-02",
        "victims-2-standing": "officer",
    }
    client.post(at(report, raid, "correct"), sent, **HTMX)
    rows = Act.objects.get().involvements.filter(role="victim").order_by("pk")
    assert [(str(row.person and row.person.name), row.group, row.number, row.standing) for row in rows] == [
        ("None", "workers", 200, "unknown"),
        ("Testov Generated-02", "", None, "officer"),
    ]


def test_an_office_has_its_dates_in_the_form_and_in_the_record(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Affiliation

    report = take()
    one = of(report, "person")
    sent = form(client.get(at(report, one, "correct"), **HTMX).content.decode())
    sent |= {"role": "secretary", "since": "1.5.2019", "until": "2018"}
    refused = client.post(at(report, one, "correct"), sent, **HTMX)
    assert "It ends before it begins." in refused.content.decode()
    assert not Affiliation.objects.exists()
    client.post(at(report, one, "correct"), sent | {"until": "2020"}, **HTMX)
    held = Affiliation.objects.get()
    assert (held.role, held.since, held.until) == ("secretary", "2019-05-01", "2020")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param({"date": "31.02.2020"}, "31", id="no day of the calendar"),
        pytest.param({"date": "last week"}, "last week", id="no date"),
        pytest.param({"victim_count": "many"}, "Enter a whole number", id="no number"),
        pytest.param({"penalty_days": "-3"}, "greater than or equal to 0", id="a negative number"),
        pytest.param({"type": "robbery"}, "robbery", id="no type"),
        pytest.param({"at-place": "somewhere"}, "Select the words once more", id="no passage"),
        pytest.param({"place": "x", "at-place": "900000-900009"}, "no words at 900000", id="a passage beyond the end"),
        pytest.param({"victims-0-number": "many"}, "Enter a whole number", id="no number of a group"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    client: Client, take: Take, wrong: dict[str, str], said: str
) -> None:
    from gravamen.casebook.models import Act

    report = take()
    raid = of(report, "act", type="search_raid")
    sent = form(client.get(at(report, raid, "correct"), **HTMX).content.decode())
    answer = client.post(at(report, raid, "correct"), sent | {"ground": "what was typed"} | wrong, **HTMX)
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == f"#edit-{raid.pk}"
    page = answer.content.decode()
    assert said in page
    assert 'value="what was typed"' in page
    assert not Act.objects.exists()


def test_who_it_may_be_is_offered_with_reasons_and_chosen(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Person

    first = take()
    client.post(at(first, of(first, "person"), "accept"))
    second = take(TEXT.replace("Testov", "Тестов").replace("On 4", "In Minsk on 4"), "again.txt")
    again = of(second, "person")
    page = client.get(at(second, again, "candidates"), **HTMX).content.decode()
    known = Person.objects.get()
    assert f'name="into" value="{known.pk}"' in page
    assert "Testov" in page
    assert "%)" in page
    client.post(at(second, again, "merge"), {"into": str(known.pk)}, **HTMX)
    again.refresh_from_db()
    assert (again.state, again.became, Person.objects.count()) == ("merged", known.pk, 1)


def test_an_act_shows_whom_its_names_were_decided_to_be(client: Client, take: Take) -> None:
    """Deciding on a name shows on the acts that use it: the entry that it is, or a warning that it is none."""
    from gravamen.casebook import decisions
    from gravamen.casebook.models import Person

    report = take()
    arrest, chair = of(report, "act", type="arrest_detention"), of(report, "person")
    around = {"desk-last": str(decisions.last()), "desk-cards": f"{arrest.pk} {chair.pk}"}
    answer = client.post(at(report, chair, "accept"), headers=around, **HTMX).content.decode()
    assert set(re.findall(r'<article[^>]*id="card-(\d+)"', answer)) == {str(chair.pk), str(arrest.pk)}
    assert f'href="/persons/{Person.objects.get().pk}/" title="Testov Generated-01"' in answer
    client.post(f"/reports/{report.pk}/undo/", **HTMX)
    answer = client.post(at(report, chair, "refuse"), headers=around, **HTMX).content.decode()
    assert "Testov Generated-01 was refused as a name" in answer


def test_not_the_same_is_not_offered_again_and_accepting_makes_a_new_entry(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Person

    first = take()
    client.post(at(first, of(first, "person"), "accept"))
    second = take(f"{TEXT}Once more.", "again.txt")
    again = of(second, "person")
    assert "Accepting joins P" in client.get(at(second, again, "candidates"), **HTMX).content.decode()
    answer = client.post(at(second, again, "apart"), {"one": Person.objects.get().pk}, headers={"desk-last": "1"}, **HTMX)
    assert f'id="card-{again.pk}"' in answer.content.decode()
    page = client.get(at(second, again, "candidates"), **HTMX).content.decode()
    assert "Accepting joins" not in page
    assert 'name="into"' not in page
    client.post(at(second, again, "accept"))
    assert Person.objects.count() == 2


def test_acts_that_are_alike_are_offered_and_others_found_by_name(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Act

    first = take()
    client.post(at(first, of(first, "act", type="search_raid"), "accept"))
    client.post(at(first, of(first, "act", type="arrest_detention"), "accept"))
    raid, arrest = Act.objects.order_by("pk")
    second = take(f"{TEXT}Once more.", "again.txt")
    again = of(second, "act", type="search_raid")
    page = client.get(at(second, again, "candidates"), **HTMX).content.decode()
    assert f"A{raid.pk}" in page
    assert "same victim" in page
    assert f"A{arrest.pk}" in client.get(at(second, again, "candidates"), {"q": "Generated-01"}, **HTMX).content.decode()
    assert f"A{arrest.pk}" in client.get(at(second, again, "candidates"), {"q": f"a{arrest.pk}"}, **HTMX).content.decode()
    client.post(at(second, again, "merge"), {"into": raid.pk})
    again.refresh_from_db()
    assert again.became == raid.pk


def test_a_split_proposal_shows_both(client: Client, take: Take) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    assert 'name="second"' in client.get(at(report, raid, "split"), **HTMX).content.decode()
    wrong = client.post(at(report, raid, "split"), {"first": "search_raid", "second": ""}, **HTMX)
    assert wrong.status_code == 422
    assert "Choose" in wrong.content.decode()
    numbers = " ".join(str(one.pk) for one in report.proposals.all())
    sent = {"first": "search_raid", "second": "property_damage"}
    answer = client.post(at(report, raid, "split"), sent, headers={"desk-last": "1", "desk-cards": numbers}, **HTMX)
    made = of(report, "act", type="property_damage")
    said = answer.content.decode()
    assert 'id="cards" hx-swap-oob="innerHTML"' in said
    assert said.index(f'id="card-{raid.pk}"') < said.index(f'id="card-{made.pk}"')


def test_selected_words_become_an_act_and_stand_among_the_cards(client: Client, take: Take) -> None:
    from gravamen.casebook.models import Act

    report = take()
    passage = words(report, "seized all laptops")
    page = client.get(f"/reports/{report.pk}/add/act/", {"passage": passage}, **HTMX).content.decode()
    assert "seized all laptops" in page
    sent = form(page)
    assert sent["type"] == ""  # a type is chosen, never left as it happened to stand
    assert client.post(f"/reports/{report.pk}/add/act/", sent, **HTMX).status_code == 422
    client.post(f"/reports/{report.pk}/add/act/", sent | {"type": "seizure", "object": "all laptops"}, **HTMX)
    act = Act.objects.get()
    assert (act.type, act.object, act.certainty) == ("seizure", "all laptops", "stated")
    assert act.values.get(field="act").citations.get().passage.quote == "seized all laptops"
    assert "Added by hand" in client.get(f"/reports/{report.pk}/").content.decode()


@pytest.mark.parametrize("passage", ["", "x", "5-5", "900-901", "4-2", "-1-4"])
def test_adding_without_words_is_refused(client: Client, take: Take, passage: str) -> None:
    report = take()
    answer = client.get(f"/reports/{report.pk}/add/act/", {"passage": passage}, **HTMX)
    assert answer.status_code == 409
    assert "No words of the report are selected" in answer.content.decode()


def test_undo_takes_back_one_decision_after_the_other(client: Client, take: Take) -> None:
    report = take()
    one, two = of(report, "person"), of(report, "act", type="search_raid")
    client.post(at(report, one, "accept"))
    client.post(at(report, two, "refuse"))
    states = []
    for _ in range(2):
        client.post(f"/reports/{report.pk}/undo/", **HTMX)
        states.append(tuple(type(one).objects.get(pk=each.pk).state for each in (one, two)))
    assert states == [("accepted", "open"), ("open", "open")]
    answer = client.post(f"/reports/{report.pk}/undo/", **HTMX)
    assert answer.status_code == 409
    assert "nothing to take back" in answer.content.decode()


@pytest.mark.parametrize("action", ["accept", "refuse"])
def test_what_was_decided_is_decided_again(client: Client, take: Take, action: str) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    client.post(at(report, raid, action))
    client.post(at(report, raid, "reopen"), **HTMX)
    raid.refresh_from_db()
    assert raid.state == "open"


def test_two_people_see_each_other_and_none_overwrites(client: Client, log_in: Any, take: Take) -> None:
    from gravamen.casebook import decisions
    from gravamen.casebook.models import Act

    report = take()
    raid = of(report, "act", type="search_raid")
    news = f"/reports/{report.pk}/news/"
    before = {"desk-last": str(decisions.last())}
    client.get(f"/reports/{report.pk}/")  # somebody is at the keyboard
    quiet = client.get(news, headers=before)
    assert (quiet.status_code, quiet.headers["Desk-Last"]) == (204, before["desk-last"])
    other = log_in("documenter", "Officer Two")
    other.post(at(report, raid, "accept"))
    told = client.get(news, headers=before)
    assert re.findall(r'<article[^>]*id="card-(\d+)"', told.content.decode()) == [str(raid.pk)]
    assert "Officer Two changed a proposal" in told.content.decode()
    assert "Officer Two changed" not in other.get(news, headers=before).content.decode()
    late = client.post(at(report, raid, "refuse"), **HTMX)
    assert late.status_code == 409
    assert "accepted already by Officer Two" in late.content.decode()
    assert Act.objects.count() == 1


def test_a_form_that_was_opened_before_a_change_does_not_overwrite_it(client: Client, log_in: Any, take: Take) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    sent = form(client.get(at(report, raid, "correct"), **HTMX).content.decode())
    log_in("documenter", "Officer Two").post(at(report, raid, "split"), {"first": "seizure", "second": "search_raid"})
    answer = client.post(at(report, raid, "correct"), sent | {"place": "there"}, **HTMX)
    assert answer.status_code == 409
    assert "was changed while you corrected it" in answer.content.decode()
    raid.refresh_from_db()
    assert raid.state == "open"


def test_a_reader_sees_and_may_not(log_in: Any, take: Take) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    reader = log_in("reader", "Reader Two")
    page = reader.get(f"/reports/{report.pk}/").content.decode()
    assert f'id="card-{raid.pk}"' in page
    assert "/accept/" not in page
    assert "report_undo" not in page
    for action, sent in {
        "accept": {},
        "refuse": {},
        "merge": {"into": "1"},
        "split": {"first": "search_raid", "second": "seizure"},
        "correct": {},
        "apart": {"one": "1"},
        "reopen": {},
    }.items():
        assert reader.post(at(report, raid, action), sent, **HTMX).status_code == 403, action
    passage = {"passage": "0-10", "name": "x"}
    assert reader.post(f"/reports/{report.pk}/add/person/", passage, **HTMX).status_code == 403
    assert reader.post(f"/reports/{report.pk}/undo/", **HTMX).status_code == 403
    raid.refresh_from_db()
    assert raid.state == "open"


def test_where_one_stopped_is_kept_for_each(client: Client, log_in: Any, take: Take) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    client.post(f"/reports/{report.pk}/position/", {"proposal": raid.pk, "offset": "40", "view": "text"})
    assert f'data-offset="40" data-current="{raid.pk}"' in client.get(f"/reports/{report.pk}/").content.decode()
    other = log_in("documenter", "Officer Two").get(f"/reports/{report.pk}/").content.decode()
    assert 'data-offset="0" data-current=""' in other


@pytest.mark.parametrize("sent", [{}, {"proposal": "x", "offset": "-4", "view": "upside down"}, {"offset": "9" * 40}])
def test_a_position_that_is_none_does_no_harm(client: Client, take: Take, sent: dict[str, str]) -> None:
    report = take()
    assert client.post(f"/reports/{report.pk}/position/", sent).status_code == 204
    assert client.get(f"/reports/{report.pk}/").status_code == 200


def test_an_address_leads_to_a_passage(client: Client, take: Take) -> None:
    report = take()
    arrest = of(report, "act", type="arrest_detention")
    assert f'data-current="{arrest.pk}"' in client.get(f"/reports/{report.pk}/?at={arrest.start + 3}").content.decode()


def test_a_page_is_shown_as_it_came_with_rectangles_over_what_is_proposed(client: Client, take: Take) -> None:
    report = take(making.pdf_of(TEXT.split("\n\n")[0], TEXT.split("\n\n")[1]), "report.pdf")
    raid, arrest = of(report, "act", type="search_raid"), of(report, "act", type="arrest_detention")
    page = client.get(f"/reports/{report.pk}/").content.decode()
    assert page.count('class="leaf"') == 2
    one, two = (client.get(f"/reports/{report.pk}/leaves/{leaf}/").content.decode() for leaf in (0, 1))
    assert f'data-p="{raid.pk}"' in one
    assert f'data-p="{arrest.pk}"' not in one
    assert f'data-p="{arrest.pk}"' in two
    drawn = client.get(f"/reports/{report.pk}/leaves/0.png")
    assert drawn.headers["Content-Type"] == "image/png"
    assert drawn.content.startswith(b"\x89PNG")
    assert client.get(f"/reports/{report.pk}/leaves/7.png").status_code == 404
    assert client.get(f"/reports/{report.pk}/leaves/7/").status_code == 404


def test_drawn_pages_are_gone_when_the_door_is_locked(client: Client, take: Take, house: Any) -> None:
    from gravamen.desk.pages.reading_room.paper import _drawn

    report = take(making.pdf_of(TEXT), "report.pdf")
    client.get(f"/reports/{report.pk}/leaves/0.png")
    assert (report.sha256, 0) in _drawn
    digest = report.sha256
    client.post("/lock/")
    assert (digest, 0) not in _drawn


def test_a_report_that_waits_says_what_helps(client: Client, take: Take) -> None:
    report = take()
    type(report).objects.filter(pk=report.pk).update(text=None, waiting="It waits for OCR: install tesseract.")
    report.proposals.all().delete()
    page = client.get(f"/reports/{report.pk}/").content.decode()
    assert "This report waits to be read" in page
    assert "install tesseract" in page


def test_a_long_document_comes_in_parts_that_make_the_whole(client: Client, take: Take) -> None:
    report = take("".join(f"On {1 + day % 28} May 2020 the police raided office {day} of GUT.\n\n" for day in range(1200)))
    page = client.get(f"/reports/{report.pk}/").content.decode()
    later = re.findall(r'data-href="(/reports/\d+/parts/\d+/)"', page)
    assert len(later) >= 5
    assert len(page) < 700_000
    shown = re.findall(r'<div class="part"[^>]*data-end="\d+">(.*?)</div>', page, re.S)
    rest = [client.get(one).content.decode() for one in later]
    assert re.sub(r"<[^>]+>", "", "".join(shown + rest)) == report.text
    assert client.get(f"/reports/{report.pk}/parts/9999/").status_code == 404
    far = client.get(f"/reports/{report.pk}/?at={len(report.text) - 10}").content.decode()
    assert re.search(r'<div class="part" id="part-0"[^>]*data-href', far)
    assert "office 1199" in far


def test_more_proposals_need_no_more_queries(client: Client, take: Take) -> None:
    few = take()
    many = take(
        "".join(f"On 4 May 2020 Testov Generated-{day:02}, chairman of GUT, was detained.\n\n" for day in range(60)), "many.txt"
    )
    assert many.proposals.count() > 5 * few.proposals.count()
    for report in (few, many):
        for one in report.proposals.filter(kind="act")[:40]:
            client.post(at(report, one, "accept"))

    def asked(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert asked(f"/reports/{many.pk}/") <= asked(f"/reports/{few.pk}/") < 20
    assert asked(f"/reports/{many.pk}/news/") <= asked(f"/reports/{few.pk}/news/") < 20


def test_why_an_act_is_proposed_is_told_in_its_own_words(client: Client, take: Take) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    page = client.get(at(report, raid, "why"), **HTMX).content.decode()
    assert raid.rule in page
    assert re.search(r'bit-trigger">\s*\S*raided', page)
    assert "to whom" in page


def test_all_decided_leads_on(client: Client, take: Take) -> None:
    report, other = take(), take(f"{TEXT}Once more.", "again.txt")
    for one in report.proposals.all():
        client.post(at(report, one, "refuse"))
    page = client.get(f"/reports/{report.pk}/").content.decode()
    assert "All is decided." in page
    assert f'href="/reports/{other.pk}/"' in page


@pytest.mark.parametrize("show", ["open", "decided", "all", "nonsense"])
def test_cards_are_filtered_by_what_became_of_them(client: Client, take: Take, show: str) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    client.post(at(report, raid, "refuse"))
    page = client.get(f"/reports/{report.pk}/?show={show}").content.decode()
    assert (f'id="card-{raid.pk}"' in page) == (show != "open")
    assert page.count('class="proposal ') == {"open": report.proposals.count() - 1, "decided": 1}.get(
        show, report.proposals.count()
    )


def test_what_is_not_there_is_said(client: Client, take: Take) -> None:
    report, other = take(), take(f"{TEXT}Once more.", "again.txt")
    assert client.get("/reports/999/").status_code == 404
    assert client.post(f"/reports/{report.pk}/proposals/{of(other, 'act').pk}/accept/").status_code == 404
    assert client.get(f"/reports/{report.pk}/add/robbery/?passage=0-5").status_code == 404


def test_a_correction_can_be_made_without_a_script(client: Client, take: Take) -> None:
    report = take()
    raid = of(report, "act", type="search_raid")
    page = client.get(at(report, raid, "correct"))
    assert "<!doctype html>" in page.content.decode().lower()
    answer = client.post(at(report, raid, "correct"), form(page.content.decode()) | {"place": "there"})
    assert answer.headers["Location"].endswith(f"#card-{raid.pk}")
