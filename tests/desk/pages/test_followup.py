"""The agenda, its calendar file, a case as it was known on a day."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.desk.conftest import NOON


def said_by(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client: Client, address: str) -> int:
    said_by(client, address)  # what is made once is made
    with CaptureQueriesContext(connection) as found:
        said_by(client, address)
    return len(found)


def test_pages_say_what_the_calendar_says(house: Any) -> None:
    from gravamen.desk.pages.followup import saying
    from gravamen.followup import clocks

    kept = {clock.id: clock.what for clock in (*clocks.yearly(), *clocks.answers("ilo_cfa"), clocks.silence())}
    for code, what in kept.items():
        assert str(saying.WHAT[saying._SAME.get(code, code)]) == what, code


def test_the_agenda_is_that_of_the_command(client: Client, reviewed: Any) -> None:
    """What the desk counts in a few queries is what `gravamen agenda` makes of the brief."""
    from gravamen.casebook.brief import brief
    from gravamen.casebook.correspondence import letters
    from gravamen.casebook.due import items
    from gravamen.followup.agenda import agenda
    from gravamen.followup.folding import fold

    for day in ("2021-03-01", "2021-03-14", "2022-01-01"):
        on = datetime.date.fromisoformat(day)
        facts = brief(reviewed, on)
        folded = fold(facts.acts, facts.circumstances, facts.country)
        assert items(on, [reviewed]) == agenda(reviewed.key, facts, folded, letters(reviewed), on)


def test_on_the_fourteenth_of_march_the_25_days_have_run_out(client: Client, reviewed: Any) -> None:
    said = said_by(client, "/agenda/?on=2021-03-14&state=due&kind=detention").replace("\xa0", " ")
    assert re.search(
        r"The term of .Andrei Komlik-Yamatin. \(.25 days of administrative arrest.\) ran out on 13 March 2021", said
    )
    assert "assumed" in said
    assert "Andrei Komlik-Yamatin" not in said_by(client, "/agenda/?on=2021-03-13&state=due&kind=letter")


def test_filters_and_what_is_wrong_in_them(client: Client, reviewed: Any, record: Any) -> None:
    record.open_case("other", "Another case", "KH")
    assert "Committee on Freedom of Association meets" in said_by(client, "/agenda/?kind=door&case=other&on=2021-03-01")
    assert "article 24" not in said_by(client, "/agenda/?kind=door&case=other&on=2021-03-01").partition("<tbody")[2], (
        "no act there"
    )
    assert "Enter a valid date" in said_by(client, "/agenda/?on=never")
    both = said_by(client, "/agenda/?kind=door&on=2021-03-01").partition("<tbody")[2]
    assert both.count("Committee on Freedom of Association meets") == 3, "once for the cases that have it in common"
    assert "belarus-2021" in both
    assert "other" in both


def test_the_calendar_file_names_nobody_unless_asked(client: Client, reviewed: Any) -> None:
    file = client.get("/agenda/calendar.ics?on=2021-03-14")
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert "attachment" in file.headers["Content-Disposition"]
    assert "Komlik" not in file.content.decode().replace("\r\n ", "")
    named = client.get("/agenda/calendar.ics?on=2021-03-14&names=on").content.decode().replace("\r\n ", "")
    assert "Andrei Komlik-Yamatin" in named


def test_one_officers_own_machine_has_no_addresses(client: Client, reviewed: Any) -> None:
    from gravamen.desk.models import CalendarAddress

    assert "Private addresses" not in said_by(client, "/agenda/")
    assert client.post("/agenda/calendars/", {}).status_code == 404
    assert not CalendarAddress.objects.exists()
    assert client.get("/calendar/anything.ics").status_code == 404


def test_a_case_as_it_was_known_on_a_day(client: Client, reviewed: Any, house: Any) -> None:
    from gravamen.casebook.models import Act, Entry, Report
    from gravamen.casebook.services import Record

    first, last = NOON.date().isoformat(), (NOON + datetime.timedelta(days=2)).date().isoformat()
    before = Entry.objects.count()
    later = Record(house, "Officer One", lambda: NOON + datetime.timedelta(days=1))
    raid = Act.objects.filter(type="search_raid").order_by("pk").first()
    report = Report.objects.order_by("pk").first()
    later.correct_act(raid.pk, report, {"place": "Zhlobin, generated"})  # type: ignore[union-attr, arg-type]
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    later.add(reviewed, report, "act", quote, {"type": "seizure", "victims": [{"person": "Testo Generated-01"}]})  # type: ignore[arg-type]
    said = said_by(client, f"/cases/belarus-2021/known/?on={first}")
    assert "1 new act" in said
    assert "1 value corrected" in said
    assert "Zhlobin, generated" not in said
    assert "Nothing: the case stands as it did." in said_by(client, f"/cases/belarus-2021/known/?on={last}")
    assert "Zhlobin, generated" in said_by(client, f"/cases/belarus-2021/known/?on={last}")
    assert "did not have this case" in said_by(client, "/cases/belarus-2021/known/?on=2001-01-01")
    assert "still to come" in said_by(client, "/cases/belarus-2021/known/?on=2999-01-01")
    assert Entry.objects.count() == before + 2, "looking back writes nothing"


def test_queries_do_not_grow_with_rows(client: Client, record: Any, reviewed: Any) -> None:
    from gravamen.casebook.models import Report

    record.note_intervention(reviewed, "The Minister", datetime.date(2021, 2, 2), {}, [])
    few = queries(client, "/agenda/")
    report = Report.objects.order_by("pk").first()
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    for number in range(12):
        made = record.open_case(f"made-{number}", "Made", "BY")
        record.add(
            made,
            report,
            "act",
            quote,
            {"type": "arrest_detention", "date": "2021-02-01", "victims": [{"person": f"Testo G-{number:02}"}]},  # type: ignore[arg-type]
        )
        record.note_intervention(made, "The Minister", datetime.date(2021, 2, 2), {}, [])
    assert queries(client, "/agenda/") <= few
