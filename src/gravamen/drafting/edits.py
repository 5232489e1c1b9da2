"""What an officer changed in a drafted letter, as values: each edit says of which sentence, by the sentence's key.

In: edits so far and one more. Out: edits, to be kept as JSON and laid over each new draft by `gravamen.drafting.editing`. Keys
are those of `Sentence.key`; a paragraph's key is "¶" and the key of the first sentence that was drafted into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from gravamen.drafting.facts import Evidence
from gravamen.errors import GravamenError
from gravamen.said import said
from gravamen.text import Passage

HEAD = ("name", "role", "body", "salutation", "email", "subject", "use")  # what may be said otherwise of whom it goes to
BREAK = "¶break"  # in the place of an anchor: the sentence begins a paragraph of its own
JOIN = "¶join"  # in the place of an anchor: the sentence's paragraph goes on the one before it
_LONGEST = 4000  # characters of one sentence: more is a paste gone wrong


class EditedMeanwhile(GravamenError):
    """Somebody changed the same sentence since it was seen."""


class NoSentence(GravamenError):
    """A sentence that cannot stand in a letter."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An officer's words for a sentence. `was` is what the draft said when they were written.

    `evidence` is what these words rest on beside the sources of the draft.
    """

    text: str
    was: str
    by: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the words are the officer's: else they only gave the draft's a source."""
        return self.text != self.was


@dataclass(frozen=True, slots=True)
class Removed:
    """A sentence left out. `was` is what it said."""

    was: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence or a paragraph that stands before or after another; or what `BREAK` and `JOIN` say, in place of an anchor."""

    key: str
    anchor: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """An officer's own sentence or demand, after the sentence `after`. `fact` is False where it states none."""

    key: str  # "own:1"
    after: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    fact: bool = True
    by: str = ""
    acts: tuple[str, ...] = ()  # what it tells, where an act was named as its source


@dataclass(frozen=True, slots=True)
class Edits:
    texts: Mapping[str, Rewritten] = field(default_factory=dict)
    removed: Mapping[str, Removed] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()  # in the order in which they were made
    added: tuple[Added, ...] = ()
    head: Mapping[str, str] = field(default_factory=dict)


def rewritten(edits: Edits, key: str, text: str, *, was: str, seen: str, by: str = "") -> Edits:
    """A sentence in an officer's words. `was` is the draft's wording, `seen` the officer's before this ("" where none).

    The draft's own words, or none, take the rewriting back.

    Raises:
        EditedMeanwhile: the sentence has other words by now than `seen`.
        NoSentence: it is longer than a sentence can be.
    """
    text = " ".join(text.split())
    own = next((one for one in edits.added if one.key == key), None)
    known = edits.texts.get(key)
    now = own.text if own else known.text if known is not None and known.own else ""
    if now != " ".join(seen.split()):
        raise EditedMeanwhile(
            said("Somebody rewrote this sentence meanwhile. It says now: “{value}”", value=now or was),
            said("Your words are kept in the field; look at theirs, then save again."),
        )
    if own is not None:
        changed = replace(own, text=_checked(text), by=by)
        return replace(edits, added=tuple(changed if one.key == key else one for one in edits.added))
    others = {name: one for name, one in edits.texts.items() if name != key}
    evidence = known.evidence if known else ()
    if text and text != was:
        others[key] = Rewritten(_checked(text), was, by, evidence)
    elif evidence:
        others[key] = Rewritten(was, was, by, evidence)
    return replace(edits, texts=others)


def confirmed(edits: Edits, key: str, was: str) -> Edits:
    """An officer's words still stand, although the draft says something else by now."""
    known = edits.texts.get(key)
    return replace(edits, texts={**edits.texts, key: replace(known, was=was)}) if known else edits


def removed(edits: Edits, key: str, *, was: str, by: str = "") -> Edits:
    """Leave a sentence out; it can be put back."""
    return replace(edits, removed={**edits.removed, key: Removed(was, by)})


def put_back(edits: Edits, key: str) -> Edits:
    return replace(edits, removed={name: one for name, one in edits.removed.items() if name != key})


def moved(edits: Edits, key: str, anchor: str, *, before: bool) -> Edits:
    """Let a sentence or a paragraph stand before or after another. Each is made on what the last one left."""
    return edits if key == anchor else replace(edits, moved=(*edits.moved, Moved(key, anchor, before)))


def added(
    edits: Edits,
    after: str,
    text: str,
    evidence: tuple[Evidence, ...] = (),
    *,
    fact: bool = True,
    by: str = "",
    acts: tuple[str, ...] = (),
) -> Edits:
    """A sentence of an officer's own.

    Raises:
        NoSentence: it says nothing, or is longer than a sentence can be.
    """
    number = 1 + max((int(one.key.removeprefix("own:")) for one in edits.added), default=0)
    one = Added(f"own:{number}", after, _checked(" ".join(text.split())), evidence, fact, by, acts)
    return replace(edits, added=(*edits.added, one))


def sourced(
    edits: Edits, key: str, evidence: tuple[Evidence, ...], *, fact: bool, acts: tuple[str, ...] = (), was: str = ""
) -> Edits:
    """What an officer's own words rest on, and whether they state a fact.

    Of a drafted sentence it is a source beside those of the draft, kept with the officer's words, or with the draft's (`was`).
    """
    if not key.startswith("own:"):
        known = edits.texts.get(key, Rewritten(was, was))
        texts = {**edits.texts, key: replace(known, evidence=evidence)}
        if not evidence and not known.own:
            del texts[key]
        return replace(edits, texts=texts)
    return replace(
        edits,
        added=tuple(replace(one, evidence=evidence, fact=fact, acts=acts) if one.key == key else one for one in edits.added),
    )


def headed(edits: Edits, head: Mapping[str, str]) -> Edits:
    """Whom it goes to and what it is about, where not as drafted."""
    return replace(edits, head={name: " ".join(head[name].split()) for name in HEAD if head.get(name, "").strip()})


def _checked(text: str) -> str:
    if not text:
        raise NoSentence(said("A sentence needs words."), said("Write it, or remove it."))
    if len(text) > _LONGEST:
        raise NoSentence(
            said("The sentence has {value} characters.", value=len(text)),
            said("Make sentences of it, each up to {most}.", most=_LONGEST),
        )
    return text


def as_json(edits: Edits) -> dict[str, Any]:
    """For the record; empty parts are left out, so that no edits are {}."""
    return {name: part for name, part in asdict(edits).items() if part}


def from_json(kept: Mapping[str, Any]) -> Edits:
    return Edits(
        texts={key: Rewritten(**{**one, "evidence": _all(one)}) for key, one in kept.get("texts", {}).items()},
        removed={key: Removed(**one) for key, one in kept.get("removed", {}).items()},
        moved=tuple(Moved(**one) for one in kept.get("moved", ())),
        added=tuple(
            Added(**{**one, "evidence": _all(one), "acts": tuple(one.get("acts", ()))}) for one in kept.get("added", ())
        ),
        head=dict(kept.get("head", {})),
    )


def _all(kept: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(_evidence(one) for one in kept.get("evidence", ()))


def _evidence(kept: Mapping[str, Any]) -> Evidence:
    at = kept["passage"]
    return Evidence(kept["source"], Passage(at["start"], at["end"]), kept["quote"], kept["page"])
