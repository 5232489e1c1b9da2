"""Teaches the reader anew what the words of sentences tell (`taught.bin` of each pack), and how all that speaks is judged.

    teach_reader.py [LANG …] [--write] [--level CORPUS …]    needs scikit-learn, which nothing else of the project does

Logistic regressions in two steps. The first is of sentences: their words, against each type of act that they tell, learned from
the marked reports (`made/LANG-told*.txt`), those to learn from (`made/LANG-dev.jsonl`) and the turns of phrase of the pack. The
second is of what the reader then makes of each report: of its rules, its turns and the words (`gravamen.reading.judging`),
against what is annotated. Lest the second trust the words too much, it is learned in parts: each part of the reports is read
with words that were learned from the others.

Made-up reports tell fewer acts to a page than real ones, and in more ways that no rule knows. So `--level` sets two of the
weights, that of any act and that of one which the rules found, by reports of which these are true: folders of NAME/source.txt
and NAME/gold.json.
In: the reports. Out: F1 on reports by thresholds, read in parts, how often what is said is right, and with `--write` the files.
"""

from __future__ import annotations

import argparse
import json
import struct
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, chain, product
from math import exp
from pathlib import Path
from typing import Any
from unittest import mock

import marked

import gravamen.reading.reader as reader
from gravamen.reading import judging, pack, turns
from gravamen.reading.draft import Draft
from gravamen.reading.taught import FILE, NO_ACT, PLACES, Plain, Taught, features, length, weight
from gravamen.reading.tokens import tokenize
from gravamen.text import Text

MADE = Path(__file__).parent / "made"
PACKS = Path(__file__).parents[1] / "src/gravamen/reading/packs"
LANGUAGES = ("be", "en", "es", "fr", "ru")
PARTS = 4
OVERLAP = 1 / 3  # of the shorter passage, as the scorer has it
OF_REAL = 2.0  # what a report that follows a real one counts beside the others
OF_TURNS = 0.4  # what a turn of phrase counts beside a sentence of a report
OF_RULES = {"be": 0.2, "es": 0.2, "fr": 0.2, "ru": 0.2}  # the same of the words of a rule; English was learned without
OF_A_RULE = 10  # times that a rule is taken with other words
RIDGE, JUDGMENT_RIDGE = 2.0, 0.3  # the inverse strength of what holds weights small
AT_ONCE = 40  # reports that are read in one go
LEAST_MET = 3  # sentences and turns in which a feature must stand
SELDOM = 1.5  # the power of how seldom a feature is met by which it is let weigh more
LEAST_WEIGHT = 0.15  # a feature that weighs less for every type is left out
SOURCE = "learned from reports written for the project (bench/made) and from the pack, November 2026"
MOST = 127
NEVER = -30.0  # what a type has by itself of which nothing was learned
LEVEL_RIDGE, LEVEL_STEPS = 0.5, 12
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4)


@dataclass(slots=True)
class Report:
    """A report with what is annotated in it: acts by their type and passage, and where the same are told again."""

    text: str
    acts: list[tuple[str, int, int]]
    again: list[tuple[str, int, int]] = field(default_factory=list)
    whole: bool = True  # no row of sentences that have nothing to do with each other
    of: str = ""  # the file that it stands in
    counts: float = 1.0  # how often it is counted
    sentences: list[tuple[Counter[str], frozenset[str]]] = field(default_factory=list)
    heard: list[tuple[dict[str, float], bool, tuple[str, int, int]]] = field(default_factory=list)

    @property
    def judged(self) -> bool:
        """Whether the judgment is learned from it: sentences of livelier reports are many, and few of them plain."""
        return self.whole or self.counts > 1

    def texts(self) -> list[tuple[int, str]]:
        """What is read in one go, with where it begins: the whole report, or each of sentences that have nothing in common."""
        if self.whole:
            return [(0, self.text)]
        lines = accumulate(self.text.splitlines(keepends=True), lambda row, line: (row[0] + len(row[1]), line), initial=(0, ""))
        return [(at, line.rstrip("\n")) for at, line in lines if line.strip()]


def reports(language: str) -> list[Report]:
    """All reports of a language to learn from."""
    found = []
    for path in sorted(MADE.glob(f"{language}-told*.txt")):
        times = OF_REAL if path.stem.endswith("-real") else 1.0
        for one in marked.reports(path):
            rows = [((mark.type, mark.start, mark.end), mark.again) for mark in one.marks if mark.type != marked.DEMAND]
            acts, told_again = ([row for row, again in rows if again is which] for which in (False, True))
            of = path.stem if one.kind != marked.SENTENCES else f"{path.stem}, sentences"
            found.append(Report(one.text, acts, told_again, whole=one.kind != marked.SENTENCES, of=of, counts=times))
    path = MADE / f"{language}-dev.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        told = json.loads(line)
        places = [(act["type"], told["text"].find(act["quote"]), len(act["quote"])) for act in told["acts"]]
        found.append(Report(told["text"], [(kind, at, at + size) for kind, at, size in places if at >= 0], of=path.stem))
    return found


