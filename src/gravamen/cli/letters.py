"""A drafted letter as files: rendered in all its forms, written to a folder.

In: a brief. Out: PDF, DOCX and EML, by file name.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from gravamen.cli.files import NoFile
from gravamen.custody.errors import CannotWrite
from gravamen.custody.files import write_whole

if TYPE_CHECKING:
    from gravamen.drafting.facts import Brief


def render(brief: Brief) -> dict[str, bytes]:
    """The letter that the brief gives, as PDF, DOCX and EML."""
    from gravamen.drafting.letter import draft
    from gravamen.drafting.renderings.files import files

    return files(draft(brief), brief.written_on, f"letter-{brief.country.lower()}-{brief.written_on.isoformat()}")


def write(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write the files, beside those of earlier drafts; each is there whole or not at all.

    Raises:
        NoFile: the folder cannot be written to.
    """
    written = []
    free = next(number for number in count(1) if not any(_numbered(folder / name, number).exists() for name in files))
    for name, content in files.items():
        path = _numbered(folder / name, free)
        try:
            write_whole(path, content)
        except CannotWrite as error:
            raise NoFile(f"{folder} cannot be written to.", f"{error.what} Choose another folder with -o.") from error
        written.append(path)
    return written


def _numbered(path: Path, number: int) -> Path:
    """ "letter.pdf", "letter-2.pdf": what somebody may have worked on is never written over."""
    return path if number == 1 else path.with_stem(f"{path.stem}-{number}")
