"""The letter's editor, its preview, approval; once with a real browser, by the keys alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

LETTER = "/cases/belarus-2021/letter/"
RAID = "told:A7+A8"


def edit(client: Client, what: str, at: str, **more: str) -> Any:
    return client.post(f"{LETTER}edit/", {"do": what, "at": at, **more}, headers={"HX-Request": "true"})


def page(client: Client, address: str = LETTER) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def side(client: Client) -> str:
    client.get(LETTER)  # somebody is at the keyboard
    return str(client.get(f"{LETTER}side/", headers={"HX-Request": "true"}).content.decode())


def seen(client: Client) -> str:
    """The digest of the letter that the side shows."""
    return re.findall(r'name="seen" value="(\w{64})"', side(client))[0]


def text_of(said: str, slug: str) -> str:
    return re.findall(rf'id="s-{slug}"[^>]*>(.*?)</a>', said, re.DOTALL)[0]


def test_the_letter_reads_as_it_will_with_its_sources(client: Client, reviewed: Any) -> None:
    said = page(client)
    assert "On 16\xa0February\xa02021 the police searched the office" in text_of(said, "told-a7-a8")
    assert "verified by Officer One" in said
    assert "E-mail of REP on the raids" in said
    assert "As drafted" in said


def test_a_case_without_acts_says_what_to_do(client: Client, case: Any) -> None:
    said = page(client)
    assert "There is nothing to tell yet" in said
    assert client.get(f"{LETTER}file/pdf/").status_code == 404


def test_looking_changes_nothing(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Entry, Intervention

    before = Entry.objects.count()
    page(client)
    side(client)
    client.get(f"{LETTER}sentence/?at={RAID}")
    assert (Entry.objects.count(), Intervention.objects.count()) == (before, 0)


def test_a_sentence_is_rewritten_and_its_sources_stay(client: Client, reviewed: Any) -> None:
    said = edit(client, "rewrite", RAID, text="The police came to the office.", seen="").content.decode()
    assert text_of(said, "told-a7-a8") == "The police came to the office."
    assert "The sentence is rewritten." in said
    panel = client.get(f"{LETTER}sentence/", {"at": RAID}).content.decode()
    assert "The draft says:" in panel
    assert "On 16\xa0February\xa02021 the police searched" in panel
    assert "E-mail of REP on the raids" in panel
    drafted = edit(client, "as_drafted", RAID, seen="The police came to the office.").content.decode()
    assert "searched the office" in text_of(drafted, "told-a7-a8")


def test_without_scripts_an_edit_leads_back_to_its_sentence(client: Client, reviewed: Any) -> None:
    answer = client.post(f"{LETTER}edit/", {"do": "rewrite", "at": RAID, "text": "They came.", "seen": ""})
    assert answer.headers["Location"] == f"{LETTER}#s-told-a7-a8"
    assert 'id="text"' in page(client, f"{LETTER}?at=told:A7%2BA8")


def test_two_officers_do_not_overwrite_each_other(client: Client, log_in: Callable[..., Client], reviewed: Any) -> None:
    other = log_in("documenter", "Officer Two")
    edit(client, "rewrite", RAID, text="The first.", seen="")
    answer = edit(other, "rewrite", RAID, text="The second.", seen="")
    assert answer.status_code == 409
    assert "The first." in answer.content.decode()
    assert "The first." in page(other)


def test_somebody_is_told_that_another_changed_the_letter(client: Client, log_in: Callable[..., Client], reviewed: Any) -> None:
    stamp = re.findall(r"news/\?seen=(\w+)", page(client))[0]
    assert client.get(f"{LETTER}news/?seen={stamp}").status_code == 204
    edit(log_in("documenter", "Officer Two"), "leave_out", RAID)
    assert "changed this letter" in client.get(f"{LETTER}news/?seen={stamp}").content.decode()


def test_what_was_typed_and_not_sent_is_there_again_and_forgotten_when_it_was_sent(client: Client, reviewed: Any) -> None:
    from gravamen.desk.models import Typed

    panel = client.get(f"{LETTER}sentence/", {"at": RAID}).content.decode()
    name = re.findall(r'data-kept="([^"]+)"', panel)[0]
    client.post(f"/typed/{name}/", {"text": "Half a sen"})
    assert "Half a sen" in client.get(f"{LETTER}sentence/", {"at": RAID}).content.decode()
    edit(client, "rewrite", RAID, text="A whole sentence.", seen="")
    assert not Typed.objects.exists()


def test_sentences_are_moved_left_out_and_put_back(client: Client, reviewed: Any) -> None:
    said = edit(client, "down", RAID).content.decode()
    assert said.index('id="s-told-a9"') < said.index('id="s-told-a7-a8"')
    assert 'data-focus="s-told-a7-a8"' in said
    said = edit(client, "up", RAID).content.decode()
    assert said.index('id="s-told-a7-a8"') < said.index('id="s-told-a9"')
    said = edit(client, "leave_out", RAID).content.decode()
    assert 'id="s-told-a7-a8"' not in said
    assert "1 sentence left out" in said
    assert 'id="s-told-a7-a8"' in edit(client, "put_back", RAID).content.decode()
    said = edit(client, "break", "told:A9").content.decode()
    assert "begins a paragraph" in said
    assert said.count('class="para"') > page(client, LETTER).count("¶nothing")


def test_an_own_sentence_without_a_source_is_marked_until_it_has_one(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Report

    said = edit(client, "add", RAID, text="The members are afraid.").content.decode()
    assert "no source" in said
    assert "A sentence has no source: “The members are afraid.”" in side(client)
    report = Report.objects.get(title__startswith="E-mail of REP on the raids")
    quote = " ".join(str(report.text).split("\n\n")[2].split()[:8])
    said = edit(client, "source", "own:1", report=str(report.pk), quote=quote).content.decode()
    assert "no source" not in said
    assert "A sentence has no source" not in side(client)


def test_a_passage_of_the_case_is_a_source(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Passage

    passage = Passage.objects.order_by("pk").first()
    said = edit(client, "add", RAID, text="The members are afraid.", passage=str(passage.pk)).content.decode()  # type: ignore[union-attr]
    assert "no source" not in said


def test_an_own_demand_stands_among_the_demands(client: Client, reviewed: Any) -> None:
    said = edit(client, "add", "ask:addressee:1", text="to send a mission").content.decode()
    assert "to send a mission;" in said
    assert "A sentence has no source" not in side(client)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param({"text": " "}, "A sentence needs words.", id="nothing"),
        pytest.param({"text": "A", "report": "1", "quote": "never said"}, "is not in the report", id="words not said"),
        pytest.param({"text": "x" * 4001}, "has 4001 characters", id="too long"),
    ],
)
def test_bad_input_is_said_at_the_sentence_and_nothing_is_lost(
    client: Client, reviewed: Any, given: dict[str, str], wanted: str
) -> None:
    answer = edit(client, "add", RAID, **given)
    assert answer.status_code == 422
    assert wanted in answer.content.decode()
    assert given["text"].strip() in answer.content.decode()


def test_the_head_is_the_officers(client: Client, reviewed: Any) -> None:
    given = {
        "name": "Generated Minister",
        "role": "Minister of Labour",
        "body": "Government",
        "email": "minister@gov.example",
        "use": "ilo",
        "subject": "Urgent: raids",
        "dated": "2021-03-01",
        "seen": "",
    }
    answer = client.post(f"{LETTER}head/", given)
    assert answer.status_code == 302
    said = page(client)
    assert "Generated Minister" in said
    assert "Urgent: raids" in said
    assert "1\xa0March\xa02021" in said
    assert "Dear Sir or Madam," in said
    bad = client.post(f"{LETTER}head/", {**given, "email": "nobody", "subject": "Kept"})
    assert bad.status_code == 422
    assert "Enter a valid email address" in bad.content.decode()
    assert 'value="Kept"' in bad.content.decode()


def test_files_of_a_draft_say_that_they_are(client: Client, reviewed: Any) -> None:
    from gravamen.desk.models import Access

    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("eml", b"From")):
        answer = client.get(f"{LETTER}file/{form}/")
        assert answer.content.startswith(begins)
        assert "-draft." in answer.headers["Content-Disposition"]
    assert b"DRAFT, NOT APPROVED" in client.get(f"{LETTER}file/eml/").content.upper()
    assert Access.objects.filter(page="letter_file").count() == 4
    assert client.get(f"{LETTER}file/exe/").status_code == 404


def test_the_preview_has_the_pages_of_the_pdf(client: Client, reviewed: Any) -> None:
    pages = re.findall(r'src="([^"]+/page/\d+/[^"]*)"', side(client))
    assert len(pages) >= 3
    assert client.get(pages[0]).content.startswith(b"\x89PNG")
    assert client.get(f"{LETTER}page/99/").status_code == 404


def test_a_signatory_approves_and_the_bytes_are_kept(log_in: Callable[..., Client], house: Any, reviewed: Any) -> None:
    signs = log_in("signatory", "Signatory One")
    edit(signs, "rewrite", RAID, text="The police came to the office.", seen="")
    answer = signs.post(f"{LETTER}approve/", {"seen": seen(signs)}, follow=True)
    said = answer.content.decode()
    assert "Approved by" in said
    assert "Signatory One" in said
    from gravamen.casebook.models import Intervention

    row = Intervention.objects.get(status="approved")
    for form in ("pdf", "docx", "eml"):
        content = signs.get(f"/cases/belarus-2021/letters/{row.pk}/file/{form}/").content
        assert hashlib.sha256(content).hexdigest() in row.files.values()
        assert hashlib.sha256(content).hexdigest() in said
    assert b"NOT APPROVED" not in signs.get(f"/cases/belarus-2021/letters/{row.pk}/file/eml/").content
    assert signs.get(f"/cases/belarus-2021/letters/{row.pk}/page/1/").content.startswith(b"\x89PNG")
    signs.post(f"/cases/belarus-2021/letters/{row.pk}/again/")
    assert "The police came to the office." in page(signs)
    assert signs.get(f"/cases/other/letters/{row.pk}/").status_code == 404


def test_what_changed_since_it_was_read_is_not_approved(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Intervention

    read = seen(client)
    edit(client, "leave_out", RAID)
    answer = client.post(f"{LETTER}approve/", {"seen": read})
    assert "has changed since you read it" in answer.content.decode()
    assert not Intervention.objects.filter(status="approved").exists()


def test_an_error_needs_a_reason_that_is_shown(client: Client, reviewed: Any) -> None:
    edit(client, "add", RAID, text="The members are afraid.")
    assert "1 error stands" in side(client)
    answer = client.post(f"{LETTER}approve/", {"seen": seen(client)})
    assert "not ready" in answer.content.decode()
    said = client.post(
        f"{LETTER}approve/", {"seen": seen(client), "reason": "Told by the chair."}, follow=True
    ).content.decode()
    assert "Told by the chair." in said
    assert "A sentence has no source" in said


def test_a_documenter_sees_who_must_approve(log_in: Callable[..., Client], reviewed: Any) -> None:
    log_in("signatory", "Signatory One")
    writes = log_in("documenter", "Officer Two")
    said = side(writes)
    assert "A signatory must approve the letter: Signatory One" in said
    assert "letter/approve/" not in said
    edit(writes, "leave_out", RAID)
    assert writes.post(f"{LETTER}approve/", {"seen": "0" * 64}).status_code == 403


def test_a_reader_reads(log_in: Callable[..., Client], reviewed: Any) -> None:
    reads = log_in("reader")
    said = page(reads)
    assert "searched the office" in said
    assert 'data-does="rewrite"' not in said
    assert edit(reads, "leave_out", RAID).status_code == 403


def test_queries_do_not_grow_with_the_acts(client: Client, record: Any, reviewed: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.casebook.models import Report

    def count(address: str) -> int:
        client.get(address, headers={"HX-Request": "true"})
        letters.forget()
        with CaptureQueriesContext(connection) as found:
            client.get(address, headers={"HX-Request": "true"})
        return len(found)

    addresses = (LETTER, f"{LETTER}side/", f"{LETTER}sentence/?at=told:A9&add=1")
    few = [count(address) for address in addresses]
    report = Report.objects.order_by("pk").first()
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    for number in range(8):
        record.add(reviewed, report, "act", quote, {"type": "seizure", "victims": [{"person": f"Testo Generated-{number:02}"}]})
    assert [count(address) for address in addresses] <= few


def test_a_locked_record_forgets_the_letter(client: Client, reviewed: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.desk import printing

    side(client)
    assert letters._DRAFTED
    assert printing._press._printed
    client.post("/lock/")
    assert not letters._DRAFTED
    assert not printing._press._printed


def order(page: Any) -> list[str]:
    """The sentences' ids as they stand on the page."""
    return [str(one) for one in page.evaluate("() => [...document.querySelectorAll('a.s')].map((one) => one.id)")]


