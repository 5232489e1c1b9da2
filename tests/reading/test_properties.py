"""What holds of every text: offsets are true, reading is repeatable and goes by paragraphs, and nothing runs away."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.reading.reader import languages
from gravamen.text import Text

PATIENCE = 120  # seconds after which a text counts as one that runs away; each takes far less than one

# Words that rules know, marks and odd signs: put together at random they reach more of the reader than any letters would.
WORDS = {
    "en": "police arrested beat the a of in and , . ; : ( ) “ ” ' ’s workers union leaders including who was were not been his"
    " their they to by on 3 March 2021 Mr. Testo Generatov GWU court sentenced five years in prison Article 342 Criminal Code"
    " must we demand release - – \n\n • 1. [3] said that without after had being allegedly same day next raided office",
    "es": "la policía detuvo a los trabajadores del sindicato , . y e que fue fueron detenidos por el 3 de marzo de 2021 Testo"
    " Generatov SNTG exigimos liberación según no han sido golpeándolos \n\n ( ) “ ”",
    "fr": "la police a arrêté les travailleurs du syndicat , . et l' d' qui ont été le 3 mars 2021 Testo Generatov SGT nous"
    " demandons selon n' pas par des \n\n « » ( )",
    "ru": "милиция задержала рабочих профсоюза , . и в не был были 3 марта 2021 года Тесто Генератов РЭП суд требуем"
    " его \n\n « »",
}
ODD = ["\0", "\u202e", "\u200f", "\ud800", "\udfff", "\ufeff", "\x0b", "\x85", "\u2028", "\f", "\r\n", "e\u0301", "😀", "\t"]


def texts(language: str) -> st.SearchStrategy[str]:
    words = st.sampled_from(WORDS[language].split(" ") + ODD)
    return st.lists(words, max_size=60).map(" ".join)


def annotated(characters: str, language: str) -> dict[str, Any]:
    text = Text.plain(characters)
    return as_annotation(text, read(text, language=language))


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """All quotations of an annotation, wherever they stand."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


@pytest.mark.parametrize("language", sorted(WORDS))
@settings(max_examples=80, suppress_health_check=[HealthCheck.differing_executors])
@given(data=st.data())
def test_every_offset_gives_back_its_quote_and_reading_is_the_same_twice(language: str, data: st.DataObject) -> None:
    characters = data.draw(texts(language))
    found = annotated(characters, language)
    for one in quotes(found):
        assert 0 <= one["start"] < one["end"] <= len(characters)
        assert characters[one["start"] : one["end"]] == one["quote"]
    assert annotated(characters, language) == found


@given(st.text(max_size=200))
def test_any_characters_are_read_in_every_language(characters: str) -> None:
    for language in languages():
        for one in quotes(annotated(characters, language)):
            assert characters[one["start"] : one["end"]] == one["quote"]


# ---- a text cut in half

ACTS = (
    "On {day} May 2020 the police arrested {who}, chairman of the {union}.",
    "The management of Generated Works dismissed {count} workers on {day} June 2020 for joining the {union}.",
    "On {day} July 2020 the office of the {union} was raided by the police, and two laptops were seized.",
    "A court sentenced {who} to {count} days of administrative arrest on {day} August 2020.",
)


def paragraphs(seed: int) -> list[str]:
    """Paragraphs that each tell all that belongs to their acts."""
    chance = random.Random(seed)
    names = chance.sample("ABCDEFGHIKLMNOPQRSTUVWYZ", 8)
    return [
        chance.choice(ACTS).format(
            day=place + 2,
            who=f"Testo Generated-{name}{name.lower()}",
            union=f"{name}{name.lower()}ra Generated Workers' Union",
            count=chance.randint(3, 25),
        )
        for place, name in enumerate(names)
    ]


def told(characters: str) -> list[tuple[Any, ...]]:
    acts = annotated(characters, "en")["acts"]
    return [(act["type"], act["quote"], act["date"], tuple(act["victims"]), act["victim_count"]) for act in acts]


@pytest.mark.parametrize("seed", range(30))
def test_a_text_cut_at_a_paragraph_gives_the_same_acts_as_whole(seed: int) -> None:
    parts = paragraphs(seed)
    for cut in (1, 4, 7):
        halves = "\n\n".join(parts[:cut]), "\n\n".join(parts[cut:])
        assert told(halves[0]) + told(halves[1]) == told("\n\n".join(parts))
    assert len(told("\n\n".join(parts))) >= len(parts)


# ---- nothing runs away

UNITS = [
    *(
        "a",
        "a-",
        "a'",
        "'",
        ".",
        "(",
        "1.",
        "a@",
        "a.",
        "http://",
        "\n",
        "a\n",
        "a-\n",
        "“",
        "\0",
        "\u202e",
        "\ud800",
        "e\u0301",
    ),
    *("A ", "Aaa Bbb ", "Aaa and ", "Aaa, ", "the ", "of the ", "2019 ", "1 March ", "to ", "not ", "who ", "and ", "by "),
    *("police arrested ", "Police arrested Testo, ", "workers including ", "workers, who ", "Union of ", "said that "),
    *("sentenced to 5 years ", "Article 3 of ", "on charges of murder, ", "the home of ", "X, chairman of ", "Mr. "),
]


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Ends what runs away, so that the test fails instead of hanging."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still reading after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("unit", UNITS, ids=[repr(unit) for unit in UNITS])
def test_the_same_over_and_over_does_not_run_away(unit: str) -> None:
    characters = unit * (30_000 // len(unit))
    with bounded(PATIENCE):
        for one in quotes(annotated(characters, "en")):
            assert characters[one["start"] : one["end"]] == one["quote"]


@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_long_text_without_a_stop_does_not_run_away(language: str) -> None:
    chance = random.Random(7)
    words = [word for word in WORDS[language].split() if word not in (".", "\n\n")]
    characters = " ".join(chance.choice(words) for _ in range(20_000))
    with bounded(PATIENCE):
        told = annotated(characters, language)
    assert all(characters[act["start"] : act["end"]] == act["quote"] for act in told["acts"])


def test_a_hundred_megabytes_of_one_letter_are_read() -> None:
    with bounded(PATIENCE):
        assert read(Text.plain("a" * 100_000_000), language="en").acts == ()


@pytest.mark.parametrize("words", ["in enero-febrero", "a Monday-Friday week", "лютым-сакавіку", "janvier-février", "май-июнь"])
def test_months_and_days_with_a_hyphen_are_read(words: str) -> None:
    told = f"The police arrested two workers {words}."
    for language in languages():
        reading = read(Text.plain(told), language=language)
        assert all(told[act.passage.start : act.passage.end] for act in reading.acts)
    assert [act.type.value for act in read(Text.plain(told), language="en").acts] == ["arrest_detention"]
