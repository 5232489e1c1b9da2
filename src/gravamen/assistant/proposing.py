"""What a model proposes, held against the text: only what stands there to the letter is kept.

In: a text, its reading and a server. Out: the reading with the model's acts added. A quotation that is not in the passage it
was asked about is dropped, so is a name; so is an act that the reader proposes itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from gravamen.reading.models import Act, Party, Reading, Reason
from gravamen.terms import ActType, Certainty
from gravamen.text import Passage, Text

_PIECE = 1_500  # characters of the text that the model is asked about at once
_ANSWER = 700  # tokens of one answer
_SHORTEST = 12  # characters of a quotation
_SHARED = 0.3  # of the shorter quotation: from there on both tell the same act
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
PROBABILITY = 0.1  # of such an act: bench/reading measures it with a small model

_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "acts": {
            "type": "array",
            "maxItems": 8,
            "items": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "enum": [kind.value for kind in ActType]},
                    "quote": {"type": "string"},
                    "victims": {"type": "array", "maxItems": 6, "items": {"type": "string"}},
                    "perpetrators": {"type": "array", "maxItems": 4, "items": {"type": "string"}},
                },
                "required": ["type", "quote", "victims", "perpetrators"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["acts"],
    "additionalProperties": False,
}
_TASK = (
    "You read reports of violations of trade union rights. List what was done to unionists, workers or unions in the passage. "
    "For each act give its type, the sentence that reports it, copied exactly from the passage, and the names of those it was "
    "done to and of those who did it, copied exactly. What is only demanded, feared or planned is no act. "
    'Answer with JSON: {"acts": [{"type": …, "quote": …, "victims": […], "perpetrators": […]}]}. Types: '
    + ", ".join(kind.value for kind in ActType)
    + "."
)


class Model(Protocol):
    """Who is asked: see `server.Server`."""

    @property
    def model(self) -> str: ...

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any], *, longest: int) -> str: ...


@dataclass(slots=True)
class Count:
    """How much of what the model said was kept."""

    said: int = 0
    kept: int = 0
    told: int = 0  # acts that the reader has itself
    false: int = 0  # quotations that are not in the text


def with_proposals(
    text: Text, reading: Reading, model: Model, progress: Callable[[int, int], None] | None = None
) -> tuple[Reading, Count]:
    """The reading with what the model adds; the reader's own acts stay as they are.

    Raises:
        AssistantError: the model cannot be asked.
    """
    count = Count()
    added: list[Act] = []
    pieces = list(_pieces(text.characters))
    for done, piece in enumerate(pieces, 1):
        passage = text.characters[piece.start : piece.end]
        answer = model.ask(
            [{"role": "system", "content": _TASK}, {"role": "user", "content": passage}], _SCHEMA, longest=_ANSWER
        )
        for item in _items(answer):
            count.said += 1
            act = _act(item, piece, text.characters, model.model)
            if act is None:
                count.false += 1
            elif any(_same(act.passage, other.passage) for other in (*reading.acts, *added)):
                count.told += 1
            else:
                added.append(act)
                count.kept += 1
        if progress is not None:
            progress(done, len(pieces))
    acts = tuple(sorted((*reading.acts, *added), key=lambda act: act.passage))
    return replace(reading, acts=acts), count


def _pieces(characters: str) -> Iterator[Passage]:
    """The text in pieces of whole paragraphs; a longer paragraph is cut at a blank."""
    start = end = None
    for match in _PARAGRAPH.finditer(characters):
        first, last = match.span()
        if start is not None and end is not None and last - start > _PIECE:
            yield Passage(start, end)
            start = None
        while last - first > _PIECE:
            cut = characters.rfind(" ", first + 1, first + _PIECE)
            cut = cut if cut > first else first + _PIECE
            yield Passage(first, cut)
            first = cut
        start, end = (first if start is None else start), last
    if start is not None and end is not None:
        yield Passage(start, end)


def _items(answer: str) -> list[dict[str, Any]]:
    """The acts of an answer; nothing where it is no such JSON. A model may put words before or after it."""
    first, last = answer.find("{"), answer.rfind("}")
    try:
        found = json.loads(answer[first : last + 1])
    except ValueError:
        return []
    acts = found.get("acts") if isinstance(found, dict) else None
    return [item for item in acts if isinstance(item, dict)] if isinstance(acts, list) else []


def _act(item: dict[str, Any], piece: Passage, characters: str, model: str) -> Act | None:
    quote = item.get("quote")
    if not isinstance(quote, str) or len(quote.strip()) < _SHORTEST:
        return None
    quote = quote.strip()
    at = characters.find(quote, piece.start, piece.end)
    try:
        kind = ActType(str(item.get("type")))
    except ValueError:
        return None
    if at < 0:
        return None
    passage = Passage(at, at + len(quote))
    return Act(
        type=kind,
        passage=passage,
        certainty=Certainty.ALLEGED,
        reason=Reason(f"assistant {model}", passage),
        probability=PROBABILITY,
        victims=_parties(item.get("victims"), piece, characters),
        perpetrators=_parties(item.get("perpetrators"), piece, characters),
    )


def _parties(names: Any, piece: Passage, characters: str) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for name in names if isinstance(names, list) else ():
        if isinstance(name, str) and len(name.strip()) > 1:
            at = characters.find(name.strip(), piece.start, piece.end)
            if at >= 0:
                found[name.strip()] = Party(name.strip(), Passage(at, at + len(name.strip())))
    return tuple(found.values())


def _same(one: Passage, two: Passage) -> bool:
    return one.shared_with(two) >= _SHARED * min(len(one), len(two)) > 0
