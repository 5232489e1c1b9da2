"""The record's pace on SQLCipher: reports taken in, read, decided on, and the chain checked.

`python bench/record.py`. The ratio is to one bare row written and synced to an SQLCipher file in the same run: what no
record that is safe against a cut of the power can be faster than.
"""

from __future__ import annotations

import datetime
import tempfile
import time
from pathlib import Path

from timing import machine, table

REPORTS = 250  # four entries each: a chain of a thousand


def floor(folder: Path) -> float:
    """Seconds for one row in a transaction of its own, synced, in a bare SQLCipher file."""
    from sqlcipher3 import dbapi2

    bare = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    for line in (f"key = \"x'{'00' * 32}'\"", "journal_mode = WAL", "synchronous = FULL"):
        bare.execute(f"PRAGMA {line}")
    bare.execute("CREATE TABLE rows (content TEXT)")
    began = time.perf_counter()
    for _ in range(200):
        bare.execute("INSERT INTO rows VALUES (?)", ("x" * 2000,))
    return (time.perf_counter() - began) / 200


def main() -> None:
    from gravamen.casebook import house as houses
    from gravamen.intake import receive
    from gravamen.reading import read

    print(f"The record's pace: {machine()}; {REPORTS} reports of one sentence, one run.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = houses.make(folder / "record", key_file=folder / "key")
        from gravamen.casebook import queries
        from gravamen.casebook.audit import verify
        from gravamen.casebook.models import Proposal
        from gravamen.casebook.services import Record

        record = Record(home, "bench", lambda: datetime.datetime(2021, 3, 1, tzinfo=datetime.UTC))
        case = record.open_case("bench", "Bench", "BY")
        texts = [f"On {1 + at % 28} May 2020 the police arrested {at + 2} workers of plant {at}." for at in range(REPORTS)]
        steps: list[tuple[str, int, float]] = []

        began = time.perf_counter()
        reports = [record.take_in(case, receive(text.encode(), f"{at}.txt"))[0].report for at, text in enumerate(texts)]
        steps.append(("take in a report", REPORTS, time.perf_counter() - began))
        began = time.perf_counter()
        for report in reports:
            record.propose(report, read(queries.text_of(report), language="en"), "bench")
        steps.append(("read it and keep its proposals", REPORTS, time.perf_counter() - began))
        numbers = list(Proposal.objects.filter(kind="act").values_list("pk", flat=True))
        began = time.perf_counter()
        for number in numbers:
            record.accept(case, number)
        steps.append(("accept an act", len(numbers), time.perf_counter() - began))
        waiting = list(Proposal.objects.filter(state="open").values_list("pk", flat=True))
        began = time.perf_counter()
        for number in waiting:
            record.refuse(number)
        steps.append(("refuse a proposal", len(waiting), time.perf_counter() - began))
        began = time.perf_counter()
        verdict = verify(home.originals, home.anchor, home.keyring)
        steps.append((f"check an entry, of {verdict.entries:,}", verdict.entries, time.perf_counter() - began))
        least = floor(folder)
        table(
            f"One bare row written and synced takes {least * 1000:.2f} ms",
            ("step", "× a bare row", "ms each", "a second"),
            [
                (step, f"{took / count / least:.1f}", f"{took / count * 1000:.1f}", f"{count / took:.0f}")
                for step, count, took in steps
                if count
            ],
        )
        print(f"\nThe check went over {verdict.entries:,} entries, {verdict.rows:,} rows, {verdict.originals:,} originals.")


if __name__ == "__main__":
    main()
