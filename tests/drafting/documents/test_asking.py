"""The questions of a case as a letter to the union: whole in every language, from head to closing, in each file."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from tests.drafting.making import Scene

from gravamen.drafting.checks import Known, check
from gravamen.drafting.document import Document, Enumeration
from gravamen.drafting.documents.asking import asking
from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.kinds import NoSuchDocument, kind
from gravamen.drafting.editing import edited
from gravamen.drafting.edits import Edits, removed, rewritten
from gravamen.drafting.facts import Addressee
from gravamen.drafting.framed import framed, framed_languages
from gravamen.drafting.renderings.files import files
from gravamen.drafting.renderings.plain import plain
from gravamen.drafting.tongues import NoTongue
from gravamen.edtf import parse
from gravamen.intake import receive
from gravamen.standards.asking import asked_words, languages, request
from gravamen.standards.models import ActFacts, CaseFacts, Hit
from gravamen.standards.questions import gaps
from gravamen.terms import ActType as T

DAY = datetime.date(2024, 3, 5)
FACTS = CaseFacts(
    "BY",
    DAY,
    (
        ActFacts("A1", T.SEARCH_RAID, parse("2024-02-16"), (Hit("Union A", "organisation"),)),
        ActFacts("A2", T.ARREST_DETENTION, parse("2024-02-20"), (Hit("Person 17", "person"), Hit("Person 18", "person"))),
    ),
)


def written(language: str, *named: str) -> Document:
    brief = replace(Scene().brief(), written_on=DAY)
    asked = request(gaps(FACTS), language, named.__contains__)
    return asking(brief, language, asked, Addressee("Union A", "", "", "", "union@example.org"))


def test_a_union_is_asked_in_all_languages_that_a_document_can_be_written_in() -> None:
    assert set(languages()) == set(framed_languages()) == set(kind("questions").languages)


@pytest.mark.parametrize("language", framed_languages())
def test_the_letter_stands_whole_in_every_file(language: str) -> None:
    document = written(language, "Person 17")
    assert edited(document, Edits(), Scene().brief()) == document
    text = plain(document)
    assert asked_words("warrant", language) in text
    assert "Union A" in text
    assert "Person 17" in text
    assert "Person 18" not in text, "who is not to be named is not"
    numbers = [one.start + at for one in document.body if isinstance(one, Enumeration) for at, _ in enumerate(one.items)]
    assert numbers == list(range(1, len(numbers) + 1)), "an answer can name its question"
    made = files(replace(document, mark=""), DAY, "questions")
    for name in ("questions.docx", "questions.eml"):
        found = receive(made[name], name).text
        assert found is not None
        assert asked_words("warrant", language)[:30] in " ".join(found.characters.split())
    assert made["questions.pdf"].startswith(b"%PDF")


def test_a_question_is_left_out_or_said_otherwise_like_any_sentence() -> None:
    document, brief = written("ru"), Scene().brief()
    keys = [one.key for block in document.body if isinstance(block, Enumeration) for one in block.items]
    edits = rewritten(removed(Edits(), keys[0], was=""), keys[1], "Кто?", was="", seen="")
    text = plain(edited(document, edits, brief))
    assert "Кто?" in text
    left = asked_words(keys[0].rpartition(":")[2], "ru")
    assert text.count(left) == plain(document).count(left) - 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"body": ()}, "nothing_asked", id="nothing is open"),
        pytest.param({"addressee": Addressee("", "", "", "")}, "nobody_asked", id="whom it asks is not said"),
        pytest.param({}, "", id="all is well"),
    ],
)
def test_what_is_amiss_is_found(changes: dict[str, object], code: str) -> None:
    document = replace(written("ar"), **changes)  # type: ignore[arg-type]
    found = {one.code for one in check(Scene().brief(), document, Edits(), document, Known(kind=kind("questions")))}
    assert found == ({code} if code else set()) | ({"no_email"} if code == "nobody_asked" else set())


def test_it_is_made_of_no_facts_and_in_no_other_language() -> None:
    with pytest.raises(NoSuchDocument):
        compose(Scene().brief(), "questions")
    with pytest.raises(NoTongue):
        framed("de")
