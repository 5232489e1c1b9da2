"""What leaves the house names each person as far as they agreed to."""

from __future__ import annotations

import dataclasses
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gravamen.drafting.facts import Act, Addressee, Brief, Circumstance, Evidence, Party, Person, Profile, Source
from gravamen.drafting.redaction import Hidden, initials, leaks, redacted
from gravamen.edtf import parse
from gravamen.terms import ActType, Shown
from gravamen.text import Passage

DAY = datetime.date(2021, 3, 1)
QUOTE = "Testov Generatedovich, chairman, was detained; Testov’s laptop was taken"
WITNESS = Person("P2", "Maryia Madeupskaya", ("Мария Мадеупская",), role="secretary")
HELD = Person("P1", "Ihar Madeupau", ("Игорь Мадеупов", "Madeupov"), role="chairman", affiliation="O1", sex="male")


def made(held: Person = HELD) -> Brief:
    evidence = Evidence("R1", Passage(0, 10), f"{held.name} was detained. Задержали Мадеупова. MADEUPAU, Ihar")
    return Brief(
        country="BY",
        written_on=DAY,
        profile=Profile("Generated Union"),
        addressee=Addressee("Somebody", "Director-General", "Office", "Dear Sir or Madam,"),
        acts=(
            Act(
                "A1",
                ActType.ARREST_DETENTION,
                (evidence,),
                date=parse("2021-02-16"),
                victims=(Party(person="P1"), Party(person="P2")),
                place=f"the home of {held.name}",
            ),
        ),
        sources=(Source("R1", f"E-mail on {held.name}", "0" * 64, "text/plain"),),
        persons=(held, WITNESS),
        circumstances=(Circumstance("C1", (evidence,), f"The lawyer of {held.name} was not let in.", about=("A1",)),),
        demands=(f"release {held.name}",),
    )


def told(brief: Brief) -> str:
    """All words of a brief."""
    return json.dumps(dataclasses.asdict(brief), ensure_ascii=False, default=str)


@pytest.mark.parametrize(
    ("shown", "stands"),
    [
        pytest.param(Shown.NAME, "Ihar Madeupau", id="in full"),
        pytest.param(Shown.INITIALS, "the home of I. M.", id="initials"),
        pytest.param(Shown.ROLE, "the home of Person A (name withheld)", id="role only"),
        pytest.param(Shown.NOTHING, "Person A (name withheld)", id="not at all"),
    ],
)
def test_each_person_is_shown_as_agreed(shown: Shown, stands: str) -> None:
    brief = redacted(made(), {"P1": shown})
    assert stands in told(brief)
    assert ("adeup" in told(brief).replace("Madeupskaya", "").replace("Мадеупская", "")) is (shown is Shown.NAME)
    assert ("chairman" in told(brief)) is (shown is not Shown.NOTHING)
    assert "Maryia Madeupskaya" in told(brief)


def test_nobody_hidden_changes_nothing() -> None:
    assert redacted(made(), {"P1": Shown.NAME}) == made()


def test_the_letter_of_a_redacted_brief_names_them_nowhere() -> None:
    from gravamen.drafting.letter import draft

    document = draft(redacted(made(), {"P1": Shown.ROLE, "P2": Shown.NOTHING}))
    words = json.dumps(dataclasses.asdict(document), ensure_ascii=False, default=str)
    assert leaks(words, [Hidden("P1", ("Ihar Madeupau", "Игорь Мадеупов")), Hidden("P2", ("Maryia Madeupskaya",))]) == []
    assert "Person A (name withheld), chairman" in words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Ihar Madeupau was held", ["Ihar Madeupau"], id="as it stands"),
        pytest.param("MADEUPAU, IHAR", ["MADEUPAU, IHAR"], id="turned about, in capitals"),
        pytest.param("Madeupau’s home", ["Madeupau’s"], id="a genitive"),
        pytest.param("задержали Мадеупова", ["Мадеупова"], id="inflected, in another script"),
        pytest.param("с Игорем Мадеуповым", ["Игорем Мадеуповым"], id="both inflected"),
        pytest.param("Ihar was held", [], id="a given name is many people's"),
        pytest.param("the Made plant", [], id="a shorter word with the same beginning"),
        pytest.param("nobody", [], id="nobody"),
    ],
)
def test_a_name_is_found_in_any_form(text: str, found: list[str]) -> None:
    hidden = [Hidden("P1", ("Ihar Madeupau", "Игорь Мадеупов"))]
    assert [leak.words for leak in leaks(text, hidden)] == found


@given(st.lists(st.sampled_from(["Ihar Madeupau", "Мадеупова", "text", "Madeupau", "…", "\n", "and "]), max_size=12))
def test_what_was_cleaned_leaks_nothing(parts: list[str]) -> None:
    text = " ".join(parts)
    brief = dataclasses.replace(made(), demands=(text,))
    assert leaks(redacted(brief, {"P1": Shown.NOTHING}).demands[0], [Hidden("P1", ("Ihar Madeupau", "Игорь Мадеупов"))]) == []


@pytest.mark.parametrize(("name", "said"), [("Ihar Madeupau", "I. M."), ("Ana-Maria de Test", "A. D. T."), ("李四", "李.")])
def test_initials(name: str, said: str) -> None:
    assert initials(name) == said
