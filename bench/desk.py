"""How fast the desk answers with a large record on SQLCipher, in one process, as a browser asks it.

`python bench/desk.py [--home FOLDER] [--reports N --acts N --persons N]`. The record is made up by `made_record` where the
folder has none. Measured are: the start of the process until it answers, the first page of a cold process, each page many
times over with changing subjects, and the process's memory; beside them what an address that is not there takes.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import statistics
import subprocess
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import made_record
from timing import GRAVAMEN, machine, table

ROUNDS = 40  # times each page is asked for, each time about something else
WORDS = ("Tolpan", "detained", "Минск", "laptops", "Generated Union 12", "registration refused", "Верми", "summoned Manila")


class Browser:
    """One connection that keeps its cookies."""

    def __init__(self, address: str) -> None:
        parts = urllib.parse.urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
        self._cookies: dict[str, str] = {}
        self.body = self.at = ""

    def get(self, path: str) -> tuple[int, float]:
        """Status and seconds until the whole page was there; redirects are followed and count."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, float]:
        token = re.search(r'name="csrf" content="([^"]+)"', self.body)
        fields = {**fields, "csrfmiddlewaretoken": token[1] if token else ""}
        return self._ask("POST", path, urllib.parse.urlencode(fields))

    def _ask(self, method: str, path: str, sent: str | None) -> tuple[int, float]:
        began = time.perf_counter()
        while True:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
            if sent is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            self._connection.request(method, path, sent, headers)
            answer = self._connection.getresponse()
            self.body = answer.read().decode("utf-8", "replace")
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    cookie, _, worth = value.split(";")[0].strip().partition("=")
                    self._cookies[cookie] = worth
            self.at = path
            if answer.status not in (301, 302):
                return answer.status, time.perf_counter() - began
            method, path, sent = "GET", answer.getheader("Location") or "/", None


@contextmanager
def served(home: Path) -> Iterator[tuple[Browser, float, int, str]]:
    """The desk of a record in a process of its own: a browser, seconds until it listens, its number, the way in."""
    began = time.perf_counter()
    command = [
        GRAVAMEN,
        "desk",
        "--home",
        str(home),
        "--key-file",
        str(home.parent / "record.key"),
        "--no-browser",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            took = time.perf_counter() - began
            address = re.search(r"http://\S+", line)
            assert address, line
            parts = urllib.parse.urlsplit(address[0])
            yield Browser(address[0]), took, process.pid, f"{parts.path}?{parts.query}"
        finally:
            process.terminate()


def brought_up(home: Path) -> None:
    """Open the record once, until it is brought up to this version and somebody has said who they are."""
    with served(home) as (browser, _, _, way_in):
        browser.get(way_in)
        while "/unlock/" in browser.at:
            time.sleep(1)
            browser.get(way_in)
        if "/welcome/" in browser.at:
            browser.post("/welcome/", {"name": "Bench"})


def memory(number: int) -> float:
    """MiB that a process holds now (Linux)."""
    status = Path(f"/proc/{number}/status").read_text("ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a folder with a made-up record; made where it has none")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--persons", type=int, default=50_000)
    options = parser.parse_args()
    folder = options.home or Path(tempfile.mkdtemp(prefix="gravamen-desk-"))
    if not (folder / "record").exists():
        folder.mkdir(parents=True, exist_ok=True)
        made_record.make(folder / "record", made_record.Size(options.reports, options.acts, options.persons))
    chance = random.Random(7)
    pages: dict[str, Callable[[], str]] = {
        "(an address that is not there)": lambda: "/nothing/",
        "inbox": lambda: "/inbox/",
        "reports": lambda: f"/reports/?page={chance.randint(1, 50)}",
        "reading room": lambda: f"/reports/{chance.randint(1, options.reports)}/",
        "acts": lambda: f"/acts/?page={chance.randint(1, 50)}",
        "acts, filtered": lambda: f"/acts/?type=seizure&country={chance.choice(made_record.COUNTRIES)}",
        "act": lambda: f"/acts/{chance.randint(1, options.acts)}/",
        "persons": lambda: f"/persons/?page={chance.randint(1, 50)}",
        "persons, by name": lambda: (
            "/persons/?words=" + urllib.parse.quote(made_record.name_of(chance.randint(1, options.persons)))
        ),
        "person": lambda: f"/persons/{chance.randint(1, options.persons)}/",
        "organisations": lambda: "/organisations/",
        "organisation": lambda: f"/organisations/{chance.randint(1, 500)}/",
        "search": lambda: "/search/?q=" + urllib.parse.quote(chance.choice(WORDS)),
        "cases": lambda: "/cases/",
        "held": lambda: "/held/",
        "case: what to ask": lambda: f"/cases/{chance.choice(keys)}/ask/",
        "case: doors": lambda: f"/cases/{chance.choice(keys)}/doors/",
        "case: qualification": lambda: f"/cases/{chance.choice(keys)}/law/",
        "agenda": lambda: "/agenda/",
    }
    print(machine())
    brought_up(folder / "record")
    with served(folder / "record") as (browser, start, number, way_in):
        _, first = browser.get(way_in)
        browser.get("/cases/")
        keys = sorted(set(re.findall(r'href="/cases/([\w-]+)/"', browser.body)))
        rows = []
        for name, address in pages.items():
            answers = [browser.get(address()) for _ in range(ROUNDS)]
            took = sorted(1000 * seconds for _, seconds in answers)
            wrong = sum(status >= 400 for status, _ in answers) if not name.startswith("(") else 0
            rows.append(
                (name, f"{statistics.median(took):.0f}", f"{took[int(0.95 * len(took))]:.0f}", f"{took[-1]:.0f}", wrong)
            )
        held = memory(number)
    table("Milliseconds until a page is there", ("page", "median", "95th percentile", "most", "errors"), rows)
    table(
        "The process",
        ("what", "figure"),
        [("start until it answers", f"{start:.1f} s"), ("first page", f"{first:.2f} s"), ("memory", f"{held:.0f} MiB")],
    )


if __name__ == "__main__":
    main()
