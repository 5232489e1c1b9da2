"""Fits the weights of `gravamen.reading.calibration` anew: how often proposals with such marks are right.

    calibrate.py [CORPUS …]    folders of NAME/source.txt and NAME/gold.json; by default those beside the repository

In: annotated reports. Out: the weights, to be written into `calibration.py`, and how far the stated probabilities are from what
was right, on reports that the weights were not fitted to (five parts in turn).
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import Any
from unittest import mock

import timing

import reading as bench
from gravamen.reading import calibration, read, reader
from gravamen.reading.annotation import as_annotation
from gravamen.reading.draft import Draft
from gravamen.text import Text

PARTS = 5
STEPS, RATE, RIDGE = 3_000, 0.5, 0.002
BINS = 10

Row = tuple[tuple[float, ...], bool]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", type=Path, nargs="*", default=bench.CORPORA)
    options = ask.parse_args()
    scorer = bench.corpus_scorer()
    documents = [one for folder in options.corpus for one in bench.documents(folder)]
    if scorer is None or not documents:
        print("No annotated reports, or no scorer, beside the repository: nothing to fit to.")
        return
    rows = [_rows(scorer, one) for one in documents]
    told = [row for part in rows for row in part]
    weights = _fit(told)
    names = ("base", *calibration.MARKS)
    timing.table(
        f"Weights on {len(told)} proposals of {len(documents)} reports",
        ("mark", "weight"),
        [(name, f"{weight:+.2f}") for name, weight in zip(names, weights, strict=True)],
    )
    stated: list[tuple[float, bool]] = []
    for part in range(PARTS):
        others = [row for at, group in enumerate(rows) if at % PARTS != part for row in group]
        fitted = _fit(others)
        held = [row for at, group in enumerate(rows) if at % PARTS == part for row in group]
        stated.extend((_probability(fitted, marks), right) for marks, right in held)
    print(f"Expected calibration error on reports not fitted to: {_error(stated):.3f}")
    print(f"As the weights stand now: {_error([(_now(marks), right) for marks, right in told]):.3f}")


def _rows(scorer: Any, document: bench.Document) -> list[Row]:
    """The marks of each proposal of a report whose rule is met, and whether it is right."""
    marks: list[tuple[float, ...]] = []

    def watched(draft: Draft) -> float:
        marks.append(calibration.marks(draft))
        return calibration.probability(draft)

    text = Text.plain(document.text)
    with mock.patch.object(reader, "probability", side_effect=watched):
        said = as_annotation(text, read(text, language=document.language))["acts"]
    gold = document.gold["acts"]
    spans = {id(act): scorer.span(act, document.text) for act in (*said, *gold)}
    pairs = scorer.pair(gold, said, lambda a, b: a["type"] == b["type"] and scorer.spans_match(spans[id(a)], spans[id(b)]))
    right = {place for _, place in pairs}
    met = [place for place, act in enumerate(said) if "lacks" not in act["reason"]]
    return [(one, place in right) for place, one in zip(met, marks, strict=True)]


def _fit(rows: list[Row]) -> list[float]:
    """Logistic regression by steepest descent; the marks are few and lie between 0 and 1."""
    weights = [0.0] * (1 + len(rows[0][0]))
    for _ in range(STEPS):
        slope = [RIDGE * weight for weight in weights]
        for marks, right in rows:
            off = (_probability(weights, marks) - right) / len(rows)
            slope[0] += off
            for at, mark in enumerate(marks, 1):
                slope[at] += off * mark
        weights = [weight - RATE * step for weight, step in zip(weights, slope, strict=True)]
    return weights


def _probability(weights: list[float], marks: tuple[float, ...]) -> float:
    return 1 / (1 + math.exp(-weights[0] - sum(weight * mark for weight, mark in zip(weights[1:], marks, strict=True))))


def _now(marks: tuple[float, ...]) -> float:
    return _probability([calibration.BASE, *calibration.MARKS.values()], marks)


def _error(stated: list[tuple[float, bool]]) -> float:
    """How far the stated probabilities lie from the share that was right, over bins of equal width, weighted by their size."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in stated:
        groups.setdefault(min(int(probability * BINS), BINS - 1), []).append((probability, right))
    return sum(abs(sum(p for p, _ in group) - sum(r for _, r in group)) for group in groups.values()) / len(stated)


if __name__ == "__main__":
    main()
