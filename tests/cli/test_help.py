"""Help: quick, complete, and without loading what a verb needs only when it runs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from gravamen import __version__
from gravamen.cli import VERBS

from .conftest import Command

HEAVY = ("django", "typst", "lxml", "docx", "pypdfium2", "PIL", "pyrage", "sqlcipher3", "rich", "gravamen.reading")


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from gravamen.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([one for one in {HEAVY!r} if one in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    for verb, words in VERBS.items():
        assert verb in done.stdout
        assert words[:40] in " ".join(done.stdout.split())


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_says_what_it_takes(gravamen: Command, verb: str) -> None:
    said = gravamen(verb, "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"usage: gravamen {verb}")
    assert VERBS[verb].partition(";")[0][1:20] in " ".join(said.out.split())


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_a_module_that_can_do_it(verb: str) -> None:
    module = import_module(f"gravamen.cli.{verb}")
    assert module.__doc__
    assert "`gravamen " + verb in module.__doc__
    assert callable(module.run)
    assert callable(module.arguments)


def test_the_version(gravamen: Command) -> None:
    assert gravamen("--version").out == f"gravamen {__version__}\n"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        pytest.param([], "VERB", id="no verb"),
        pytest.param(["fly"], "fly", id="no such verb"),
        pytest.param(["appeal", "a.txt"], "--country", id="what is missing is named"),
        pytest.param(
            ["read", "--date", "16.2.2021", "a.txt"], "“16.2.2021” is no day of the calendar", id="a day in our words"
        ),
        pytest.param(["read", "--json", "--jsonl", "a.txt"], "not allowed with", id="one shape at a time"),
    ],
)
def test_a_wrong_call_is_status_2(gravamen: Command, words: list[str], named: str) -> None:
    said = gravamen(*words)
    assert said.status == 2
    assert named in said.err
    assert "Traceback" not in said.err
