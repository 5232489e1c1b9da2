"""Letters as they are written: edits that stay, two who write at once, approval, versions; the chain holds after each."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from gravamen.casebook.errors import AlreadyDecided, ChangedMeanwhile, NoSuchThing, NotAllowed, NotReady
from gravamen.casebook.roles import Role

from .conftest import NOW, REPORT
from .test_record import proposal_of

PROFILE = {
    "name": "Generated Global Union",
    "address": ["1 Street of Examples"],
    "signatory": "Generated Secretary",
    "email": "office@global.example",
}
SECOND = "On 3 May 2020 the police raided the office of GUT. They seized all laptops of GUT."


@pytest.fixture(autouse=True)
def chain_holds(house: Any) -> Any:
    """Whatever a test does through the services, the audit finds nothing wrong."""
    yield
    from gravamen.casebook.audit import verify

    assert verify(house.originals, house.anchor, house.keyring).faults == ()


@pytest.fixture
def told(record: Any, case: Any, take: Callable[..., Any]) -> Any:
    """The case with two verified acts."""
    record.set_profile(PROFILE)
    take(REPORT)
    for kind in ("search_raid", "arrest_detention"):
        record.accept(case, proposal_of("act", type=kind).pk)
    return case


@pytest.fixture
def row(record: Any, told: Any) -> Any:
    return record.begin_letter(told)


def officer(house: Any, name: str, role: Role = Role.DOCUMENTER) -> Any:
    from gravamen.casebook.services import Record

    return Record(house, name, lambda: NOW, role)


def written(row: Any) -> Any:
    from gravamen.casebook import letters

    row = letters.one(row.pk)
    return letters.letter(row.case, row, row.dated)


def key_of(row: Any, act: str) -> str:
    from gravamen.drafting.editing import sentences

    return next(one.key for one in sentences(written(row).document) if act in one.acts)


def text_of(row: Any, key: str) -> str:
    from gravamen.drafting.editing import sentences

    return next(one.text for one in sentences(written(row).document) if one.key == key)


def test_a_case_has_one_letter_that_is_being_written(record: Any, told: Any, row: Any) -> None:
    assert record.begin_letter(told) == row
    assert (row.status, row.dated) == ("working", NOW.date())


def test_an_edit_is_kept_and_taken_back(record: Any, row: Any) -> None:
    from gravamen.casebook.models import Entry

    key = key_of(row, "A1")
    drafted = text_of(row, key)
    record.rewrite(row.pk, key, "The police came.", "")
    assert text_of(row, key) == "The police came."
    last = Entry.objects.latest("number")
    assert (last.action, last.subject) == ("edit letter", f"{row}: rewrite {key}")
    record.undo(last.number)
    assert text_of(row, key) == drafted


def test_edits_stay_when_an_act_is_added(record: Any, told: Any, row: Any) -> None:
    from gravamen.drafting.editing import sentences

    key = key_of(row, "A2")
    record.rewrite(row.pk, key, "He was taken away.", "")
    record.accept(told, proposal_of("act", type="seizure").pk)
    now = written(row)
    assert "He was taken away." in {one.text for one in sentences(now.document)}
    assert now.told == [1, 2, 3]


def test_two_who_write_at_once_lose_nothing(house: Any, record: Any, row: Any) -> None:
    one, two = officer(house, "One"), officer(house, "Two")
    first, second = key_of(row, "A1"), key_of(row, "A2")
    one.rewrite(row.pk, first, "The police came.", "")
    two.rewrite(row.pk, second, "He was taken away.", "")
    assert (text_of(row, first), text_of(row, second)) == ("The police came.", "He was taken away.")
    with pytest.raises(ChangedMeanwhile, match="The police came"):
        two.rewrite(row.pk, first, "Policemen came.", "")
    two.rewrite(row.pk, first, "Policemen came.", "The police came.")
    assert text_of(row, first) == "Policemen came."


def test_the_head_is_not_overwritten_unseen(record: Any, row: Any) -> None:
    seen = {"dated": row.dated.isoformat()}
    record.address(row.pk, {"subject": "Urgent", "email": "head@ilo.example"}, datetime.date(2021, 3, 2), seen)
    document = written(row).document
    assert (document.subject, document.addressee.email) == ("Urgent", "head@ilo.example")
    assert "2\xa0March\xa02021" in document.place_and_date
    with pytest.raises(ChangedMeanwhile):
        record.address(row.pk, {"subject": "Other"}, row.dated, seen)


def test_another_addressee_is_not_greeted_by_the_first_ones_name(record: Any, row: Any) -> None:
    record.address(row.pk, {"name": "Generated Minister", "role": "Minister"}, row.dated, {"dated": row.dated.isoformat()})
    assert written(row).document.salutation.text == "Dear Sir or Madam,"


def test_sentences_are_moved_left_out_put_back_and_added(record: Any, told: Any, row: Any) -> None:
    from gravamen.casebook.models import Report
    from gravamen.drafting.editing import sentences

    one, two = key_of(row, "A1"), key_of(row, "A2")
    record.move(row.pk, two, one, before=True)
    evidence = record.cite(Report.objects.get(), "They seized all laptops.")
    own = record.add_sentence(row.pk, one, "All laptops are gone.", (evidence,))
    keys = [each.key for each in sentences(written(row).document)]
    assert keys.index(two) < keys.index(one) < keys.index(own)
    record.leave_out(row.pk, one)
    assert written(row).told == [2]
    record.put_back(row.pk, one)
    assert written(row).told == [1, 2]
    record.source_sentence(row.pk, own, ())
    from gravamen.casebook import letters

    assert "no_source" in {each.code for each in letters.findings(told, written(row))}


def test_a_sentence_that_is_gone_is_not_rewritten(record: Any, row: Any) -> None:
    with pytest.raises(NoSuchThing):
        record.rewrite(row.pk, "told:A99", "Something.", "")


def test_facts_that_change_under_a_rewriting_are_told_and_confirmed(record: Any, told: Any, row: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.casebook.models import Report

    key = key_of(row, "A2")
    record.rewrite(row.pk, key, "He was taken away.", "")
    record.correct_act(2, Report.objects.get(), {"place": "Testville"})
    assert "facts_changed" in {one.code for one in letters.findings(told, written(row))}
    record.confirm_sentence(row.pk, key)
    assert "facts_changed" not in {one.code for one in letters.findings(told, written(row))}


def test_a_signatory_approves_what_they_have_read(house: Any, record: Any, told: Any, row: Any) -> None:
    signs = officer(house, "Signatory One", Role.SIGNATORY)
    approved = signs.approve(row.pk, written(row).digest)
    assert (approved.status, approved.called, approved.approved_by) == ("approved", "2021/1", "Signatory One")
    assert sorted(name.rsplit(".")[-1] for name in approved.files) == ["docx", "eml", "pdf"]
    for digest in approved.files.values():
        assert hashlib.sha256(house.originals.read(digest)).hexdigest() == digest
    assert approved.acts == [1, 2]
    for change in (
        lambda: record.rewrite(row.pk, key_of(row, "A1"), "No.", ""),
        lambda: record.drop_letter(row.pk),
        lambda: signs.approve(row.pk, written(row).digest),
    ):
        with pytest.raises(AlreadyDecided):
            change()


@pytest.mark.parametrize("role", [Role.READER, Role.DOCUMENTER, Role.VERIFIER])
def test_nobody_below_a_signatory_approves(house: Any, row: Any, role: Role) -> None:
    with pytest.raises(NotAllowed):
        officer(house, "Somebody", role).approve(row.pk, written(row).digest)
    row.refresh_from_db()
    assert row.status == "working"


def test_a_reader_does_not_write(house: Any, told: Any, row: Any) -> None:
    reads = officer(house, "Reader", Role.READER)
    for change in (
        lambda: reads.rewrite(row.pk, key_of(row, "A1"), "No.", ""),
        lambda: reads.rename_case(told, "Other"),
        lambda: reads.drop_letter(row.pk),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_letter_that_changed_since_it_was_read_is_not_approved(record: Any, told: Any, row: Any) -> None:
    read = written(row).digest
    record.accept(told, proposal_of("act", type="seizure").pk)
    with pytest.raises(ChangedMeanwhile):
        record.approve(row.pk, read)


def test_an_unverified_act_needs_a_reason_that_is_kept(house: Any, record: Any, told: Any, row: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.casebook.models import Entry

    officer(house, "Documenter").accept(told, proposal_of("act", type="seizure").pk)
    assert written(row).document.status == "proposed"
    with pytest.raises(NotReady, match="not verified"):
        record.approve(row.pk, written(row).digest)
    assert not letters.one(row.pk).files
    approved = record.approve(row.pk, written(row).digest, reason="Lives are in danger.")
    assert approved.reason == "Lives are in danger."
    assert "unverified" in {one.code for one in letters.kept_findings(approved)}
    assert "Lives are in danger." in Entry.objects.latest("number").subject


def test_what_goes_out_bears_no_mark(house: Any, record: Any, row: Any) -> None:
    from gravamen.drafting.renderings.files import files

    draft = written(row)
    assert any(b"DRAFT, NOT APPROVED" in content for content in files(draft.document, row.dated, "x").values())
    approved = record.approve(row.pk, draft.digest)
    mail = next(digest for name, digest in approved.files.items() if name.endswith(".eml"))
    assert b"DRAFT" not in house.originals.read(mail)


def test_who_has_not_agreed_is_not_named_not_even_by_an_officer(record: Any, told: Any, row: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.drafting.scanning import NameLeaked

    name = "Testov Generated-01"
    assert name in str(written(row).document.body)
    assert "not_asked" in {one.code for one in letters.findings(told, written(row))}
    record.address(row.pk, {"use": "press"}, row.dated, {"dated": row.dated.isoformat()})
    assert name not in str(written(row).document)
    record.rewrite(row.pk, key_of(row, "A2"), f"{name} was taken away.", "")
    assert "hidden_named" in {one.code for one in letters.findings(told, written(row))}
    with pytest.raises(NameLeaked):
        record.approve(row.pk, written(row).digest, reason="No reason helps.")
    row.refresh_from_db()
    assert row.status == "working"


def test_a_later_change_makes_a_new_version(record: Any, told: Any, row: Any) -> None:
    key = key_of(row, "A1")
    record.rewrite(row.pk, key, "The police came.", "")
    first = record.approve(row.pk, written(row).digest)
    files = dict(first.files)
    record.accept(told, proposal_of("act", type="seizure").pk)
    second = record.new_version(first.pk)
    with pytest.raises(AlreadyDecided):
        record.new_version(first.pk)
    assert "The police came." in str(written(second).document.body)
    approved = record.approve(second.pk, written(second).digest, reason="The facts grew.")
    assert approved.called == "2021/1, version 2"
    first.refresh_from_db()
    assert first.files == files


def test_letters_are_numbered_in_each_year(record: Any, told: Any, row: Any) -> None:
    record.approve(row.pk, written(row).digest)
    for day, called in ((datetime.date(2021, 5, 1), "2021/2"), (datetime.date(2022, 1, 2), "2022/1")):
        other = record.begin_letter(told, day)
        assert record.approve(other.pk, written(other).digest).called == called


def test_an_approval_is_undone_and_made_again(record: Any, row: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.casebook.models import Entry

    record.approve(row.pk, written(row).digest)
    record.undo(Entry.objects.latest("number").number)
    assert letters.one(row.pk).status == "working"
    assert record.approve(row.pk, written(row).digest).called == "2021/1"


def test_a_letter_that_is_given_up_comes_back(record: Any, told: Any, row: Any) -> None:
    from gravamen.casebook import letters
    from gravamen.casebook.models import Entry

    record.rewrite(row.pk, key_of(row, "A1"), "The police came.", "")
    record.drop_letter(row.pk)
    assert letters.working(told) is None
    record.undo(Entry.objects.latest("number").number)
    assert "The police came." in str(written(row).document.body)


def test_a_letter_whose_bytes_are_gone_is_found(house: Any, record: Any, row: Any) -> None:
    from gravamen.casebook.audit import verify

    record.approve(row.pk, written(row).digest)
    kept = {one: one.read_bytes() for one in (house.folder / "originals").rglob("*.age")}
    for one in kept:
        one.unlink()
    assert any("Letter I" in fault for fault in verify(house.originals, house.anchor, house.keyring).faults)
    for one, content in kept.items():
        one.write_bytes(content)


def test_the_queries_of_a_letter_do_not_grow_with_its_acts(record: Any, told: Any, take: Callable[..., Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gravamen.casebook import letters

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            letters.letter(told, None, NOW.date())
        return len(queries)

    few = count()
    report = take(SECOND, "second.txt")
    for _ in range(3):
        record.add(told, report, "act", "They seized all laptops of GUT.", {"type": "seizure", "date": "2020-05-03"})
    assert count() == few
