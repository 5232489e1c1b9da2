"""A drafted letter with an officer's edits laid over it.

In: the draft, the edits, the brief that it was drafted from. Out: a `Document`; without edits, the draft as it was. What was
rewritten keeps its sources; numbers and annexes follow what the letter says now. An act whose every sentence was left out
stands in no annex either: who removes a name must not find it again behind the signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gravamen.drafting.annexes import annexes, letter_of
from gravamen.drafting.demands import ended
from gravamen.drafting.document import Annex, Block, Document, Enumeration, Heading, Paragraph, Sentence, Table
from gravamen.drafting.documents.parts import rests
from gravamen.drafting.edits import BREAK, JOIN, Added, Edits, Rewritten
from gravamen.drafting.facts import Brief
from gravamen.drafting.framed import Framed, framed
from gravamen.drafting.notes import Notes
from gravamen.drafting.tongues import tongue
from gravamen.drafting.wording import in_language

_SENTENCES = ("ground:", "breach:", "question:")  # items that are each a sentence of its own, not one list
CLOSING = "¶closing"
OPENERS = ("ask:addressee", "ask:government", "grounds", "breaches", "still:held", "asked:before")  # words that open a list


@dataclass(slots=True)
class _Part:
    """A block that is being edited."""

    key: str
    block: Block | None  # None: the closing
    sentences: list[Sentence]


def edited(draft: Document, edits: Edits, brief: Brief) -> Document:
    """The letter as it reads with the edits. Edits of sentences that are no longer drafted are passed over."""
    language = framed(draft.language)
    if draft.annexes:
        brief, _ = in_language(brief, tongue(draft.language))
    parts = [*(_part(block) for block in draft.body), _Part(CLOSING, None, list(draft.closing))]
    drafted = {one.key: one for one in sentences(draft)}
    for one in edits.added:
        _add(parts, one)
    for move in edits.moved:
        key, anchor = (standing(name, drafted) or name for name in (move.key, move.anchor))
        _move(parts, key, anchor, before=move.before)
    texts = {standing(key, drafted): one for key, one in edits.texts.items()}
    gone = {key for key in edits.removed if key in drafted or key.startswith("own:")}
    for part in parts:
        said = [one if one.key not in texts else _in_own_words(one, texts[one.key]) for one in part.sentences]
        part.sentences = [one for one in said if one.key not in gone]
    body, closing = _blocks(parts[:-1], language), parts[-1].sentences
    told = told_acts((*body, Paragraph(tuple(closing))))
    dropped = told_acts(draft.body) - told
    notes = Notes()
    if draft.annexes:  # numbers lead to them: where there are none, nothing is numbered
        body = tuple(_numbered(block, notes) for block in body)
        closing = [_counted(one, notes) for one in closing]
    if dropped and draft.annexes:
        before = letter_of("standards", brief)
        brief = _without(dropped, brief, notes)
        if "called in question" not in texts and (now := letter_of("standards", brief)) != before:
            body = tuple(_relettered(block, before, now) for block in body)
        for key in drafted:
            if (fewer := rests(key, brief, tongue(draft.language))) is not None and key not in texts:
                body = tuple(_said_otherwise(block, fewer) for block in body)
    greeting = draft.salutation if "salutation" not in texts else _in_own_words(draft.salutation, texts["salutation"])
    return replace(
        draft,
        subject=edits.head.get("subject") or draft.subject,
        salutation=greeting,
        body=body,
        closing=tuple(closing),
        annexes=_annexes(draft, brief, notes),
    )


def _annexes(draft: Document, brief: Brief, notes: Notes) -> tuple[Annex, ...]:
    """The annexes as they are now; what their cells lacked in the draft they lack still."""
    if not draft.annexes:
        return ()
    lacks = {cell.text: cell.lacks for annex in draft.annexes for block in annex.blocks for cell in cells(block) if cell.lacks}

    def noted(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        rows = tuple(tuple(replace(cell, lacks=lacks.get(cell.text, ())) for cell in row) for row in block.rows)
        return replace(block, rows=rows)

    made = annexes(brief, notes, tongue(draft.language))
    return tuple(replace(one, blocks=tuple(noted(block) for block in one.blocks)) for one in made) if lacks else made


def cells(block: Block) -> tuple[Sentence, ...]:
    """All sentences of a block, those of a table's cells too."""
    return tuple(cell for row in block.rows for cell in row) if isinstance(block, Table) else of_block(block)


