"""One look for all rules of a verb finds what a look for each of them finds; so do the keys of a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gravamen.reading.candidates import rules_of
from gravamen.reading.inflected.stems import Phrases, keys_of, matches
from gravamen.reading.pack import Trigger, pack
from gravamen.reading.telling import vocabulary
from gravamen.reading.tokens import Tokens, tokenize
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


def _words(tokens: Tokens) -> frozenset[str]:
    return frozenset(tokens.low)


@pytest.mark.parametrize("name", SENTENCES)
def test_what_begins_in_one_look_begins_for_each_rule(name: str) -> None:
    words = pack("en")
    tokens = tokenize(SENTENCES[name], words)
    last = len(tokens.low)
    for every in set(words.verb_triggers.values()):
        begun = rules_of(every, vocabulary(words).met).begun(tokens, 1, last, last)
        for place, rule in enumerate(every):
            near = min(last, 1 + rule.near)
            assert begun.get(place) == (first_of(tokens, rule.after, 1, near) if rule.after else None), rule.id


@pytest.mark.parametrize("name", SENTENCES)
def test_no_rule_is_left_out_whose_words_stand(name: str) -> None:
    words = pack("en")
    tokens = tokenize(SENTENCES[name], words)
    last = len(tokens.low)
    for every in set(words.verb_triggers.values()):
        left = rules_of(every, vocabulary(words).met).possible(_words(tokens), None, deniable=True)
        for place, rule in enumerate(every):
            wanted = [phrases for phrases in (rule.after, rule.before, rule.before_or_after) if phrases]
            if all(first_of(tokens, phrases, 0, last) is not None for phrases in wanted):
                assert place in left, rule.id


@pytest.mark.parametrize(("begun", "deniable", "left"), [(None, True, [0, 1, 2]), ({}, True, [1, 2]), ({0: 4}, False, [0, 1])])
def test_rules_fall_out(begun: dict[int, int] | None, deniable: bool, left: list[int]) -> None:
    every = (
        Trigger("worded", ActType.ARREST_DETENTION, after=(("into", "custody"),)),
        Trigger("bare", ActType.ARREST_DETENTION),
        Trigger("denied", ActType.DENIAL_OF_DUE_PROCESS, negated=True),
        Trigger("elsewhere", ActType.ARREST_DETENTION, before_or_after=(("handcuffs",),)),
    )
    words = frozenset({"they", "took", "him", "into", "custody"})
    assert rules_of(every, {}).possible(words, begun, deniable=deniable) == left


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
