"""PDF: the Document as data, set by the Typst template beside this file, with the fonts that Typst itself carries."""

from __future__ import annotations

import dataclasses
import json
from importlib import resources
from typing import Any

from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph, Sentence
from gravamen.drafting.framed import FROM_THE_RIGHT, framed
from gravamen.drafting.notes import runs
from gravamen.drafting.renderings.plain import mark
from gravamen.errors import GravamenError
from gravamen.said import said


class NotSet(GravamenError):
    """Typst could not set the letter; nothing was written."""


def pdf(document: Document) -> bytes:
    """The letter with its annexes as PDF. The same document gives the same bytes.

    Raises:
        NotSet: the typesetter failed.
    """
    import typst

    template = (resources.files("gravamen.drafting.renderings") / "letter.typ").read_bytes()
    try:
        compiled = typst.compile(
            template,
            format="pdf",
            sys_inputs={"letter": json.dumps(_data(document), ensure_ascii=False)},
            ignore_system_fonts=True,
            timestamp=0,
        )
    except RuntimeError as error:
        raise NotSet(
            said("The letter could not be set: {reason}.", reason=str(error).splitlines()[0]), said("Please report this.")
        ) from None
    if not isinstance(compiled, bytes):
        raise NotSet(said("The letter could not be set: the typesetter gave no pages."), said("Please report this."))
    return compiled


def _data(document: Document) -> dict[str, Any]:
    words = framed(document.language).phrase
    profile, addressee = dataclasses.asdict(document.profile), dataclasses.asdict(document.addressee)
    if document.language in FROM_THE_RIGHT:  # an address in Latin letters reads from the left
        for name in ("address", "contact", "officers"):
            profile[name] = [f"\u2068{line}\u2069" for line in profile[name]]
    page = words("form.page", page="PAGE", pages="PAGE").split("PAGE")
    return {
        "language": document.language,
        "words": {
            "not_signed": words("form.not_signed"),
            "page": page,
        },
        "valediction": document.valediction,
        "proposed": document.status == "proposed",
        "mark": mark(document),
        "profile": profile,
        "addressee": addressee,
        "date": document.place_and_date,
        "channel": document.channel,
        "subject": document.subject,
        "salutation": document.salutation.text,
        "body": [_block(block) for block in document.body],
        "closing": [_sentence(one) for one in document.closing],
        "annexes": [
            {
                "title": words("form.annex", letter=annex.letter, title=annex.title),
                "blocks": [_block(block) for block in annex.blocks],
            }
            for annex in document.annexes
        ],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "notes": runs(sentence.notes)}


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "sentences": [_sentence(one) for one in block.sentences]}
    if isinstance(block, Enumeration):
        return {"kind": "enumeration", "items": [_sentence(one) for one in block.items], "start": block.start}
    return {
        "kind": "table",
        "columns": list(block.columns),
        "rows": [[_sentence(cell) for cell in row] for row in block.rows],
        "widths": list(block.widths),
        "numbered": block.numbered,
    }
