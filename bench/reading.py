"""The reader on annotated reports: what it finds, beside peers; speed; what each rule brings; how sure it is.

    reading.py                                  all tables for the corpora beside the repository
    reading.py --corpus PATH …                  others: folders of NAME/source.txt and NAME/gold.json, or lines as in made/
    reading.py --peers PYTHON                   beside spaCy and natasha, installed for that interpreter;
               --spacy-model NAME               spaCy's small English model, if it is not en_core_web_sm
    reading.py --assistant ADDRESS --model NAME with a language model on this machine beside the reader
    reading.py --once                           one quick run, to see that it works

In: annotated reports; where there are none beside the repository, the speed alone is measured, on reports that are made.
Out: tables. The scores are those of the corpus's own scorer.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import generated
import timing

from gravamen.reading import read, reader
from gravamen.reading.annotation import as_annotation
from gravamen.reading.pack import Pack, pack
from gravamen.text import Text

SHARED = Path(__file__).parents[2] / "shared"
CORPORA = [SHARED / "corpus" / "dev", SHARED / "corpus" / "dev-multilingual"]
LETTER = 5_500  # characters
MADE = Path(__file__).parent / "made"
MADE_SHOWN = ("act", "act (any type)", "  date", "  victims", "  perpetrators", "person", "organisation", "demand")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

# What a peer does, in a process of its own: lines of (language, text) in, names and seconds out.
_PEERS = """
import json, sys, time, resource
rows = json.load(open(sys.argv[1]))
out = {}
began = time.perf_counter()
try:
    if sys.argv[2] == "spaCy":
        import spacy
        model = spacy.load(sys.argv[3])
        def names(text):
            found = model(text).ents
            return [e.text for e in found if e.label_ == "PERSON"], [e.text for e in found if e.label_ == "ORG"]
    else:
        from natasha import Segmenter, NewsEmbedding, NewsNERTagger, Doc
        segmenter, embedding = Segmenter(), NewsEmbedding()
        tagger = NewsNERTagger(embedding)
        def names(text):
            doc = Doc(text)
            doc.segment(segmenter)
            doc.tag_ner(tagger)
            return [s.text for s in doc.spans if s.type == "PER"], [s.text for s in doc.spans if s.type == "ORG"]
except Exception as error:
    print(json.dumps({"missing": str(error)[:200]}))
    sys.exit()
started = time.perf_counter() - began
for name, text in rows.items():
    out[name] = names(text)
began = time.perf_counter()
for text in rows.values():
    names(text)
took = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"names": out, "start": started, "seconds": took, "memory": used}))
"""
_OURS = """
import json, sys, time, resource
began = time.perf_counter()
from gravamen.reading import read
from gravamen.text import Text
rows = json.load(open(sys.argv[1]))
read(Text.plain("The police arrested a worker."), language=sys.argv[2])
started = time.perf_counter() - began
for text in rows.values():
    read(Text.plain(text), language=sys.argv[2])
began = time.process_time()
for text in rows.values():
    read(Text.plain(text), language=sys.argv[2])