def _in_own_words(one: Sentence, said: Rewritten) -> Sentence:
    """The sentence in an officer's words: it keeps its sources, and lacks what still stands in it."""
    text = said.text if said.own else one.text
    lacks = tuple(each for each in one.lacks if each.phrase.casefold() in text.casefold()) if text != one.text else one.lacks
    evidence = tuple(dict.fromkeys((*one.evidence, *said.evidence)))
    origin = "record" if said.evidence else one.origin
    return replace(one, text=text, lacks=lacks, evidence=evidence, origin=origin)


def sentences(document: Document) -> Iterator[Sentence]:
    """All sentences between head and annexes, in the order of reading."""
    yield document.salutation
    for block in document.body:
        yield from of_block(block)
    yield from document.closing


def of_block(block: Block) -> tuple[Sentence, ...]:
    if isinstance(block, Paragraph):
        return block.sentences
    return block.items if isinstance(block, Enumeration) else ()


def told_acts(body: Sequence[Block]) -> set[str]:
    """The acts that the letter tells; a demand only answers them."""
    return {act for block in body if isinstance(block, Paragraph) for one in block.sentences for act in one.acts}


def key_of(block: Block) -> str:
    """A paragraph's key: the one it was drafted with, else that of its first sentence; a heading's: its words."""
    if isinstance(block, Heading):
        return f"¶{block.text}"
    if isinstance(block, Paragraph | Enumeration) and block.key:
        return block.key
    return f"¶{of_block(block)[0].key}" if of_block(block) else "¶"


def standing(key: str, drafted: Mapping[str, Sentence]) -> str | None:
    """The key under which a sentence is drafted now: acts that joined a sentence, or left it, give it another."""
    if key in drafted or key.startswith(("own:", "¶")):
        return key
    if not key.startswith("told:"):
        return None
    first = key.removeprefix("told:").split("+")[0]
    return next((name for name, one in drafted.items() if name.startswith("told:") and first in one.acts), None)


def stale(edits: Edits, draft: Document) -> dict[str, str]:
    """Sentences whose facts have changed since they were rewritten, with what the draft says now."""
    drafted = {one.key: one for one in sentences(draft)}
    found = {}
    for key, one in edits.texts.items():
        now = standing(key, drafted)
        if now is not None and now in drafted and one.own and drafted[now].text != one.was:
            found[now] = drafted[now].text
    return found


def _part(block: Block) -> _Part:
    return _Part(key_of(block), block, list(of_block(block)))


def _find(parts: Sequence[_Part], key: str) -> tuple[_Part, int] | None:
    for part in parts:
        for at, one in enumerate(part.sentences):
            if one.key == key:
                return part, at
    return None


def _add(parts: list[_Part], one: Added) -> None:
    """Put an officer's sentence in its place; where that is gone, after the facts: it is never lost."""
    found = _find(parts, one.after)
    if found is None:
        told = [
            part for part in parts if isinstance(part.block, Paragraph) and any(s.origin == "record" for s in part.sentences)
        ]
        part = (told or parts)[-1]
        found = part, len(part.sentences) - 1
    part, at = found
    asks = isinstance(part.block, Enumeration)
    origin = "form" if asks or not one.fact else "record"
    part.sentences.insert(at + 1, Sentence(one.text, origin, one.acts, one.evidence, key=one.key))  # type: ignore[arg-type]


