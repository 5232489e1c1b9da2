"""Demands: what a document asks its addressee, or those responsible, to do.

In: tokens, sentences and units. Out: ranges of tokens, each the words of one demand, in the order of the text. Whether a
sentence asks, `asking` tells; here lists are followed, and `parting` cuts a sentence that asks for several things.
"""

from __future__ import annotations

from gravamen.reading.asking import Asking
from gravamen.reading.ordering import order_begins, threatens
from gravamen.reading.pack import Pack, Word
from gravamen.reading.parting import parted
from gravamen.reading.repeated import without_repeated
from gravamen.reading.tokens import Sentence, Tokens

_ENDS = frozenset('.!?:;”»"')
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])
_NO_ORDER = (
    Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT_PRONOUN | Word.PREPOSITION | Word.SUBORDINATOR | Word.BE | Word.MODAL
)


def find_demands(tokens: Tokens, pack: Pack) -> list[tuple[int, int]]:
    """Sentences, or the parts of them, that ask; and the items of a list that an asking line opens."""
    found: list[tuple[int, int]] = []
    asking = Asking(tokens, pack)
    opened: str = ""  # the sort of list that is open: "items", or "orders" after "asks the Government to:"
    item = -1  # the block of the last item
    numbered = False
    for index, sentence in enumerate(tokens.sentences):
        listed = sentence.bullet or numbered or _numbered(tokens, sentence)
        numbered = _number(tokens, sentence)  # "1." stands by itself
        if opened and numbered:
            continue
        if opened and (listed or _imperative(tokens, pack, sentence) or (opened == "orders" and _order(tokens, sentence))):
            found.append(_trim(tokens, sentence.first, sentence.last))
            item = sentence.block
            continue
        asked = asking.begins(sentence)
        if opened and item == sentence.block and asked is None and not _new_line(tokens, sentence):
            continue  # a further sentence of an item
        opened = ""
        following = tokens.sentences[index + 1] if index + 1 < len(tokens.sentences) else None
        unended = tokens.low[sentence.last - 1] not in _ENDS
        listing = following is not None and unended and (following.bullet or _number(tokens, following))
        opens = asking.opens(sentence, listing=listing)
        if asked is None and not opens:
            if threatens(tokens, pack, sentence):
                continue
            if asking.slogan(sentence):
                found.extend(parted(tokens, pack, *_trim(tokens, sentence.first, sentence.last)))
            elif (headline := _headline(tokens, pack, sentence)) is not None:
                found.append((headline, sentence.last))
            elif (ordered := order_begins(tokens, pack, sentence)) is not None:
                found.extend(parted(tokens, pack, *_trim(tokens, ordered, sentence.last)))
            continue
        begin = sentence.first if asked is None else asked
        if following is not None and (
            tokens.low[sentence.last - 1] == ":"
            or ((opens or sentence.last - begin <= 3) and _item(tokens, pack, following))
            or listing
        ):
            opened = "orders" if _expects_order(tokens, pack, sentence) else "items"
            item = -1
        elif asked is not None:
            found.extend(parted(tokens, pack, *_trim(tokens, asked, sentence.last)))
    return without_repeated(tokens, _without_headline(tokens, found))


def _without_headline(tokens: Tokens, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A headline's demand counts where the text has none: it says in short what the text says at length."""
    lines = (one for one in tokens.sentences[:5] if tokens.low[one.last - 1] != ";" and not _numbered(tokens, one))
    heads = {one.last for one in lines if one.heading or tokens.low[one.last - 1] not in _ENDS}
    text = [one for one in found if one[1] not in heads]
    return text or found


def _headline(tokens: Tokens, pack: Pack, sentence: Sentence) -> int | None:
    """ "Samplia: Free Jailed Unionists": where the order begins in a heading after a name, or None."""
    if not sentence.heading or sentence is not tokens.sentences[0]:
        return None
    colon = next((at for at in range(sentence.first, min(sentence.first + 5, sentence.last - 2)) if tokens.low[at] == ":"), -1)
    if colon < 0:
        return None
    at = colon + 1
    return at if _lemma(tokens, pack, at) in pack.phrases["demand_act"] and tokens.flags[at] & Word.BASE else None


def _expects_order(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """ "… asking him to:", "The companies must:"."""
    must = pack.phrases["demand_must"]
    ordered = tokens.low[sentence.last - 2] in pack.phrases["infinitive"]
    return ordered or any(tokens.low[at] in must for at in range(sentence.first, sentence.last))


def _order(tokens: Tokens, sentence: Sentence) -> bool:
    """A line of a list whose opening calls for infinitives: "Own up …", "And pay up …"."""
    at = sentence.first
    while at < sentence.last - 1 and tokens.flags[at] & (Word.CONJUNCTION | Word.ADVERB):
        at += 1
    flags = tokens.flags[at]
    if tokens.kind[at] != "word" or flags & _NO_ORDER:
        return False
    return bool(flags & (Word.BASE | Word.INFINITE)) or not flags


def _imperative(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    """A line that begins with an order: "Release all detained unionists"."""
    at = sentence.first
    while at < sentence.last and (tokens.kind[at] == "mark" or tokens.flags[at] & Word.ADVERB):
        at += 1
    if at >= sentence.last:
        return False
    return _lemma(tokens, pack, at) in pack.phrases["demand_act"] and bool(tokens.flags[at] & Word.BASE)


def _lemma(tokens: Tokens, pack: Pack, at: int) -> str:
    return pack.lemmas.get(tokens.low[at], tokens.low[at])


def _new_line(tokens: Tokens, sentence: Sentence) -> bool:
    return "\n" in tokens.characters[tokens.end[sentence.first - 1] : tokens.start[sentence.first]]


def _item(tokens: Tokens, pack: Pack, sentence: Sentence) -> bool:
    marked = sentence.bullet or _numbered(tokens, sentence) or _number(tokens, sentence)
    return marked or _imperative(tokens, pack, sentence)


def _number(tokens: Tokens, sentence: Sentence) -> bool:
    return (
        sentence.last - sentence.first == 2 and tokens.kind[sentence.first] == "number" and tokens.low[sentence.last - 1] == "."
    )


def _numbered(tokens: Tokens, sentence: Sentence) -> bool:
    """ "1) …", "(2) …", "a) …"."""
    first = sentence.first + (tokens.low[sentence.first] == "(")
    if sentence.last - first <= 3 or tokens.low[first + 1] not in ".)":
        return False
    low = tokens.low[first]
    return tokens.kind[first] == "number" or (len(low) <= 2 and tokens.low[first + 1] == ")") or low in _ROMAN


def _trim(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and tokens.kind[first] == "mark" and tokens.low[first] not in '"“«(':
        first += 1
    return first, last
