"""What is proposed although its rule is not met in one point, and what stays silent all the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html import escape
from importlib import resources
from pathlib import Path

import pytest

from gravamen.reading import pack as packs
from gravamen.reading import read
from gravamen.reading.annotation import as_annotation
from gravamen.reading.calibration import NEAR_MARKS
from gravamen.reading.draft import Lack
from gravamen.reading.explaining import page
from gravamen.reading.graded import LIKELY
from gravamen.reading.pack import Pack, pack, use_packs
from gravamen.reading.telling import Vocabulary
from gravamen.terms import ActType
from gravamen.text import Text

LEARNT = shutil.ignore_patterns("taught.bin")  # what is told by rules and turns of phrase alone

RULES = """
[[act]]
id = "arrest.taken"
type = "arrest_detention"
verbs = "take"
after = "in handcuffs|into custody|to the police station|to the cells"
object = "person group"
sure = 0.8

[[act]]
id = "arrest"
type = "arrest_detention"
verbs = "arrest detain"
nouns = "arrest detention"
object = "person group"
unless = "the attention"
sure = 0.85

[[act]]
id = "damage"
type = "property_damage"
verbs = "smash burn"
object = "place thing"
never_by = "group"
sure = 0.8
"""


@pytest.fixture(autouse=True)
def rules(tmp_path: Path) -> Iterator[Pack]:
    """The English pack with a few rules of its own."""
    shutil.copytree(str(resources.files("gravamen.reading") / "packs" / "en"), tmp_path / "en", ignore=LEARNT)
    (tmp_path / "en" / "acts.toml").write_text(RULES, "utf-8")
    use_packs(tmp_path)
    yield pack("en")
    packs._folders.remove(tmp_path)
    packs.pack.cache_clear()
    packs.pack_languages.cache_clear()


NEAR = [
    pytest.param("Police took five pickets to the police station.", "arrest.taken", "", id="all is met"),
    pytest.param(
        "Officers took the treasurer away in front of the plant, the police station being near, and left the handcuffs on.",
        "arrest.taken", Lack.WORDS, id="other words beside the verb",
    ),
    pytest.param("Officers were about to arrest five drivers at the police station.", "arrest", Lack.MOOD, id="only to be"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "lack"), NEAR)
def test_a_near_miss_says_what_it_lacks(text: str, rule: str, lack: str) -> None:
    whole = Text.plain(text)
    reading = read(whole, language="en")
    found = [act for act in reading.acts if act.type is ActType.ARREST_DETENTION]
    assert [(act.reason.rule, act.reason.lack) for act in found] == [(rule, lack)]
    assert found[0].probability >= LIKELY
    told = as_annotation(whole, reading)["acts"][reading.acts.index(found[0])]["reason"]
    assert told.get("lacks", "") == lack
    assert escape(lack) in page(whole, reading, "a report")


SILENT = [
    pytest.param("Police did not arrest the treasurer.", id="denied"),
    pytest.param("The band's arrest the attention at the police station.", id="a word that makes it something else"),
    pytest.param("The workers burned tyres.", id="what strikers do"),
    pytest.param("We demand to stop the arrest of members in handcuffs.", id="demanded"),
    pytest.param("The chairman took the minutes in the hall.", id="nothing else speaks for it"),
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_refused_stays_refused(text: str) -> None:
    assert read(Text.plain(text), language="en").acts == ()


def test_in_a_long_report_it_takes_more() -> None:
    near = "Officers were about to arrest five drivers at the police station."
    long = "\n\n".join([near, *(f"The congress met for the {n}th time and heard its guests." for n in range(20, 160))])
    assert [act.type for act in read(Text.plain(long), language="en").acts] == []


def test_words_speak_for_the_types_whose_rules_have_them(rules: Pack) -> None:
    words = Vocabulary(rules)
    assert dict(words.kinds("handcuffs")) == {ActType.ARREST_DETENTION: 1.0}
    assert words.kinds("congress") == ()
    assert words.kinds("the") == ()


def test_every_lack_has_its_weight() -> None:
    lacks = [f"lacks: {lack.name.lower()}" for lack in Lack if lack not in (Lack.TYPE, Lack.TAUGHT)]
    assert lacks == list(NEAR_MARKS)[-len(lacks) :]
