"""Documents by kind: each states what its door asks for, in every language, and exposes nobody where others read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from gravamen.drafting.document import Document, Enumeration, Heading, Lack, Paragraph, Sentence
from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.earlier import Earlier
from gravamen.drafting.documents.kinds import NoSuchDocument, kind, kinds
from gravamen.drafting.documents.parts import PARTS, Matter, Writing
from gravamen.drafting.facts import Addressee, Brief
from gravamen.drafting.notes import Notes
from gravamen.drafting.renderings.plain import plain
from gravamen.drafting.tongues import LANGUAGES, tongue
from gravamen.standards.tables import tables
from gravamen.terms import ActType as T

from ..making import Scene, group

FRAME = {"addressee", "date and address", "signature", "whole"}
DOORS = {row["id"]: row for row in tables("doors.toml")["door"]}
# stated by the complaint that additional information joins, and not stated again
OF_THE_COMPLAINT = {
    "says clearly that it is a complaint to the Committee on Freedom of Association against a government",
    "says which of the three kinds of sender the organization is",
    "what tripartite bodies there are at home that the Office helped to set up",
    "whether voluntary conciliation is wanted",
}
EARLIER = Earlier(
    dated=date(2024, 4, 1),
    called="2024/1",
    replies=(),
    new=frozenset({"a1", "a2", "a3"}),
    corrected=frozenset(),
    withdrawn=(),
    asked=(),
    circumstances=frozenset(),
)
ANSWERED = Matter(case_number="9999", conciliation=False, tripartite="", earlier=EARLIER)


def case() -> Brief:
    scene = Scene()
    union = scene.body("Generated Union", "GU", affiliate=True)
    he = scene.person("Testo Generated-01", "chairman", union, "male")
    scene.act(T.SEARCH_RAID, "2021-02-16", union, group("police"), place="the office of GU")
    scene.act(T.ARREST_DETENTION, "2021-02-17", he, group("police"), legal_basis="Article 342 of the Criminal Code")
    scene.act(T.DENIAL_OF_REGISTRATION, "2021-03-17", union, group("authorities"))
    made = scene.brief()
    return replace(made, profile=replace(made.profile, description=""))


def sentences(document: Document) -> Iterator[Sentence]:
    for block in document.body:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Enumeration):
            yield from block.items


@pytest.mark.parametrize("name", [name for name, one in kinds().items() if one.door])
def test_each_states_all_that_its_door_asks_for(name: str) -> None:
    one = kind(name)
    asked = {row["what"] for row in DOORS[one.door]["contents"]}
    stated = {row.what for row in one.states}
    assert stated == asked - (OF_THE_COMPLAINT if one.pending else set())
    for row in one.states:
        assert row.by in FRAME or row.by in one.parts, row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, one in kinds().items() if one.states and one.parts])
def test_the_part_that_states_it_says_something(name: str, language: str) -> None:
    said, brief = tongue(language), case()
    writing = Writing(brief, said, kind(name), ANSWERED, said.teller(brief), Notes())
    for row in kind(name).states:
        if row.by in PARTS:
            assert [*PARTS[row.by](writing)], row
    document = compose(brief, name, language, ANSWERED)
    assert document.addressee.name
    assert document.place_and_date.endswith("2024")
    assert document.profile.address
    assert document.profile.signatory
    assert document.valediction


CLEARLY = {
    (
        "complaint",
        "en",
    ): "hereby submits to the Committee on Freedom of Association a complaint against the Government of Belarus",
    ("complaint", "fr"): "présente au Comité de la liberté syndicale une plainte contre le gouvernement du Bélarus",
    ("complaint", "es"): "presenta ante el Comité de Libertad Sindical una queja contra el Gobierno de Belarús",
    ("additional-information", "en"): "refers to Case No. 9999 before the Committee on Freedom of Association",
    ("additional-information", "fr"): "se réfère au cas nº 9999 en instance devant le Comité de la liberté syndicale",
    ("additional-information", "es"): "se refiere al caso núm. 9999, pendiente ante el Comité de Libertad Sindical",
    ("observations", "en"): "submits these observations to the Committee of Experts",
    ("observations", "fr"): "l’application de la convention nº 87",
    ("observations", "es"): "la aplicación del Convenio núm. 87",
    ("representation", "en"): "makes, under article 24 of the Constitution of the ILO, a representation",
    ("representation", "fr"): "en vertu de l’article 24 de la Constitution de l’OIT, une réclamation",
    ("representation", "es"): "en virtud del artículo 24 de la Constitución de la OIT, una reclamación",
    ("government-letter", "fr"): "au nom de Generated Global Union j’appelle votre attention",
    ("alert", "es"): "pide a todas sus organizaciones afiliadas que actúen",
    ("press-statement", "en"): "calls on the Government of Belarus to put an end",
    ("model-letter", "fr"): "au nom de [nom de votre organisation]",
}


@pytest.mark.parametrize(("name", "language"), CLEARLY, ids=[f"{name}-{language}" for name, language in CLEARLY])
def test_it_says_clearly_what_it_is(name: str, language: str) -> None:
    first = next(sentences(compose(case(), name, language, ANSWERED))).text.replace("\u00a0", " ")
    words = CLEARLY[name, language]
    assert words in first or words[0].upper() + words[1:] in first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, one in kinds().items() if not one.asks])
def test_each_document_is_whole(name: str, language: str) -> None:
    document = compose(case(), name, language, ANSWERED)
    text = plain(document, annexes=True)
    assert not re.search(r"None|[{}]|,,| de le | à le | à les | de el | a el ", text)
    starts = [block.start for block in document.body if isinstance(block, Enumeration)]
    assert starts == sorted(starts)
    told = {act for one in sentences(document) for act in one.acts if one.evidence}
    assert told == {"a1", "a2", "a3"}, "each act is told"
    assert compose(case(), name, language, ANSWERED) == document
    headings = [block.text for block in document.body if isinstance(block, Heading)]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("name", [name for name, one in kinds().items() if not one.sources and not one.asks])
def test_what_goes_out_of_the_ilo_does_not_lead_to_those_who_reported(name: str) -> None:
    document = compose(case(), name, "en")
    text = plain(document, annexes=True)
    assert document.annexes == ()
    assert "Generated report" not in text
    assert "Made sentence" not in text
    assert not any(one.notes for one in sentences(document))
    assert any(one.evidence for one in sentences(document)), "what a sentence rests on stays with it"


def test_what_nobody_said_is_left_open_and_flagged() -> None:
    document = compose(case(), "complaint", "fr")
    text = plain(document)
    assert "[à compléter\u00a0: si une conciliation volontaire est souhaitée]" in text
    assert {(lack.kind, lack.field) for lack in document.lacks} == {("answer", "conciliation"), ("answer", "tripartite")}
    flagged = [one for one in sentences(document) if "[à compléter" in one.text]
    assert len(flagged) == 2
    assert all(one.lacks for one in flagged)
    assert compose(case(), "complaint", "fr", ANSWERED).lacks == ()
    assert (
        Lack("answer", "document", "case_number", "number of the pending case")
        in compose(case(), "additional-information").lacks
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({}, "affiliates in Belarus, Generated Union (GU), are directly affected", id="affiliates"),
        pytest.param({"consultative": True}, "in general consultative status with the ILO", id="consultative"),
    ],
)
def test_the_standing_of_the_complainant(changes: dict[str, bool], words: str) -> None:
    brief = case()
    brief = replace(brief, profile=replace(brief.profile, **changes))
    text = plain(compose(brief, "complaint", "en", ANSWERED))
    assert words.replace("Generated Union (GU)", "the Generated Union (GU)") in text


def test_a_national_union_writes_for_itself() -> None:
    brief = case()
    brief = replace(brief, organisations=tuple(replace(one, affiliate=False) for one in brief.organisations))
    assert "national organization of workers" in plain(compose(brief, "complaint", "en", ANSWERED))


def test_urgency_is_argued_on_a_ground_with_the_acts_that_show_it() -> None:
    document = compose(case(), "complaint", "en", ANSWERED)
    ground = next(one for one in sentences(document) if "is at stake" in one.text)
    assert "detention: Testo Generated-01" in ground.text
    assert ground.evidence
    assert "to treat it as urgent" in plain(document)


def test_without_a_ground_nothing_is_asked_as_urgent() -> None:
    scene = Scene()
    scene.act(T.REFUSAL_OF_RECOGNITION, "2021-02-16", scene.body("Generated Union", "GU"), group("employer"))
    text = plain(compose(scene.brief(), "complaint", "en", ANSWERED))
    assert "urgent" not in text.lower()


def test_a_letter_to_a_government_goes_to_whom_it_is_said() -> None:
    to = Addressee("Generated Minister", "Minister of Made Affairs", "Government of Testland", "")
    document = compose(case(), "government-letter", "fr", Matter(to=to))
    assert document.addressee.name == "Generated Minister"
    assert document.salutation.text == "Excellence,"
    assert "Excellence" in document.valediction


def test_an_unknown_kind_is_named_with_those_that_there_are() -> None:
    with pytest.raises(NoSuchDocument, match="complaint"):
        kind("petition")
