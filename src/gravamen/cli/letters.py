"""A drafted document as files: rendered in all its forms, written to a folder.

In: a brief, which document, in which language. Out: PDF, DOCX and EML, by file name; what a person must still see to.
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
    from gravamen.drafting.document import Document
    from gravamen.drafting.documents.parts import Matter
    from gravamen.drafting.facts import Brief


def render(brief: Brief, kind: str = "letter", language: str = "en", matter: Matter | None = None) -> dict[str, bytes]:
    """The document that the brief gives, as PDF, DOCX and EML.

    Raises:
        NoSuchDocument, NoTongue.
    """
    from gravamen.drafting.documents.composing import compose

    return files_of(compose(brief, kind, language, matter), brief, kind)


def files_of(document: Document, brief: Brief, kind: str = "letter") -> dict[str, bytes]:
    """A document as PDF, DOCX and EML, by file name; the language stands in the name where it is not English."""
    from gravamen.drafting.renderings.files import files

    day = brief.written_on
    tail = "" if document.language == "en" else f"-{document.language}"
    return files(document, day, f"{kind}-{brief.country.lower()}-{day.isoformat()}{tail}")


def lacking(document: Document, language: str) -> list[str]:
    """What a person must see to before the document goes out, a line each."""
    said = {
        "wording": "{of} {field}: “{phrase}” has no wording in {language}",
        "sex": "{of}: the record does not say whether {phrase} is a woman or a man; masculine forms were taken",
        "answer": "left open: {phrase}",
    }
    return [said[one.kind].format(of=one.of, field=one.field, phrase=one.phrase, language=language) for one in document.lacks]


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
