"""How strongly two words speak for one bearer, whatever their scripts.

In: a vocabulary, and pairs of its words. Out: for each pair the evidence: the logarithm of how much likelier the two are as
spellings of one word than as two words that meet by chance, and the agreement: that evidence as a share of what two perfect
spellings would give, 1 for the same word, 0 and below for words that have nothing to do with each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gravamen.names.alignment import Comparison, path_costs
from gravamen.names.alphabets import SCRIPTS, Rows, alphabet
from gravamen.names.costs import letters
from gravamen.names.kinship import DIFFERENT, SAME, SHORT, TRANSLATED
from gravamen.names.organisations.concepts import near
from gravamen.names.vocabulary import MOST_FORMS, OTHER, Vocabulary

_KIN = {SAME: 0.95, SHORT: 0.8, TRANSLATED: 0.6}  # agreement of two forms of one given name, at least
_NEAR = 0.8  # agreement of two concepts of which each is often said for the other
_MEANT = 5.0  # evidence of a concept: names of organisations share theirs with many
_TOO_ALIKE = 0.85  # agreement from which two given names may be one, misspelled
LEAST = np.float32(-15)  # evidence against is cut here: a word cannot be more than another one

PlaceArray = npt.NDArray[np.intp]
EvidenceArray = npt.NDArray[np.float32]

# Which of two scripts is romanised to be compared with the other: the one whose romanisation loses least.
_ROMANISED_FIRST = ("Kana", "Cyrl", "Hang", "Hani", "Arab", "Hebr")


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """For each pair of words. `weight` is the evidence that the rarer of the two would give if they were the same."""

    evidence: EvidenceArray
    agreement: EvidenceArray
    weight: EvidenceArray


@dataclass(frozen=True, slots=True)
class _Route:
    """Forms of words to be compared with the costs of Latin and one script; `place` says whose evidence it is."""

    script: str
    first: Rows
    second: Rows
    left: PlaceArray
    right: PlaceArray
    place: PlaceArray


def word_evidence(vocabulary: Vocabulary, left: PlaceArray, right: PlaceArray) -> WordEvidence:
    """The evidence of each pair of words `left[k]`, `right[k]` (numbers in the vocabulary)."""
    count = len(vocabulary.texts)
    codes = left.astype(np.int64) * count + right
    distinct, back = np.unique(np.where(left <= right, codes, right.astype(np.int64) * count + left), return_inverse=True)
    one, two = np.divmod(distinct, count)
    weights = _chance(vocabulary)
    gained = np.full(len(distinct), LEAST, np.float32)
    weight = np.minimum(weights[one], weights[two])
    same = one == two
    gained[same] = weight[same]
    scripts = vocabulary.scripts
    routes = []
    one_script, two_script = scripts[one], scripts[two]
    both = np.minimum(one_script, two_script) * (OTHER + 1) + np.maximum(one_script, two_script)
    both[same] = -1
    for which in sorted(set(both.tolist()) - {-1}):
        first, second = divmod(which, OTHER + 1)
        chosen = np.flatnonzero(both == which)
        swap = one_script[chosen] != first
        lefts = np.where(swap, two[chosen], one[chosen])
        rights = np.where(swap, one[chosen], two[chosen])
        routes += _routes(vocabulary, first, second, lefts, rights, chosen)
    routes = [route for route in routes if len(route.left)]
    compared = [Comparison(route.script, route.first, route.second, route.left, route.right) for route in routes]
    for route, paths in zip(routes, path_costs(compared) if compared else [], strict=True):
        by_chance = letters("Latn").cost(route.first)[route.left] + letters(route.script).cost(route.second)[route.right]
        np.maximum.at(gained, route.place, by_chance - paths)
    gained = np.maximum(_with_kinship(vocabulary, one, two, gained, weight), LEAST)
    agreement: EvidenceArray = np.clip(gained / np.maximum(weight, 1), -1, 1).astype(np.float32)
    return WordEvidence(gained[back], agreement[back], weight[back])


def _with_kinship(
    vocabulary: Vocabulary, one: PlaceArray, two: PlaceArray, gained: EvidenceArray, weight: EvidenceArray
) -> EvidenceArray:
    """Evidence with what is known of given names: forms of one name count as alike, two names of their own as not."""
    kin = vocabulary.kin.of(one, two)
    for which, share in _KIN.items():
        gained = np.where(kin == which, np.maximum(gained, share * weight), gained)
    different = (kin == DIFFERENT) & (gained < _TOO_ALIKE * weight)
    gained = np.where(different, np.minimum(gained, 0), gained).astype(np.float32)
    meant = vocabulary.concepts
    for place in np.flatnonzero(meant[one] & meant[two] & (one != two)).tolist():
        if near(vocabulary.texts[one[place]][1:], vocabulary.texts[two[place]][1:]):
            gained[place] = _NEAR * weight[place]
    return gained


def _routes(
    vocabulary: Vocabulary, first: int, second: int, left: PlaceArray, right: PlaceArray, place: PlaceArray
) -> list[_Route]:
    """By which costs the words of two scripts are compared, and in which forms."""
    if first == 0 and 0 < second < OTHER:
        routes = [_route(vocabulary, SCRIPTS[second], left, right, place)]
        if SCRIPTS[second] == "Cyrl":
            beyond = np.array([vocabulary.beyond_learned(word) for word in right])
            if beyond.any():
                routes.append(_route(vocabulary, "Latn", left[beyond], right[beyond], place[beyond]))
        return routes
    if first == second:
        return [_route(vocabulary, "Latn", left, right, place, forms=0)]
    if OTHER in (first, second) and 0 in (first, second):
        return [_route(vocabulary, "Latn", left, right, place)]
    if second == OTHER:
        return [_route(vocabulary, SCRIPTS[first], right, left, place, forms=2)]
    if _ROMANISED_FIRST.index(SCRIPTS[first]) < _ROMANISED_FIRST.index(SCRIPTS[second]):
        return [_route(vocabulary, SCRIPTS[second], left, right, place, forms=2)]
    return [_route(vocabulary, SCRIPTS[first], right, left, place, forms=2)]


def _route(
    vocabulary: Vocabulary,
    script: str,
    latin: PlaceArray,
    other: PlaceArray,
    place: PlaceArray,
    forms: int = MOST_FORMS,
) -> _Route:
    """Pairs by the costs of Latin and one script; of a word that is romanised at most so many forms are tried,
    none but its letters one by one where that is 0."""
    texts, others, left, right, place = _forms(vocabulary, latin, other, place, forms, native=script != "Latn")
    first, second = alphabet("Latn").rows(texts), alphabet(script).rows(others)
    written = (first.lengths[left] > 0) & (second.lengths[right] > 0)
    return _Route(script, first, second, left[written], right[written], place[written])


def _forms(
    vocabulary: Vocabulary, latin: PlaceArray, other: PlaceArray, place: PlaceArray, most: int, *, native: bool
) -> tuple[list[str], list[str], PlaceArray, PlaceArray, PlaceArray]:
    """The forms in which the words are compared: Latin ones of the first, the native one or Latin ones of the second."""
    words, latin_at = np.unique(latin, return_inverse=True)
    other_words, other_at = np.unique(other, return_inverse=True)
    texts, counts = _forms_of(vocabulary, words, most)
    others, other_counts = _forms_of(vocabulary, other_words, most, native=native)
    if max(counts, default=1) == min(counts, default=1) == max(other_counts, default=1) == min(other_counts, default=1) == 1:
        return texts, others, latin_at, other_at, place  # the common case
    ends, other_ends = np.cumsum(counts).tolist(), np.cumsum(other_counts).tolist()
    known = [range(end - count, end) for end, count in zip(ends, counts, strict=True)]
    known_other = [range(end - count, end) for end, count in zip(other_ends, other_counts, strict=True)]
    spread = [
        (form, other_form, at)
        for word, other_word, at in zip(latin_at.tolist(), other_at.tolist(), place.tolist(), strict=True)
        for form in known[word]
        for other_form in known_other[other_word]
    ]
    lefts, rights, places = (
        (np.array(column, np.intp) for column in zip(*spread, strict=True)) if spread else (np.zeros(0, np.intp),) * 3
    )
    return texts, others, lefts, rights, places


def _forms_of(vocabulary: Vocabulary, words: PlaceArray, most: int, *, native: bool = False) -> tuple[list[str], list[int]]:
    """The forms of these words in a row, and how many each has."""
    as_they_are = native or not (vocabulary.scripts[words].any() or vocabulary.concepts[words].any())
    if as_they_are:  # of the script itself, or Latin ones
        return [vocabulary.texts[word] for word in words.tolist()], [1] * len(words)
    found = [vocabulary.latin(word)[:most] if most else vocabulary.plain(word) for word in words.tolist()]
    return [form for forms in found for form in forms], [len(forms) for forms in found]


def _chance(vocabulary: Vocabulary) -> EvidenceArray:
    """-ln of how likely each word is to turn up in a name."""
    chance = np.ones(len(vocabulary.texts), np.float32)
    scripts = vocabulary.scripts
    for number in set(scripts.tolist()) - {OTHER}:
        words = np.flatnonzero(scripts == number)
        texts = [vocabulary.texts[word] for word in words.tolist()]
        chance[words] = letters(SCRIPTS[number]).cost(alphabet(SCRIPTS[number]).rows(texts))
    others = np.flatnonzero(scripts == OTHER)
    if len(others):
        forms = [(vocabulary.latin(word) or ("",))[0] for word in others.tolist()]
        chance[others] = letters("Latn").cost(alphabet("Latn").rows(forms))
    chance[vocabulary.concepts] = _MEANT
    return np.maximum(chance, 1)
