"""Roles and affiliations of persons in an inflected language: "председатель профсоюза РЭП Имя Фамилия".

In: words and names. Out: the same persons, with role and affiliation filled in.
"""

from __future__ import annotations

from bisect import bisect_right

from gravamen.reading.entities import Entities, Mention
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence

_REACH = 12  # tokens within which a role stands beside its name
_ROLE = int(Word.ROLE)
_CLOSED = int(Word.PREPOSITION | Word.SUBORDINATOR | Word.RELATIVE | Word.NEGATION | Word.MODAL | Word.SUBJECT_PRONOUN)
_QUOTES = frozenset('«»“”„"')
_LINKS = frozenset(
    ("по", "в", "на", "за", "во", "при", "у", "ў")
)  # small words within a role: "секретарь по праву", "лидер на заводе"


def give_roles(words: Words, entities: Entities) -> None:
    """Fill in role and affiliation of each person from the first mention that tells them."""
    starts = [sentence.first for sentence in words.t.sentences]
    inside = {at: mention for mention in entities.mentions for at in range(mention.first, mention.last)}
    for person in entities.persons:
        for mention in person.mentions:
            sentence = words.t.sentences[bisect_right(starts, mention.first) - 1]
            role = _before(words, mention, sentence, inside) or _after(words, mention, sentence, inside)
            if role is None:
                continue
            person.role = role
            person.affiliation = next(
                (inside[at].who for at in range(*role) if at in inside and inside[at].kind == "organisation"), None
            )
            if person.affiliation is None:
                near = inside.get(role[1] + 1) if role[1] + 1 < mention.first else None
                person.affiliation = near.who if near is not None and near.kind == "organisation" else None
            break


def _goes_on(words: Words, at: int, inside: dict[int, Mention]) -> bool:
    """Whether a token can belong to the description of an office."""
    t = words.t
    if at in inside:
        return inside[at].kind in ("organisation", "place")
    if t.kind[at] == "mark":
        return t.low[at] in _QUOTES
    if t.kind[at] != "word" or (t.flags[at] & _CLOSED and t.low[at] not in _LINKS):
        return t.kind[at] == "number" and False
    if words.verb[at] and not words.pack.nominal.get(t.low[at]):
        return False
    return bool(words.nominal[at]) or t.low[at] in ("и", "і", "й", "та") or t.low[at] in _LINKS


def _before(words: Words, mention: Mention, sentence: Sentence, inside: dict[int, Mention]) -> tuple[int, int] | None:
    t = words.t
    end = mention.first
    at = end - 1
    comma = at >= sentence.first and t.low[at] in (",", "–", "—")
    if comma:
        at -= 1
        end -= 1
    role = -1
    while at >= sentence.first and end - at <= _REACH and _goes_on(words, at, inside):
        if t.flags[at] & _ROLE and at not in inside:
            role = at
        at -= 1
    if role < 0:
        return None
    while role - 1 > at and words.is_adjective(role - 1) and role - 1 not in inside and not t.flags[role - 1] & _CLOSED:
        role -= 1
    if (
        not comma
        and t.low[role - 1 : role]
        and role > sentence.first
        and t.flags[role - 1] & int(Word.PREPOSITION)
        and t.low[role - 1] in _LINKS
    ):
        pass
    return role, end


def _after(words: Words, mention: Mention, sentence: Sentence, inside: dict[int, Mention]) -> tuple[int, int] | None:
    t = words.t
    at = mention.last
    if at >= sentence.last or t.low[at] not in (",", "(", "–", "—", "-"):
        return None
    first = last = at + 1
    seen = False
    while last < sentence.last and last - first < _REACH and _goes_on(words, last, inside):
        if t.flags[last] & _ROLE and last not in inside:
            seen = True
        if not seen and not words.is_adjective(last):
            break
        last += 1
    return (first, last) if seen else None