def cut(report: Report, language: str) -> None:
    """Cut a report into sentences: the features of each, and the types of act that it tells."""
    words = pack.pack(language)
    characters = Text.plain(report.text).characters
    with mock.patch.object(reader, "taught", return_value=_Counting(words, report, characters)):
        reader.read_in(characters, words, None)


class _Counting:
    """Stands in the reader for what was learnt, and takes down what counts in each sentence."""

    def __init__(self, words: pack.Pack, report: Report, characters: str) -> None:
        self.plain, self.report, self.characters = Plain(words), report, characters

    def told(self, tokens: Any, entities: Any, times: Any) -> None:
        counted = self.plain.counted(tokens, entities, times)
        marks = [*self.report.acts, *self.report.again]
        for one in tokens.sentences:
            start, end = tokens.start[one.first], tokens.end[one.last - 1]
            kinds = frozenset(kind for kind, first, last in marks if meets((first, last), (start, end)))
            self.report.sentences.append((counts(counted[one.first : one.last], heading=one.heading), kinds))


def meets(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two passages share a third of the shorter one."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared > 0 and shared >= OVERLAP * min(one[1] - one[0], two[1] - two[0])


def counts(words: Sequence[str], *, heading: bool = False) -> Counter[str]:
    """How often each feature is met in a sentence."""
    return Counter(feature for feature, _ in features(words, heading=heading))


@cache
def turned(language: str) -> list[tuple[Counter[str], str]]:
    """The turns of phrase of a pack as sentences."""
    words = pack.pack(language)
    plain, rows = Plain(words), []
    for place, turn in turns.every_turn(words):
        tokens = tokenize(" ".join(turn), words)
        rows.append((counts(plain.counted(tokens, None, ())), PLACES[place]))
    return rows


@cache
def ruled(language: str) -> list[tuple[Counter[str], str]]:
    """What sets off the rules of a pack, with the words that they want after it, as sentences."""
    words = pack.pack(language)
    plain = Plain(words)
    heads: dict[int, list[tuple[str, ...]]] = {}
    rules: dict[int, pack.Trigger] = {}
    triggers = [((form,), every) for form, every in words.verb_triggers.items()]
    for head, every in (*triggers, *words.noun_triggers.items()):
        for rule in every:
            heads.setdefault(id(rule), []).append(head)
            rules[id(rule)] = rule
    rows = []
    for at, rule in rules.items():
        if rule.negated:
            continue
        wanted = [tuple(word.strip("*") for word in phrase) for phrase in (*rule.after, *rule.before_or_after)] or [()]
        told = [(*head, *phrase) for head, phrase in product(heads[at], wanted)]
        for one in told[:: max(1, len(told) // OF_A_RULE)][:OF_A_RULE]:
            rows.append((counts([plain.word(word) for word in one if word]), rule.type.value))
    return rows


def words_learned(learned: Iterable[Report], language: str) -> bytes:
    """`taught.bin` without a judgment, from the sentences of reports and the turns of the pack."""
    import numpy
    from joblib import Parallel, delayed
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    rows: list[tuple[Counter[str], frozenset[str], float]] = []
    for report in learned:
        for told, kinds in report.sentences:
            rows.append((told, kinds or frozenset({NO_ACT}), report.counts))
    rows.extend((told, frozenset({kind}), OF_TURNS) for told, kind in turned(language))
    if language in OF_RULES:
        rows.extend((told, frozenset({kind}), OF_RULES[language]) for told, kind in ruled(language))
    met = Counter(feature for told, _, _ in rows for feature in told)
    names = [feature for feature, times in met.items() if times >= LEAST_MET]
    at = {feature: place for place, feature in enumerate(names)}
    seldom = numpy.log(len(rows) / numpy.array([met[feature] for feature in names]))
    more = (seldom / numpy.median(seldom)) ** SELDOM
    data: list[float] = []
    columns: list[int] = []
    begins = [0]
    for told, _, _ in rows:
        by = length(told.elements())
        for feature, often in told.items():
            if feature in at:
                columns.append(at[feature])
                data.append(often * weight(feature) * by * more[at[feature]])
        begins.append(len(columns))
    matrix = csr_matrix((numpy.array(data, numpy.float32), columns, begins), shape=(len(rows), len(names)))
    times = [times for _, _, times in rows]

    def fitted(kind: str) -> Any:
        told = [kind in kinds for _, kinds, _ in rows]
        model = LogisticRegression(C=RIDGE, solver="liblinear", tol=1e-2)
        return model.fit(matrix, told, sample_weight=times) if any(told) else None

    weights = numpy.zeros((len(names), len(PLACES)), numpy.float32)
    base = [NEVER] * len(PLACES)
    for place, model in enumerate(Parallel(n_jobs=-1, max_nbytes=None)(delayed(fitted)(kind) for kind in PLACES)):
        if model is not None:
            weights[:, place], base[place] = more * model.coef_[0], float(model.intercept_[0])
    most = numpy.abs(weights).max(axis=1)
    kept = [place for place in range(len(names)) if most[place] >= LEAST_WEIGHT]
    unit = float(numpy.quantile(most[kept], 0.999)) / MOST
    table = numpy.clip(numpy.rint(weights[kept] / unit), -MOST, MOST).astype(int) + 128
    order = sorted(range(len(kept)), key=lambda place: zlib.crc32(names[kept[place]].encode()))
    sums = [zlib.crc32(names[kept[place]].encode()) for place in order]
    head = {
        "source": SOURCE,
        "places": PLACES,
        "base": [round(one, 4) for one in base],
        "unit": unit,
        "rows": len(order),
        "judgment": {},
    }
    body = struct.pack(f"<{len(sums)}I", *sums) + table[order].astype(numpy.uint8).tobytes()
    return json.dumps(head).encode() + b"\n" + body


def hear(reports: Sequence[Report], language: str, content: bytes) -> None:
    """Read reports with what `content` has learnt, and take down all that is judged in them, with whether it is right."""
    from joblib import Parallel, delayed

    rows = [(report, at, text) for report in reports for at, text in report.texts()]
    parts = [rows[begin : begin + AT_ONCE] for begin in range(0, len(rows), AT_ONCE)]
    every = Parallel(n_jobs=-1)(delayed(_heard)([row[2] for row in part], language, content) for part in parts)
    for report in reports:
        report.heard = []
    for (report, at, _), heard in zip(rows, chain.from_iterable(every), strict=True):
        for marks, (kind, start, end) in heard:
            act = kind, at + start, at + end
            right = any(kind == gold and meets(place, act[1:]) for gold, *place in report.acts)
            report.heard.append((marks, right, act))


def _heard(texts: Sequence[str], language: str, content: bytes) -> list[Any]:
    taught = Taught(pack.pack(language), content)
    return [_heard_in(text, language, taught) for text in texts]


def _heard_in(text: str, language: str, taught: Taught) -> list[tuple[dict[str, float], tuple[str, int, int]]]:
    every: list[tuple[judging.Heard, dict[str, float]]] = []

    def judge(*args: Any) -> list[Draft]:
        every.extend(judging.marked(*args))
        return []

    spans: dict[int, tuple[int, int]] = {}

    def told(tokens: Any, entities: Any, times: Any) -> Any:
        spans.update({0: (tokens.start, tokens.end)})
        return Taught.told(taught, tokens, entities, times)

    with (
        mock.patch.object(reader, "taught", return_value=mock.Mock(told=told)),
        mock.patch.object(reader, "judge", judge),
    ):
        reader.read_in(Text.plain(text).characters, pack.pack(language), None)
    starts, ends = spans.get(0, ((), ()))
    return [(marks, (one.draft.type.value, starts[one.draft.first], ends[one.draft.end - 1])) for one, marks in every]


def judgment_learned(learned: Sequence[Report]) -> dict[str, float]:
    """The weights of the marks."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [(marks, right, report.counts) for report in learned for marks, right, _ in report.heard]
    columns = DictVectorizer()
    model = LogisticRegression(C=JUDGMENT_RIDGE, max_iter=3000)
    data = columns.fit_transform([marks for marks, _, _ in rows])
    model.fit(data, [right for _, right, _ in rows], sample_weight=[times for _, _, times in rows])
    weights = dict(zip(columns.get_feature_names_out(), model.coef_[0], strict=True))
    return {"base": round(float(model.intercept_[0]), 3), **{name: round(float(one), 3) for name, one in weights.items()}}


def levelled(weights: dict[str, float], real: Sequence[Report]) -> dict[str, float]:
    """The same weights, that of any act and that of one found set so that what is said is right as often as it says."""
    rows = [(marks, right) for report in real for marks, right, _ in report.heard]
    told = dict(weights)
    for _ in range(LEVEL_STEPS):  # Newton's
        slope, bend = [0.0, 0.0], [[LEVEL_RIDGE, 0.0], [0.0, LEVEL_RIDGE]]
        for marks, right in rows:
            sure, own = likely(told, marks), (1.0, marks["found"])
            for one in range(2):
                slope[one] += own[one] * (right - sure)
                for two in range(2):
                    bend[one][two] += own[one] * own[two] * sure * (1 - sure)
        (a, b), (c, d) = bend
        size = a * d - b * c
        told["base"] += (d * slope[0] - b * slope[1]) / size
        told["found"] += (a * slope[1] - c * slope[0]) / size
    return told | {"base": round(told["base"], 3), "found": round(told["found"], 3)}


def annotated(corpus: Path, language: str) -> list[Report]:
    """The reports of a folder in a language."""
    found = []
    for path in sorted(corpus.glob("*/gold.json")):
        told = json.loads(path.read_text("utf-8"))
        text = (path.parent / "source.txt").read_text("utf-8")
        if told["language"].startswith(language):
            places = [(act["type"], text.find(act["quote"]), len(act["quote"])) for act in told["acts"]]
            found.append(Report(text, [(kind, at, at + size) for kind, at, size in places if at >= 0]))
    return found


def likely(weights: dict[str, float], marks: dict[str, float]) -> float:
    return 1 / (1 + exp(-weights["base"] - sum(weights.get(name, 0.0) * mark for name, mark in marks.items())))


def found(report: Report, said: list[tuple[str, int, int]]) -> int:
    """How many of the acts said are annotated, each once."""
    left, count = list(report.acts), 0
    for kind, start, end in said:
        for act in left:
            if act[0] == kind and meets(act[1:], (start, end)):
                left.remove(act)
                count += 1
                break
    return count


def show(learned: Sequence[Report], language: str) -> None:
    """F1 by thresholds, each part judged by what the others taught; first of each kind of report, then of all."""
    judged: list[tuple[Report, list[tuple[float, tuple[str, int, int]]]]] = []
    for part in range(PARTS):
        weights = judgment_learned([one for place, one in enumerate(learned) if place % PARTS != part])
        for report in learned[part::PARTS]:
            judged.append((report, [(likely(weights, marks), act) for marks, _, act in report.heard]))
    for of in (*sorted({report.of for report in learned}), ""):
        these = [row for row in judged if of in ("", row[0].of)]
        gold = sum(len(report.acts) for report, _ in these)
        told = []
        for least in THRESHOLDS:
            rows = [(report, [act for sure, act in acts if sure >= least]) for report, acts in these]
            said, right = sum(len(acts) for _, acts in rows), sum(found(*row) for row in rows)
            told.append(f"{least:.2f} {2 * right / (said + gold):.3f} ({right / max(said, 1):.2f}, {right / gold:.2f})")
        print(f"{of or language}, {len(these)} reports, {gold} acts; from: F1 (P, R)", " | ".join(told), flush=True)


def teach(language: str, level: Sequence[Path], *, write: bool) -> None:
    began = time.perf_counter()
    every = reports(language)
    for report in every:
        cut(report, language)
    print(f"{language}: {len(every)} texts, {sum(len(one.sentences) for one in every)} sentences", flush=True)
    for part in range(PARTS):
        others = [one for place, one in enumerate(every) if place % PARTS != part]
        hear([one for one in every[part::PARTS] if one.judged], language, words_learned(others, language))
    learned = [one for one in every if one.judged]
    show(learned, language)
    if write:
        content = words_learned(every, language)
        weights = judgment_learned(learned)
        if real := [report for corpus in level for report in annotated(corpus, language)]:
            hear(real, language, content)
            before, weights = weights, levelled(weights, real)
            print(f"{language}: by {len(real)} reports", {name: (before[name], weights[name]) for name in ("base", "found")})
        head, _, body = content.partition(b"\n")
        told = json.loads(head) | {"judgment": weights}
        (PACKS / language / FILE).write_bytes(json.dumps(told).encode() + b"\n" + body)
        print(f"{language}: {told['rows']} features written")
    print(f"{language}: {time.perf_counter() - began:.0f} s", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--write", action="store_true", help="write taught.bin into the packs")
    parser.add_argument("--level", nargs="*", default=[], type=Path, metavar="CORPUS", help="annotated reports to level by")
    given = parser.parse_args()
    for one in given.languages:
        teach(one, given.level, write=given.write)
    sys.exit(0)