took = time.process_time() - began
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"start": started, "seconds": took, "memory": used}))
"""


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    gold: dict[str, Any]

    @property
    def language(self) -> str:
        return str(self.gold.get("language") or "en")


def main(words: list[str]) -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, nargs="+", metavar="PATH")
    ask.add_argument("--peers", type=Path, metavar="PYTHON")
    ask.add_argument(
        "--spacy-model", metavar="NAME", default="en_core_web_sm", help="a small English model of that interpreter"
    )
    ask.add_argument("--assistant", metavar="ADDRESS")
    ask.add_argument("--model", metavar="NAME", default="")
    ask.add_argument("--once", action="store_true")
    options = ask.parse_args(words)
    folders = options.corpus or CORPORA
    scorer = corpus_scorer()
    print(f"The reader on annotated reports: {timing.machine()}.")
    annotated: list[Document] = []
    for folder in folders if scorer else ():
        found = list(documents(folder))
        if found:
            annotated += found
            _scores(scorer, folder.name, found, options)
    if scorer and not options.corpus:
        _made(scorer)
    if not annotated:
        print("No annotated reports, or no scorer, beside the repository: only speed is measured.")
    _speed(annotated, options)
    if annotated:
        _calibration(scorer, annotated)
        _ablation(scorer, annotated, once=options.once)


def corpus_scorer() -> ModuleType | None:
    path = SHARED / "tools" / "score_reading.py"
    spec = importlib.util.spec_from_file_location("score_reading", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_reading"] = module
    spec.loader.exec_module(module)
    return module


def documents(folder: Path) -> Iterator[Document]:
    """The reports of a folder of NAME/source.txt and NAME/gold.json, or of a file of lines with both (`made/`)."""
    if folder.suffix == ".jsonl":
        for line in folder.read_text("utf-8").splitlines():
            gold = json.loads(line)
            yield Document(gold["id"], gold["text"], gold)
        return
    for file in sorted(folder.glob("*/gold.json")):
        text = (file.parent / "source.txt").read_text("utf-8")
        yield Document(file.parent.name, text, json.loads(file.read_text("utf-8")))


def _said(document: Document) -> dict[str, Any]:
    text = Text.plain(document.text)
    return as_annotation(text, read(text, language=document.language))


def _counted(scorer: Any, documents: list[Document], said: dict[str, dict[str, Any]]) -> dict[str, Any]:
    total: dict[str, Any] = defaultdict(scorer.Count)
    for one in documents:
        for name, count in scorer.score(one.gold, said.get(one.name, {}), one.text).items():
            total[name].add(count)
    return total


def _scores(scorer: Any, name: str, documents: list[Document], options: argparse.Namespace) -> None:
    """The scorer's table, with a peer's names and an assistant's acts beside ours where they were asked for."""
    readings = {one.name: _said(one) for one in documents}
    columns = {"ours": _counted(scorer, documents, readings)}
    for peer, language in (("spaCy", "en"), ("natasha", "ru")):
        theirs = [one for one in documents if one.language == language]
        if options.peers and theirs:
            answer = _asked(options.peers, _PEERS, theirs, peer, options.spacy_model)
            if "missing" in answer:
                print(f"{peer}: not there ({answer['missing']}).")
                continue
            said = {
                doc: {
                    "persons": [{"name": one} for one in _once(people)],
                    "organisations": [{"name": one} for one in _once(bodies)],
                }
                for doc, (people, bodies) in answer["names"].items()
            }
            columns[f"{peer}, {len(theirs)} documents"] = _counted(scorer, theirs, said)
            columns[f"ours on these {len(theirs)}"] = _counted(scorer, theirs, readings)
    if options.assistant:
        columns["with the assistant"] = _counted(scorer, documents, _assisted(documents, options))
    rows = []
    for what in columns["ours"]:
        cells: list[str] = []
        for column, counts in columns.items():
            count = counts[what]
            named = not column.startswith(("spaCy", "natasha")) or what in ("person", "organisation")
            cells += [f"{count.precision:.2f} {count.recall:.2f} {count.f1:.3f}" if named and count.gold else "–"]
        rows.append((what, *cells, str(columns["ours"][what].gold)))
    heads = tuple(f"{column}: P R F1" for column in columns)
    timing.table(f"{name}, {len(documents)} documents", ("what", *heads, "annotated"), rows)
    worst = sorted((scorer.score(one.gold, readings[one.name], one.text)["act"].f1, one.name) for one in documents)[:10]
    print("Worst: " + ", ".join(f"{doc} {f1:.2f}" for f1, doc in worst))


