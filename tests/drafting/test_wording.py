"""Phrases in the letter's language: worded by a person, understood by the grammar, or quoted and flagged; never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gravamen.drafting.document import Document, Enumeration, Lack, Paragraph, Sentence
from gravamen.drafting.facts import Act, Brief, Wording
from gravamen.drafting.letter import draft
from gravamen.drafting.redaction import redacted
from gravamen.drafting.tongues import tongue
from gravamen.drafting.wording import in_language
from gravamen.terms import ActType as T
from gravamen.terms import OrganisationKind as K
from gravamen.terms import Shown

from .making import Scene, group


def sentences(document: Document) -> Iterator[Sentence]:
    for block in document.body:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Enumeration):
            yield from block.items


def brief_of(scene: Scene, **wordings: tuple[str, str]) -> Brief:
    """The scene's brief, with wordings in French of phrases of its first act: field=(phrase, French)."""
    made = scene.brief()
    of_act = tuple(Wording(field, "fr", text, of) for field, (of, text) in wordings.items())
    return replace(made, acts=(replace(made.acts[0], wordings=of_act), *made.acts[1:]))


def seizure() -> Scene:
    scene = Scene()
    scene.act(T.SEIZURE, "2021-02-16", scene.body("Generated Union", "GU"), group("police"), object="two red flags")
    return scene


def seized(document: Document) -> Sentence:
    return next(one for one in sentences(document) if "saisi" in one.text and one.acts)


def test_a_wording_is_taken() -> None:
    letter = draft(brief_of(seizure(), object=("two red flags", "deux drapeaux rouges")), "fr")
    assert "a saisi deux drapeaux rouges" in seized(letter).text
    assert seized(letter).lacks == ()


def test_a_phrase_without_wording_is_quoted_with_its_language_and_flagged() -> None:
    letter = draft(seizure().brief(), "fr")
    assert "a saisi «\u00a0two red flags\u00a0» (en anglais)" in seized(letter).text
    assert seized(letter).lacks == (Lack("wording", "a1", "object", "two red flags"),)
    assert Lack("wording", "a1", "object", "two red flags") in letter.lacks
    others = [one for one in sentences(letter) if one is not seized(letter) and one.origin == "record"]
    assert all(not one.lacks for one in others), "only the sentence that shows it"


def test_a_wording_of_a_phrase_that_was_corrected_since_is_not_taken() -> None:
    letter = draft(brief_of(seizure(), object=("three red flags", "trois drapeaux rouges")), "fr")
    assert "trois" not in seized(letter).text
    assert seized(letter).lacks


def test_english_is_untouched() -> None:
    brief = brief_of(seizure(), object=("two red flags", "deux drapeaux rouges"))
    worded, lacks = in_language(brief, tongue("en"))
    assert worded is brief
    assert lacks == ()


def test_a_record_in_spanish_is_said_in_spanish_and_quoted_in_english() -> None:
    scene = Scene()
    scene.act(T.SEIZURE, "2021-02-16", (), group("la policía"), object="dos banderas rojas")
    made = scene.brief()
    brief = replace(made, profile=replace(made.profile, language="es", description=""))
    assert any("la policía incautó dos banderas rojas" in one.text for one in sentences(draft(brief, "es")))
    assert draft(brief, "es").lacks == ()
    letter = draft(brief, "en")
    assert {lack.phrase for lack in letter.lacks} == {"dos banderas rojas", "la policía"}
    assert any("“dos banderas rojas” (in Spanish)" in one.text for one in sentences(letter))


