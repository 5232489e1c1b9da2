"""Demands: what a document asks its addressee, or those responsible, to do.

In: tokens, sentences and units. Out: ranges of tokens, each the words of one demand, in the order of the text.
"""

from __future__ import annotations

from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Sentence, Tokens


def find_demands(tokens: Tokens, pack: Pack) -> list[tuple[int, int]]:
    """Sentences, or the parts of them, that ask; and the items of a list that an asking line opens."""
    found: list[tuple[int, int]] = []
    opened = False
    for index, sentence in enumerate(tokens.sentences):
        listed = sentence.bullet or _numbered(tokens, sentence)
        if opened and (listed or _imperative(tokens, pack, sentence)):
            found.append(_trim(tokens, sentence.first, sentence.last))
            continue
        opened = False
        asked = _asked(tokens, pack, sentence)
        if asked is None:
            continue
        last_mark = tokens.low[sentence.last - 1]
        following = tokens.sentences[index + 1] if index + 1 < len(tokens.sentences) else None
        if (
            (last_mark == ":" or (sentence.last - asked <= 3))
            and following is not None
            and (following.bullet or _numbered(tokens, following) or _imperative(tokens, pack, following) or last_mark == ":")
        ):
            opened = True
            continue
        found.append(_trim(tokens, asked, sentence.last))
    return found


def _asked(tokens: Tokens, pack: Pack, sentence: Sentence) -> int | None:
    """Where the asking begins in a sentence, or None."""
    low, phrases = tokens.low, pack.phrases
    for at in range(sentence.first, sentence.last):
        flags = tokens.flags[at]
        lemma = pack.lemmas.get(low[at], low[at])
        if flags & Word.VERB and lemma in phrases["demand_verb"] and at + 1 < sentence.last:
            if not _asks_now(tokens, pack, sentence, at):
                continue
            rest = tokens.low[at + 1 : min(at + 30, sentence.last)]
            if lemma in phrases["demand_needs_on"] and not set(rest[:2]) & phrases["demand_on"]:
                continue
            told = flags & Word.GERUND and not flags & Word.PAST and not tokens.flags[max(at - 1, 0)] & Word.BE
            if told and not set(rest[:6]) & phrases.get("demand_gerund", set(rest[:6])):
                continue  # "were striking, demanding a minimum wage": what strikers want is told, not asked
            if set(rest) & phrases["demand_that"] or lemma in phrases["demand_plain"] or set(rest[:3]) & phrases["demand_on"]:
                return _subject_start(tokens, pack, sentence, at)
        if low[at] in phrases["demand_must"] and _addressed(tokens, pack, sentence, at):
            return sentence.first
        if low[at] in phrases["demand_noun"] and at + 1 < sentence.last and low[at + 1] in phrases["demand_noun_before"]:
            return sentence.first
    return None


def _asks_now(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> bool:
    """The document asks: in the present ("we urge", "the ITUC calls on"), or tells what was asked of those responsible."""
    low = tokens.low
    before = low[at - 1] if at > sentence.first else ""
    if before in pack.phrases["demand_not_before"] and not (at >= 2 and low[at - 2] in pack.phrases["demand_lead"]):
        return before in pack.phrases["infinitive"] and any(
            low[i] in pack.phrases["demand_lead"] for i in range(max(sentence.first, at - 8), at)
        )
    if tokens.flags[at - 1] & (Word.DETERMINER | Word.POSSESSIVE | Word.MODAL) if at > sentence.first else False:
        return low[at - 1] in pack.phrases["demand_modal"]
    if at > sentence.first and tokens.flags[at - 1] & Word.HAVE:
        near = range(max(sentence.first, at - 7), at - 1)
        if not any(tokens.flags[i] & Word.UNION or (tokens.cap[i] and tokens.text(i, i + 1).isupper()) for i in near):
            return False  # "the university has requested the court to dissolve …" is told, not asked
    after = low[at + 1]
    if tokens.flags[at] & Word.PAST and not tokens.flags[at] & Word.BASE:
        return after in pack.phrases["demand_on"] or any(
            tokens.flags[i] & (Word.STATE | Word.EMPLOYER) for i in range(at + 1, min(at + 6, sentence.last))
        )
    return True


def _subject_start(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> int:
    """Where the asking clause begins: the sentence, or after the last stop before the verb."""
    for back in range(at - 1, sentence.first, -1):
        if tokens.low[back] in (";", ":") or (tokens.low[back] in ("“", '"') and at - back < 12):
            return back + 1
        if (
            (tokens.low[back] == "," or tokens.low[back] in pack.phrases["and"])
            and at - back <= 3
            and back - sentence.first > 4
        ):
            return back + 1
    return sentence.first


def _addressed(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> bool:
    """ "The government must immediately release …": those who can act, and an act that can be asked."""
    before = range(sentence.first, at)
    if at + 1 < sentence.last and tokens.flags[at + 1] & Word.BE:  # "X must be freed unconditionally"
        asked = {pack.lemmas.get(low, low) for low in tokens.low[at + 2 : min(at + 16, sentence.last)]}
        return bool(asked & pack.phrases["demand_act"])
    if not any(tokens.flags[i] & (Word.STATE | Word.EMPLOYER) or tokens.low[i] in pack.phrases["addressed"] for i in before):
        return False
    return any(
        pack.lemmas.get(low, low) in pack.phrases["demand_act"] for low in tokens.low[at + 1 : min(at + 5, sentence.last)]
    )


def _imperative(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """A line that begins with an order: "Release all detained unionists"."""
    at = sentence.first
    while at < sentence.last and (tokens.kind[at] == "mark" or tokens.flags[at] & Word.ADVERB):
        at += 1
    if at >= sentence.last:
        return False
    low = tokens.low[at]
    return pack.lemmas.get(low, low) in pack.phrases["demand_act"] and bool(tokens.flags[at] & Word.BASE)


def _numbered(tokens: Tokens, sentence: Sentence) -> bool:
    return (
        sentence.last - sentence.first > 3
        and tokens.kind[sentence.first] == "number"
        and tokens.low[sentence.first + 1] in ".)"
    )


def _trim(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and tokens.kind[first] == "mark" and tokens.low[first] not in '"“«(':
        first += 1
    return first, last