def test_by_the_keys_alone_a_sentence_is_rewritten_seen_and_approved(
    page: Any, address: str, house: Any, reviewed: Any
) -> None:
    from gravamen.casebook.models import Intervention

    page.goto(f"{address}cases/belarus-2021/letter/")
    page.wait_for_selector("#preview img.page")
    before = page.get_attribute("#preview img.page", "src")
    while page.evaluate("document.activeElement.id") != "s-told-a7-a8":
        page.keyboard.press("j")
    assert page.locator("#m-told-a7-a8").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_selector("#sentence textarea:focus")
    page.keyboard.press("Control+A")
    page.keyboard.type("The police came to the office of the union.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#s-told-a7-a8.ours:focus")
    page.wait_for_function(
        "(before) => (document.querySelector('#preview img.page')?.getAttribute('src') ?? before) !== before", arg=before
    )
    first = order(page)
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_selector(".unit:has(#s-told-a9) + .unit #s-told-a7-a8:focus")
    assert order(page) != first
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_selector(".unit:has(#s-told-a7-a8:focus) + .unit #s-told-a9")
    assert order(page) == first
    page.wait_for_load_state("networkidle")
    page.once("dialog", lambda asked: asked.accept())
    page.keyboard.press("a")
    page.wait_for_selector("h1:has-text('/1')")
    row = Intervention.objects.get(status="approved")
    mail = next(digest for name, digest in row.files.items() if name.endswith(".eml"))
    assert b"The police came to the office of the union." in house.originals.read(mail).replace(b"=\r\n", b"")


