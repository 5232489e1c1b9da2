"""Whether two names are of one bearer: a calibrated probability.

In: pairs of `Named`. Out: for each pair the probability that both name one person, or one organisation. It means the same in
all scripts: of the pairs at 0.8, eight in ten are one. `THRESHOLD` is where a machine that must decide should.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from gravamen.names.commonness import SIGNS_IN_REGISTER, Commonness, signs_in_register
from gravamen.names.facts import Fact, facts_told
from gravamen.names.matching import SIGNS, SignArray, signs
from gravamen.names.named import Kind, Named
from gravamen.names.organisations.tokens import acronym_of, tokens
from gravamen.names.particles import of_two_generations
from gravamen.names.persons import father_and_child, person_words
from gravamen.names.vocabulary import Vocabulary

THRESHOLD = 0.5
FATHER_AND_CHILD = 0.05  # how likely two are one of whom each has the name of the other's father, or one is the younger
ACRONYM = 0.8  # how likely an acronym that fits a full name is its own: three letters fit several


def probabilities(pairs: Sequence[tuple[Named, Named]]) -> npt.NDArray[np.float64]:
    """For each pair the probability that both names are of one bearer.

    0 where one of them has no letters, or where one is a person and the other an organisation. The same name gives 1.
    """
    result = np.zeros(len(pairs))
    for kind in Kind:
        places = [place for place, (one, two) in enumerate(pairs) if one.kind is kind and two.kind is kind]
        if places:
            told = np.array([sum(fact.odds for fact in facts_told(*pairs[place])) for place in places])
            lefts, rights = ([pairs[place][side].name for place in places] for side in (0, 1))
            result[places] = of_names(kind, lefts, rights, told)
    return result


def with_facts(probability: float, facts: Sequence[Fact]) -> float:
    """The probability of a pair of names, moved by what is known of their bearers."""
    if not facts or probability <= 0:
        return probability
    odds = math.log(probability / max(1 - probability, 1e-9)) + sum(fact.odds for fact in facts)
    return 1 / (1 + math.exp(-odds))


def of_names(
    kind: Kind, lefts: Sequence[str], rights: Sequence[str], told: npt.NDArray[np.float64] | None = None
) -> npt.NDArray[np.float64]:
    """The probabilities of pairs of names of one kind, `told` being what facts add to the logarithm of the odds."""
    take = _TAKE[kind]
    told = np.zeros(len(lefts)) if told is None else told
    words = {name: take(name) for name in {*lefts, *rights}}  # each read once
    result = likely(kind, [words[name] for name in lefts], [words[name] for name in rights], told)
    if kind is Kind.ORGANISATION:
        for place, (one, two) in enumerate(zip(lefts, rights, strict=True)):
            if result[place] < ACRONYM and acronym_of(one, two):
                result[place] = ACRONYM
    return result


def likely(
    kind: Kind,
    lefts: Sequence[list[str]],
    rights: Sequence[list[str]],
    told: npt.NDArray[np.float64],
    register: Commonness | None = None,
) -> npt.NDArray[np.float64]:
    """The probabilities of pairs of names of one kind, given as their words; `told` is what facts add to the odds.

    Within a `register`, how common words are in it is weighed too.
    """
    odds = values_of(kind, lefts, rights, register) @ (weights(kind) if register is None else weights_in_register()) + told
    result: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
    persons = kind is Kind.PERSON
    for place, (one, two, probability) in enumerate(zip(lefts, rights, result.tolist(), strict=True)):
        if not one or not two:
            result[place] = 0
        elif (
            persons
            and len(one) > 2 < len(two)
            and probability > FATHER_AND_CHILD
            and (father_and_child(one, two) or of_two_generations(one, two))
        ):
            result[place] = FATHER_AND_CHILD
        elif one == two and not told[place]:
            result[place] = 1 if len(one) > 1 else max(probability, THRESHOLD)
    return result


def values_of(
    kind: Kind, lefts: Sequence[list[str]], rights: Sequence[list[str]], register: Commonness | None = None
) -> SignArray:
    """What is weighed, a row for each pair: SIGNS, and within a register SIGNS_IN_REGISTER."""
    vocabulary = Vocabulary()
    ordered = [(one, two) if one <= two else (two, one) for one, two in zip(lefts, rights, strict=True)]  # either way, the same
    first, second = [vocabulary.add(one) for one, _ in ordered], [vocabulary.add(two) for _, two in ordered]
    found = signs(vocabulary, first, second, kind)
    if register is None:
        return found.values
    return np.hstack([found.values, signs_in_register(register, vocabulary, first, second, found)])


_TAKE: dict[Kind, Callable[[str], list[str]]] = {Kind.PERSON: person_words, Kind.ORGANISATION: lambda name: [*tokens(name)]}


def read_words(kind: Kind, name: str) -> list[str]:
    """The words of a name that are compared."""
    return _TAKE[kind](name)


@cache
def weights(kind: Kind) -> npt.NDArray[np.float64]:
    """What each of `SIGNS` adds to the logarithm of the odds of a kind (see `weights.toml`)."""
    return np.array([_weights()[kind][sign] for sign in SIGNS])


@cache
def weights_in_register() -> npt.NDArray[np.float64]:
    """What each of `SIGNS` and SIGNS_IN_REGISTER adds to the logarithm of the odds of a double."""
    return np.array([_weights()["doubles"][sign] for sign in (*SIGNS, *SIGNS_IN_REGISTER)])


def weight_in_register(sign: str) -> float:
    """What a sign that no names tell adds to the odds of a double.

    "in common": for each e-fold of entries that have the like of both; "same year": both were born in one.
    """
    return _weights()["doubles"][sign]


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads(resources.files(__package__).joinpath("weights.toml").read_text("utf-8"))
