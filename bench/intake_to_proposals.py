"""From file to proposals: seconds for each format, and what peers need for the part of it that they do.

In: nothing; the files are made. Out: two tables. `--once` measures one run of the least size, to see that it works.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import generated
import timing

from gravamen.casebook.proposing import proposed
from gravamen.intake import receive
from gravamen.intake.ocr import languages
from gravamen.reading import read

FORMATS: dict[str, Callable[[int], generated.File]] = {
    "TXT": generated.txt,
    "HTML": generated.html,
    "PDF with a text layer": generated.pdf,
    "PDF, scanned": generated.scan,
    "DOCX": generated.docx,
    "ODT": generated.odt,
    "EML with a DOCX": generated.eml,
    "ZIP of TXT": generated.archive,
}
SCANNED = "PDF, scanned"

# What a process does that only takes a file in: no reading. And what python-docx does alone.
_TAKE_IN = "import sys, pathlib; from gravamen.intake import receive; receive(pathlib.Path(sys.argv[1]).read_bytes(), 'report')"
_PLAIN_DOCX = "import sys, docx; print('\\n'.join(one.text for one in docx.Document(sys.argv[1]).paragraphs))"


def main(words: list[str]) -> None:
    once = "--once" in words
    runs, pages, scanned, long = (1, 1, 1, 2) if once else (timing.RUNS, 10, 2, 50)
    print(f"From file to proposals: {timing.machine()}; {runs} runs after one that is not counted (scans: {min(runs, 3)}).")
    ocr = bool(languages())
    if not ocr:
        print("No Tesseract here: the scanned PDF is left out.")
    rows = []
    for name, make in FORMATS.items():
        if name == SCANNED and not ocr:
            continue
        file = make(scanned if name == SCANNED else pages)
        rows.append(_row(name, file, min(runs, 3) if name == SCANNED else runs))
    timing.table(
        f"In one process, with the lexicon loaded. A page has some {len(' '.join(generated.paragraphs(0))):,} characters.",
        ("format", "pages/s", "intake", "reading", "min s", "median s", "max s", "pages", "kB", "proposals"),
        rows,
    )
    with tempfile.TemporaryDirectory() as folder:
        _beside_peers(Path(folder), runs, long, scanned if ocr else 0)


def _row(name: str, file: generated.File, runs: int) -> tuple[object, ...]:
    whole: list[float] = []
    taking: list[float] = []
    count = 0
    for at in range(runs + 1):
        began = time.perf_counter()
        report = receive(file.content, file.name)
        taken = time.perf_counter()
        count = 0
        for one in report.all():
            if one.text is not None:
                count += len(list(proposed(one.text, read(one.text, language=one.language, sent=one.sent))))
        ended = time.perf_counter()
        if at:
            whole.append(ended - began)
            taking.append(taken - began)
    share = timing.ratios(taking, whole).median
    took = timing.spread(whole)
    speed = f"{file.pages / took.median:.{0 if took.median < 0.5 else 1}f}"
    return (name, speed, f"{share:.0%}", f"{1 - share:.0%}", *took.said(), file.pages, f"{len(file.content) / 1000:.0f}", count)


def _beside_peers(folder: Path, runs: int, long: int, scanned: int) -> None:
    """Whole processes in turn: the peer, our intake alone, and all that `gravamen read` does."""
    rows: list[tuple[object, ...]] = []
    pdf = _written(folder, generated.pdf(long))
    docx = _written(folder, generated.docx(long))
    tries = [
        (f"PDF, {long} pages", pdf, "pdftotext (words alone)", ["pdftotext", pdf, "-"], runs),
        (f"PDF, {long} pages", pdf, "pdftotext -bbox (words, places)", ["pdftotext", "-bbox", pdf, "-"], runs),
        (f"DOCX, {long} pages", docx, "python-docx (paragraphs)", [timing.PYTHON, "-c", _PLAIN_DOCX, docx], runs),
    ]
    if scanned:
        scan = _written(folder, generated.scan(scanned))
        listed = folder / "pictures"
        pictures = [generated.File(f"page-{at}.png", one, 1) for at, one in enumerate(generated.pictures(scanned))]
        listed.write_text("".join(f"{_written(folder, one)}\n" for one in pictures))
        command = ["tesseract", str(listed), "stdout", "-l", "eng", "--dpi", "300", "tsv"]
        tries.append((f"scan, {scanned} pages", scan, "tesseract (its pictures)", command, min(runs, 3)))
    for what, path, peer, command, times in tries:
        if shutil.which(command[0]) is None:
            print(f"{command[0]} is not installed: no peer for {what}.")
            continue
        found = timing.in_turn(
            {
                "peer": command,
                "intake": [timing.PYTHON, "-c", _TAKE_IN, path],
                "read": [timing.GRAVAMEN, "read", "--jsonl", path],
            },
            times,
        )
        peer_walls, intake, whole = (timing.walls(found[one]) for one in ("peer", "intake", "read"))
        rows.append(
            (
                f"{what}: {peer}",
                timing.ratios(intake, peer_walls).short(),
                timing.ratios(whole, peer_walls).short(),
                *(timing.spread(one).short("{:.2f}") for one in (peer_walls, intake, whole)),
                *(f"{timing.peaks(found[one]).median:.0f}" for one in ("peer", "intake", "read")),
            )
        )
    timing.table(
        "Beside peers, whole processes in turn: median (min to max). Above 1 the peer is faster. Peers propose nothing.",
        ("file: peer", "intake ÷ peer", "read ÷ peer", "peer s", "intake s", "read s", "peer MiB", "intake MiB", "read MiB"),
        rows,
    )


def _written(folder: Path, file: generated.File) -> str:
    path = folder / file.name
    path.write_bytes(file.content)
    return str(path)


if __name__ == "__main__":
    main(sys.argv[1:])
