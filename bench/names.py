"""Names across scripts: how well and how fast, beside peers, in one run.

    python bench/names.py [--names FOLDER] [--peers PYTHON] [--size 100000] [--namesakes] [--only pairs|search|doubles …]

FOLDER (default: ../shared/names beside the project) holds labelled pairs, `dev.jsonl`, and the tables of words that the
register is made of. PYTHON has nomenklatura, rapidfuzz, anyascii, pandas and splink. Figures of memory are of the process
that searches.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import shlex
import subprocess
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import made_names
import numpy as np
from figures import average_precision, best_f1, f1_at
from timing import GRAVAMEN

HERE = Path(__file__).parent
NAMES = HERE.parents[1] / "shared/names"
ENGINES = ("logic-v2", "logic-v1", "name-based", "rapidfuzz")
# as each recommends: 0.7 is nomenklatura's
THRESHOLDS = {
    "ours": 0.5,
    "logic-v2": 0.7,
    "logic-v1": 0.7,
    "name-based": 0.7,
    "rapidfuzz": 0.7,
}
SCRIPTS = {"ru": "Cyrl", "ar": "Arab", "he": "Hebr", "ko": "Hang", "zh": "Hani", None: "Latn"}
WARMING = 50  # searches before those that are timed
REPEATED = 10  # times that the pairs are given to our command, to tell its start from its speed


def pairs(folder: Path, peers: str | None) -> None:
    file = folder / "dev.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    match = np.array([row["match"] for row in rows])
    script = np.array([SCRIPTS[row["right"].get("lang")] for row in rows])
    print(f"\n{len(rows):,} labelled pairs: {file.name}\n")
    scripts = sorted(set(script))
    print(f"{'':12}{'best F1':>9}{'F1 at its threshold':>21}{'AP':>8}{'pairs/s':>10}   best F1 by script: {', '.join(scripts)}")
    commands = {"ours": [GRAVAMEN, "names", "score"]}
    if peers:
        commands |= {engine: [*shlex.split(peers), str(HERE / "names_peers.py"), engine] for engine in ENGINES}
    for engine, command in commands.items():
        begun = time.perf_counter()
        said = subprocess.run(command, input=file.read_bytes(), capture_output=True, check=True).stdout.split()
        took = time.perf_counter() - begun
        score = np.array([float(one) for one in said])
        by_script = "  ".join(f"{best_f1(match[script == one], score[script == one]):.3f}" for one in scripts)
        print(
            f"{engine:12}{best_f1(match, score):9.3f}{f1_at(match, score, THRESHOLDS[engine]):21.3f}"
            f"{average_precision(match, score):8.3f}{len(rows) / took:10,.0f}   {by_script}"
        )
    begun = time.perf_counter()
    subprocess.run(commands["ours"], input=file.read_bytes() * REPEATED, capture_output=True, check=True)
    took = time.perf_counter() - begun
    print(f"ours, the same {REPEATED} times over in one process: {REPEATED * len(rows) / took:,.0f} pairs/s, start included")


def search(folder: Path, size: int, queries: int = 1000) -> None:
    """Build an index in an encrypted record, and look by name alone for those whose doubles were kept out of it."""
    entries = made_names.register(made_names.read_words(folder), size, seed=1)
    first = {entry.person: place for place, entry in enumerate(entries) if not entry.manner}
    doubles = [place for place, entry in enumerate(entries) if entry.manner]
    kept_out = random.Random(2).sample(doubles, min(queries + WARMING, len(doubles)))
    sought = [(entries[place], first[entries[place].person]) for place in kept_out]
    absent = frozenset(kept_out)
    with tempfile.TemporaryDirectory() as temporary:
        from gravamen.casebook import house

        house.make(Path(temporary) / "record", key_file=Path(temporary) / "key")
        from django.db import transaction

        from gravamen.casebook import name_index
        from gravamen.casebook.models import Name, Person

        with transaction.atomic():
            for begin in range(0, size, 20_000):
                numbered = enumerate(entries[begin : begin + 20_000], begin + 1)
                part = [(number, one) for number, one in numbered if number - 1 not in absent]
                Person.objects.bulk_create([Person(pk=number, name=one.name) for number, one in part], batch_size=400)
                rows = [Name(pk=number, person_id=number, text=one.name, script=one.script) for number, one in part]
                Name.objects.bulk_create(rows, batch_size=200)
        begun, worked = time.perf_counter(), time.process_time()
        with transaction.atomic():
            name_index.build()
        built, built_by = time.perf_counter() - begun, time.process_time() - worked
        del entries
        megabytes = (Path(temporary) / "record/record.db").stat().st_size / 1e6
        from django.db import connections

        connections.close_all()
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            found, took, spent, memory = pool.submit(_searched, Path(temporary), [entry.name for entry, _ in sought]).result()
    at_one = at_five = 0
    by_manner: dict[str, list[bool]] = defaultdict(list)
    for (entry, place), numbers in zip(sought[WARMING:], found, strict=True):
        at_one += numbers[:1] == [place + 1]
        at_five += place + 1 in numbers
        by_manner[entry.manner].append(place + 1 in numbers)
    print(f"\nsearch among {size:,} names in an encrypted record ({megabytes:,.0f} MB), {len(found)} looked for\n")
    print(f"recall at 1 {at_one / len(found):.3f}, at 5 {at_five / len(found):.3f}")
    for what, seconds, build in (("a search takes", took, built), ("of the processor's time", spent, built_by)):
        median, late = np.percentile(np.array(seconds) * 1000, [50, 95])
        print(f"{what}: {median:.1f} ms (median), {late:.1f} ms (95th percentile); to build the index {build:.0f} s")
    shares = ", ".join(f"{manner} {np.mean(hits):.2f}" for manner, hits in sorted(by_manner.items()))
    print(f"recall at 5 by manner: {shares}")
    print(f"memory of the process that searches at most {memory:,.0f} MiB")


def _searched(folder: Path, names: list[str]) -> tuple[list[list[int]], list[float], list[float], float]:
    """In a process that does nothing else: the five found of each name, seconds by the clock and of the processor, memory."""
    from gravamen.casebook import house

    house.enter(folder / "record", key_file=folder / "key")
    from gravamen.casebook import who
    from gravamen.names.named import Named

    found, took, spent = [], [], []
    for name in names:
        begun, worked = time.perf_counter(), time.process_time()
        numbers = [one.number for one in who.find(Named(name), 5)]
        took.append(time.perf_counter() - begun)
        spent.append(time.process_time() - worked)
        found.append(numbers)
    # a script's tables are read when the first name of it comes
    return found[WARMING:], took[WARMING:], spent[WARMING:], _memory()


def doubles(folder: Path, size: int, peers: str | None, namesakes: bool) -> None:
    """Find the doubles of a made-up register, beside Splink."""
    entries = made_names.register(made_names.read_words(folder), size, seed=1, namesakes=namesakes)
    of: dict[int, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        of[entry.person].append(place)
    true = {(one[0], one[1]) for one in of.values() if len(one) == 2}
    print(f"\ndoubles among {size:,} entries{', many of them namesakes' if namesakes else ''}: {len(true):,}\n")
    print(
        f"{'':12}{'seconds':>9}{'processor':>11}{'found at 0.5':>14}{'precision':>11}{'recall':>8}   precision at recall 0.90"
    )
    from gravamen.names.duplicates import doubles as find
    from gravamen.names.named import Named

    begun, worked = time.perf_counter(), _processor()
    found = find([Named(one.name, born=one.born, country=one.country) for one in entries], least=0.05, workers=2)
    _told(
        "ours",
        time.perf_counter() - begun,
        _processor() - worked,
        [((one.one, one.other), one.probability) for one in found],
        true,
    )
    print(f"memory at most {_memory():,.0f} MiB, making the register included")
    if peers:
        with tempfile.TemporaryDirectory() as temporary:
            path = Path(temporary) / "register.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                write = csv.writer(file)
                write.writerow(["id", "name", "born", "country"])
                write.writerows([place, one.name, one.born, one.country] for place, one in enumerate(entries))
            for engine in ("splink", "splink-wide"):
                begun, worked = time.perf_counter(), _processor()
                command = [*shlex.split(peers), str(HERE / "names_peers.py"), engine, str(path)]
                said = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
                took, spent = time.perf_counter() - begun, _processor() - worked
                rows = [line.split(",") for line in said]
                pairs = [((min(int(a), int(b)), max(int(a), int(b))), float(p)) for a, b, p in rows]
                _told(engine, took, spent, pairs, true)


def _memory() -> float:
    """The most MiB that this process has held. Linux counts in `ru_maxrss` what it was before it became what it is, too."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _processor() -> float:
    """Seconds that this process and those that it waited for have had of a processor."""
    return sum(
        used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _told(
    engine: str, took: float, spent: float, found: list[tuple[tuple[int, int], float]], true: set[tuple[int, int]]
) -> None:
    found = sorted(found, key=lambda pair: -pair[1])
    hits = np.cumsum([pair in true for pair, _ in found])
    said = sum(probability >= 0.5 for _, probability in found)
    precision, recall = (hits[said - 1] / said, hits[said - 1] / len(true)) if said else (0, 0)
    enough = np.flatnonzero(hits >= 0.9 * len(true))
    less = np.flatnonzero(hits >= 0.8 * len(true))
    at_90 = f"{hits[enough[0]] / (enough[0] + 1):.3f}" if len(enough) else f"not reached (most: {hits[-1] / len(true):.3f})"
    if len(less) and not len(enough):
        at_90 += f", at recall 0.80 {hits[less[0]] / (less[0] + 1):.3f}"
    print(f"{engine:12}{took:9.0f}{spent:11.0f}{said:14,}{precision:11.3f}{recall:8.3f}   {at_90}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, default=NAMES)
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--namesakes", action="store_true", help="doubles: as many persons of one name as French voters")
    parser.add_argument("--only", nargs="*", default=["pairs", "search", "doubles"])
    options = parser.parse_args()
    if not (options.names / "dev.jsonl").exists():
        print(f"There are no names in {options.names}; name a folder that has them: --names FOLDER")
        return
    if "pairs" in options.only:
        pairs(options.names, options.peers)
    if "search" in options.only:
        search(options.names, options.size)
    if "doubles" in options.only:
        doubles(options.names, options.size, options.peers, options.namesakes)


if __name__ == "__main__":
    main()