FRENCH = f"{LETTER}?document=complaint&language=fr"


def test_a_document_and_a_language_are_chosen_and_all_follows_them(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Intervention

    said = page(client, FRENCH)
    assert "présente au Comité de la liberté syndicale une plainte" in said
    assert 'lang="fr"' in said
    answer = client.post(
        f"{LETTER}edit/?document=complaint&language=fr",
        {"do": "rewrite", "at": "complaint:opening", "text": "Nous portons plainte.", "seen": ""},
        headers={"HX-Request": "true"},
    )
    assert "Nous portons plainte." in answer.content.decode()
    row = Intervention.objects.get()
    assert (row.type, row.language, row.status) == ("complaint", "fr", "working")
    assert "Nous portons plainte." not in page(client), "each document has its own changes"
    assert "Also being written" in page(client)
    beside = client.get(f"{LETTER}side/?document=complaint&language=fr", headers={"HX-Request": "true"}).content.decode()
    assert "What the document leaves open" in beside
    name = client.get(f"{LETTER}file/docx/?document=complaint&language=fr").headers["Content-Disposition"]
    assert re.search(r"complaint-by-[\d-]+-fr-draft\.docx", name)
    digest = re.findall(r'name="seen" value="(\w{64})"', beside)[0]
    given = {"seen": digest, "reason": "a test"}
    approved = client.post(f"{LETTER}approve/?document=complaint&language=fr", given, follow=True).content.decode()
    assert "Complaint to the Committee on Freedom of Association, French" in approved
    client.post(f"/cases/belarus-2021/letters/{row.pk}/again/")
    assert (Intervention.objects.latest("pk").type, Intervention.objects.latest("pk").language) == ("complaint", "fr")


@pytest.mark.parametrize("asked", ["document=poem", "language=tlh"])
def test_what_cannot_be_written_is_not_found(client: Client, reviewed: Any, asked: str) -> None:
    assert client.get(f"{LETTER}?{asked}").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "kind",
    [
        "additional-information",
        "observations",
        "representation",
        "government-letter",
        "alert",
        "press-statement",
        "model-letter",
    ],
)
def test_each_document_is_shown_and_set(client: Client, reviewed: Any, kind: str, language: str) -> None:
    of = f"?document={kind}&language={language}"
    said = page(client, f"{LETTER}{of}")
    keys = re.findall(r'id="s-([^"]+)"', said)
    assert len(keys) == len(set(keys)), "each sentence can be told from the others"
    assert client.get(f"{LETTER}file/pdf/{of}").content.startswith(b"%PDF")


