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
_WHAT = Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT_PRONOUN | Word.NUMERAL
_NO_OBJECT = Word.PREPOSITION | Word.BE | Word.MODAL | Word.HAVE | Word.ADVERB | Word.CONJUNCTION
_QUOTES = frozenset('"“”«»')
_THREATENS = Word.ATTACKER | Word.EMPLOYER | Word.STATE
_NO_VERB = Word.PAST | Word.DETERMINER | Word.PREPOSITION | Word.SUBORDINATOR | Word.MODAL | Word.BE | Word.HAVE


def order_begins(tokens: Tokens, pack: Pack, sentence: Sentence) -> int | None:
    """Where an order begins in a sentence, or None."""
    words = pack.phrases
    polite, before = words.get("order_polite", frozenset()), words.get("order_before", frozenset())
    if sentence.last - sentence.first < _SHORTEST:
        return None
    if not polite:
        return sentence.first if _hoping(tokens, pack, sentence) or _body_hopes(tokens, pack, sentence) else None
    at = _past_label(tokens, sentence)
    asked = question = False
    while at < min(sentence.first + _OPENING + _OPENING, sentence.last - 1):
        low = tokens.low[at]
        if low in polite:
            asked = True
        elif low in words["order_modal"] and tokens.low[at + 1] in words["order_you"]:
            question = True
            at += 1
        elif low not in before and not (tokens.kind[at] == "mark" and low in "-–—•*()¡¿"):
            break
        at += 1
    if question and not asked and tokens.low[sentence.last - 1] != "?":
        return None
    if _called_out(tokens, pack, sentence, at) or _hoped(tokens, pack, sentence):
        return at
    if _hoping(tokens, pack, sentence) or _body_hopes(tokens, pack, sentence):
        return sentence.first
    if any(tokens.low[i] in words.get("order_formula", ()) for i in range(at, min(at + _WHOM, sentence.last))):
        return None  # "Please find enclosed …", "Please accept the assurances …"
    if at > sentence.first and tokens.flags[at - 1] & Word.NEGATION:
        if asked or question:
            return None  # "Please do not send further protests"
        return at - 2 if at - 2 >= sentence.first and _is_order(tokens, pack, at) else None
    if asked or question:
        return at if _is_order(tokens, pack, at) or _is_infinitive(tokens, pack, at) else None
    idle = tokens.low[at] in words["order_never"] and tokens.low[at + 1] not in words.get("order_back", ())
    plain = not idle and _plain(tokens, pack, sentence, at)
    return at if plain and _is_order(tokens, pack, at) else None


def _past_label(tokens: Tokens, sentence: Sentence) -> int:
    """ "Take action now: write to the ambassador": past the label, where one opens the sentence."""
    near = range(sentence.first + 1, min(sentence.first + _OPENING, sentence.last - 3))
    colon = next((at for at in near if tokens.low[at] == ":"), sentence.first)
    told = any(tokens.flags[at] & Word.VERB and not tokens.flags[at] & Word.BASE for at in range(sentence.first, colon))
    return colon + 1 if colon > sentence.first and not told else sentence.first


