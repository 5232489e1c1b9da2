"""What the words of an organisation's name mean, in any of the languages of `words.toml`.

In: the words of a name. Out: the concepts that they stand for, with the words that say them: "Белорусский независимый профсоюз"
and "Belarusian Independent Trade Union" are both country:BY, independent, trade_union. Names proper ("BMZ") mean nothing here.
The facts stand in `words.toml` and `countries.csv`, read at the first question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from gravamen import countries
from gravamen.names.letters import plain
from gravamen.names.organisations.knowledge import country_rows, table

_MOST_WORDS = 60  # words looked at: no name has more
_LONGEST_WORD = 200  # letters looked at
_SHORTEST_STEM, _LONGEST_STEM = 2, 40  # letters
_UNSPACED = ("ko", "zh", "ja", "th")
_COMPOUNDING = ("de", "nl", "sv")
_LINKS = ("", "s", "n", "en", "er", "e", "es")  # between the parts of a compound: Eisenbahn|er|gewerkschaft
_SHORTEST_PART = 4
_ELISION = re.compile(r"^(?:l|d|s|n|qu|un|dell|all|nell|sull|dall|degl)['’](?=\w)", re.IGNORECASE)
_ARABIC = re.compile(r"^[\u0600-\u06ff]")
_ARABIC_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ل", "ب")
_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Meaning(NamedTuple):
    """A run of words and the concept that it stands for; two concepts may share one word (a compound)."""

    words: range
    concept: str  # key of words.toml, or "country:BY"


@dataclass(slots=True)
class _Step:
    """A step in the tree of phrases: what may follow, and what the phrase up to here means, by language."""

    following: dict[str, _Step] = field(default_factory=dict)
    means: dict[str, str] = field(default_factory=dict)  # language -> concept, in the order of the file


@dataclass(frozen=True, slots=True)
class _Dictionary:
    phrases: _Step
    unspaced: dict[str, str]  # Korean, Chinese, Japanese, Thai -> concept
    parts: dict[str, str]  # words and stems that German compounds are made of -> concept
    first_words: dict[tuple[str, str], str]  # (concept, language) -> the phrase that it is called by
    kinds: dict[str, str]  # concept -> its `what`


def concepts(words: Sequence[str], language: str = "") -> tuple[Meaning, ...]:
    """The concepts that the words of a name stand for, in their order; longer phrases before shorter ones.

    A word that could mean several things means the first in `words.toml`, or what it means in `language` (BCP 47) where that is
    given.
    """
    known = _dictionary()
    bare = [bare_word(word) for word in words[:_MOST_WORDS]]
    found: list[Meaning] = []
    at = 0
    while at < len(bare):
        length, means, stem = _longest(known.phrases, bare, at)
        if length:
            concept = _meant(means, language)
            found.append(Meaning(range(at, at + length), concept))
            if length == 1 and stem:
                found.extend(Meaning(range(at, at + 1), part) for part in _rest_of_compound(known, bare[at], stem, concept))
            at += length
        else:
            found.extend(Meaning(range(at, at + 1), part) for part in _within(known, words[at], language))
            at += 1
    return tuple(found)


def said_in(words: Sequence[str]) -> frozenset[str]:
    """The languages in which all that is understood of a name is said as it stands; none where nothing is understood."""
    bare = [bare_word(word) for word in words[:_MOST_WORDS]]
    shared: frozenset[str] | None = None
    at = 0
    while at < len(bare):
        length, means, _ = _longest(_dictionary().phrases, bare, at)
        if length:
            shared = frozenset(means) if shared is None else shared & means.keys()
        at += max(1, length)
    return shared or frozenset()


def kind_of(concept: str) -> str:
    """Head, who, field, quality, scope, part, body or work: the `what` of words.toml; countries are scope."""
    return "scope" if concept.startswith("country:") else _dictionary().kinds[concept]


def near(one: str, other: str) -> bool:
    """Whether two concepts are one, or each is often said for the other: a union is mostly a trade union."""
    return one == other or other == _near(one) or one == _near(other)


def _near(concept: str) -> str | None:
    facts = table("words.toml").get(concept)
    return str(facts["near"]) if facts and "near" in facts else None


def called(concept: str, language: str) -> str | None:
    """The first word or phrase for a concept in a language, in bare letters, stems without their mark; None for none."""
    return _dictionary().first_words.get((concept, language))


def bare_word(word: str) -> str:
    """A word in bare letters, without an elided article: "l'éducation" and "éducation" are one."""
    return plain(_ELISION.sub("", word))


def _longest(phrases: _Step, bare: Sequence[str], at: int) -> tuple[int, dict[str, str], str]:
    """The longest phrase that begins here: how many words, what they mean by language, the last word's stem; 0 for none."""
    best: tuple[int, dict[str, str], str] = (0, {}, "")
    steps = [(phrases, at, "")]
    while steps:
        step, reached, stem = steps.pop()
        if step.means and reached - at > best[0]:
            best = (reached - at, step.means, stem)
        elif step.means and reached - at == best[0]:
            best = (best[0], {**step.means, **best[1]}, best[2])
        if reached < len(bare) and step.following:
            # the exact word is pushed last and so tried first; of equal lengths the first found stays
            steps.extend((following, reached + 1, key) for key, following in _onward(step, bare[reached]))
    return best