def test_what_a_complaint_asks_for_is_said_and_stands_in_it(client: Client, reviewed: Any) -> None:
    of = "?document=complaint&language=en"
    assert "[to be completed" in page(client, f"{LETTER}{of}")
    given = {"conciliation": "no", "none_known": "on", "tripartite": ""}
    assert client.post(f"{LETTER}matter/{of}", given).status_code == 302
    said = page(client, f"{LETTER}{of}")
    assert "[to be completed" not in said
    assert "does not ask for voluntary conciliation" in said


def test_what_nobody_has_worded_is_marked_and_an_error(client: Client, record: Any, reviewed: Any) -> None:
    from gravamen.casebook.models import Report

    report = Report.objects.order_by("pk").first()
    quote = str(report.text)[:60].strip()  # type: ignore[union-attr]
    content = {"type": "seizure", "victims": [{"organisation": "REP"}], "object": "two red flags of the branch"}
    record.add(reviewed, report, "act", quote, content)
    said = page(client, f"{LETTER}?language=fr")
    assert "not in the letter's language, or left open" in said
    beside = client.get(f"{LETTER}side/?language=fr", headers={"HX-Request": "true"}).content.decode()
    assert "“two red flags of the branch”" in beside
    assert "error" in beside


def test_paragraphs_are_joined_and_a_sentence_is_put_anywhere(client: Client, reviewed: Any) -> None:
    count = page(client).count('class="para"')
    assert edit(client, "break", "told:A9").content.decode().count('class="para"') == count + 1
    assert edit(client, "join", "told:A9").content.decode().count('class="para"') == count
    said = edit(client, "place", "told:A9", to="opening:who", before="1").content.decode()
    assert said.index('id="s-told-a9"') < said.index('id="s-opening-who"')
    said = edit(client, "place", "told:A9", to=RAID).content.decode()
    assert said.index('id="s-told-a7-a8"') < said.index('id="s-told-a9"')


