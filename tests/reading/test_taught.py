"""What annotated reports have taught: features, the file, what sentences tell, and how all that speaks is judged together."""

from __future__ import annotations

import json
import math
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from gravamen.reading import pack as packs
from gravamen.reading import read
from gravamen.reading.draft import Lack
from gravamen.reading.models import Act
from gravamen.reading.pack import PackError, pack, use_packs
from gravamen.reading.taught import FILE, NO_ACT, PLACES, Plain, Taught, features, length, taught, weight
from gravamen.reading.tokens import tokenize
from gravamen.terms import ActType
from gravamen.text import Text

FULL = ("be", "en", "es", "fr", "ru")
SHIPPED = resources.files("gravamen.reading") / "packs"
SLUG = "denial_of_access"


def content(weights: dict[str, dict[str, int]], judgment: dict[str, float] | None = None, base: float = -3.0) -> bytes:
    """The bytes of a file in which features weigh for types, in tenths."""
    known = sorted((zlib.crc32(feature.encode()), of) for feature, of in weights.items())
    head = {"places": PLACES, "base": [base] * len(PLACES), "unit": 0.1, "rows": len(known), "judgment": judgment or {}}
    rows = b"".join(bytes(128 + of.get(place, 0) for place in PLACES) for _, of in known)
    return json.dumps(head).encode() + b"\n" + struct.pack(f"<{len(known)}I", *(at for at, _ in known)) + rows


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Callable[[bytes], None]]:
    """Puts what was learnt into an English pack of its own."""
    shutil.copytree(str(SHIPPED / "en"), tmp_path / "en", ignore=shutil.ignore_patterns("__pycache__"))
    use_packs(tmp_path)

    def put(told: bytes) -> None:
        (tmp_path / "en" / FILE).write_bytes(told)

    yield put
    packs._folders.remove(tmp_path)
    packs.pack.cache_clear()
    packs.pack_languages.cache_clear()


def _acts(text: str, language: str = "en") -> tuple[Act, ...]:
    return read(Text.plain(text), language=language).acts


def test_words_count_alone_and_together() -> None:
    told = features(["policemen", "beat", "", "the", "worker", "§person"], heading=True)
    assert sorted(told) == sorted(
        [
            ("upolice", (0,)),
            ("wpolicemen", (0,)),
            ("ppoli", (0,)),
            ("ubeat", (1,)),
            ("uthe", (3,)),
            ("uworker", (4,)),
            ("pwork", (4,)),
            ("u§person", (5,)),
            ("bpolice_beat", (0, 1)),
            ("bbeat_the", (1, 3)),
            ("bthe_worker", (3, 4)),
            ("bworker_§person", (4, 5)),
            ("cpolice_beat", (0, 1)),
            ("cbeat_worker", (1, 4)),
            ("cworker_§person", (4, 5)),
            ("H", ()),
        ]
    )


def test_what_is_met_twice_counts_twice() -> None:
    assert [feature for feature, _ in features(["beat", "beat"], heading=False)].count("ubeat") == 2


def test_a_long_sentence_says_no_more_than_a_short_one() -> None:
    short, long = (
        length(feature for feature, _ in features([f"word{at}" for at in range(size)], heading=False)) for size in (3, 30)
    )
    assert short > long
    assert length([]) == pytest.approx(4.0)


def test_a_sentence_weighs_what_its_features_weigh() -> None:
    words = ["policemen", "beat", "", "the", "steward", "§person"]
    weights = {"upolice": 30, "wpolicemen": -10, "ppoli": 20, "bthe_stewar": 40, "cbeat_stewar": 60, "u§person": -20, "H": 15}
    told = Taught(pack("en"), content({feature: {SLUG: of} for feature, of in weights.items()}, base=0.0))
    every = [feature for feature, _ in features(words, heading=True)]
    raw = sum(weights.get(feature, 0) * weight(feature) for feature in every) * length(every) / 10
    assert told.probabilities(words, heading=True)[PLACES.index(SLUG)] == pytest.approx(1 / (1 + math.exp(-raw)))


@pytest.mark.parametrize(
    ("language", "low", "counted"),
    [
        ("en", "imprisonment", "imprisonment"),
        ("en", "2021", "#"),
        ("ru", "арестовывать", "арестовывать"),
        ("ru", "ещё", "еще"),
        ("be", "ўзяты", "узяты"),
    ],
)
def test_how_a_word_counts(language: str, low: str, counted: str) -> None:
    assert Plain(pack(language)).word(low) == counted


def test_what_a_sentence_tells() -> None:
    told = Taught(pack("en"), content({"ubarred": {SLUG: 120}, "ugate": {SLUG: 5, NO_ACT: -20}, "ulunch": {NO_ACT: 60}}))
    barred, lunch = (told.probabilities(words, heading=False) for words in (["barred", "gate"], ["lunch", "gate"]))
    at, none = PLACES.index(SLUG), PLACES.index(NO_ACT)
    assert barred[at] > 0.9 > 0.1 > barred[none]
    assert lunch[at] < 0.5 < lunch[none]
    assert told.probabilities(["nothing"], heading=False)[at] == pytest.approx(1 / (1 + 2.718281828**3), abs=1e-6)


