"""How long the command takes to start, and how much memory it needs at the most; beside an empty Python as the floor.

In: nothing; a report and a small record are made. Out: a table. `--once` measures one run, to see that it works.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import generated
import timing

FLOOR = "python -c pass"
REPORTS = 5  # of a page each, in the small record


def main(words: list[str]) -> None:
    runs = 1 if "--once" in words else 11
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_bytes(generated.txt(1).content)
        record = _record(Path(folder))
        commands = {
            FLOOR: [timing.PYTHON, "-c", "pass"],
            "gravamen --help": [timing.GRAVAMEN, "--help"],
            "gravamen --version": [timing.GRAVAMEN, "--version"],
            "gravamen read report.txt (1 page)": [timing.GRAVAMEN, "read", str(report)],
            "gravamen list (5 reports)": [timing.GRAVAMEN, "list", *record],
            "gravamen audit verify (11 entries)": [timing.GRAVAMEN, "audit", "verify", *record],
        }
        found = timing.in_turn(commands, runs)
    floor = timing.walls(found[FLOOR])
    print(f"Start of the command: {timing.machine()}; {runs} runs of each in turn, after one that is not counted.")
    timing.table(
        "Whole processes. The ratio is to the floor of the same turn.",
        ("command", "× floor", "min s", "median s", "max s", "cpu s", "peak MiB"),
        [
            (
                name,
                f"{timing.ratios(timing.walls(of), floor).median:.1f}",
                *timing.spread(timing.walls(of)).said(),
                f"{timing.spread(one.cpu for one in of).median:.3f}",
                f"{timing.peaks(of).median:.0f}",
            )
            for name, of in found.items()
        ],
    )
    rows = tomllib.loads((Path(__file__).parent / "peers.toml").read_text("utf-8"))["figure"]
    timing.table(
        "Peers, measured apart (peers.toml says when and how): for the order of size, not for a ratio.",
        ("peer", "what", "figure"),
        [(row["peer"], row["what"], row["figure"]) for row in rows],
    )


def _record(folder: Path) -> list[str]:
    """Make a small record by the command itself; returns the options that open it."""
    options = ["--home", str(folder / "record"), "--key-file", str(folder / "record.key"), "--as", "Officer One"]
    files = []
    for number in range(REPORTS):
        path = folder / f"report-{number}.txt"
        path.write_text("\n\n".join(generated.paragraphs(number)), "utf-8")
        files.append(str(path))
    case = ["--case", "made", "--country", generated.COUNTRY, "--received", generated.DAY.isoformat()]
    for words in (["init"], ["intake", *case, *files]):
        subprocess.run([timing.GRAVAMEN, *words, *options], check=True, capture_output=True)
    return options


if __name__ == "__main__":
    main(sys.argv[1:])