def test_an_act_is_a_source_and_a_rewritten_sentence_may_have_one_more(client: Client, reviewed: Any) -> None:
    said = edit(client, "add", RAID, text="The members are afraid.", act="9").content.decode()
    assert "no source" not in said
    edit(client, "rewrite", "opening:sources", text="We rest on what was told us.", seen="")
    edit(client, "source", "opening:sources", act="9")
    panel = client.get(f"{LETTER}sentence/", {"at": "opening:sources"}).content.decode()
    assert "<blockquote>" in panel
    assert "We rest on what was told us." in panel


def test_a_letter_is_given_up_and_brought_back(client: Client, reviewed: Any) -> None:
    from gravamen.casebook.models import Entry, Intervention

    edit(client, "leave_out", RAID)
    answer = client.post(f"{LETTER}drop/", follow=True)
    assert "given up" in answer.content.decode()
    assert not Intervention.objects.exists()
    client.post(f"/undo/{Entry.objects.latest('number').number}/")
    assert Intervention.objects.get().edits["removed"]
    assert client.post("/cases/belarus-2021/letter/drop/?language=es").status_code == 404


def test_a_sentence_is_dragged_by_the_mouse(page: Any, address: str, house: Any, reviewed: Any) -> None:
    page.goto(f"{address}cases/belarus-2021/letter/")
    page.wait_for_selector("#preview img.page")
    first = order(page)
    assert first.index("s-told-a7-a8") < first.index("s-told-a9")
    page.drag_and_drop("#s-told-a9", "#s-told-a7-a8", target_position={"x": 5, "y": 3})
    page.wait_for_selector(".unit:has(#s-told-a9:focus) + .unit #s-told-a7-a8")
    page.select_option("#document", "press-statement")
    page.select_option("#language", "es")
    page.click("form.which button")
    page.wait_for_selector("#sheet[lang=es]")
    page.click("#sheet a.s >> nth=0")
    page.wait_for_selector("#sentence textarea:focus")
    page.keyboard.press("Control+A")
    page.keyboard.type("Pedimos que cesen estas violaciones.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#sheet[lang=es] .ours:focus")
