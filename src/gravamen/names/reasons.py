"""Why two names are, or are not, of one bearer, in words.

In: two `Named`. Out: an `Explanation`: the probability, what each word of the one is beside the other's, and what else is
known.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from gravamen.names.comparison import probabilities, read_words
from gravamen.names.facts import facts_told
from gravamen.names.given_names import Kinship, same_given_name
from gravamen.names.matching import SPELLED_ALIKE, signs
from gravamen.names.named import Kind, Named
from gravamen.names.organisations.concepts import near
from gravamen.names.organisations.tokens import acronym_of
from gravamen.names.parsing import script_of
from gravamen.names.particles import of_two_generations
from gravamen.names.persons import father_and_child
from gravamen.names.romanisation import romanisations, system
from gravamen.names.vocabulary import CONCEPT, Vocabulary
from gravamen.said import Said, said

_DIFFERENT = 0.3  # agreement below which two words have nothing to do with each other


@dataclass(frozen=True, slots=True)
class Explanation:
    probability: float
    reasons: tuple[Said, ...]

    def __str__(self) -> str:
        return "; ".join(self.reasons)


def explain(one: Named, two: Named) -> Explanation:
    """How likely the two are one bearer, and why."""
    probability = float(probabilities([(one, two)])[0])
    if one.kind is not two.kind:
        return Explanation(probability, (said("one is a person, the other an organisation"),))
    vocabulary = Vocabulary()
    left, right = read_words(one.kind, one.name), read_words(two.kind, two.name)
    if not left or not right:
        return Explanation(probability, (said("a name without letters"),))
    found = signs(vocabulary, [vocabulary.add(left)], [vocabulary.add(right)], one.kind)
    matched = [
        (first, second, agreement)
        for first, second, agreement in zip(
            found.left[0].tolist(), found.right[0].tolist(), found.agreement[0].tolist(), strict=True
        )
        if first >= 0
    ]
    if one.kind is Kind.ORGANISATION and acronym_of(one.name, two.name):
        reasons = [said("the one is an acronym that the other can have")]
    elif found.sign("whole")[0]:
        reasons = [said("written in one word they agree: {first}, {second}", first="".join(left), second="".join(right))]
    else:
        reasons = [_of_words(left[first], right[second], agreement) for first, second, agreement in sorted(matched)]
        for words, used in ((left, {m[0] for m in matched}), (right, {m[1] for m in matched})):
            alone = [
                _shown(word) if word[0] != CONCEPT else word[1:].replace("_", " ")
                for place, word in enumerate(words)
                if place not in used
            ]
            reasons += [
                said("“{word}” stands in the first only", word=word)
                if words is left
                else said("“{word}” stands in the second only", word=word)
                for word in alone
            ]
        if found.sign("swapped")[0]:
            reasons.append(said("the words stand in another order"))
    if one.kind is Kind.PERSON and father_and_child(left, right):
        reasons.append(said("each has the name of the other's father"))
    if one.kind is Kind.PERSON and of_two_generations(left, right):
        reasons.append(said("two generations of one family"))
    reasons += [fact.words for fact in facts_told(one, two)]
    return Explanation(probability, tuple(reasons))


def _shown(word: str) -> str:
    """A folded word as names are written."""
    return word[:1].upper() + word[1:]


def _of_words(one: str, two: str, agreement: float) -> Said:
    if CONCEPT in (one[0], two[0]):
        return _of_concepts(one, two)
    first, second = _shown(one), _shown(two)
    if one == two:
        return said("“{word}” in both", word=first)
    if _bare(one) == _bare(two):
        return said("“{first}” and “{second}” differ in their marks only", first=first, second=second)
    by = _romanised_alike(one, two) or _romanised_alike(two, one)
    if by is not None:
        return by
    kinship = same_given_name(one, two)
    if kinship is Kinship.SAME:
        return said("“{first}” and “{second}” are forms of one given name", first=first, second=second)
    if kinship is Kinship.DIMINUTIVE:
        return said("“{first}” and “{second}”: a given name and its short form", first=first, second=second)
    if kinship is Kinship.TRANSLATED:
        return said("“{first}” and “{second}” are one given name in two languages", first=first, second=second)
    if len(one) == 1 or len(two) == 1:
        if agreement >= SPELLED_ALIKE:
            return said("“{first}” and “{second}”: an initial", first=first, second=second)
        return said("the initial does not fit: “{first}”, “{second}”", first=first, second=second)
    percent = round(100 * agreement)
    if agreement >= SPELLED_ALIKE:
        if script_of(one) == script_of(two):
            return said("“{first}” and “{second}” are spelled alike ({percent}%)", first=first, second=second, percent=percent)
        return said("“{first}” and “{second}” sound alike ({percent}%)", first=first, second=second, percent=percent)
    if agreement >= _DIFFERENT:
        return said("“{first}” and “{second}” are a little alike ({percent}%)", first=first, second=second, percent=percent)
    return said("“{first}” and “{second}” are different", first=first, second=second)


def _of_concepts(one: str, two: str) -> Said:
    first, second = (word.lstrip(CONCEPT).removeprefix("country:").replace("_", " ") for word in (one, two))
    if one == two:
        return said("both say “{word}”", word=first)
    if CONCEPT == one[0] == two[0] and near(one[1:], two[1:]):
        return said("“{first}” and “{second}” are often said for each other", first=first, second=second)
    return said("“{first}” and “{second}” are different", first=first, second=second)


def _romanised_alike(native: str, other: str) -> Said | None:
    """By which system the one is the other, or both are the same."""
    ways = {_bare(way.text): way.system for way in romanisations(native)}
    if _bare(other) in ways:
        title = system(ways[_bare(other)]).title
        return said("“{first}” is “{second}” by {system}", first=_shown(native), second=_shown(other), system=title)
    for way in romanisations(other):
        if _bare(way.text) in ways:
            return said(
                "“{first}” and “{second}” are both “{latin}” ({system})",
                first=_shown(native),
                second=_shown(other),
                latin=_shown(way.text),
                system=system(way.system).title,
            )
    return None


def _bare(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one) and one not in "'’ʻʼ")
