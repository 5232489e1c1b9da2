"""Fits the weights of near misses (`NEAR_MARKS` of `gravamen.reading.calibration`) anew, and tells what they bring.

    near_misses.py                          the made-up reports to learn from, and the corpora beside the repository
    near_misses.py CORPUS[@STATE] …         folders of NAME/source.txt and NAME/gold.json, or lines as in made/; read by the
                                            rules (acts.toml) as they were at a state of the repository, a commit

Rules that were written from a report miss in it nothing that they could name: what a near miss is worth on reports that nobody
has seen shows where the rules are older than the reports. The weights in `calibration` are from
made/{be,en,es,fr,ru}-dev.jsonl@f08c5d0, made/en-dev.jsonl@4e92bc1, when English was half way, and from 109 reports retold from
public ones@40da955 and once more @4e92bc1: what near misses are worth beside rules that know much shows there.
In: annotated reports. Out: the weights, and F1 by thresholds on reports that they were not fitted to (five parts in turn).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock
from zlib import crc32

import timing

import reading as bench
from gravamen.reading import calibration, graded, pack, read
from gravamen.reading.annotation import as_annotation
from gravamen.text import Text

ROOT = Path(__file__).parents[1]
PACKS = Path("src/gravamen/reading/packs")
PARTS = 5
RIDGE, STEPS, ENOUGH = 5.0, 40, 1e-6
THRESHOLDS = (0.45, 0.4, 0.35, 0.3, 0.25)


@dataclass(frozen=True, slots=True)
class Miss:
    """A near miss: its marks, where it stands, and which annotated acts of its type were not found there."""

    marks: tuple[float, ...]
    type: str
    sentence: int
    acts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was read without near misses: what was found, said and annotated, and its near misses."""

    name: str
    language: str
    found: int
    said: int
    gold: int
    misses: list[Miss]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", nargs="*", help="CORPUS or CORPUS@STATE")
    options = ask.parse_args()
    try:
        import numpy
    except ImportError:
        print("numpy is not there: the weights of near misses are not fitted.")
        return
    scorer = bench.corpus_scorer()
    corpora = options.corpus or [*map(str, sorted(bench.MADE.glob("*-dev.jsonl"))), *map(str, bench.CORPORA)]
    reports = [one for corpus in corpora for one in _reports(scorer, corpus)] if scorer else []
    if not any(one.misses for one in reports):
        print("No annotated reports, or no scorer, beside the repository: nothing to fit to.")
        return
    weights = _fit(numpy, reports)
    names = ("base", *calibration.NEAR_MARKS)
    timing.table(
        f"Weights on {sum(len(one.misses) for one in reports)} near misses of {len(reports)} reports",
        ("mark", "weight"),
        [(name, f"{weight:+.2f}") for name, weight in zip(names, weights, strict=True)],
    )
    stated: dict[int, list[float]] = {}
    for part in range(PARTS):
        fitted = _fit(numpy, [one for one in reports if _part(one) != part])
        for one in reports:
            if _part(one) == part:
                stated[id(one)] = _probabilities(numpy, fitted, one)
    groups = {"all": reports} | {tongue: [one for one in reports if one.language == tongue] for tongue in _tongues(reports)}
    rows = []
    for name, group in groups.items():
        cells = [f"{_f1(group, stated, threshold):.3f}" for threshold in (2.0, *THRESHOLDS)]
        rows.append((name, str(len(group)), *cells))
    heads = ("language", "reports", "without", *(f"from {threshold}" for threshold in THRESHOLDS))
    timing.table("F1 of acts with near misses, on reports not fitted to", heads, rows)


def _part(one: Read) -> int:
    return crc32(one.name.encode()) % PARTS


def _tongues(reports: list[Read]) -> list[str]:
    return sorted({one.language for one in reports})


def _reports(scorer: Any, corpus: str) -> list[Read]:
    place, _, state = corpus.partition("@")
    with rules_of(state):
        return [_read(scorer, one) for one in bench.documents(Path(place))]


