"""Demands where the verb stands last: "… derhal serbest bırakılmasını talep ediyoruz", "… son verilmelidir".

In: the words of a text. Out: ranges of tokens, each the words of one demand, in the order of the text.
"""

from __future__ import annotations

from gravamen.reading.agglutinative.lexicon import AgglutinativePack, matches
from gravamen.reading.agglutinative.suffixes import ACCUSATIVE, DATIVE, FINITE
from gravamen.reading.agglutinative.words import Words
from gravamen.reading.pack import Word
from gravamen.reading.tokens import Sentence

_REACH = 6  # tokens before the verb that asks in which what is asked ends


def find_demands(words: Words, pack: AgglutinativePack) -> list[tuple[int, int]]:
    """Sentences that ask or say what must be done, and the items of a list that an asking line opens."""
    t = words.t
    found: list[tuple[int, int]] = []
    opened = False
    for index, sentence in enumerate(t.sentences):
        if sentence.last - sentence.first < 2:
            continue
        listed = sentence.bullet or _numbered(words, sentence)
        if opened and (listed or _orders(words, sentence)):
            found.append(_trim(words, sentence))
            continue
        following = t.sentences[index + 1] if index + 1 < len(t.sentences) else None
        opens = t.low[sentence.last - 1] == ":" or (following is not None and (following.bullet or _numbered(words, following)))
        asks = _asks(words, pack, sentence)
        opened = bool(opens and (asks or any(words.has("demand_opening", at) for at in range(sentence.first, sentence.last))))
        if asks and not (opened and t.low[sentence.last - 1] == ":"):
            found.append(_trim(words, sentence))
    return found


def _asks(words: Words, pack: AgglutinativePack, sentence: Sentence) -> bool:
    t = words.t
    for at in range(sentence.first, sentence.last):
        for verb in words.verbs[at]:
            if verb.kind not in FINITE or verb.negated:
                continue
            flags = pack.verb_flags.get(verb.lemma, 0)
            asking = flags & Word.DEMANDING or any(
                verb.lemma == phrase[-1] and matches(phrase[:-1], t.low, at - len(phrase) + 1)
                for phrase in pack.stems["demand"]
            )
            if asking and (verb.first or verb.kind == "present" or not flags & Word.DEMANDING) and _asked(words, at, sentence):
                return True
            if verb.kind in ("necessity", "order") and not verb.first and verb.lemma in pack.phrases["demand_act"]:
                return True
    return any(words.has("demand_phrase", at) for at in range(max(sentence.first, sentence.last - 5), sentence.last))


def _asked(words: Words, at: int, sentence: Sentence) -> bool:
    """Whether what is asked stands before the verb: a form that is a noun, or a noun as object."""
    for before in range(max(sentence.first, at - _REACH), at):
        if any(verb.kind in ("action", "infinitive") and verb.bits & (ACCUSATIVE | DATIVE) for verb in words.verbs[before]):
            return True
        if words.noun_bits(before) & ACCUSATIVE:
            return True
    return False


def _orders(words: Words, sentence: Sentence) -> bool:
    """A line that ends with what shall be done: "… serbest bırakılsın", "… serbest bırakılması"."""
    kinds = ("order", "necessity", "action")
    return any(
        verb.kind in kinds for at in range(max(sentence.first, sentence.last - 3), sentence.last) for verb in words.verbs[at]
    )


def _numbered(words: Words, sentence: Sentence) -> bool:
    t = words.t
    return sentence.last - sentence.first > 3 and t.kind[sentence.first] == "number" and t.low[sentence.first + 1] in ".)-"


def _trim(words: Words, sentence: Sentence) -> tuple[int, int]:
    first = sentence.first
    while first < sentence.last - 1 and words.t.kind[first] == "mark" and words.t.low[first] not in '"“«(':
        first += 1
    return first, sentence.last
