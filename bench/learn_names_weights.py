"""Learn how much each sign says for one bearer, and write `gravamen.names.weights`.

    python bench/learn_names_weights.py PAIRS.jsonl

PAIRS: labelled pairs of names, a line each. The method: logistic regression with a small penalty (L2), by Newton's steps.
Prints what the weights reach when they are learned from nine tenths of the pairs and tried on the last, ten times over,
beside what a fit on all of them reaches on itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from figures import average_precision, best_f1, calibration_error, f1_at

from gravamen.names.comparison import THRESHOLD, read_words
from gravamen.names.matching import SIGNS, signs
from gravamen.names.named import Kind
from gravamen.names.vocabulary import Vocabulary

OUT = Path(__file__).parents[1] / "src/gravamen/names/weights.toml"
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


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    text = "# Learned by bench/learn_names_weights.py: what each sign (see matching.py) adds to ln(p / (1 - p)).\n"
    crossed = np.zeros(len(rows))
    for kind in Kind:
        places = np.array([place for place, row in enumerate(rows) if row["kind"] == kind])
        vocabulary = Vocabulary()
        sides = [
            [vocabulary.add(read_words(kind, rows[place][side]["name"])) for place in places] for side in ("left", "right")
        ]
        values = signs(vocabulary, *sides).values.astype(float)
        match = np.array([rows[place]["match"] for place in places], float)
        fold = np.random.default_rng(0).permutation(len(places)) % 10
        for part in range(10):
            held = fold == part
            crossed[places[held]] = 1 / (1 + np.exp(-values[held] @ fit(values[~held], match[~held], PENALTY[kind])))
        weights = fit(values, match, PENALTY[kind])
        text += f"\n[{kind}]\n" + "".join(f'"{sign}" = {weight:.3f}\n' for sign, weight in zip(SIGNS, weights, strict=True))
    OUT.write_text(text, "utf-8")
    match = np.array([row["match"] for row in rows])
    print(
        f"held out, tenth by tenth: best F1 {best_f1(match, crossed):.3f}, F1 at {THRESHOLD} {f1_at(match, crossed, THRESHOLD):.3f}, "
        f"average precision {average_precision(match, crossed):.3f}, calibration error {calibration_error(match, crossed):.3f}"
    )


if __name__ == "__main__":
    main()
