"""docs/commands.md against the command itself: every verb and option is documented, and every one documented exists."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from gravamen.cli import VERBS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
SHARED = "What many verbs share"
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def sections() -> dict[str, str]:
    """The page's sections by their titles."""
    cut = _HEADING.split(PAGE.read_text("utf-8"))
    return dict(zip(cut[1::2], cut[2::2], strict=True))


def actions(verb: str) -> list[argparse.Action]:
    """What the verb's parser takes, without --help."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"gravamen.cli.{verb}").arguments(parser)
    return [*within(parser)]


def within(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """What a parser takes, and what the verbs within it take."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from (one for one in within(inner) if "--help" not in one.option_strings)
        yield action


def spellings(verb: str) -> set[str]:
    return {one for action in actions(verb) for one in action.option_strings}


def told(section: str) -> str:
    """The first cells of a section's table: what is documented, not what an example uses."""
    return "\n".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))


def test_every_verb_is_documented_and_no_other() -> None:
    assert {title.removeprefix("gravamen ") for title in sections() if title != SHARED} == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_a_verb_is_documented(verb: str) -> None:
    documented = set(_OPTION.findall(told(sections()[f"gravamen {verb}"])))
    assert documented == spellings(verb)


@pytest.mark.parametrize("verb", VERBS)
def test_every_argument_of_a_verb_is_documented(verb: str) -> None:
    section = told(sections()[f"gravamen {verb}"])
    for action in actions(verb):
        if not action.option_strings:
            for word in action.choices or [str(action.metavar or action.dest)]:
                assert re.search(rf"`{re.escape(word)}…?`", section), word


def test_shared_options_are_those_of_the_record() -> None:
    from gravamen.cli.record import home_arguments

    parser = argparse.ArgumentParser(add_help=False)
    home_arguments(parser)
    assert set(_OPTION.findall(told(sections()[SHARED]))) == set(parser._option_string_actions)


@pytest.mark.parametrize("verb", VERBS)
def test_examples_call_the_verb_as_it_is(verb: str) -> None:
    """Options in the examples are options of the verb that the line calls."""
    text = sections()[f"gravamen {verb}"].replace("\\\n", " ")
    calls = [line.removeprefix("$ gravamen ") for line in text.splitlines() if line.startswith("$ gravamen ")]
    assert any(call.split()[0] == verb for call in calls)
    for call in calls:
        called = call.split()[0]
        assert set(_OPTION.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", call))) <= spellings(called), call


def test_every_field_of_a_profile_is_documented() -> None:
    from dataclasses import fields

    from gravamen.drafting.facts import Profile

    shown = set(re.findall(r"^(\w+) = ", sections()["gravamen init"], re.MULTILINE))
    assert shown == {one.name for one in fields(Profile)}