def _meant(means: dict[str, str], language: str) -> str:
    return means.get(language) or next(iter(means.values()))


def _onward(step: _Step, word: str) -> list[tuple[str, _Step]]:
    """Where a word leads: stems from the shortest to the longest, then the word itself."""
    found: list[tuple[str, _Step]] = []
    for form in _forms(word):
        for length in range(_SHORTEST_STEM, min(len(form), _LONGEST_STEM) + 1):
            key = form[:length] + "*"
            if key in step.following:
                found.append((key[:-1], step.following[key]))
    for form in reversed(_forms(word)):
        if form in step.following:
            found.append(("", step.following[form]))
    return found


def _forms(word: str) -> tuple[str, ...]:
    """A word, and in Arabic what is left of it without article and prefixes."""
    if not _ARABIC.match(word):
        return (word,)
    cut = [word.removeprefix(prefix) for prefix in _ARABIC_PREFIXES if word.startswith(prefix) and len(word) - len(prefix) > 2]
    return (word, *cut)


def _within(known: _Dictionary, word: str, language: str) -> Iterator[str]:
    """The concepts inside a word that is no phrase itself: parts with hyphens, and scripts that are written without blanks."""
    if _WITHOUT_BLANKS.search(word):
        yield from _unspaced(known.unspaced, plain(word))
    elif "-" in word.strip("-"):
        parts = [bare_word(part) for part in word[:_LONGEST_WORD].split("-") if part]
        for at in range(len(parts)):
            length, means, _ = _longest(known.phrases, parts[at : at + 1], 0)
            if length:
                yield _meant(means, language)


def _unspaced(patterns: dict[str, str], word: str) -> Iterator[str]:
    at = 0
    while at < len(word):
        for length in range(min(8, len(word) - at), 0, -1):
            concept = patterns.get(word[at : at + length])
            if concept and (length > 1 or at in (0, len(word) - 1)):  # a single sign inside a name is mostly part of a name
                yield concept
                at += length - 1
                break
        at += 1


def _rest_of_compound(known: _Dictionary, word: str, stem: str, first: str) -> Iterator[str]:
    """What follows the first part of a German compound: Metall|arbeiter|gewerkschaft."""
    if known.parts.get(stem) != first:
        return
    rest = word[len(stem) :]
    while len(rest) >= _SHORTEST_PART:
        part = next((part for part in _parts(known.parts, rest)), None)
        if part is None:
            return
        rest = rest[part[0] :]
        yield part[1]


def _parts(parts: dict[str, str], rest: str) -> Iterator[tuple[int, str]]:
    for link in _LINKS:
        if rest.startswith(link):
            for end in range(len(rest), len(link) + _SHORTEST_PART - 1, -1):
                concept = parts.get(rest[len(link) : end])
                if concept:
                    yield end, concept


@cache
def _dictionary() -> _Dictionary:
    known = _Dictionary(_Step(), {}, {}, {}, {})
    for concept, language, phrase in _all_phrases(known.kinds):
        stems = [bare_word(word) + ("*" if word.endswith("*") else "") for word in phrase.split()]
        whole = " ".join(stems)
        known.first_words.setdefault((concept, language), whole.replace("*", ""))
        if language in _UNSPACED:
            known.unspaced.setdefault(plain(phrase), concept)
            continue
        if language in _COMPOUNDING and len(stems) == 1:
            known.parts.setdefault(whole.removesuffix("*"), concept)
        step = known.phrases
        for stem in stems:
            step = step.following.setdefault(stem, _Step())
        step.means.setdefault(language, concept)
    return known


def _all_phrases(kinds: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """All phrases, as (concept, language, phrase with stems); `kinds` is filled."""
    for concept, lines in table("words.toml").items():
        kinds[concept] = lines["what"]
        for language, phrases in lines.items():
            if language not in ("what", "near"):
                for phrase in phrases.split(","):
                    yield concept, language, phrase.strip()
    for row in country_rows():
        concept = f"country:{row['code']}"
        country = countries.country(row["code"])
        for name in (country.adjective, country.name.removeprefix("the "), *country.variants):
            yield concept, "en", name
        yield concept, "en", country.adjective + "s"
        for language, names in row.items():
            for name in names.split("|") if language != "code" else ():
                if name:
                    yield concept, "ko" if language == "other" and _WITHOUT_BLANKS.search(name) else language, name
