"""Packs are data that an affiliate corrects: each holds together, reads its examples, and says what is wrong in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from gravamen.reading import pack as packs
from gravamen.reading import read
from gravamen.reading.checking import check, described, examples
from gravamen.reading.pack import pack_languages, packs_folder, use_packs
from gravamen.text import Text

LEARNT = shutil.ignore_patterns("taught.bin")  # what is told by rules and turns of phrase alone

FULL = ("be", "en", "es", "fr", "ru")
LEAST_EXAMPLES = 3


@pytest.mark.parametrize("language", pack_languages())
def test_the_pack_is_sound_and_reads_its_examples(language: str) -> None:
    assert [str(problem) for problem in check(language)] == []


@pytest.mark.parametrize("language", pack_languages())
def test_the_pack_has_a_header_and_examples(language: str) -> None:
    folder = packs_folder(language)
    assert folder is not None
    for name in ("pack.toml", "lexicon.toml", "acts.toml", "examples.toml"):
        first = (folder / name).read_text("utf-8").splitlines()[0]
        assert first.startswith("# "), name
    assert len(examples(folder)) >= LEAST_EXAMPLES
    assert described(language).rules > 0


def test_the_full_languages_are_there() -> None:
    assert set(FULL) <= set(pack_languages())


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A copy of the English pack in a folder of packs that goes before the shipped ones."""
    shutil.copytree(str(resources.files("gravamen.reading") / "packs" / "en"), tmp_path / "en", ignore=LEARNT)
    use_packs(tmp_path)
    yield tmp_path / "en"
    packs._folders.remove(tmp_path)
    packs.pack.cache_clear()
    packs.pack_languages.cache_clear()


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


WRONG = [
    pytest.param("pack.toml", 'name = "English"', "", "the head name: is missing", id="a key is missing"),
    pytest.param("pack.toml", 'name = "English"', 'nane = "English"', "is “name” meant?", id="a key is misspelt"),
    pytest.param("pack.toml", 'name = "English"', "name = 3", "must be a text", id="a value of another kind"),
    pytest.param("pack.toml", "[tokens]", "[tokens", "cannot be read", id="no TOML"),
    pytest.param("lexicon.toml", "[noun]", "[nuon]", "is “noun” meant?", id="a table is misspelt"),
    pytest.param("lexicon.toml", 'have = "', 'have = "has ', "“has” stands twice", id="a word twice"),
    pytest.param("acts.toml", 'type = "killing"', 'type = "kiling"', "is “killing” meant?", id="no such type"),
    pytest.param("acts.toml", 'id = "killing.died"', 'id = "killing"', "another rule has this id", id="an id twice"),
    pytest.param("acts.toml", 'object = "person group"', 'object = "peson group"', "is “person” meant?", id="no such class"),
    pytest.param("acts.toml", "sure = 0.9", "sure = 9", "from 0.1 to 1", id="surer than sure"),
    pytest.param("acts.toml", "sure = 0.9", 'sure = 0.9\nwhen = "now"', "no such key", id="an unknown key of a rule"),
    pytest.param("examples.toml", 'type = "search_raid"', 'type = "seizure"', "search_raid, seizure is read", id="an example"),
    pytest.param("examples.toml", '"2021-02-16"', '"2021-02-17"', "date is read as '2021-02-16'", id="a value of an example"),
]


@pytest.mark.parametrize(("file", "before", "after", "words"), WRONG)
def test_what_is_wrong_is_said(own: Path, file: str, before: str, after: str, words: str) -> None:
    change(own / file, before, after)
    packs.pack.cache_clear()
    problems = [str(problem) for problem in check("en")]
    assert any(words in problem and problem.startswith(file) for problem in problems), problems


def test_a_missing_file_is_said(own: Path) -> None:
    (own / "acts.toml").unlink()
    assert [str(problem) for problem in check("en")] == ["acts.toml: the file: is missing."]


def test_a_corrected_pack_is_read_with(own: Path) -> None:
    text = Text.plain("The guards zorbled three workers on 3 March 2021.")
    assert read(text, language="en").acts == ()
    change(own / "acts.toml", 'verbs = "arrest ', 'verbs = "zorble arrest ')
    packs.pack.cache_clear()
    (act,) = read(text, language="en").acts
    assert (act.type, act.victim_count) == ("arrest_detention", 3)
    assert described("en").place == str(own)


def test_a_language_without_a_pack_is_said() -> None:
    (problem,) = check("xx")
    assert "there is none" in str(problem)