@contextmanager
def rules_of(state: str) -> Any:
    """The packs of the working copy with the rules of an earlier state."""
    if not state:
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        packs = Path(folder) / "packs"
        shutil.copytree(ROOT / PACKS, packs)
        for rules in packs.glob("*/acts.toml"):
            told = f"{state}:{PACKS / rules.parent.name / rules.name}"
            run = subprocess.run(["git", "-C", ROOT, "show", told], capture_output=True, check=False)
            if not run.returncode:
                rules.write_bytes(run.stdout)
        pack.use_packs(packs)
        try:
            yield
        finally:
            pack._folders.remove(packs)
            pack.pack.cache_clear()
            pack.pack_languages.cache_clear()


def _read(scorer: Any, document: bench.Document) -> Read:
    """A report read without near misses, and those that there were."""
    told: list[tuple[tuple[float, ...], str, int, int, int]] = []

    def watched(self: graded.Graded, draft: Any, *given: Any) -> float:
        sentence, tokens = draft.sentence, self.t
        span = tokens.start[sentence.first], tokens.end[sentence.last - 1]
        told.append((self.marks(draft, *given), draft.type.value, sentence.first, *span))
        return 0.0

    text = Text.plain(document.text)
    may = mock.patch.object(graded.Graded, "may", return_value=True)
    with may, mock.patch.object(graded.Graded, "probability", watched):
        said = as_annotation(text, read(text, language=document.language))["acts"]
    gold = document.gold["acts"]
    spans = {id(act): scorer.span(act, document.text) for act in (*said, *gold)}
    pairs = scorer.pair(gold, said, lambda a, b: a["type"] == b["type"] and scorer.spans_match(spans[id(a)], spans[id(b)]))
    left = set(range(len(gold))) - {place for place, _ in pairs}
    misses = [
        Miss(
            marks,
            kind,
            sentence,
            frozenset(at for at in left if gold[at]["type"] == kind and scorer.spans_match(spans[id(gold[at])], (start, end))),
        )
        for marks, kind, sentence, start, end in told
    ]
    return Read(document.name, document.language, len(pairs), len(said), len(gold), misses)


def _fit(numpy: Any, reports: list[Read]) -> list[float]:
    return logistic(numpy, [(miss.marks, bool(miss.acts)) for one in reports for miss in one.misses])


def logistic(numpy: Any, rows: list[tuple[tuple[float, ...], bool]]) -> list[float]:
    """Logistic regression by Newton's method, with a ridge: the base, then a weight for each mark."""
    marks = numpy.array([(1.0, *row) for row, _ in rows])
    right = numpy.array([float(one) for _, one in rows])
    weights = numpy.zeros(marks.shape[1])
    ridge = numpy.full(len(weights), RIDGE)
    ridge[0] = ENOUGH
    for _ in range(STEPS):
        stated = 1 / (1 + numpy.exp(-(marks @ weights)))
        slope = marks.T @ (stated - right) + ridge * weights
        curve = (marks * (stated * (1 - stated))[:, None]).T @ marks + numpy.diag(ridge)
        step = numpy.linalg.solve(curve, slope)
        weights = weights - step
        if abs(step).max() < ENOUGH:
            break
    return [float(weight) for weight in weights]


def _probabilities(numpy: Any, weights: list[float], one: Read) -> list[float]:
    if not one.misses:
        return []
    marks = numpy.array([(1.0, *miss.marks) for miss in one.misses])
    return [float(stated) for stated in 1 / (1 + numpy.exp(-(marks @ numpy.array(weights))))]


def _f1(reports: list[Read], stated: dict[int, list[float]], threshold: float) -> float:
    """F1 of acts where the likeliest near miss of each sentence and type is taken from a threshold on."""
    found = said = gold = 0
    for one in reports:
        best: dict[tuple[int, str], tuple[float, Miss]] = {}
        for miss, likely in zip(one.misses, stated[id(one)], strict=True):
            key = miss.sentence, miss.type
            if likely >= threshold and (key not in best or likely > best[key][0]):
                best[key] = likely, miss
        used: set[int] = set()
        for _, miss in sorted(best.values(), key=lambda row: -row[0]):
            used.update(sorted(miss.acts - used)[:1])
        found, said, gold = found + one.found + len(used), said + one.said + len(best), gold + one.gold
    return 2 * found / (said + gold)


if __name__ == "__main__":
    main()