def _move(parts: list[_Part], key: str, anchor: str, *, before: bool) -> None:
    """One move; nothing where either is gone, or a demand would stand among sentences."""
    if key.startswith("¶"):
        names = [part.key for part in parts]
        if key in names and anchor in names and CLOSING not in (key, anchor):
            part = parts.pop(names.index(key))
            at = [one.key for one in parts].index(anchor)
            parts.insert(at if before else at + 1, part)
        return
    source, target = _find(parts, key), _find(parts, anchor)
    if source is not None and anchor == BREAK:
        part, at = source
        if at and isinstance(part.block, Paragraph):
            parts.insert(parts.index(part) + 1, _Part(f"¶{key}", part.block, part.sentences[at:]))
            del part.sentences[at:]
        return
    if source is not None and anchor == JOIN:
        _join(parts, source[0])
        return
    if source is None or target is None:
        return
    if isinstance(source[0].block, Enumeration) is not isinstance(target[0].block, Enumeration):
        return
    one = source[0].sentences.pop(source[1])
    part, at = _find(parts, anchor) or target
    part.sentences.insert(at if before else at + 1, one)


def _join(parts: list[_Part], part: _Part) -> None:
    """Let a paragraph go on the one before it; nothing where no paragraph of text stands there."""
    at = parts.index(part)
    before = parts[at - 1] if at else None
    if (
        before is None
        or part.key == CLOSING
        or not isinstance(part.block, Paragraph)
        or not isinstance(before.block, Paragraph)
    ):
        return
    if _opens(before) or _opens(part):
        return
    before.sentences.extend(part.sentences)
    parts.remove(part)


def _blocks(parts: Sequence[_Part], said: Framed) -> tuple[Block, ...]:
    """The parts as blocks: without what became empty, headings over nothing and words that open no list; demands counted on."""
    full = [part for part in parts if isinstance(part.block, Heading | Table) or part.sentences]
    kept: list[_Part] = []
    for at, part in enumerate(full):
        after = full[at + 1].block if at + 1 < len(full) else None
        if isinstance(part.block, Heading) and (after is None or isinstance(after, Heading)):
            continue
        if isinstance(part.block, Paragraph) and _opens(part) and not isinstance(after, Enumeration):
            continue
        kept.append(part)
    found: list[Block] = []
    count = 0
    for part in kept:
        if isinstance(part.block, Paragraph):
            found.append(Paragraph(tuple(part.sentences), part.key))
        elif isinstance(part.block, Enumeration):
            if part.block.start == 1:  # it does not go on the list before it
                count = 0
            whole = part.sentences[0].key.startswith(_SENTENCES)
            items = tuple(part.sentences) if whole else ended(part.sentences, said.phrase("form.end"))
            found.append(Enumeration(items, count + 1, part.key))
            count += len(part.sentences)
        elif part.block is not None:
            found.append(part.block)
    return tuple(found)


def _opens(part: _Part) -> bool:
    return all(one.key in OPENERS for one in part.sentences)


def _numbered(block: Block, notes: Notes) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, sentences=tuple(_counted(one, notes) for one in block.sentences))
    if isinstance(block, Enumeration):
        return replace(block, items=tuple(_counted(one, notes) for one in block.items))
    return block


def _counted(one: Sentence, notes: Notes) -> Sentence:
    return replace(one, notes=notes.numbers(one.evidence))


def _without(dropped: set[str], brief: Brief, notes: Notes) -> Brief:
    """The brief without some acts, and without the sources that nothing in the letter rests on any more."""
    acts = tuple(act for act in brief.acts if act.id not in dropped)
    used = {one.source for one in notes.passages} | {one.source for act in acts for one in act.evidence}
    used |= {one.evidence.source for act in acts for one in act.differing}
    return replace(brief, acts=acts, sources=tuple(one for one in brief.sources if one.id in used))


def _relettered(block: Block, before: str, now: str) -> Block:
    """The block with the letter that the annex of standards has now."""
    if not isinstance(block, Paragraph):
        return block
    last = rf"\b{before}\b(?=[^;]*$)"  # behind the last semicolon
    said = (
        replace(one, text=re.sub(last, now, one.text, count=1)) if one.key == "called in question" else one
        for one in block.sentences
    )
    return replace(block, sentences=tuple(said))


def _said_otherwise(block: Block, sentence: Sentence) -> Block:
    """The block with the sentence in the place of the one of its key."""
    if not isinstance(block, Paragraph):
        return block
    return replace(block, sentences=tuple(sentence if one.key == sentence.key else one for one in block.sentences))
