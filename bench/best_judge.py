"""The most that anybody could reach on a made-up register: a judge who knows how it was made, and all its words.

    python bench/best_judge.py WORDS [--size 100000] [--namesakes]

WORDS: the tables of words that `made_names` takes. Every pair of entries that may be one person has its probability by Bayes'
rule, from the generator's own chances; what nothing distinguishes, it cannot tell apart either. Prints the precision at
several recalls. One who does not know the generator, as ours, cannot reach it: this one knows every surname there is, and so
each slip of the pen.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import made_names
import numpy as np
from made_names import MANNERS, MIDDLE, SHARES, SLIPPED, Entry, Words

LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúñçäöüšžčćłışğāēīōū"
YEARS, COUNTRIES = 65, 10
Latin = tuple[str, ...]  # a name as the generator first drew it


class Judge:
    """What the generator does with which chance."""

    def __init__(self, words: Words, surnames: dict[str, float]) -> None:
        weights = np.array([1 / (rank + 20) for rank in range(len(words.given))])
        self.given = dict(zip(words.given, weights / weights.sum(), strict=True))
        self.surnames = surnames
        self.words = words
        self._of: dict[str, dict[str, list[str]]] = {}
        for script, table in words.native.items():
            of = self._of[script] = defaultdict(list)
            for latin, found in table.items():
                of[found[0].title().lower()].append(latin)
        self._respelled: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for word, others in words.spellings.items():
            for other in others:
                self._respelled[other].append((word, 1 / len(others)))
        self._slips: dict[str, dict[str, float]] = {}

    def drawn(self, latin: Latin) -> float:
        """How likely a name is drawn."""
        chance = (MIDDLE if len(latin) == 3 else 1 - MIDDLE) * self.surnames.get(latin[-1], 0.0)
        for word in latin[:-1]:
            chance *= self.given.get(word, 0.0)
        return chance

    def _has(self, latin: Latin, script: str) -> bool:
        return all(word in self.words.native[script] for word in latin)

    def written(self, latin: Latin, script: str) -> float:
        """How likely a first entry is written in a script; in Latin letters where a word has no counterpart."""
        if script != "Latn":
            return SHARES[script] if self._has(latin, script) else 0.0
        return SHARES["Latn"] + sum(share for one, share in SHARES.items() if one != "Latn" and not self._has(latin, one))

    def turned(self, latin: Latin, first: str, script: str) -> float:
        """How likely the double of an entry in the one script is written as the name stands in the other."""
        others = {one: share for one, share in SHARES.items() if one != first}
        into = [
            share for one, share in others.items() if (one if one != "Latn" and self._has(latin, one) else "Latn") == script
        ]
        return MANNERS["script"] * sum(into) / sum(others.values()) + MANNERS["same"] * (first == script)

    def may_be(self, words: list[str], script: str) -> Iterator[Latin]:
        """The names that are written so in a script."""
        of = ([word] if script == "Latn" else self._of[script].get(word, []) for word in words)
        yield from (latin for latin in product(*of) if self.drawn(latin))

    def changed(self, words: list[str]) -> dict[Latin, float]:
        """The names of which a double may be written so in Latin letters by another spelling, order, or a slip of the pen."""
        found: dict[Latin, float] = defaultdict(float)
        found[(*words[1:], words[0])] += MANNERS["order"]
        if len(words) == 2:
            found[tuple(words)] += MANNERS["dropped"]
        itself = ([(word, 1.0)] if word not in self.words.spellings else [] for word in words)
        for chosen in product(*(self._respelled.get(word, []) + same for word, same in zip(words, itself, strict=True))):
            found[tuple(word for word, _ in chosen)] += MANNERS["spelling"] * float(np.prod([share for _, share in chosen]))
        if all(word in self.given for word in words[:-1]):
            for word, share in self._slipped(words[-1]).items():
                found[(*words[:-1], word)] += MANNERS["slip"] * share
        return {latin: share for latin, share in found.items() if self.drawn(latin)}

    def _slipped(self, word: str) -> dict[str, float]:
        """The surnames that a slip of the pen makes this word of."""
        if word in self._slips:
            return self._slips[word]
        found: dict[str, float] = defaultdict(float)
        for at in range(1, len(word) + 1):
            for letter in LETTERS:
                found[word[:at] + letter + word[at:]] += 1 / len(word)
        for at in range(1, len(word)):
            if word[at] in SLIPPED:
                found[word[:at] + word[at + 1 :]] += 1 / max(len(word) - 2, 1) / len(SLIPPED)
            found[word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]] += 1 / (len(word) - 1)
        kept = self._slips[word] = {one: share / 3 for one, share in found.items() if one in self.surnames}
        return kept


def judged(judge: Judge, entries: list[Entry]) -> dict[tuple[int, int], float]:
    """The odds of each pair that may be one."""
    said = [entry.name.lower().replace("·", " ").split() for entry in entries]
    as_first: dict[Latin, list[int]] = defaultdict(list)
    without_middle: dict[tuple[str, str], list[tuple[int, Latin]]] = defaultdict(list)
    first_chance, double_chance = np.zeros(len(entries)), np.zeros(len(entries))
    for place, (entry, words) in enumerate(zip(entries, said, strict=True)):
        for latin in judge.may_be(words, entry.script) if len(words) > 1 else ():
            chance = judge.drawn(latin) * judge.written(latin, entry.script)
            if chance:
                first_chance[place] += chance
                as_first[latin].append(place)
                if len(latin) == 3:
                    without_middle[latin[0], latin[2]].append((place, latin))
    together: dict[tuple[int, int], float] = defaultdict(float)
    for place, (entry, words) in enumerate(zip(entries, said, strict=True)):
        if len(words) < 2:
            continue
        turned = set(judge.may_be(words, entry.script))
        changed = judge.changed(words) if entry.script == "Latn" else {}
        for latin in turned | set(changed):
            drawn = judge.drawn(latin)
            of_first = {}
            for script in SHARES:
                share = changed.get(latin, 0.0) + (judge.turned(latin, script, entry.script) if latin in turned else 0.0)
                of_first[script] = drawn * judge.written(latin, script) * share
            double_chance[place] += sum(of_first.values())
            for first in as_first.get(latin, ()):
                if first != place and of_first[entries[first].script]:
                    together[first, place] += of_first[entries[first].script]
        if len(words) == 2 and entry.script == "Latn":
            for first, latin in without_middle.get((words[0], words[1]), ()):
                together[first, place] += judge.drawn(latin) * judge.written(latin, entries[first].script) * MANNERS["dropped"]
    count, persons = len(entries), len({entry.person for entry in entries})
    of_any = (persons * first_chance + (count - persons) * double_chance) / count
    odds: dict[tuple[int, int], float] = defaultdict(float)
    for (first, other), chance in together.items():
        one, two = entries[first], entries[other]
        if one.born and two.born and (one.born, one.country) != (two.born, two.country):
            continue
        known = YEARS * COUNTRIES if one.born and two.born else 1
        pair = (first, other) if first < other else (other, first)
        odds[pair] += known * chance / of_any[first] / of_any[other] * (count - persons) / count / (count - 1)
    return odds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--namesakes", action="store_true")
    options = parser.parse_args()
    words = made_names.read_words(options.words)
    entries = made_names.register(words, options.size, seed=1, namesakes=options.namesakes)
    surnames = made_names.shares_of_surnames(words, seed=1, namesakes=options.namesakes)
    of: dict[int, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        of[entry.person].append(place)
    true = {(one[0], one[1]) for one in of.values() if len(one) == 2}
    ranked = sorted(judged(Judge(words, surnames), entries).items(), key=lambda pair: -pair[1])
    hits = np.cumsum([pair in true for pair, _ in ranked])
    print(f"{len(true):,} doubles among {len(entries):,} entries, {len(ranked):,} pairs that may be one")
    for recall in (0.8, 0.9, 0.95, 0.99):
        enough = np.flatnonzero(hits >= recall * len(true))
        print(f"recall {recall:.2f}: precision {hits[enough[0]] / (enough[0] + 1):.4f}" if len(enough) else f"{recall}: never")


if __name__ == "__main__":
    main()