@pytest.mark.parametrize(
    ("field", "phrase", "french", "spanish"),
    [
        ("group", "the police", "la police", "la policía"),
        ("group", "Workers", "des travailleurs", "trabajadores"),
        ("role", "general secretary", "secrétaire générale", "secretaria general"),
        ("place", "Belarus", "le Bélarus", "Belarús"),
        ("place", "Testville", "Testville", "Testville"),
        ("place", "the office of GU", "le bureau du GU", "la oficina del GU"),
        ("place", "the home of Testa Generated-01", "le domicile de Testa Generated-01", "el domicilio de Testa Generated-01"),
        ("place", "the office of somebody", None, None),
        ("place", "a couch", None, None),
        ("legal_basis", "Article 342 of the Criminal Code", "l’article 342 du Code pénal", "el artículo 342 del Código Penal"),
        (
            "legal_basis",
            "Articles 24.3 and 24.23 of the Code of Administrative Offences",
            "les articles 24.3 et 24.23 du Code des infractions administratives",
            "los artículos 24.3 y 24.23 del Código de Infracciones Administrativas",
        ),
        ("legal_basis", "Section 37 of the Made Act", None, None),
        (
            "penalty",
            "25 days of administrative arrest",
            "25 jours de détention administrative",
            "25 días de arresto administrativo",
        ),
        ("penalty", "two years in prison", "deux ans d’emprisonnement", "dos años de prisión"),
        (
            "penalty",
            "up to three years in jail",
            "des peines allant jusqu’à trois ans d’emprisonnement",
            "penas de hasta tres años de prisión",
        ),
        ("penalty", "a fine of 30 base amounts", None, None),
        ("name", "Investigative Committee of Belarus", "Comité d’enquête du Bélarus", "Comité de Investigación de Belarús"),
        ("name", "Office of Made Affairs", None, None),
        ("object", "two red flags", None, None),
        ("ground", "vandalism", None, None),
    ],
)
def test_what_the_grammar_understands(field: str, phrase: str, french: str | None, spanish: str | None) -> None:
    scene = Scene()
    scene.person("Testa Generated-01", sex="female")
    scene.body("Generated Union", "GU")
    brief = scene.brief()
    assert tongue("fr").understood(field, phrase, None, brief, woman=True) == french
    assert tongue("es").understood(field, phrase, None, brief, woman=True) == spanish


def test_a_term_is_never_taken_from_days_that_the_phrase_does_not_say() -> None:
    act = Act("a1", T.IMPRISONMENT_SENTENCE, (), penalty="a long term in prison", penalty_days=1095)
    assert tongue("fr").understood("penalty", "a long term in prison", act, Scene().brief()) is None


def test_a_body_of_the_state_with_a_name_in_another_language_is_flagged_and_a_union_is_not() -> None:
    scene = Scene()
    union = scene.body("Generated Union", "GU")
    scene.act(T.DENIAL_OF_REGISTRATION, "2021-02-16", union, scene.body("Office of Made Affairs", None, K.STATE_BODY))
    lacks = draft(scene.brief(), "fr").lacks
    assert Lack("wording", "o2", "name", "Office of Made Affairs") in lacks
    assert not any(lack.of == "o1" for lack in lacks)


def test_a_sex_that_nobody_recorded_is_flagged() -> None:
    scene = Scene()
    scene.act(T.ARREST_DETENTION, "2021-02-16", scene.person("Test Generated-01"))
    letter = draft(scene.brief(), "fr")
    told = next(one for one in sentences(letter) if "placé en détention" in one.text)
    assert told.lacks == (Lack("sex", "p1", "sex", "Test Generated-01"),)
    assert draft(scene.brief(), "en").lacks == ()


def test_redaction_reaches_wordings_and_they_still_hold() -> None:
    scene = Scene()
    he = scene.person("Testo Generatov", sex="male")
    scene.act(T.SEARCH_RAID, "2021-02-16", he, group("police"), place="the shed of Testo Generatov")
    brief = brief_of(scene, place=("the shed of Testo Generatov", "la remise de Testo Generatov"))
    letter = draft(redacted(brief, {"p1": Shown.INITIALS}), "fr")
    assert any("la remise de T. G." in one.text for one in sentences(letter))
    assert not any("Generatov" in one.text for one in sentences(letter))


def test_who_is_not_named_is_called_so_in_the_language() -> None:
    scene = Scene()
    he = scene.person("Testo Generatov", sex="male")
    scene.act(T.SEARCH_RAID, "2021-02-16", he, group("police"), place="the shed of Testo Generatov")
    brief = brief_of(scene, place=("the shed of Testo Generatov", "la remise de Testo Generatov"))
    texts = [one.text for one in sentences(draft(redacted(brief, {"p1": Shown.ROLE}), "fr"))]
    assert any("la remise de Personne A (nom non divulgué)" in text for text in texts)
    assert not any("withheld" in text for text in texts)


def test_a_phrase_within_brackets_is_flagged_too() -> None:
    scene = Scene()
    three = [scene.person(f"Testo Generated-{number:02}", "keeper of the flag", sex="male") for number in (1, 2, 3)]
    scene.act(T.DISMISSAL, "2021-02-16", three)
    told = next(one for one in sentences(draft(scene.brief(), "fr")) if "licenciés" in one.text)
    assert "«\u00a0keeper of the flag\u00a0», en anglais" in told.text
    assert {lack.of for lack in told.lacks} == {"p1", "p2", "p3"}
