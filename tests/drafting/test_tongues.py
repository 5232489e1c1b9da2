"""Every language brings all that a letter needs; whatever a brief holds, the letter is whole in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from gravamen import countries
from gravamen.drafting.document import Document, Enumeration, Paragraph, Sentence, Table
from gravamen.drafting.facts import Brief
from gravamen.drafting.letter import draft
from gravamen.drafting.romance.frames import frames
from gravamen.drafting.romance.places import inside, named
from gravamen.drafting.tongues import LANGUAGES, NoTongue, data_of, tongue
from gravamen.terms import ActType, OrganisationKind

from .generated import briefs
from .letters import LETTERS

ROMANCE = ("french", "spanish")
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
# what no sentence may hold: an empty slot, a doubled mark, an article that should have melted, a preposition at the end
BROKEN = {
    "fr": re.compile(
        r"None|[{}]|  |,,|\.\.| ,|\bde l[ea]s? l[ea]|\bde les? \b|\bà les? \b|\b(?:de|à|du|des|le|la|les|en)[.,;]"
    ),
    "es": re.compile(r"None|[{}]|  |,,|\.\.| [,.;:]|\bde el \b|\ba el \b|\b(?:de|a|del|al|el|la|los|las|en)[.,;]"),
}


def shape(table: Any) -> Any:
    """The keys of a table and, for words, the slots in them that a caller fills by name."""
    if isinstance(table, dict):
        return {key: shape(value) for key, value in table.items()}
    return None


@pytest.mark.parametrize("name", ["phrases", "documents"])
@pytest.mark.parametrize("folder", ROMANCE)
def test_every_phrase_of_english_is_there(folder: str, name: str) -> None:
    english, other = data_of("english", name), data_of(folder, name)
    for section, words in english.items():
        assert set(words) <= set(other[section]), section
        for key, value in words.items():
            assert type(other[section][key]) is type(value), f"{section}.{key}"


@pytest.mark.parametrize("folder", ROMANCE)
def test_demands_and_themes_answer_the_same_acts(folder: str) -> None:
    english, other = data_of("english", "demands"), data_of(folder, "demands")
    assert other["order"] == english["order"]
    assert set(other["government"]) == set(english["government"])
    assert [row.get("families") for row in other["addressee"]] == [row.get("families") for row in english["addressee"]]
    assert {key: row["with"] for key, row in other["fuller"].items()} == {
        key: row["with"] for key, row in english["fuller"].items()
    }
    themes = [row["families"] for row in data_of(folder, "themes")["theme"]]
    assert themes == [row["families"] for row in data_of("english", "themes")["theme"]]


@pytest.mark.parametrize("folder", ROMANCE)
def test_every_type_of_act_has_a_frame(folder: str) -> None:
    assert set(frames(folder)) == set(ActType)
    for kind, frame in frames(folder).items():
        for verb in (frame.verb, frame.passive_verb):
            assert verb == "" or verb.count("|") == 2, kind
        for form in frame.said.values():
            assert set(form) <= {"verb", "active", "passive", "passive_verb", "passive_participle"}, kind


@pytest.mark.parametrize("folder", ROMANCE)
def test_words_are_whole(folder: str) -> None:
    words = data_of(folder, "words")
    assert set(words["kinds"]) == {str(kind) for kind in OrganisationKind}
    assert len(words["dates"]["months"]) == 12
    assert len(words["numbers"]["small"]) == 11
    assert all(len(pair) == 2 for pair in words["roles"].values())


@pytest.mark.parametrize("folder", ROMANCE)
def test_every_country_has_a_name_of_its_own(folder: str) -> None:
    codes = countries.codes()
    names = {code: named(folder, code) for code in codes}
    assert len(set(names.values())) == len(codes)
    assert set(names.values()) <= set(inside(folder))
    if folder == "french":
        for name, within in inside(folder).items():
            assert not re.match(r"(?:à|en|dans) (?:le |les )", within), name


@pytest.mark.parametrize(
    ("code", "language", "of", "within"),
    [
        ("BY", "fr", "du Bélarus", "au Bélarus"),
        ("DZ", "fr", "de l’Algérie", "en Algérie"),
        ("PH", "fr", "des Philippines", "aux Philippines"),
        ("CU", "fr", "de Cuba", "à Cuba"),
        ("HT", "fr", "d’Haïti", "en Haïti"),
        ("IQ", "fr", "de l’Iraq", "en Iraq"),
        ("BY", "es", "de Belarús", "en Belarús"),
        ("PE", "es", "del Perú", "en el Perú"),
        ("SV", "es", "de El Salvador", "en El Salvador"),
        ("US", "es", "de los Estados Unidos", "en los Estados Unidos"),
        ("PH", "en", "of the Philippines", "in the Philippines"),
    ],
)
def test_countries_with_their_prepositions(code: str, language: str, of: str, within: str) -> None:
    said = tongue(language).places(code)
    assert said["of country"] == of
    assert said["in country"] == within


def test_a_language_that_is_not_there_is_named() -> None:
    assert tongue("fr-CH").code == "fr"
    with pytest.raises(NoTongue, match="“de”"):
        tongue("de")
    assert set(LANGUAGES) == {"en", "fr", "es"}


def sentences(document: Document) -> Iterator[Sentence]:
    for block in document.body:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Enumeration):
            yield from block.items


def check(brief: Brief, language: str) -> None:
    document = draft(brief, language)
    for one in sentences(document):
        assert one.origin != "record" or one.evidence or one.acts, one.text
        assert not BROKEN[language].search(one.text.replace("\u00a0", " ")), one.text
        assert one.text[0].isupper() or one.text[0] in "«[0123456789" or one.text.endswith((";", ".")), one.text
    told = [act for one in sentences(document) for act in one.acts if one.evidence]
    assert sorted(told) == sorted(act.id for act in brief.acts), "each act is told, and once"
    passages = next(
        block for annex in document.annexes for block in annex.blocks if isinstance(block, Table) and block.numbered
    )
    numbers = [int(row[0].text) for row in passages.rows]
    assert {number for one in sentences(document) for number in one.notes} <= set(numbers)
    english = draft(brief)
    assert len([*sentences(document)]) == len([*sentences(english)]), "the same is told and asked in each language"


@pytest.mark.parametrize("language", ["fr", "es"])
@MANY
@given(briefs())
def test_any_brief_gives_a_whole_letter(language: str, brief: Brief) -> None:
    check(brief, language)


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("name", LETTERS)
def test_made_letters(name: str, language: str) -> None:
    brief = LETTERS[name]()
    check(brief, language)
    assert draft(brief, language) == draft(brief, language)
