"""How the measurements here are taken and shown: several runs, the least, the median and the greatest; ratios pair by pair.

In: something to do, or a command. Out: a `Spread` of seconds, or what the operating system says that a finished process
used; and a table of them. Nothing is judged here: a measurement is no test.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable
GRAVAMEN = str(Path(sys.executable).with_name("gravamen"))
RUNS = 5

# Linux counts to a new process the memory of the one that started it, up to its exec: so a small one stands between.
_LAUNCH = """
import posix, sys, time
null = posix.open("/dev/null", posix.O_RDWR)
fates = [(posix.POSIX_SPAWN_DUP2, null, 0), (posix.POSIX_SPAWN_DUP2, null, 1)]
began = time.perf_counter()
child = posix.posix_spawn(sys.argv[1], sys.argv[1:], posix.environ, file_actions=fates)
_, status, used = posix.wait4(child, 0)
took = time.perf_counter() - began
print(took, used.ru_utime + used.ru_stime, used.ru_maxrss, posix.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the median and the greatest of several figures."""

    least: float
    median: float
    greatest: float

    def said(self, form: str = "{:.3f}") -> tuple[str, str, str]:
        """The three as a table's cells."""
        return form.format(self.least), form.format(self.median), form.format(self.greatest)

    def short(self, form: str = "{:.1f}") -> str:
        """ "3.1 (2.9 to 3.4)"."""
        least, median, greatest = self.said(form)
        return f"{median} ({least} to {greatest})"


@dataclass(frozen=True, slots=True)
class Process:
    """What one finished process used."""

    wall: float  # seconds
    cpu: float  # seconds, of all its threads and children
    peak: float  # MiB of memory at the most, of the largest single process


class Failed(Exception):
    """A measured command did not do its work: its time would mean nothing."""


def spread(figures: Iterable[float]) -> Spread:
    listed = list(figures)
    return Spread(min(listed), statistics.median(listed), max(listed))


def ratios(first: Sequence[float], second: Sequence[float]) -> Spread:
    """The first against the second, pair by pair: a machine that slows down slows both of a pair."""
    return spread(a / b for a, b in zip(first, second, strict=True))


def seconds(work: Callable[[], object], runs: int = RUNS, warm: bool = True) -> list[float]:
    """How long each run of `work` took, after one that is not counted."""
    if warm:
        work()
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return took


def process(command: Sequence[str]) -> Process:
    """Run a command to its end; what it prints is thrown away.

    Raises:
        Failed: it cannot be started, or ended with another status than 0.
    """
    program = shutil.which(command[0])
    if program is None:
        raise Failed(f"{command[0]} is not installed")
    launched = [PYTHON, "-I", "-S", "-c", _LAUNCH, program, *command[1:]]
    ended = subprocess.run(launched, capture_output=True, text=True, check=False)
    figures = ended.stdout.split()
    if len(figures) != 4 or figures[3] != "0":
        raise Failed(f"{' '.join(command)}: {ended.stderr.strip() or ended.stdout.strip()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Process(float(figures[0]), float(figures[1]), float(figures[2]) / unit)


def in_turn(commands: Mapping[str, Sequence[str]], runs: int = RUNS, warm: bool = True) -> dict[str, list[Process]]:
    """Run commands A B C, A B C, …, after one round that is not counted."""
    found: dict[str, list[Process]] = {name: [] for name in commands}
    for at in range(runs + warm):
        for name, command in commands.items():
            one = process(command)
            if at >= warm:
                found[name].append(one)
    return found


def walls(processes: Iterable[Process]) -> list[float]:
    return [one.wall for one in processes]


def peaks(processes: Iterable[Process]) -> Spread:
    return spread(one.peak for one in processes)


def machine() -> str:
    """What it runs on, in a line: no name of a machine, nothing that tells whose it is."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table in Markdown; all but the first column stand to the right."""
    lines = [tuple(columns), *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    print(f"\n{title}\n")
    for number, line in enumerate(lines):
        paired = enumerate(zip(line, widths, strict=True))
        cells = [cell.ljust(width) if at == 0 else cell.rjust(width) for at, (cell, width) in paired]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            rules = ["-" * width if at == 0 else "-" * (width - 1) + ":" for at, width in enumerate(widths)]
            print(f"| {' | '.join(rules)} |")
