"""How common words are in a register, and what that says."""

from __future__ import annotations

import pytest

from gravamen.names.commonness import SIGNS_IN_REGISTER, Commonness, commonness, signs_in_register
from gravamen.names.matching import signs
from gravamen.names.vocabulary import Vocabulary

COMMON = [["peter", "sample"]] * 60 + [["olga", "samples"]] * 40
REGISTER = commonness(
    [*COMMON, ["peter", "beispielow"], ["peter", "beispielow"], ["peter", "beispeilow"], ["петр", "примеров"], []]
)


def sign(which: str, one: list[str], two: list[str], register: Commonness = REGISTER) -> float:
    vocabulary = Vocabulary()
    left, right = [vocabulary.add(one)], [vocabulary.add(two)]
    row = signs_in_register(register, vocabulary, left, right, signs(vocabulary, left, right))[0]
    return float(row[SIGNS_IN_REGISTER.index(which)])


def test_words_are_counted_once_a_name() -> None:
    register = commonness([["test", "test"], ["test", "other"]])
    assert (register.having["test"], register.of_script) == (2, {"Latn": 2})


def test_what_is_sent_to_another_process_says_the_same() -> None:
    one, two = ["peter", "beispielow"], ["peter", "beispeilow"]
    few = REGISTER.of([one, two])
    assert set(few.having) == {"peter", "beispielow", "beispeilow"}
    assert all(sign(which, one, two, few) == sign(which, one, two) for which in SIGNS_IN_REGISTER)


def test_a_rare_surname_is_expected_twice_less_often_than_a_common_one() -> None:
    rare, common = (sign("expected", name, name) for name in (["peter", "beispielow"], ["peter", "sample"]))
    assert rare < common


@pytest.mark.parametrize(
    ("one", "two", "same", "respelled", "once"),
    [
        (["peter", "sample"], ["peter", "sample"], 1, 0, 0),
        (["peter", "sample"], ["peter", "samples"], 0, 1, 0),  # many have either: two surnames
        (["peter", "beispielow"], ["peter", "beispeilow"], 0, 1, 1),  # one has it: a slip of the pen
        (["peter", "sample"], ["петр", "примеров"], 0, 0, 0),  # another script is no other spelling
    ],
    ids=["the same", "both common", "one only once", "two scripts"],
)
def test_two_spellings_that_are_common_are_told_from_a_slip(
    one: list[str], two: list[str], same: float, respelled: float, once: float
) -> None:
    assert [sign(which, one, two) for which in ("same", "respelled", "once")] == [same, respelled, once]
    assert [sign(which, two, one) for which in ("same", "respelled", "once")] == [same, respelled, once]


@pytest.mark.parametrize(
    ("one", "two", "head"),
    [
        (["peter", "otto", "beispielow"], ["otto", "beispielow"], 1),
        (["peter", "otto", "beispielow"], ["peter", "beispielow"], 0),  # the middle one
        (["peter", "otto", "beispielow"], ["peter", "otto"], 0),  # the last one
        (["beispielow", "peter"], ["peter", "beispielow"], 0),
        (["pol", "beispiel"], ["polbeispiel"], 0),  # written in one word
        ([], ["peter"], 0),
    ],
    ids=["first", "middle", "last", "none", "in one word", "no words"],
)
def test_the_first_word_that_the_shorter_name_lacks_is_told(one: list[str], two: list[str], head: float) -> None:
    assert sign("head", one, two) == sign("head", two, one) == head


def test_a_word_rare_in_one_script_only_is_rarer() -> None:
    of_two_scripts = commonness([["peter"]] * 900 + [["петр"]] * 30 + [["other"]] * 4100 + [["иной"]] * 4970)
    assert sign("rarer", ["peter"], ["петр"], of_two_scripts) > sign("rarer", ["peter"], ["peter"], of_two_scripts)


def test_names_without_words_in_common_say_nothing_of_them() -> None:
    assert sign("same words", ["peter", "sample"], ["olga", "beispielow"]) == 0
    assert sign("same words", [], ["peter"]) == 0
