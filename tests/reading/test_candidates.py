"""One look for all rules of a verb finds what a look for each of them finds; so do the keys of a sentence."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from gravamen.reading.candidates import Rules, Sought, rules_of
from gravamen.reading.inflected.stems import Phrases, keys_of, matches
from gravamen.reading.pack import Trigger, pack
from gravamen.reading.tokens import tokenize
from gravamen.reading.wording import first_of
from gravamen.terms import ActType

SENTENCES = {
    "custody": "The police took the chairman of the union into custody and brought him to the central prison.",
    "court": "A court sentenced two organisers to a three-year term in prison for calling a strike.",
    "office": "Men in masks broke into the office of the union at night and carried away its computers.",
    "dismissal": "The company refused to renew the contracts of workers who had joined the union, without any reason.",
    "quotes": 'He "turned up" dead in his car, officials said, after he had been beaten with clubs.',
    "nothing": "Members will meet again in spring.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_begins_in_one_look_begins_for_each_rule(name: str) -> None:
    words = pack("en")
    tokens = tokenize(SENTENCES[name], words)
    last = len(tokens.low)
    rules = rules_of(words)
    sought = Sought(rules, tokens, 0, last)
    for every in set(words.verb_triggers.values()):
        begun = sought.begun(rules.of_verb(every), 1, last)
        found = {rules.every[number].id: at for number, at in begun.items()}
        for rule in every:
            near = min(last, 1 + rule.near)
            assert found.get(rule.id) == (first_of(tokens, rule.after, 1, near) if rule.after else None), rule.id


@pytest.mark.parametrize("name", SENTENCES)
def test_no_rule_is_left_out_whose_words_stand(name: str) -> None:
    words = pack("en")
    tokens = tokenize(SENTENCES[name], words)
    last = len(tokens.low)
    rules = rules_of(words)
    sought = Sought(rules, tokens, 0, last)
    for every in set(words.verb_triggers.values()):
        left = {rules.every[number].id for number in sought.possible(rules.of_verb(every), None, deniable=True)}
        for rule in every:
            wanted = [phrases for phrases in (rule.after, rule.before, rule.before_or_after) if phrases]
            if all(first_of(tokens, phrases, 0, last) is not None for phrases in wanted):
                assert rule.id in left, rule.id


def test_only_a_verbs_own_rules_are_told() -> None:
    words = pack("en")
    rules = rules_of(words)
    tokens = tokenize(SENTENCES["custody"], words)
    sought = Sought(rules, tokens, 0, len(tokens.low))
    for every in set(words.verb_triggers.values()):
        own = rules.of_verb(every)
        told = {*sought.begun(own, 0, len(tokens.low)), *sought.possible(own, None, deniable=True)}
        assert told <= {number for number, rule in enumerate(rules.every) if rule in every}


@pytest.mark.parametrize(("begun", "deniable", "left"), [(None, True, [0, 1, 2]), ({}, True, [1, 2]), ({0: 4}, False, [0, 1])])
def test_rules_fall_out(begun: dict[int, int] | None, deniable: bool, left: list[int]) -> None:
    every = (
        Trigger("worded", ActType.ARREST_DETENTION, after=(("into", "custody"),)),
        Trigger("bare", ActType.ARREST_DETENTION),
        Trigger("denied", ActType.DENIAL_OF_DUE_PROCESS, negated=True),
        Trigger("elsewhere", ActType.ARREST_DETENTION, before_or_after=(("handcuffs",),)),
    )
    tokens = tokenize("they took him into custody", pack("en"))
    rules = Rules(every, Counter({"into": 2, "custody": 1}))
    assert Sought(rules, tokens, 0, 5).possible(rules.of_verb(every), begun, deniable=deniable) == left


@pytest.mark.parametrize(("word", "there"), [("custody", True), ("prison", False)])
def test_words_instead_of_an_object(word: str, there: bool) -> None:
    every = (Trigger("taken", ActType.ARREST_DETENTION, after_or_object=((word,),)), Trigger("any", ActType.ARREST_DETENTION))
    tokens = tokenize("they took him into custody", pack("en"))
    assert Sought(Rules(every, Counter()), tokens, 0, 5).objects == (0b11 if there else 0b10)


@pytest.mark.parametrize(
    "phrase", ["слово", "слов*", "в слов*", "с* предложени*", "длинн* предложени*", "* слово", "слово слово", "словом"]
)
def test_keys_leave_out_no_phrase_that_stands(phrase: str) -> None:
    sentence = ["здесь", "стоит", "слово", "в", "словаре", "длинного", "предложения"]
    wanted = tuple(phrase.split())
    stands = any(matches(wanted, sentence, at) for at in range(len(sentence)))
    assert stands <= bool(Phrases([wanted]).among(keys_of(sentence)))


def test_keys_leave_out_what_has_another_word() -> None:
    phrases = Phrases([("уголовн*", "дел*"), ("в", "суд*")])
    assert phrases.among(keys_of(["дело", "о", "труде"])) == ()
    assert list(phrases.among(keys_of(["суд", "и", "в"]))) == [("в", "суд*")]


def test_forms_of_one_verb_share_their_rules() -> None:
    triggers = pack("ru").verb_triggers
    assert triggers["задержали"] is triggers["задержал"]
    for rules in triggers.values():
        assert all(one.place < two.place for one, two in pairwise(rules))