def _made(scorer: Any) -> None:
    """The short reports that were made up for this project, by language: those to learn from, and those held back."""
    rows = []
    for file in sorted(MADE.glob("*.jsonl")):
        found = list(documents(file))
        counts = _counted(scorer, found, {one.name: _said(one) for one in found})
        cells = [f"{counts[what].f1:.3f}" for what in MADE_SHOWN]
        recalled = f"{counts['act'].precision:.2f} {counts['act'].recall:.2f}"
        rows.append((file.stem, str(len(found)), str(counts["act"].gold), recalled, *cells))
    if rows:
        heads = ("set", "reports", "acts", "act: P R", *(f"{what.strip()}: F1" for what in MADE_SHOWN))
        timing.table("Made-up reports", heads, rows)


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _asked(python: Path, program: str, documents: list[Document], *words: str) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({one.name: one.text for one in documents}, file)
        file.flush()
        run = subprocess.run(
            [python, "-c", program, file.name, *words], capture_output=True, text=True, timeout=600, check=False
        )
    if run.returncode:
        return {"missing": run.stderr.strip().splitlines()[-1] if run.stderr.strip() else "it failed"}
    answer: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return answer


def _assisted(documents: list[Document], options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    from gravamen.assistant.proposing import Count, with_proposals
    from gravamen.assistant.server import Server

    server = Server.at(options.assistant, options.model)
    total = Count()
    said = {}
    began = time.perf_counter()
    for one in documents:
        text = Text.plain(one.text)
        reading, count = with_proposals(text, read(text, language=one.language), server)
        for field in ("said", "kept", "told", "false"):
            setattr(total, field, getattr(total, field) + getattr(count, field))
        said[one.name] = as_annotation(text, reading)
    print(
        f"The assistant {options.model}: {total.said} proposed, {total.kept} added, {total.told} told already, "
        f"{total.false} not in the report's words; {time.perf_counter() - began:.0f} s."
    )
    return said


def _speed(documents: list[Document], options: argparse.Namespace) -> None:
    """Letters a second in one process, start and memory; and how the cost grows."""
    once, peers = options.once, options.peers
    english = [one for one in documents if one.language == "en"]
    if not english:
        made = "\n\n".join(generated.paragraphs(3))
        english = [Document("made", made, {"language": "en"})]
    size = sum(len(one.text) for one in english)
    rows = []
    ours: list[float] = []
    for _ in range(1 if once else timing.RUNS):
        answer = _asked(Path(sys.executable), _OURS, english, "en")
        ours.append(size / LETTER / answer["seconds"])
    rows.append(("ours", timing.spread(ours).short(), f"{answer['start']:.2f}", f"{answer['memory']:.0f}"))
    for peer, theirs in (("spaCy", english), ("natasha", [one for one in documents if one.language == "ru"])):
        answer = _asked(peers, _PEERS, theirs, peer, options.spacy_model) if peers and theirs else {"missing": ""}
        if "missing" not in answer:
            letters = sum(len(one.text) for one in theirs) / LETTER / answer["seconds"]
            rows.append((peer, f"{letters:.1f}", f"{answer['start']:.2f}", f"{answer['memory']:.0f}"))
    timing.table(f"Speed, one process: letters of {LETTER:,} characters", ("reader", "letters/s", "start s", "MiB"), rows)
    base = "\n\n".join(one.text for one in english)
    grown = []
    for times in (1, 10) if once else (1, 10, 100, 400):
        text = Text.plain((base * (5_000 * times // len(base) + 1))[: 5_000 * times])
        grown.append(timing.spread(timing.seconds(lambda text=text: read(text, language="en"), 1 if times > 10 else 3)).least)
    timing.table(
        "How the cost grows: characters, and seconds against 5,000 of them",
        ("characters", "times as long"),
        [(f"{5_000 * times:,}", f"{took / grown[0]:.1f}") for times, took in zip((1, 10, 100, 400), grown, strict=False)],
    )


def _calibration(scorer: Any, documents: list[Document]) -> None:
    """How often proposals of each probability are right: type and passage as annotated."""
    right: dict[int, list[bool]] = defaultdict(list)
    stated: dict[int, list[float]] = defaultdict(list)
    for one in documents:
        said, gold = _said(one)["acts"], one.gold["acts"]
        spans = {id(act): scorer.span(act, one.text) for act in (*said, *gold)}

        def same(a: Any, b: Any, spans: dict[int, Any] = spans) -> bool:
            return a["type"] == b["type"] and scorer.spans_match(spans[id(a)], spans[id(b)])

        matched = {place for _, place in scorer.pair(gold, said, same)}
        for place, act in enumerate(said):
            at = next(number for number, edge in enumerate(BINS[1:]) if act["probability"] < edge)
            right[at].append(place in matched)
            stated[at].append(act["probability"])
    rows = [
        (
            f"{BINS[at]:.1f} to {min(BINS[at + 1], 1):.1f}",
            f"{sum(stated[at]) / len(stated[at]):.2f}",
            f"{sum(right[at]) / len(right[at]):.2f}",
            str(len(right[at])),
        )
        for at in sorted(right)
    ]
    error = sum(abs(sum(stated[at]) - sum(right[at])) for at in right) / sum(map(len, right.values()))
    timing.table("Calibration: how sure, how often right", ("probability", "mean", "right", "proposals"), rows)
    print(f"Expected calibration error: {error:.3f}")


def _ablation(scorer: Any, documents: list[Document], *, once: bool) -> None:
    """F1 of acts without each step, and without each rule that changes it."""
    whole = _f1(scorer, documents)
    rows = [("all", f"{whole[0]:.3f}", f"{whole[1]:.3f}", "")]
    for name, without in _STEPS.items():
        with without():
            left = _f1(scorer, documents)
        rows.append((name, f"{left[0]:.3f}", f"{left[1]:.3f}", f"{left[0] - whole[0]:+.3f}"))
    timing.table("Without each step: F1 of acts, of acts of any type", ("without", "act", "any type", "change"), rows)
    changed = []
    rules = 0
    for language in sorted({one.language for one in documents} & set(reader.languages())):
        theirs = [one for one in documents if one.language == language]
        base = _f1(scorer, theirs)[0]
        names = _rules(pack(language))
        rules += len(names)
        for rule in names[:3] if once else names:
            with _without_rule(language, rule):
                left = _f1(scorer, theirs)[0]
            if abs(left - base) > 1e-9:
                changed.append((left - base, f"{language} {rule}"))
    changed.sort()
    shown = changed[:15] + [one for one in changed[15:] if one[0] > 0]
    timing.table(
        f"Without each rule: {len(changed)} of {rules} change the F1 of their language here",
        ("rule", "change without it"),
        [(name, f"{change:+.3f}") for change, name in shown],
    )


def _f1(scorer: Any, documents: list[Document]) -> tuple[float, float]:
    counts = _counted(scorer, documents, {one.name: _said(one) for one in documents})
    return counts["act"].f1, counts["act (any type)"].f1


def _rules(words: Pack) -> list[str]:
    triggers = (*words.verb_triggers.values(), *words.noun_triggers.values())
    return sorted({rule.id for rules in triggers for rule in rules})


@contextmanager
def _without_rule(language: str, name: str) -> Iterator[None]:
    """The reader without one rule of a pack: its triggers set nothing off."""
    words = pack(language)
    met = getattr(words, "opened", {})  # what an inflected pack remembers of words is of all rules
    met.clear()
    tables: list[tuple[dict[Any, Any], Any, Any]] = []
    for table in (words.verb_triggers, words.noun_triggers):
        for key, rules in list(table.items()):
            left = tuple(rule for rule in rules if rule.id != name)
            if len(left) < len(rules):
                tables.append((table, key, rules))
                table[key] = left
    try:
        yield
    finally:
        met.clear()
        for table, key, rules in tables:
            table[key] = rules


@contextmanager
def _no_fold() -> Iterator[None]:
    with mock.patch.object(reader, "fold", side_effect=lambda *given: given[0]):
        yield


@contextmanager
def _no_story() -> Iterator[None]:
    with mock.patch("gravamen.reading.fold._carry", return_value=None):
        yield


@contextmanager
def _no_languages() -> Iterator[None]:
    with mock.patch.object(reader, "passages_by_language", side_effect=lambda *given: {given[1]: []}):
        yield


_STEPS = {
    "folding tellings of one act": _no_fold,
    "carrying what the story settles": _no_story,
    "passages in their own language": _no_languages,
}

if __name__ == "__main__":
    main(sys.argv[1:])
