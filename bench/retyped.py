"""Fits the weights that tell the type of an act anew (`TYPE_MARKS` of `gravamen.reading.calibration`), and what they bring.

    retyped.py                          the made-up reports to learn from, and the corpora beside the repository
    retyped.py CORPUS[@STATE] …         as `near_misses.py`: read by the rules as they were at a state of the repository

Rules that were written from a report have its types right: what is told anew on reports that nobody has seen shows where the
rules are older than the reports. The weights in `calibration` are from the reports that `near_misses.py` names.
In: annotated reports. Out: the weights, and how many types are mended and spoilt by thresholds on reports that they were not
fitted to (five parts in turn).
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock
from zlib import crc32

import near_misses
import timing

import reading as bench
from gravamen.reading import calibration, read, reader, retyping
from gravamen.reading.telling import vocabulary
from gravamen.reading.tokens import Sentence
from gravamen.reading.turns import turns
from gravamen.text import Text

PARTS = 5
THRESHOLDS = (0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Other:
    """Another type for an act found: its marks, and whether it mends the act (1), spoils it (-1) or neither (0)."""

    marks: tuple[float, ...]
    brings: int


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", nargs="*", help="CORPUS or CORPUS@STATE")
    options = ask.parse_args()
    try:
        import numpy
    except ImportError:
        print("numpy is not there: the weights of types are not fitted.")
        return
    scorer = bench.corpus_scorer()
    corpora = options.corpus or [*map(str, sorted(bench.MADE.glob("*-dev.jsonl"))), *map(str, bench.CORPORA)]
    reports = [one for corpus in corpora for one in _reports(scorer, corpus)] if scorer else []
    rows = [row for _, found in reports for row in found]
    if not any(row.brings for row in rows):
        print("No annotated reports, or no scorer, beside the repository: nothing to fit to.")
        return
    weights = _fit(numpy, rows)
    told = sum(bool(row.brings) for row in rows)
    timing.table(
        f"Weights on the likeliest other types of {len(rows)} acts, of which {told} would be mended or spoilt",
        ("mark", "weight"),
        [(name, f"{weight:+.2f}") for name, weight in zip(("base", *calibration.TYPE_MARKS), weights, strict=True)],
    )
    stated: list[tuple[float, int]] = []
    for part in range(PARTS):
        others = [row for name, found in reports for row in found if crc32(name.encode()) % PARTS != part]
        fitted = _fit(numpy, others)
        for row in (row for name, found in reports for row in found if crc32(name.encode()) % PARTS == part):
            sum_of = fitted[0] + sum(weight * mark for weight, mark in zip(fitted[1:], row.marks, strict=True))
            stated.append((1 / (1 + math.exp(-sum_of)), row.brings))
    cells = [
        (f"{threshold}", *(str(sum(p >= threshold and brings == one for p, brings in stated)) for one in (1, -1, 0)))
        for threshold in THRESHOLDS
    ]
    timing.table("Types told anew, on reports not fitted to", ("from", "mended", "spoilt", "wrong before and after"), cells)


def _fit(numpy: Any, rows: list[Other]) -> list[float]:
    return near_misses.logistic(numpy, [(row.marks, row.brings > 0) for row in rows if row.brings])


def _reports(scorer: Any, corpus: str) -> list[tuple[str, list[Other]]]:
    """The reports of a corpus by name, each with the other types for the acts found in it."""
    place, _, state = corpus.partition("@")
    with near_misses.rules_of(state):
        return [(one.name, _read(scorer, one)) for one in bench.documents(Path(place))]


def _read(scorer: Any, document: bench.Document) -> list[Other]:
    """The other types for the acts found in a report."""
    gold = [(act["type"], scorer.span(act, document.text)) for act in document.gold["acts"]]
    found: list[Other] = []

    def watched(drafts: list[Any], tokens: Any, pack: Any) -> list[Any]:
        spans = [(tokens.start[draft.first], tokens.end[draft.end - 1]) for draft in drafts]
        said = [(draft.type.value, span) for draft, span in zip(drafts, spans, strict=True)]
        told = retyping.types_told(drafts)
        for place, draft in enumerate(drafts):
            if draft.lack is not None or draft.first < 0:
                continue
            here = [act for act in gold if scorer.spans_match(act[1], spans[place])]
            types = {kind for kind, _ in here}
            free = {
                kind
                for kind, span in here
                if not any(at != place and kind == one and scorer.spans_match(span, of) for at, (one, of) in enumerate(said))
            }
            clause = Sentence(draft.first, draft.end, 0)
            words = vocabulary(pack).weights(tokens, clause)
            spoken = turns(pack).weights(tokens, clause)
            kind, marks = retyping.other(draft, told[draft.sentence.first], spoken, words)
            right, own = kind.value in types, draft.type.value in types
            brings = 1 if not own and kind.value in free else -1 if own and not right else 0
            found.append(Other(marks, brings))
        return drafts

    with mock.patch.object(reader, "retype", side_effect=watched):
        read(Text.plain(document.text), language=document.language)
    return found


if __name__ == "__main__":
    main()
