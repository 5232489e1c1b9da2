"""Headlines: verbs in the present between who acts and whom it hits, which elsewhere would be nouns.

In: the tokens of a heading and a place in them. Out: whether the verb of the headline stands there.
"""

from __future__ import annotations

from gravamen.reading.tokens import Tokens
from gravamen.reading.word import NOUN, Word


def headline_verb(tokens: Tokens, at: int, first: int, last: int) -> bool:
    """ "Police arrest union leaders", "Court bans strike": a present verb between who acts and whom a headline says it hits."""
    flags = tokens.flags
    if at == first or at + 1 >= last or not flags[at] & Word.BASE or flags[at] & (Word.BE | Word.HAVE | Word.DO | Word.MODAL):
        return False
    doer = flags[at - 1]
    if not doer & (Word.STATE | Word.EMPLOYER | Word.ATTACKER) or doer & (Word.PREPOSITION | Word.DETERMINER):
        return False
    if any(flags[i] & (Word.BE | Word.PAST) and not flags[i] & Word.PARTICIPLE for i in range(first, last)):
        return False
    hit = flags[at + 1]
    nominal = hit & (NOUN | Word.NUMERAL | Word.VAGUE_NUMBER | Word.DETERMINER | Word.POSSESSIVE) or tokens.cap[at + 1]
    return tokens.kind[at + 1] == "word" and bool(nominal) and not hit & (Word.PREPOSITION | Word.CONJUNCTION | Word.BE)
