"""Circumstances: what a letter must say though it is no act — a branch founded, members who joined, what the authorities say.

In: tokens, and the acts and demands found. Out: sentences that state such a fact.
"""

from __future__ import annotations

from gravamen.reading.dates import When
from gravamen.reading.draft import Draft
from gravamen.reading.models import Circumstance, Value
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import Pack, Word, once_a_pack
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.text import Passage

_OFFICIAL = Word.STATE | Word.EMPLOYER
_NEAR = 10  # tokens within which a union stands that somebody founded, joined or left


@once_a_pack
def _telling_forms(pack: Pack) -> frozenset[str]:
    """The words, and forms of them, of which a sentence with a circumstance has one."""
    bases = pack.phrases["founding"] | pack.phrases["official_account"]
    forms = {form for form, base in pack.lemmas.items() if base in bases}
    return frozenset(forms | {base for base in bases if base not in pack.lemmas})


def _flags(tokens: Tokens, first: int, last: int) -> int:
    """What any of some tokens is."""
    flags = 0
    for at in range(first, last):
        flags |= tokens.flags[at]
    return flags


def _says_that(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "The Investigative Committee says that …": whether a sentence opens with a name, and what its bearer says."""
    named = False
    for at in range(sentence.first + 1, min(sentence.first + _NEAR, sentence.last - 1)):
        named = named or bool(tokens.cap[at])
        if tokens.flags[at] & Word.REPORT:
            return named and tokens.low[at + 1] in pack.phrases.get("that", ())
    return False


def find_circumstances(
    tokens: Tokens, pack: Pack, drafts: list[Draft], demands: list[tuple[int, int]], times: list[When]
) -> tuple[Circumstance, ...]:
    """Sentences without an act of their own that tell of founding and joining, or give the authorities' account."""
    asking = {first for first, _ in demands}
    ordered = Ordered(times)
    lemma, tells = pack.lemmas.get, _telling_forms(pack)
    found: list[Circumstance] = []
    reporting = {draft.sentence.first for draft in drafts if not draft.nominal}
    for sentence in tokens.sentences:
        if sentence.heading or sentence.last - sentence.first < 6:
            continue
        if not asking.isdisjoint(range(sentence.first, sentence.last)):
            continue
        low = tokens.low[sentence.first : sentence.last]
        if tells.isdisjoint(low):
            continue
        lemmas = set(map(lemma, low, low))
        when = next((when for when in ordered.between(sentence.first, sentence.last) if when.value), None)
        flags = _flags(tokens, sentence.first, sentence.last)
        founding = (when is not None or bool(flags & Word.NUMERAL)) and any(
            _flags(tokens, max(at - _NEAR, sentence.first), min(at + _NEAR, sentence.last)) & Word.UNION
            for at in range(sentence.first, sentence.last)
            if lemma(tokens.low[at], tokens.low[at]) in pack.phrases["founding"]
        )
        account = len(lemmas & pack.phrases["official_account"])
        official = (account > 0 and bool(flags & _OFFICIAL) and not pack.phrases["according"].isdisjoint(low[:3])) or (
            account > 1 and _says_that(tokens, pack, sentence)
        )
        if (founding and sentence.first not in reporting) or official:
            span = Passage(tokens.start[sentence.first], tokens.end[sentence.last - 1])
            date = (
                Value(when.value, (Passage(tokens.start[when.first], tokens.end[when.last - 1]),))
                if when and when.value
                else None
            )
            found.append(Circumstance(span, date))
    return tuple(found)
