"""Orders, wishes and hopes: sentences that want something of somebody, without a verb of asking.

In: the tokens of one sentence. Out: the token that the order or the wish begins with, or None: "Please see that our officers
are let in", "Could you kindly tell us …", "Disarm your guards.", "We trust that you will …", "we want the section repealed".
"""

from __future__ import annotations

from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Sentence, Tokens

_CLOSES = frozenset("!.?:;")
_SHORTEST = 3  # tokens, the stop among them
_HOPING = 12  # tokens in which a sentence says that "we" hope
_WHOM = 6  # tokens after it in which "you" is named
_OPENING = 6  # tokens in which a sentence may lead up to its order: "Third, and above all, please"
_NEXT = 5  # tokens after a word that calls for something, within which it says what
_WHAT = Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT_PRONOUN | Word.NUMERAL
_NO_OBJECT = Word.PREPOSITION | Word.BE | Word.MODAL | Word.HAVE | Word.ADVERB | Word.CONJUNCTION
_NO_VERB = Word.PAST | Word.DETERMINER | Word.PREPOSITION | Word.SUBORDINATOR | Word.MODAL | Word.BE | Word.HAVE


def order_begins(tokens: Tokens, pack: Pack, sentence: Sentence) -> int | None:
    """Where an order begins in a sentence, or None."""
    words = pack.phrases
    if words.get("order_ending"):
        return _called_for(tokens, pack, sentence)
    polite, before = words.get("order_polite", frozenset()), words.get("order_before", frozenset())
    if not polite or sentence.last - sentence.first < _SHORTEST:
        return None
    at = sentence.first
    asked = question = False
    while at < min(sentence.first + _OPENING, sentence.last - 1):
        low = tokens.low[at]
        if low in polite:
            asked = True
        elif low in words["order_modal"] and tokens.low[at + 1] in words["order_you"]:
            question = True
            at += 1
        elif low not in before and not (tokens.kind[at] == "mark" and low in "-–—•*()"):
            break
        at += 1
    if question and not asked and tokens.low[sentence.last - 1] != "?":
        return None
    if _called_out(tokens, pack, sentence, at) or _hoped(tokens, pack, sentence):
        return at
    if asked or question:
        return at if _is_order(tokens, pack, at) else None
    plain = tokens.low[at] not in words["order_never"] and _plain(tokens, pack, sentence, at)
    return at if plain and _is_order(tokens, pack, at) else None


def _called_for(tokens: Tokens, pack: Pack, sentence: Sentence) -> int | None:
    """ "Libérez nos camarades !", "Veuillez intervenir …", "¡Libertad para los presos!", "Nous vous saurions gré de …"."""
    words, low, last = pack.phrases, tokens.low, sentence.last - 1
    at = sentence.first
    while at < last and (tokens.kind[at] == "mark" or low[at] in words.get("order_before", ())):
        at += 1
    if last - at < _SHORTEST - 1:
        return None
    soon = range(at + 1, min(at + _NEXT, last))
    if low[at] in words.get("order_never", ()):
        return None
    if low[at] in words.get("order_polite", ()):
        return at if any(tokens.flags[i] & Word.INFINITE for i in soon) else None
    ending = tuple(words["order_ending"])
    ordered = low[at] in words.get("order_verb", ()) or (low[at].endswith(ending) and not tokens.flags[at])
    if ordered and low[last] in "!." and (low[at] in words.get("order_verb", ()) or low[last] == "!"):
        return at
    if low[last] == "!" and low[at] in words.get("order_call", ()) and any(low[i] in words["order_call_after"] for i in soon):
        return at
    for grateful in range(at, min(at + _HOPING, last - 1)):
        if low[grateful] in words.get("order_grateful", ()):
            near = range(grateful + 1, min(grateful + _NEXT, last))
            return at if any(low[i] in words["demand_that"] or tokens.flags[i] & Word.INFINITE for i in near) else None
    return None


def _is_order(tokens: Tokens, pack: Pack, at: int) -> bool:
    flags, low = tokens.flags[at], tokens.low[at]
    if tokens.kind[at] != "word" or low in pack.phrases["order_idle"] or pack.lemmas.get(low, low) != low:
        return False
    known = low in pack.phrases["order_verb"]
    return (bool(flags & Word.BASE) and not flags & _NO_VERB) or (known and (not flags or bool(flags & Word.BASE)))


def _plain(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> bool:
    """Whether a bare verb at the head of a sentence orders: "Restore the registration", not "Strike action began"."""
    if at > sentence.first and tokens.kind[at - 1] == "mark" and tokens.low[at - 1] in "-–—":
        return False
    if tokens.low[sentence.last - 1] not in _CLOSES or tokens.low[sentence.last - 1] == "?":
        return False
    following = at + 1
    if tokens.flags[following] & Word.PREPOSITION and tokens.low[following] in pack.phrases["particle"]:
        following += 1
    elif tokens.low[following] in pack.phrases["order_us"]:
        return False  # "Let us not forget"
    known = tokens.low[at] in pack.phrases["order_verb"] or tokens.low[at] in pack.phrases["demand_act"]
    flags = tokens.flags[following]
    if tokens.kind[following] == "number":
        return False  # "Call 555 for tickets."
    if flags & (Word.NEGATION | _NO_OBJECT) or tokens.kind[following] == "mark":
        return bool(flags & _WHAT) and not flags & Word.NEGATION
    return bool(flags & _WHAT) or (known and (not flags & Word.VERB or bool(flags & NOUN)))


def _called_out(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> bool:
    """ "Hands off our union!", "Justice for Testov!" """
    if at + 2 >= sentence.last or tokens.low[sentence.last - 1] != "!":
        return False
    words = pack.phrases
    return tokens.low[at] in words["order_call"] and tokens.low[at + 1] in words["order_call_after"]


def _hoped(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "We trust that you will …", "We should be grateful to learn …", "We look to you to put things right"."""
    words, low = pack.phrases, tokens.low
    for at in range(sentence.first, min(sentence.first + _HOPING, sentence.last - 3)):
        if low[at] not in words["demand_we"]:
            continue
        hope = next((i for i in range(at + 1, min(at + 4, sentence.last - 2)) if low[i] in words["demand_hope"]), None)
        if hope is None or any(tokens.flags[i] & Word.NEGATION for i in range(at, hope)):
            continue
        if low[hope] in words["order_look_to"] and low[hope + 1] not in words["infinitive"]:
            continue  # "I look forward to hearing from you"
        near = range(hope + 1, min(hope + _WHOM, sentence.last))
        if any(low[i] in words["order_you"] or low[i] in words["order_your"] for i in near):
            return True
        if low[hope] in words["order_grateful"] and low[hope + 1] in words["order_grateful_after"]:
            return True
    return False


def wished(tokens: Tokens, words: dict[str, frozenset[str]], sentence: Sentence, at: int) -> bool:
    """ "We want the section repealed", "we expect an apology": somebody's act as what is wished for."""
    for ahead in range(at + 1, min(at + 12, sentence.last)):
        flags = tokens.flags[ahead]
        if tokens.low[ahead] in words["demand_for"] or tokens.low[ahead] in words["demand_wished"]:
            return True
        if flags & Word.PARTICIPLE and not flags & Word.GERUND and ahead > at + 2:
            return not flags & NOUN and not tokens.flags[ahead - 1] & (Word.BE | Word.HAVE | Word.DETERMINER)
        if flags & (Word.MODAL | Word.BE | Word.HAVE | Word.SUBORDINATOR) or tokens.kind[ahead] == "mark":
            return False
    return False
