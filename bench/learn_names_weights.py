"""Learn how much each sign says for one bearer, and write `gravamen.names.weights`.

    python bench/learn_names_weights.py PAIRS.jsonl WORDS

PAIRS: labelled pairs of names, a line each. WORDS: a folder of tables of words, of which more pairs are made up (see
made_names.py): initials, surnames alone, persons of one surname in one script. The method: logistic regression with a small
penalty (L2), by Newton's steps. Prints what the weights reach when they are learned from nine tenths of the labelled pairs
and tried on the last, ten times over.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import made_names
import numpy as np
from figures import average_precision, best_f1, calibration_error, f1_at

from gravamen.names.comparison import THRESHOLD, read_words
from gravamen.names.matching import SIGNS, signs
from gravamen.names.named import Kind
from gravamen.names.vocabulary import CONCEPT, Vocabulary

OUT = Path(__file__).parents[1] / "src/gravamen/names/weights.toml"
MADE = 2000  # made-up pairs of persons beside the labelled ones
COMMON = (  # concepts of organisations' names
    "trade_union federation workers independent national metal teachers railway country:BY country:KZ congress committee health"
    " education regional free"
)
MADE_BODIES = 300  # and of organisations
PENALTY = {Kind.PERSON: 0.1, Kind.ORGANISATION: 1.0}  # few labelled organisations: what they say is believed less


def fit(values: np.ndarray, match: np.ndarray, penalty: float) -> np.ndarray:
    weights = np.zeros(values.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (match - chance) - penalty * weights
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + penalty * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def made_organisations(words: made_names.Words, size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Signs and labels of made-up organisations: concepts and words of their own, turned about, one exchanged in half."""
    chance = random.Random(seed)
    generic = [CONCEPT + concept for concept in COMMON.split()]
    lefts, rights, labels = [], [], []
    for _ in range(size):
        concepts, own = chance.sample(generic, chance.randint(1, 4)), chance.sample(words.surnames, chance.choice((0, 1, 1, 2)))
        left = [*own, *concepts]
        right = [chance.choice(words.spellings.get(word, [word])) for word in own] + concepts
        match = chance.random() < 0.5
        if match and chance.random() < 0.3:
            right.append(chance.choice(generic))
        if not match:
            place = chance.randrange(len(right))
            right[place] = chance.choice(words.surnames if right[place][0] != CONCEPT else generic)
            match = right[place] == left[place]
        if own and chance.random() < 0.15:  # a plant is not the union at the plant
            right, match = own[:1], len(left) == 1
        chance.shuffle(right)
        lefts.append(left)
        rights.append(right)
        labels.append(match)
    vocabulary = Vocabulary()
    sides = ([vocabulary.add(one) for one in side] for side in (lefts, rights))
    found = signs(vocabulary, *sides, Kind.ORGANISATION)
    return found.values.astype(float), np.array(labels, float)


def seen(kind: Kind, pairs: Sequence[tuple[str, str, bool]]) -> tuple[np.ndarray, np.ndarray]:
    """The signs of each pair, and whether it is one."""
    vocabulary = Vocabulary()
    lefts, rights = ([vocabulary.add(read_words(kind, pair[side])) for pair in pairs] for side in (0, 1))
    return signs(vocabulary, lefts, rights, kind).values.astype(float), np.array([pair[2] for pair in pairs], float)


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    words = made_names.read_words(Path(sys.argv[2]))
    made = made_names.pairs(words, MADE, 0)
    text = (
        "# Learned by bench/learn_names_weights.py: what each sign (see matching.py) adds to ln(p / (1 - p)).\n"
        "# Source: labelled pairs (nomenklatura's name_bench, MIT; names in Wikidata, CC0) and made-up ones.\n"
    )
    crossed = np.zeros(len(rows))
    for kind in Kind:
        places = np.array([place for place, row in enumerate(rows) if row["kind"] == kind])
        values, match = seen(kind, [(rows[p]["left"]["name"], rows[p]["right"]["name"], rows[p]["match"]) for p in places])
        more, truth = seen(kind, made) if kind is Kind.PERSON else made_organisations(words, MADE_BODIES, 0)
        fold = np.random.default_rng(0).permutation(len(places)) % 10
        for part in range(10):
            held = fold == part
            weights = fit(np.concatenate([values[~held], more]), np.concatenate([match[~held], truth]), PENALTY[kind])
            crossed[places[held]] = 1 / (1 + np.exp(-values[held] @ weights))
        weights = fit(np.concatenate([values, more]), np.concatenate([match, truth]), PENALTY[kind])
        text += f"\n[{kind}]\n"
        text += "".join(f'"{sign}" = {weight:.3f}\n' for sign, weight in zip(SIGNS, weights, strict=True))
        if len(more):
            said = 1 / (1 + np.exp(-more @ weights))
            print(f"made-up pairs: best F1 {best_f1(truth, said):.3f}, calibration error {calibration_error(truth, said):.3f}")
    before = OUT.read_text("utf-8")
    OUT.write_text(text + before[before.index("\n# Of persons within one register") :], "utf-8")  # learned elsewhere
    match = np.array([row["match"] for row in rows])
    print(
        f"held out, tenth by tenth: best F1 {best_f1(match, crossed):.3f},"
        f" F1 at {THRESHOLD} {f1_at(match, crossed, THRESHOLD):.3f}, "
        f"average precision {average_precision(match, crossed):.3f}, calibration error {calibration_error(match, crossed):.3f}"
    )


if __name__ == "__main__":
    main()
