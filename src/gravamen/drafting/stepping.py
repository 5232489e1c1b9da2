"""Where a sentence or a paragraph of a letter goes that is moved by one step up or down.

In: the letter as it reads, a key, a direction. Out: the anchor for `edits.moved`, or None at the end of the way. Sentences go
from paragraph to paragraph, demands from list to list; nothing comes between the words that open a list and the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from gravamen.drafting.document import Block, Document, Enumeration, Heading, Paragraph, Sentence
from gravamen.drafting.editing import OPENERS, key_of, of_block

Step = tuple[str, bool]  # the anchor; whether to stand before it


def step(letter: Document, key: str, *, up: bool) -> Step | None:
    """One step of a sentence, a demand, or a paragraph ("¶…")."""
    if key.startswith("¶"):
        return _step_of_paragraph(letter.body, key, up=up)
    for kind in (Paragraph, Enumeration):
        lists = [of_block(block) for block in letter.body if isinstance(block, kind) and not opens(block)]
        if kind is Paragraph:
            lists.append(letter.closing)
        found = _step_within([one for one in lists if one], key, up=up)
        if found is not None:
            return found
    return None


def opens(block: Block) -> bool:
    """Whether a paragraph is the words that open a list."""
    return isinstance(block, Paragraph) and all(one.key in OPENERS for one in block.sentences)


def _step_within(lists: Sequence[Sequence[Sentence]], key: str, *, up: bool) -> Step | None:
    for number, sentences in enumerate(lists):
        keys = [one.key for one in sentences]
        if key not in keys:
            continue
        at = keys.index(key)
        if up and at > 0:
            return keys[at - 1], True
        if not up and at + 1 < len(keys):
            return keys[at + 1], False
        if up and number > 0:
            return lists[number - 1][-1].key, False
        if not up and number + 1 < len(lists):
            return lists[number + 1][0].key, True
    return None


def _step_of_paragraph(body: Sequence[Block], key: str, *, up: bool) -> Step | None:
    keys = [key_of(block) for block in body]
    if key not in keys or isinstance(body[keys.index(key)], Heading):
        return None
    at = keys.index(key) + (-1 if up else 1)
    if not up and at < len(body) and opens(body[at]):
        at += 1
    if up and at > 0 and isinstance(body[at], Enumeration) and opens(body[at - 1]):
        at -= 1
    return (keys[at], up) if 0 <= at < len(body) else None
