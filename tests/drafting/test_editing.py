"""Edits laid over a draft: what stays, what moves, what is dropped, and that a new draft keeps them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.drafting.generated import briefs
from tests.drafting.making import Scene, group

from gravamen.drafting import edits as ed
from gravamen.drafting.document import Document, Enumeration, Paragraph, Table
from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.kinds import kinds
from gravamen.drafting.editing import edited, sentences, stale
from gravamen.drafting.edits import EditedMeanwhile, Edits, NoSentence
from gravamen.drafting.facts import Brief
from gravamen.drafting.letter import draft
from gravamen.drafting.tongues import LANGUAGES
from gravamen.terms import ActType as T


def scene() -> Scene:
    s = Scene()
    union = s.body("Generated Workers' Union", "GWU")
    one = s.person("Testo Generated-01", "chairman", union, "male")
    two = s.person("Testa Generated-02", "treasurer", union, "female")
    s.act(T.SEARCH_RAID, "2024-02-16", union, group("police"))
    s.act(T.ARREST_DETENTION, "2024-02-20", one, group("police"))
    s.act(T.DISMISSAL, "2024-03-01", two)
    return s


def letter(brief: Brief, edits: Edits) -> Document:
    return edited(draft(brief), edits, brief)


def keys(document: Document) -> list[str]:
    return [one.key for one in sentences(document)]


def printed(document: Document) -> str:
    """All that the letter and its annexes say."""
    said = [one.text for one in sentences(document)]
    for annex in document.annexes:
        for block in annex.blocks:
            if isinstance(block, Table):
                said.extend(cell.text for row in block.rows for cell in row)
    return "\n".join(said)


def text_of(document: Document, key: str) -> str:
    return next(one.text for one in sentences(document) if one.key == key)


@given(briefs())
def test_without_edits_the_draft_is_as_it_was(brief: Brief) -> None:
    drafted = draft(brief)
    assert edited(drafted, Edits(), brief) == drafted


@given(briefs())
def test_every_sentence_of_a_draft_has_a_key_of_its_own(brief: Brief) -> None:
    found = keys(draft(brief))
    assert all(found)
    assert len(found) == len(set(found))


@given(briefs())
def test_each_note_leads_to_its_passage_after_any_move(brief: Brief) -> None:
    drafted = draft(brief)
    told = [one.key for one in sentences(drafted) if one.evidence]
    changed = edited(drafted, ed.moved(Edits(), told[-1], told[0], before=True) if len(told) > 1 else Edits(), brief)
    annex = next(one for one in changed.annexes if one.title == "Sources")
    passages = next((block for block in annex.blocks if isinstance(block, Table) and block.columns[0] == "Note"), None)
    used = {number for one in sentences(changed) for number in one.notes}
    assert not used or used <= {int(row[0].text) for row in passages.rows}  # type: ignore[union-attr]
    assert sorted(keys(changed)) == sorted(keys(drafted))


def test_a_rewritten_sentence_keeps_its_sources() -> None:
    brief = scene().brief()
    was = text_of(draft(brief), "told:a2")
    changed = letter(brief, ed.rewritten(Edits(), "told:a2", "He was  taken away.", was=was, seen=""))
    one = next(one for one in sentences(changed) if one.key == "told:a2")
    before = next(one for one in sentences(draft(brief)) if one.key == "told:a2")
    assert (one.text, one.evidence, one.notes) == ("He was taken away.", before.evidence, before.notes)


def test_the_drafts_own_words_take_a_rewriting_back() -> None:
    edits = ed.rewritten(Edits(), "told:a2", "Other words.", was="The draft.", seen="")
    assert ed.rewritten(edits, "told:a2", "The draft.", was="The draft.", seen="Other words.") == Edits()


def test_two_who_rewrite_one_sentence_do_not_overwrite_each_other() -> None:
    edits = ed.rewritten(Edits(), "told:a2", "The first.", was="The draft.", seen="")
    with pytest.raises(EditedMeanwhile, match="The first"):
        ed.rewritten(edits, "told:a2", "The second.", was="The draft.", seen="")
    assert ed.rewritten(edits, "told:a3", "Another.", was="It.", seen="").texts.keys() == {"told:a2", "told:a3"}


def test_a_rewriting_whose_facts_changed_says_so_until_it_is_confirmed() -> None:
    s = scene()
    drafted = draft(s.brief())
    edits = ed.rewritten(Edits(), "told:a2", "He was taken away.", was=text_of(drafted, "told:a2"), seen="")
    assert stale(edits, drafted) == {}
    s.acts[1] = replace(s.acts[1], place="Testville")
    later = draft(s.brief())
    assert stale(edits, later) == {"told:a2": text_of(later, "told:a2")}
    assert stale(ed.confirmed(edits, "told:a2", text_of(later, "told:a2")), later) == {}


def test_a_new_act_comes_in_and_the_edits_stay() -> None:
    s = scene()
    drafted = draft(s.brief())
    edits = ed.rewritten(Edits(), "told:a2", "He was taken away.", was=text_of(drafted, "told:a2"), seen="")
    edits = ed.moved(edits, "told:a3", "told:a1", before=True)
    s.act(T.SEIZURE, "2024-02-18", group("workers", 3), object="two laptops")
    found = letter(s.brief(), edits)
    assert "told:a4" in keys(found)
    assert text_of(found, "told:a2") == "He was taken away."
    assert keys(found).index("told:a3") < keys(found).index("told:a1")


def test_a_rewriting_goes_with_its_act_into_a_sentence_of_two() -> None:
    s = scene()
    edits = ed.rewritten(Edits(), "told:a1", "They came.", was=text_of(draft(s.brief()), "told:a1"), seen="")
    s.act(T.SEIZURE, "2024-02-16", s.acts[0].victims, s.acts[0].perpetrators, object="two laptops")
    s.acts.insert(1, s.acts.pop())
    brief = s.brief()
    assert "told:a1+a4" in keys(draft(brief))
    assert text_of(letter(brief, edits), "told:a1+a4") == "They came."
    assert "told:a1+a4" in stale(edits, draft(brief))


def test_a_removed_sentence_takes_its_names_out_of_the_annexes_too() -> None:
    brief = scene().brief()
    edits = ed.removed(Edits(), "told:a3", was="")
    found = letter(brief, ed.removed(edits, "ask:dismissal", was=""))
    assert "Testa Generated-02" in printed(draft(brief))
    assert "Testa Generated-02" not in printed(found)
    assert "Testo Generated-01" in printed(found)
    assert letter(brief, ed.put_back(ed.put_back(edits, "ask:dismissal"), "told:a3")) == draft(brief)


def test_a_removed_sentence_that_tells_more_by_now_is_back() -> None:
    s = scene()
    edits = ed.removed(Edits(), "told:a1", was="")
    s.act(T.SEIZURE, "2024-02-16", s.acts[0].victims, s.acts[0].perpetrators, object="two laptops")
    s.acts.insert(1, s.acts.pop())
    assert "told:a1+a4" in keys(letter(s.brief(), edits))


def test_the_count_of_reports_follows_what_is_told() -> None:
    s = scene()
    s.sources = (*s.sources, replace(s.sources[0], id="s3", title="Generated report 3"))
    s.acts[2] = replace(s.acts[2], evidence=(replace(s.acts[2].evidence[0], source="s3"),))
    brief = s.brief()
    assert "three reports" in text_of(draft(brief), "opening:sources")
    found = letter(brief, ed.removed(Edits(), "told:a3", was=""))
    assert "two reports" in text_of(found, "opening:sources")
    assert "Generated report 3" not in printed(found)


def test_an_own_sentence_stands_where_it_was_put_with_its_number() -> None:
    s = scene()
    brief = s.brief()
    passage = s.evidence("They were afraid.")
    found = letter(brief, ed.added(Edits(), "told:a2", "Members are afraid.", (passage,)))
    assert keys(found)[keys(found).index("told:a2") + 1] == "own:1"
    assert next(one for one in sentences(found) if one.key == "own:1").notes
    assert "They were afraid." in printed(found)


def test_an_own_sentence_whose_place_is_gone_is_not_lost() -> None:
    found = letter(scene().brief(), ed.added(Edits(), "told:a99", "Members are afraid."))
    assert "own:1" in keys(found)


def test_own_demands_are_counted_on_and_end_as_the_others() -> None:
    brief = scene().brief()
    found = letter(brief, ed.added(Edits(), "ask:addressee:1", "to send a mission"))
    first, second = (block for block in found.body if isinstance(block, Enumeration))
    assert [one.key for one in first.items][1] == "own:1"
    assert first.items[1].text == "to send a mission;"
    assert second.start == len(first.items) + 1


def test_words_that_open_no_list_go_with_it() -> None:
    brief = scene().brief()
    edits = Edits()
    for one in (key for key in keys(draft(brief)) if key.startswith("ask:") and key.count(":") == 1):
        if one not in ("ask:addressee", "ask:government"):
            edits = ed.removed(edits, one, was="")
    assert "ask:government" not in keys(letter(brief, edits))
    assert "ask:addressee" in keys(letter(brief, edits))


def test_a_demand_does_not_become_a_sentence() -> None:
    brief = scene().brief()
    assert letter(brief, ed.moved(Edits(), "ask:dismissal", "told:a1", before=True)) == draft(brief)


def test_a_paragraph_moves_as_a_whole() -> None:
    s = scene()
    s.tell("In January 2024, the union was founded", "2024-01")
    brief = s.brief()
    found = keys(letter(brief, ed.moved(Edits(), "¶circumstance:c1", "¶opening:who", before=True)))
    assert found[:4] == ["salutation", "circumstance:c1", "opening:who", "opening:sources"]
    assert sorted(found) == sorted(keys(draft(brief)))


def test_subject_and_salutation_are_the_officers() -> None:
    brief = scene().brief()
    edits = ed.headed(Edits(), {"subject": " Urgent:  a raid ", "name": ""})
    edits = ed.rewritten(edits, "salutation", "Dear Director,", was="", seen="")
    found = letter(brief, edits)
    assert (found.subject, found.salutation.text) == ("Urgent: a raid", "Dear Director,")


@pytest.mark.parametrize("text", [pytest.param("  ", id="nothing"), pytest.param("a" * 4001, id="a book")])
def test_no_sentence(text: str) -> None:
    with pytest.raises(NoSentence):
        ed.added(Edits(), "told:a1", text)


def test_edits_are_the_same_after_they_were_kept() -> None:
    s = scene()
    edits = ed.rewritten(Edits(), "told:a1", "They came.", was="The police came.", seen="", by="Officer One")
    edits = ed.added(ed.removed(edits, "told:a2", was="x"), "told:a1", "Members are afraid.", (s.evidence("Afraid."),))
    edits = ed.headed(ed.moved(edits, "told:a3", "told:a1", before=True), {"email": "head@ilo.example"})
    assert ed.from_json(ed.as_json(edits)) == edits
    assert ed.as_json(Edits()) == {}


def paragraphs(document: Document) -> list[list[str]]:
    return [[one.key for one in block.sentences] for block in document.body if isinstance(block, Paragraph)]


def test_a_paragraph_joins_the_one_before_and_only_such() -> None:
    brief = scene().brief()
    before = paragraphs(letter(brief, Edits()))
    first = before[1][0]
    joined = paragraphs(letter(brief, ed.moved(Edits(), first, ed.JOIN, before=False)))
    assert joined[0] == before[0] + before[1]
    assert paragraphs(letter(brief, ed.moved(Edits(), before[0][0], ed.JOIN, before=False))) == before, (
        "nothing stands before it"
    )
    assert paragraphs(letter(brief, ed.moved(Edits(), "ask:government", ed.JOIN, before=False))) == before


def test_a_drafted_sentence_gets_a_source_more_and_stays_the_drafts() -> None:
    brief = scene().brief()
    plain, more = draft(brief), brief.acts[2].evidence
    edits = ed.sourced(Edits(), "opening:sources", more, fact=True, was=text_of(plain, "opening:sources"))
    one = next(one for one in sentences(letter(brief, edits)) if one.key == "opening:sources")
    assert one.evidence == more
    assert one.notes
    assert ed.from_json(ed.as_json(edits)) == edits
    more_reports = replace(brief, sources=(*brief.sources, replace(brief.sources[0], id="s9")))
    follows = text_of(letter(more_reports, edits), "opening:sources")
    assert follows == text_of(draft(more_reports), "opening:sources") != text_of(plain, "opening:sources")
    said = ed.rewritten(edits, "opening:sources", "We rest on this.", was="", seen="")
    assert said.texts["opening:sources"].evidence == more
    assert ed.sourced(edits, "opening:sources", (), fact=True).texts == {}


def test_an_own_sentence_may_tell_an_act() -> None:
    brief = scene().brief()
    act = brief.acts[2]
    edits = ed.removed(Edits(), f"told:{act.id}", was="")
    edits = ed.added(edits, "opening:who", "She lost her work.", act.evidence, acts=(act.id,))
    document = letter(brief, edits)
    own = next(one for one in sentences(document) if one.key == "own:1")
    assert own.acts == (act.id,)
    assert "dismissal" in printed(document).casefold(), "the act stands in the annexes"
    assert ed.from_json(ed.as_json(edits)) == edits


@pytest.mark.parametrize("kind", [name for name, one in kinds().items() if name not in ("letter", "changes") and not one.asks])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_as_drafted_without_edits_and_its_sentences_have_keys(kind: str, language: str) -> None:
    brief = scene().brief()
    document = compose(brief, kind, language)
    assert edited(document, Edits(), brief) == document
    found = [one.key for one in sentences(document)]
    assert all(found)
    assert len(set(found)) == len(found)


def test_words_that_were_lacking_are_no_longer_where_an_officer_rewrote_them() -> None:
    brief = scene().brief()
    brief = replace(brief, acts=(replace(brief.acts[0], object="two red flags"), *brief.acts[1:]))
    document = draft(brief, "fr")
    lacking = next(one for one in sentences(document) if any(lack.kind == "wording" for lack in one.lacks))
    edits = ed.rewritten(Edits(), lacking.key, "La police a perquisitionné.", was=lacking.text, seen="")
    one = next(one for one in sentences(edited(document, edits, brief)) if one.key == lacking.key)
    assert not one.lacks