def test_the_words_that_tell_are_found() -> None:
    words = pack("en")
    tokens = tokenize("The guards barred the steward from the gate.", words)
    learnt = Taught(words, content({"ubarred": {SLUG: 40}, "ugate": {SLUG: 20}, "uguards": {SLUG: -10}}))
    told = learnt.told(tokens, None, ())
    assert [tokens.low[at] for at in told.telling(tokens.sentences[0], ActType(SLUG))] == ["barred", "gate"]
    assert told.likely(tokens.sentences[0], 0.5) == [ActType(SLUG)]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{}\n", id="nothing said"),
        pytest.param(content({"ubarred": {SLUG: 40}})[:-1], id="cut off"),
        pytest.param(content({"ubarred": {SLUG: 40}}).replace(b'"none"', b'"nine"'), id="other types"),
        pytest.param(b"\x00" * 400, id="no text"),
        pytest.param(content({"ubarred": {SLUG: 40}}).replace(b'"judgment": {}', b'"judgment": [1]'), id="no table"),
    ],
)
def test_a_file_that_is_not_whole_is_said(told: bytes) -> None:
    with pytest.raises(PackError, match="What was learnt for “en” cannot be read"):
        Taught(pack("en"), told)


def test_what_only_words_tell_is_proposed_and_says_so(own: Callable[[bytes], None]) -> None:
    text = "The stewards of the branch were frobnicated at the depot."
    assert _acts(text) == ()
    own(content({"ufrobni": {SLUG: 90}}, {"base": -1.0, "its words": 1.0}))
    packs.pack.cache_clear()
    [act] = _acts(text)
    assert (act.type.value, act.reason.lack) == (SLUG, Lack.TAUGHT)
    assert [Text.plain(text).quote(one) for one in act.reason.telling] == ["frobnicated"]
    assert 0.5 < act.probability < 1


NEGATED = "The stewards of the branch were not frobnicated at the depot."


def test_what_words_tell_is_heard_though_no_rule_would_have_its_verb(own: Callable[[bytes], None]) -> None:
    own(content({"ufrobni": {SLUG: 90}}, {"base": -1.0, "its words": 1.0}))
    packs.pack.cache_clear()
    [act] = _acts(NEGATED)
    assert act.type.value == SLUG
    own(content({"ufrobni": {SLUG: 90}}, {"base": -1.0, "its words": 1.0, "negated": -9.0}))
    packs.pack.cache_clear()
    assert _acts(NEGATED) == ()


@pytest.mark.parametrize(("mark", "told"), [("words of another type in the clause", 2), ("words of another type", 0)])
def test_the_words_of_the_clause_are_heard_by_themselves(own: Callable[[bytes], None], mark: str, told: int) -> None:
    words = {"uarrest": {"arrest_detention": 90}, "udismis": {"dismissal": 90}}
    own(content(words, {"base": 1.0, mark: -4.0}, base=-1.0))
    packs.pack.cache_clear()
    assert len(_acts("The police arrested two stewards, and the company dismissed nine dockers.")) == told


def test_an_act_found_elsewhere_speaks_against_what_tells_less(own: Callable[[bytes], None]) -> None:
    text = "The police arrested Testo Sample on 3 May 2021. Teachers were detained."
    own(content({}, {"base": 1.0}))
    packs.pack.cache_clear()
    assert len(_acts(text)) == 2
    own(content({}, {"base": 1.0, "told with more": -9.0}))
    packs.pack.cache_clear()
    [act] = _acts(text)
    assert Text.plain(text).quote(act.passage).startswith("The police arrested")


def test_what_a_rule_found_can_be_judged_no_act(own: Callable[[bytes], None]) -> None:
    text = "The police arrested two stewards."
    assert [act.type for act in _acts(text)] == [ActType.ARREST_DETENTION]
    own(content({"upolice": {NO_ACT: 90}}, {"base": 2.0, "words of no act": -2.0}))
    packs.pack.cache_clear()
    assert _acts(text) == ()


@pytest.mark.parametrize("language", FULL)
def test_the_shipped_files_are_sound(language: str) -> None:
    learnt = taught(pack(language))
    assert learnt is not None
    assert learnt.judgment["its words"] > 0
    assert learnt.judgment["found"] > 0
    assert {name for name in learnt.judgment if name.startswith("type: ")} >= {"type: dismissal", "type: killing"}


def test_a_language_of_which_nothing_was_learnt_is_read_by_its_rules() -> None:
    assert taught(pack("pt")) is None
    assert [act.type for act in _acts("A polícia deteve dois dirigentes sindicais.", "pt")] == [ActType.ARREST_DETENTION]
