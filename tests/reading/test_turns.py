"""Turns of phrase tell of acts that no rule knows, and mend a rule's type; what is denied or asked for stays silent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from gravamen.reading import pack as packs
from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.reading.checking import check
from gravamen.reading.draft import Lack
from gravamen.reading.explaining import stretches
from gravamen.reading.models import Act
from gravamen.reading.pack import pack, use_packs
from gravamen.reading.tokens import Sentence, tokenize
from gravamen.reading.turns import NONE, TYPES, turns
from gravamen.terms import ActType
from gravamen.text import Text

LEARNT = shutil.ignore_patterns("taught.bin")  # what is told by rules and turns of phrase alone

FULL = ("be", "en", "es", "fr", "ru")
LEAST = 6  # turns of a type
RULES = """
[[act]]
id = "assault"
type = "physical_assault"
verbs = "slap hit"
object = "person group"
sure = 0.8

[[act]]
id = "arrest"
type = "arrest_detention"
verbs = "arrest"
object = "person group"
unless = "the attention"
sure = 0.85
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The English pack with two rules of its own."""
    shutil.copytree(str(resources.files("gravamen.reading") / "packs" / "en"), tmp_path / "en", ignore=LEARNT)
    (tmp_path / "en" / "acts.toml").write_text(RULES, "utf-8")
    (tmp_path / "en" / "examples.toml").write_text("", "utf-8")
    use_packs(tmp_path)
    yield tmp_path / "en"
    packs._folders.remove(tmp_path)
    packs.pack.cache_clear()
    packs.pack_languages.cache_clear()


def _acts(text: str) -> tuple[Act, ...]:
    return read(Text.plain(text), language="en").acts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Doctors removed two bullets from her shoulder.", ActType.ATTEMPTED_KILLING, id="no rule has the verb"),
        pytest.param(
            "The union was hit with a fine of 500 dollars.",
            ActType.ADMINISTRATIVE_PENALTY,
            id="its rule is not met",
        ),
    ],
)
def test_turns_of_phrase_tell_what_no_rule_has(own: Path, text: str, kind: ActType) -> None:
    (act,) = _acts(text)
    assert (act.type, act.reason.rule, act.reason.lack) == (kind, f"turns.{kind.value}", Lack.TURNS)
    assert act.reason.telling


def test_the_words_of_the_clause_mend_the_type_of_a_rule(own: Path) -> None:
    (act,) = _acts("Prosecutors slapped the leaders with a charge of incitement.")
    assert (act.type, act.reason.rule, act.reason.lack) == (ActType.CRIMINAL_CHARGE, "assault", Lack.TYPE)


def test_where_they_speak_for_the_rule_its_type_stays(own: Path) -> None:
    (act,) = _acts("The sweeper was slapped in the face.")
    assert (act.type, act.reason.lack, act.reason.telling) == (ActType.PHYSICAL_ASSAULT, "", ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nobody was arrested and put behind bars.", id="denied"),
        pytest.param("The posters arrest the attention at the police station.", id="a word that makes it something else"),
        pytest.param("The union held a meeting and elected a new president.", id="no act"),
        pytest.param("Please write a letter.", id="nothing known"),
    ],
)
def test_what_is_no_act_stays_silent(own: Path, text: str) -> None:
    assert _acts(text) == ()


def test_the_words_that_tell_are_shown(own: Path) -> None:
    text = Text.plain("Doctors removed two bullets from her shoulder.")
    reading = read(text, language="en")
    shown = {text.quote(one.passage) for one in stretches(reading.acts[0]) if one.part == "telling"}
    assert shown
    assert shown <= {"Doctors", "removed", "two", "bullets", "shoulder"}
    assert as_annotation(text, reading)["acts"][0]["reason"]["telling"]


def test_a_word_speaks_for_its_types_and_against_none_that_lacks_it(own: Path) -> None:
    words = pack("en")
    tokens = tokenize("beaten with sticks", words)
    weights = turns(words).weights(tokens, Sentence(0, len(tokens.low), 0))
    assert max(range(len(weights)), key=weights.__getitem__) == TYPES.index(ActType.PHYSICAL_ASSAULT)
    assert weights[NONE] < 0


def test_a_pack_without_turns_is_read_as_before(own: Path) -> None:
    (own / "turns.toml").unlink()
    packs.pack.cache_clear()
    assert _acts("Doctors removed two bullets from her shoulder.") == ()
    assert not turns(pack("en"))


@pytest.mark.parametrize(
    ("turns_of", "words"),
    [
        pytest.param('kiling = "shot dead"', "is “killing” meant?", id="unknown type"),
        pytest.param('killing = "shot dead | | stabbed"', "is empty", id="an empty turn"),
        pytest.param("killing = 3", "must be a text", id="no text"),
        pytest.param("killing = ", "cannot be read", id="no TOML"),
    ],
)
def test_what_is_wrong_in_turns_is_said(own: Path, turns_of: str, words: str) -> None:
    (own / "turns.toml").write_text(turns_of, "utf-8")
    (problem,) = check("en")
    assert problem.file == "turns.toml"
    assert words in str(problem)


@pytest.mark.parametrize("language", FULL)
def test_each_full_pack_has_turns_of_every_type(language: str) -> None:
    import tomllib

    written = (resources.files("gravamen.reading") / "packs" / language / "turns.toml").read_text("utf-8")
    table = tomllib.loads(written)
    assert written.startswith("# ")
    assert "# Source: " in written[:600]
    assert set(table) == {*ActType, "none"}
    assert [kind for kind, text in table.items() if text.count("|") < LEAST] == []
