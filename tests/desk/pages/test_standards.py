"""What to ask next, answers, doors, qualification."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

CASE = "/cases/belarus-2021/"


def said_by(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client: Client, address: str) -> int:
    said_by(client, address)  # what is made once is made
    with CaptureQueriesContext(connection) as found:
        said_by(client, address)
    return len(found)


def act(type_: str) -> Any:
    from gravamen.casebook.models import Act

    return Act.objects.filter(type=type_).order_by("pk").first()


def test_what_to_ask_names_who_asked_and_writes_the_message(client: Client, reviewed: Any) -> None:
    said = said_by(client, f"{CASE}ask/")
    for wanted in (
        "Did they show a warrant or an order?",
        "Case No. 1965 (Panama)",
        "Dear colleagues",
        "A report speaks of it",
    ):
        assert wanted in said
    assert "Vladimir Maley" not in said.partition('id="said"')[2].partition("</textarea>")[0], "no name unless asked for"
    assert "Vladimir Maley" in said_by(client, f"{CASE}ask/?names=on").partition('id="said"')[2].partition("</textarea>")[0]


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("fr", "chers camarades"), ("es", "Estimad"), ("ru", "Дорогие"), ("ar", "الأعزاء"), ("en", "Dear colleagues")],
)
def test_the_message_stands_in_all_languages_and_is_saved(client: Client, reviewed: Any, language: str, greeting: str) -> None:
    assert greeting in said_by(client, f"{CASE}ask/?language={language}")
    file = client.get(f"{CASE}ask/message.txt?language={language}")
    assert "attachment" in file.headers["Content-Disposition"]
    assert greeting in file.content.decode()


def test_the_message_is_put_into_a_letter_with_one_press(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Intervention

    said = said_by(client, f"{CASE}ask/?language=ar")
    assert f'action="{CASE}ask/letter/"' in said
    answer = client.post(f"{CASE}ask/letter/", {"language": "ar"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("letter/?document=questions&language=ar")
    assert "الأعزاء" in page
    assert "Vladimir Maley" not in page.partition('id="sheet"')[2], "no name unless asked for"
    client.post(f"{CASE}ask/letter/", {"language": "ar", "names": "on"})
    (row,) = Intervention.objects.filter(type="questions")
    assert (row.language, row.matter) == ("ar", {"names": True})
    assert client.get(f"{CASE}letter/?document=letter&language=ar").status_code == 200, (
        "in English: no letter is told in Arabic"
    )


def test_the_questions_are_approved_and_kept_like_any_letter(client: Client, reviewed: Any, record: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.casebook.earlier import last_letter

    row = record.begin_letter(reviewed, kind="questions", language="ru")
    written = letters.letter(reviewed, row, row.dated)
    done = record.approve(row.pk, written.digest)
    assert done.status == "approved"
    assert sorted(name.rpartition(".")[2] for name in done.files) == ["docx", "eml", "pdf"]
    assert said_by(client, f"{CASE}letters/{done.pk}/")
    assert last_letter(reviewed) is None or last_letter(reviewed).type != "questions", "nothing was told with it"


def test_an_answer_closes_the_question_on_all_pages(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Particular

    raid = act("search_raid")
    address = f"/acts/{raid.pk}/asked/inventory/"
    assert "Did they make a list" in said_by(client, address)
    answer = client.post(address, {"answer": "no", "text": "refused", "told_by": "the chair, by telephone"})
    assert answer.headers["Location"] == f"/acts/{raid.pk}/#asked"
    assert Particular.objects.get().text == "refused"
    said = said_by(client, f"/acts/{raid.pk}/")
    assert "told by \u2068the chair, by telephone\u2069" in said
    assert f"{address}?" not in said_by(client, f"{CASE}ask/")


def test_an_answer_rests_on_the_words_of_a_report(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Citation

    raid = act("search_raid")
    passage = Citation.objects.filter(value__act=raid, value__field="act").first().passage  # type: ignore[union-attr]
    given = {"answer": "no", "report": passage.report_id, "quote": passage.quote}
    client.post(f"/acts/{raid.pk}/asked/warrant/", given)
    assert Citation.objects.filter(value__particular__isnull=False).get().passage == passage


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param({}, "Write the answer", id="nothing"),
        pytest.param({"answer": "no", "date": "some day"}, "is no date", id="no date"),
        pytest.param({"answer": "no", "quote": "words"}, "Choose the report", id="no report"),
        pytest.param(
            {"answer": "no", "quote": "words that are nowhere", "report": "1"}, "is not in the report", id="no such words"
        ),
        pytest.param({"answer": "perhaps"}, "Select a valid choice", id="no choice"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    client: Client, reviewed: Any, given: dict[str, str], wanted: str
) -> None:
    from gravamen.casebook.models import Particular

    answer = client.post(f"/acts/{act('search_raid').pk}/asked/warrant/", {"told_by": "my notes", **given})
    said = answer.content.decode()
    assert wanted in said
    assert "my notes" in said
    assert not Particular.objects.exists()


def test_a_question_of_a_person_asks_of_whom(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Particular

    arrest = act("arrest_detention")
    person = arrest.involvements.filter(person__isnull=False).first().person
    said = said_by(client, f"/acts/{arrest.pk}/asked/office/")
    assert person.name in said
    client.post(f"/acts/{arrest.pk}/asked/office/", {"person": person.pk, "text": "chair of the branch"})
    assert Particular.objects.get().person == person


def test_a_question_that_a_field_answers_leads_to_the_field(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Act

    undated = Act.objects.filter(date="").first()
    assert undated is not None
    assert f"/acts/{undated.pk}/correct/date/" in said_by(client, f"/acts/{undated.pk}/")


@pytest.mark.parametrize(
    "address", ["/acts/1/asked/union/", "/acts/1/asked/nothing/", f"{CASE}asked/warrant/", "/acts/9999/asked/warrant/"]
)
def test_what_is_not_asked_there_is_not_found(client: Client, reviewed: Any, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_answer_is_taken_away(client: Client, reviewed: Any, record: Any) -> None:
    from gravamen.casebook.models import Particular

    made = record.answer(reviewed, "union", text="300 members")
    assert "300 members" in said_by(client, f"{CASE}ask/")
    assert client.post(f"/answers/{made.pk}/forget/").headers["Location"] == f"{CASE}ask/"
    assert not Particular.objects.exists()


def test_doors_open_and_close_with_who_writes_and_the_day(client: Client, reviewed: Any, record: Any) -> None:
    said = said_by(client, f"{CASE}doors/?sender=affiliates&on=2021-03-01")
    for wanted in ("Intervention of the Director-General", "Open", "Closed", "Human life or personal freedom", "Case No. 2090"):
        assert wanted in said
    assert "the sender is none of the three" not in said
    assert "the sender is none of the three" in said_by(client, f"{CASE}doors/?sender=other&on=2021-03-01")
    assert "394th Report" not in said, "of later in that month"
    record.answer(reviewed, "elsewhere", answer="human-rights-committee")
    assert "UN Human Rights Committee" in said_by(client, f"{CASE}doors/").partition('id="elsewhere"')[2]


def test_a_bad_day_is_said_at_its_field(client: Client, reviewed: Any) -> None:
    assert "Enter a valid date" in said_by(client, f"{CASE}doors/?on=tomorrow")


def test_a_union_that_reports_may_complain_itself(client: Client, reviewed: Any) -> None:
    assert "No report is noted to come from a union" in said_by(client, f"{CASE}doors/")
    client.post("/reports/1/sender/", {"kind": "union"})
    assert "These reports come from a union" in said_by(client, f"{CASE}doors/")
    assert '<option value="union" selected>' in said_by(client, "/reports/1/")


def test_a_decision_on_the_law_is_kept_and_taken_back(client: Client, reviewed: Any, record: Any) -> None:
    from gravamen.casebook.models import Entry, Qualified

    raid = act("search_raid")
    said = said_by(client, f"{CASE}law/")
    assert "Convention No. 87, Article 3" in said
    assert "Not decided" in said
    given = {"of": "article:C087 Article 3", "decision": "refused", "reason": "a search for a thief", "page": "1"}
    answer = client.post(f"/acts/{raid.pk}/law/decide/", given)
    assert answer.headers["Location"] == f"{CASE}law/?page=1#A{raid.pk}"
    assert Qualified.objects.get().decision == "refused"
    assert "a search for a thief" in "".join(said_by(client, f"{CASE}law/?page={page}") for page in (1, 2))
    record.undo(Entry.objects.latest("number").number)
    assert not Qualified.objects.exists()


def test_all_that_is_open_of_an_act_is_agreed_in_one_change(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Entry, Qualified

    raid, before = act("search_raid"), Entry.objects.count()
    client.post(f"/acts/{raid.pk}/law/agree/", {})
    assert Qualified.objects.filter(act=raid).count() > 3
    assert Entry.objects.count() == before + 1


def test_an_article_is_added_with_its_reason(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Qualified

    raid = act("search_raid")
    assert "C135 Article 1" in said_by(client, f"/acts/{raid.pk}/law/decide/")
    client.post(f"/acts/{raid.pk}/law/decide/", {"of": "article:C087 Article 11", "decision": "added", "reason": ""})
    assert not Qualified.objects.exists()
    client.post(f"/acts/{raid.pk}/law/decide/", {"of": "article:C087 Article 11", "decision": "added", "reason": "fear"})
    assert Qualified.objects.get().of == "C087 Article 11"


def test_an_act_that_waits_for_a_verifier_is_not_qualified(client: Client, house: Any, reviewed: Any) -> None:
    from tests.desk.conftest import NOON

    from gravamen.casebook.models import Report
    from gravamen.casebook.roles import Role
    from gravamen.casebook.services import Record

    raid = act("search_raid")
    record = Record(house, "Documenter", lambda: NOON, Role.DOCUMENTER)
    record.correct_act(raid.pk, Report.objects.order_by("pk").first(), {"place": "Zhlobin"})  # type: ignore[arg-type]
    said = said_by(client, f"{CASE}law/")
    assert "1 act waits for a verifier" in said
    assert f'id="A{raid.pk}"' not in said


def test_a_letter_warns_of_what_nobody_decided(client: Client, reviewed: Any) -> None:
    assert "cites articles on which nobody has decided" in said_by(client, f"{CASE}missing/")


def test_a_reader_sees_no_buttons_and_is_refused(log_in: Callable[..., Client], reviewed: Any) -> None:
    reads = log_in("reader")
    raid = act("search_raid")
    for address in (f"{CASE}ask/", f"{CASE}doors/", f"{CASE}law/", f"/acts/{raid.pk}/"):
        said = said_by(reads, address)
        assert "Agree" not in said.partition("<main")[2].replace("Agree to", "")
        assert "/asked/" not in said
    assert reads.get(f"/acts/{raid.pk}/asked/warrant/").status_code == 403
    assert reads.post(f"/acts/{raid.pk}/asked/warrant/", {"answer": "no"}).status_code == 403
    assert reads.post(f"/acts/{raid.pk}/law/agree/").status_code == 403
    assert reads.post("/reports/1/sender/", {"kind": "union"}).status_code == 403


def test_an_empty_case_says_what_to_do(client: Client, record: Any) -> None:
    record.open_case("empty", "Nothing yet", "BY")
    for page in ("ask", "doors", "law"):
        assert "Accept an act in the reading room" in said_by(client, f"/cases/empty/{page}/")


def test_queries_do_not_grow_with_rows(client: Client, record: Any, reviewed: Any) -> None:
    from gravamen.casebook.models import Report

    raid = act("search_raid")
    addresses = [f"{CASE}{page}/" for page in ("ask", "doors", "law")] + [f"/acts/{raid.pk}/"]
    record.answer(reviewed, "warrant", act=raid.pk, answer="no")
    record.qualify(raid.pk, "article", "C087 Article 3", "agreed")
    few = [queries(client, address) for address in addresses]
    report = Report.objects.order_by("pk").first()
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    for number in range(12):
        made = record.add(
            reviewed, report, "act", quote, {"type": "search_raid", "victims": [{"person": f"Testo Generated-{number:02}"}]}
        )
        record.answer(reviewed, "warrant", act=made, answer="no", report=report, quote=quote)
        record.qualify(made, "article", "C087 Article 3", "agreed")
        record.answer(reviewed, "inventory", act=raid.pk if number == 0 else made, answer="no")
    for address, before in zip(addresses, few, strict=True):
        assert queries(client, address) <= before, address


def test_the_outline_of_a_case_opens_the_doors_of_the_whole(client: Client, reviewed: Any, record: Any) -> None:
    """What the page counts in a few queries says what all acts with all their words would say."""
    import datetime

    from gravamen.casebook.legal import case_facts
    from gravamen.casebook.outline import outline
    from gravamen.standards.doors import doors, urgency
    from gravamen.standards.models import Sender

    record.set_profile({"name": "Generated Federation", "affiliates": ["REP"]})
    day = datetime.date(2021, 3, 1)
    for sender in (None, *Sender):
        whole, short = case_facts(reviewed, day, sender), outline(reviewed, day, sender)
        assert doors(short) == doors(whole)
        assert [(one.id, one.acts) for one in urgency(short)] == [(one.id, one.acts) for one in urgency(whole)]


def test_principles_stand_in_the_officers_language(client: Client, reviewed: Any) -> None:
    client.cookies["gravamen_language"] = "fr"
    said = said_by(client, f"{CASE}law/")
    assert "La reconnaissance officielle par l’enregistrement est le premier pas" in said
    assert "Official recognition through registration" not in said
