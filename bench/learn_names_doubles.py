"""Learn how much the signs of names say within one register, and print them for `gravamen.names.weights`, [doubles].

    python bench/learn_names_doubles.py WORDS [--size 1000000]

WORDS: a folder of tables of words, of which a register with known doubles is made (see made_names.py; its seed is another than
that of bench/names.py). What made-up registers have too few of is taken as it stands: FIXED. The method: logistic regression
by Newton's steps, what is fixed and the facts being given. Prints the weights and what they reach on the same register.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import made_names
import numpy as np

from gravamen.names.commonness import SIGNS_IN_REGISTER, commonness
from gravamen.names.comparison import read_words, values_of, weights
from gravamen.names.duplicates import candidates
from gravamen.names.facts import FactsOfMany
from gravamen.names.matching import SIGNS
from gravamen.names.named import Kind, Named

FIXED = ("left over", "whole", "parted", "single", "initials", "swapped")  # as with names of persons
# judged: of 27 labelled pairs of one person, one name having a word more, it is the first word in one; of made-up ones in none
HEAD = -2.0
AT_ONCE = 16_384


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=Path)
    parser.add_argument("--size", type=int, default=1_000_000)
    options = parser.parse_args()
    entries = made_names.register(made_names.read_words(options.words), options.size, seed=3)
    of: dict[int, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        of[entry.person].append(place)
    true = {(one[0], one[1]) for one in of.values() if len(one) == 2}
    named = [Named(one.name, born=one.born, country=one.country) for one in entries]
    facts = FactsOfMany(named)
    left, right, shared = candidates(named, facts)
    match = np.array([pair in true for pair in zip(left.tolist(), right.tolist(), strict=True)], float)
    words = [read_words(Kind.PERSON, one.name) for one in named]
    register = commonness(words)
    values = np.concatenate(
        [
            values_of(
                Kind.PERSON, *([words[place] for place in side[at : at + AT_ONCE].tolist()] for side in (left, right)), register
            )
            for at in range(0, len(left), AT_ONCE)
        ]
    )
    values = np.column_stack([values, np.log(np.maximum(shared, 1)), facts.same_year(left, right)])
    names = (*SIGNS, *SIGNS_IN_REGISTER, "in common", "same year")
    held = dict(zip(SIGNS, weights(Kind.PERSON).tolist(), strict=True))
    learned = np.array([held[sign] if sign in FIXED else HEAD if sign == "head" else 0.0 for sign in names])
    given = facts.odds(left, right) + values @ learned
    free = [place for place, sign in enumerate(names) if sign not in (*FIXED, "head")]
    learned[free] = _fit(values[:, free], match, given)
    for sign, weight in zip(names, learned.tolist(), strict=True):
        print(f'"{sign}" = {weight:.3f}')
    order = np.argsort(-(values @ learned + facts.odds(left, right)), kind="stable")
    hits = np.cumsum(match[order])
    enough = np.flatnonzero(hits >= 0.9 * len(true))
    at_90 = f"{hits[enough[0]] / (enough[0] + 1):.3f}" if len(enough) else "not reached"
    print(f"# {len(match):,} pairs, {match.sum() / len(true):.3f} of the doubles among them; precision at recall 0.90: {at_90}")


def _fit(values: np.ndarray, match: np.ndarray, given: np.ndarray) -> np.ndarray:
    learned = np.zeros(values.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(values @ learned + given, -50, 50)))
        slope = values.T @ (match - chance)
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + 0.01 * np.eye(len(learned))
        step = np.linalg.solve(bend, slope)
        learned += step
        if np.abs(step).max() < 1e-6:
            break
    return learned


if __name__ == "__main__":
    main()
