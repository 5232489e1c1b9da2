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
from gravamen.names.persons import father_and_child
from gravamen.names.romanisation import romanisations, system
from gravamen.names.vocabulary import CONCEPT, Vocabulary

_DIFFERENT = 0.3  # agreement below which two words have nothing to do with each other


@dataclass(frozen=True, slots=True)
class Explanation:
    probability: float
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.reasons)


def explain(one: Named, two: Named) -> Explanation:
    """How likely the two are one bearer, and why."""
    probability = float(probabilities([(one, two)])[0])
    if one.kind is not two.kind:
        return Explanation(probability, ("one is a person, the other an organisation",))
    vocabulary = Vocabulary()
    left, right = read_words(one.kind, one.name), read_words(two.kind, two.name)
    if not left or not right:
        return Explanation(probability, ("a name without letters",))
    found = signs(vocabulary, [vocabulary.add(left)], [vocabulary.add(right)])
    matched = [
        (first, second, agreement)
        for first, second, agreement in zip(
            found.left[0].tolist(), found.right[0].tolist(), found.agreement[0].tolist(), strict=True
        )
        if first >= 0
    ]
    if one.kind is Kind.ORGANISATION and acronym_of(one.name, two.name):
        reasons = ["the one is an acronym that the other can have"]
    elif found.sign("whole")[0]:
        reasons = [f"written in one word they agree: {''.join(left)}, {''.join(right)}"]
    else:
        reasons = [_of_words(left[first], right[second], agreement) for first, second, agreement in sorted(matched)]
        for words, used, where in ((left, {m[0] for m in matched}, "first"), (right, {m[1] for m in matched}, "second")):
            alone = [
                _shown(word) if word[0] != CONCEPT else word[1:].replace("_", " ")
                for place, word in enumerate(words)
                if place not in used
            ]
            reasons += [f"“{word}” stands in the {where} only" for word in alone]
        if found.sign("swapped")[0]:
            reasons.append("the words stand in another order")
    if one.kind is Kind.PERSON and father_and_child(left, right):
        reasons.append("each has the name of the other's father")
    reasons += [fact.words for fact in facts_told(one, two)]
    return Explanation(probability, tuple(reasons))


def _shown(word: str) -> str:
    """A folded word as names are written."""
    return word[:1].upper() + word[1:]


def _of_words(one: str, two: str, agreement: float) -> str:
    if CONCEPT in (one[0], two[0]):
        return _of_concepts(one, two)
    first, second = _shown(one), _shown(two)
    if one == two:
        return f"“{first}” in both"
    if _bare(one) == _bare(two):
        return f"“{first}” and “{second}” differ in their marks only"
    by = _romanised_alike(one, two) or _romanised_alike(two, one)
    if by:
        return by
    kinship = same_given_name(one, two)
    if kinship is Kinship.SAME:
        return f"“{first}” and “{second}” are forms of one given name"
    if kinship is Kinship.DIMINUTIVE:
        return f"“{first}” and “{second}”: a given name and its short form"
    if kinship is Kinship.TRANSLATED:
        return f"“{first}” and “{second}” are one given name in two languages"
    if len(one) == 1 or len(two) == 1:
        return (
            f"“{first}” and “{second}”: an initial"
            if agreement >= SPELLED_ALIKE
            else f"the initial does not fit: “{first}”, “{second}”"
        )
    if agreement >= SPELLED_ALIKE:
        how = "spelled alike" if script_of(one) == script_of(two) else "sound alike"
        return f"“{first}” and “{second}” {how} ({agreement:.0%})"
    if agreement >= _DIFFERENT:
        return f"“{first}” and “{second}” are a little alike ({agreement:.0%})"
    return f"“{first}” and “{second}” are different"


def _of_concepts(one: str, two: str) -> str:
    said = [f"“{word.lstrip(CONCEPT).removeprefix('country:').replace('_', ' ')}”" for word in (one, two)]
    if one == two:
        return f"both say {said[0]}"
    if CONCEPT == one[0] == two[0] and near(one[1:], two[1:]):
        return f"{said[0]} and {said[1]} are often said for each other"
    return f"{said[0]} and {said[1]} are different"


def _romanised_alike(native: str, other: str) -> str:
    """By which system the one is the other, or both are the same."""
    ways = {_bare(way.text): way.system for way in romanisations(native)}
    if _bare(other) in ways:
        return f"“{_shown(native)}” is “{_shown(other)}” by {system(ways[_bare(other)]).title}"
    for way in romanisations(other):
        if _bare(way.text) in ways:
            return f"“{_shown(native)}” and “{_shown(other)}” are both “{_shown(way.text)}” ({system(way.system).title})"
    return ""


def _bare(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one) and one not in "'’ʻʼ")
