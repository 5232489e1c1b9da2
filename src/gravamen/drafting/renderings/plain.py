"""Plain text: the letter as an e-mail's body. One paragraph a line, so that every program wraps it as it likes."""

from __future__ import annotations

from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph, Sentence, Table
from gravamen.drafting.framed import framed


def mark(document: Document) -> str:
    """What every page says above the letter; nothing where it may go out as it is."""
    return framed(document.language).phrase("form.proposed") if document.status == "proposed" else document.mark


def plain(document: Document, *, annexes: bool = False) -> str:
    """The letter; with its annexes where asked."""
    profile, addressee = document.profile, document.addressee
    said = framed(document.language).phrase
    parts = [mark(document).upper()] if mark(document) else []
    parts.append("\n".join((profile.name, *profile.address)))
    parts.append(document.place_and_date)
    parts.append("\n".join(line for line in (addressee.name, addressee.role, addressee.body) if line))
    if document.channel:
        parts.append(document.channel)
    parts.append(document.subject)
    parts.append(document.salutation.text)
    parts.extend(_block(block) for block in document.body)
    parts.append(" ".join(sentence.text for sentence in document.closing))
    parts.append(document.valediction)
    if document.status == "verified":
        parts.append("\n".join(line for line in (profile.signatory, profile.signatory_role) if line))
    if annexes:
        for annex in document.annexes:
            parts.append(said("form.annex", letter=annex.letter, title=annex.title))
            parts.extend(_block(block) for block in annex.blocks)
    return "\n\n".join(part for part in parts if part) + "\n"


def numbered(sentence: Sentence) -> str:
    """A sentence with the numbers that lead to Annex C."""
    return f"{sentence.text} [{', '.join(map(str, sentence.notes))}]" if sentence.notes else sentence.text


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Paragraph):
        return " ".join(numbered(sentence) for sentence in block.sentences)
    if isinstance(block, Enumeration):
        return "\n".join(f"{number}. {numbered(item)}" for number, item in enumerate(block.items, block.start))
    return _table(block)


def _table(table: Table) -> str:
    lines = ["\t".join(table.columns)]
    lines.extend("\t".join(numbered(cell) for cell in row) for row in table.rows)
    return "\n".join(lines)