def threatens(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "Stop your activities," the caller said: an order in quotation marks that those give who threaten."""
    low, words = tokens.low, pack.phrases.get("order_threat", frozenset())
    if low[sentence.first] not in _QUOTES or not words:
        return False
    closes = next((at for at in range(sentence.first + 1, sentence.last) if low[at] in _QUOTES), sentence.last)
    return any(low[at] in words or tokens.flags[at] & _THREATENS for at in range(closes, sentence.last))


def _body_hopes(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "The Committee trusts that the trial will soon be over": so the bodies ask that watch over treaties."""
    words, low = pack.phrases, tokens.low
    hopes = words.get("order_hopes", frozenset())
    for at in range(sentence.first, min(sentence.first + _OPENING, sentence.last - 3)):
        if low[at] in words["demand_body"] and tokens.cap[at]:
            near = range(at + 1, min(at + _OPENING, sentence.last - 2))
            hope = next((i for i in near if low[i] in hopes), None)
            return hope is not None and any(low[i] in words["demand_that"] for i in (hope + 1, hope + 2))
    return False


def _is_order(tokens: Tokens, pack: Pack, at: int) -> bool:
    flags, low = tokens.flags[at], tokens.low[at]
    known = low in pack.phrases["order_verb"]
    if tokens.kind[at] != "word" or low in pack.phrases["order_idle"] or (pack.lemmas.get(low, low) != low and not known):
        return False
    if pack.phrases.get("order_object"):  # a language whose orders have a form of their own
        return known
    return (bool(flags & Word.BASE) and not flags & _NO_VERB) or (known and (not flags or bool(flags & Word.BASE)))


def _is_infinitive(tokens: Tokens, pack: Pack, at: int) -> bool:
    """ "Veuillez intervenir": a polite word that calls for an infinitive of its own form."""
    return bool(tokens.flags[at] & Word.INFINITE) and tokens.low[at] not in pack.phrases["order_idle"]


def _plain(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> bool:
    """Whether a bare verb at the head of a sentence orders: "Restore the registration", not "Strike action began"."""
    if at > sentence.first and tokens.kind[at - 1] == "mark" and tokens.low[at - 1] in "-–—":
        return False
    if tokens.low[sentence.last - 1] not in _CLOSES or tokens.low[sentence.last - 1] == "?":
        return False
    following = at + 1
    if following >= sentence.last:
        return False  # a stop alone
    if (
        tokens.low[following] in pack.phrases.get("order_back", ())
        or tokens.low[following] in pack.phrases["particle"]
        or tokens.low[following] in pack.phrases.get("order_object", ())
    ):
        following += 1
    elif tokens.low[following] in pack.phrases["order_us"]:
        return False  # "Let us not forget"
    if following >= sentence.last:
        return False
    known = tokens.low[at] in pack.phrases["order_verb"] or tokens.low[at] in pack.phrases["demand_act"]
    flags = tokens.flags[following]
    if tokens.kind[following] == "number":
        return False  # "Call 555 for tickets."
    if tokens.low[at] in pack.phrases.get("demand_help", ()) and flags & Word.PREPOSITION:
        return True  # "Write to the ambassador."
    if flags & (Word.NEGATION | _NO_OBJECT) or tokens.kind[following] == "mark":
        return bool(flags & _WHAT) and not flags & Word.NEGATION
    return bool(flags & _WHAT) or (known and (not flags & Word.VERB or bool(flags & NOUN)))


def _called_out(tokens: Tokens, pack: Pack, sentence: Sentence, at: int) -> bool:
    """ "Hands off our union!", "Justice for Testov!" """
    if at + 2 >= sentence.last or tokens.low[sentence.last - 1] != "!":
        return False
    words = pack.phrases
    if tokens.low[at] in words["demand_for"] and tokens.low[at + 1] in words.get("order_now", ()):
        return True  # "¡Reincorporación ya de los despedidos!"
    return tokens.low[at] in words["order_call"] and tokens.low[at + 1] in words["order_call_after"]


def _hoped(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "We trust that you will …", "We should be grateful to learn …", "We look to you to put things right"."""
    words, low = pack.phrases, tokens.low
    for at in range(sentence.first, min(sentence.first + _HOPING, sentence.last - 3)):
        if low[at] not in words["demand_we"]:
            continue
        hope = next((i for i in range(at + 1, min(at + _OPENING, sentence.last - 2)) if low[i] in words["demand_hope"]), None)
        if hope is None or any(tokens.flags[i] & Word.NEGATION for i in range(at, hope)):
            continue
        if low[hope] in words["order_look_to"] and low[hope + 1] not in words["infinitive"]:
            continue  # "I look forward to hearing from you"
        near = range(hope + 1, min(hope + _WHOM, sentence.last))
        if any(low[i] in words.get("order_formula", ()) for i in near):
            return False
        if any(low[i] in words["order_you"] or low[i] in words["order_your"] for i in near):
            return True
        if low[hope] in words["order_grateful"] and low[hope + 1] in words["order_grateful_after"]:
            return True
    return False


def _hoping(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "Confiamos en que usted tomará medidas": the form of the verb says that the writers hope, what follows of whom."""
    words, low = pack.phrases, tokens.low
    hoping = words.get("order_hoping", frozenset())
    for at in range(sentence.first, min(sentence.first + _HOPING, sentence.last - 3)):
        if low[at] not in hoping or tokens.flags[max(at - 1, sentence.first)] & Word.NEGATION:
            continue
        if low[at] in words.get("order_thanks", ()) and tokens.flags[at + 1] & Word.INFINITE:
            return True  # "mucho le agradeceremos ordenar …"
        said = next((i for i in range(at + 1, min(at + 4, sentence.last - 1)) if low[i] in words["order_hoped"]), None)
        if said is not None:
            near = range(said + 1, min(said + _WHOM, sentence.last))
            thanks = low[at] in words.get("order_thanks", ()) and any(tokens.flags[i] & Word.UNREAL for i in near)
            return thanks or any(low[i] in words["order_you"] or low[i] in words["order_your"] for i in near)
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
