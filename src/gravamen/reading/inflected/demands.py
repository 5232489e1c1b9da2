"""Demands in an inflected language: what a document asks, in its own words.

In: the words of a text. Out: ranges of tokens, each the words of one demand, in the order of the text.
"""

from __future__ import annotations

from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.stems import Phrases
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import Pack, Word, once_a_pack
from gravamen.reading.repeated import without_repeated
from gravamen.reading.tokens import Sentence

_SEVERAL = 3  # things asked in one sentence from which each is a demand of its own, however long
_SHORT = 14  # tokens: two things asked are parted where each is no longer
_ASKING = ("demand", "demand_order", "demand_we", "demand_must", "demand_noun", "demand_hope")  # lists of what asks
_NEAR = 8  # tokens within which those stand of whom something is hoped


def find_demands(words: Words, pack: InflectedPack) -> list[tuple[int, int]]:
    """Sentences that ask in the present or say what must be done, and the items of a list that an asking line opens."""
    found: list[tuple[int, int]] = []
    opened = numbered = False
    t = words.t
    for index, sentence in enumerate(t.sentences):
        listed = sentence.bullet or numbered or _numbered(words, sentence)
        numbered = _number(words, sentence)  # "1." stands by itself
        if opened and numbered:
            continue
        if opened and (listed or _orders(words, pack, sentence)):
            found.append(_trim(words, sentence.first, sentence.last))
            continue
        opened = False
        asked = _asked(words, pack, sentence)
        if asked is None:
            continue
        following = t.sentences[index + 1] if index + 1 < len(t.sentences) else None
        if t.low[sentence.last - 1] == ":" and following is not None:
            opened = True
            continue
        found.extend(_trim(words, first, last) for first, last in _parts(words, asked, sentence))
    return without_repeated(t, found)


def _parts(words: Words, asked: int, sentence: Sentence) -> list[tuple[int, int]]:
    """ "Требуем: 1) освободить …; 2) вернуть …": the items of a list in the sentence itself; else all that is asked."""
    t, pack = words.t, words.pack
    whole = [(asked, sentence.last)]
    verb = next(
        (at for at in range(asked, sentence.last) if words.listed("demand_we", at) or words.listed("demand", at)), asked
    )
    colon = next((at for at in range(verb, sentence.last - 1) if t.low[at] == ":"), None)
    if colon is not None:
        stops = [at for at in range(colon + 1, sentence.last) if t.low[at] == ";"]
        if not stops:
            stops = [at for at in range(colon + 1, sentence.last) if t.low[at] == "," and t.low[at - 1] != ")"]
        edges = [colon, *stops, sentence.last]
        items = [(first + 1, last) for first, last in zip(edges, edges[1:], strict=False) if last - first > 2]
        if len(items) > 1 and all(any(words.verb_bits(at) & f.INFINITIVE for at in range(*item)) for item in items):
            return [(_past_number(words, *item), item[1]) for item in items]
    head = next((at for at in range(asked, sentence.last - 2) if _opens(words, pack, at)), sentence.last)
    sort = _opens(words, pack, head) if head < sentence.last else ""
    starts = [at for at in range(head + 2, sentence.last - 2) if _joined(words, pack, at) and _opens(words, pack, at) == sort]
    edges = [head, *starts, sentence.last]
    lengths = [last - first for first, last in zip(edges, edges[1:], strict=False)]
    ours = sort == "order" or any(words.listed("demand_we", at) for at in range(asked, head))
    if starts and ours and min(lengths) > 2 and (len(lengths) >= _SEVERAL or max(lengths) <= _SHORT):
        edges[0] = asked
        ends = [last - (t.low[last - 1] in pack.phrases["and"]) for last in edges[1:]]
        return [t.trimmed(first, last) for first, last in zip(edges[:-1], ends, strict=True)]
    return whole


def _opens(words: Words, pack: InflectedPack, at: int) -> str:
    """What a thing asked begins with: an "order", an infinitive ("to") or "чтобы" ("that"); else nothing."""
    if words.listed("demand_order", at):
        return "order"
    if words.t.low[at] in pack.phrases["that_should"]:
        return "that"
    if words.t.low[at] in pack.phrases["at_once"] or words.t.flags[at] & int(Word.ADVERB):
        at += 1
    return "to" if words.verb_bits(at) & f.INFINITIVE else ""


def _joined(words: Words, pack: InflectedPack, at: int) -> bool:
    return words.t.low[at - 1] in ",;" or words.t.low[at - 1] in pack.phrases["and"]


def _past_number(words: Words, first: int, last: int) -> int:
    """Past the number or the letter of an item: "1) …", "б) …"."""
    low = words.t.low
    return first + 2 if first + 2 < last and low[first + 1] == ")" else first


@once_a_pack
def _asking(pack: Pack) -> Phrases:
    """All that can set off a demand: most words cannot."""
    stems = pack.stems if isinstance(pack, InflectedPack) else {}
    return Phrases(phrase for name in _ASKING for phrase in stems.get(name, ()))


def _asked(words: Words, pack: InflectedPack, sentence: Sentence) -> int | None:
    t = words.t
    may_ask = _asking(pack).opening
    for at in range(sentence.first, sentence.last):
        if t.kind[at] != "word" or not may_ask(t.low[at]):
            continue
        asks = words.listed("demand", at) and words.verb_bits(at) & (f.PRESENT | f.PAST)
        if words.listed("demand_order", at) and _orders_at(words, sentence, at):
            return at
        if (asks or words.listed("demand_we", at)) and _verb_asks(words, pack, sentence, at):
            return _clause_start(words, sentence, at)
        if words.listed("demand_must", at) and _must(words, sentence, at):
            return sentence.first
        noun = words.listed("demand_noun", at) and (words.nominal[at] & f.SUBSTANTIVE or not words.verb_bits(at))
        if noun and _noun_asks(words, sentence, at):
            return at
        if words.listed("demand_hope", at) and _hoped(words, pack, sentence, at):
            return sentence.first
    first = _first_word(words, sentence)
    if t.low[sentence.last - 1] == "!" and words.listed("demand_slogan", first) and t.kind[first + 1] == "word":
        return sentence.first
    return None


def _verb_asks(words: Words, pack: InflectedPack, sentence: Sentence, at: int) -> bool:
    t, bits = words.t, words.verb_bits(at)
    if at > sentence.first and t.flags[at - 1] & Word.NEGATION:
        return False
    rest = range(at + 1, min(at + 30, sentence.last))
    done = next((i for i in rest if words.verb_bits(i) & f.INFINITIVE or t.low[i] in pack.phrases["that_should"]), 0)
    whom = _whom(words, at + 1, done, sentence) if done else ""
    if bits & f.FIRST or words.listed("demand_we", at):
        waits = words.listed("demand_wait", at) and not done  # "ждем вас на собрании", "ждем решения суда"
        if waits and not any(words.listed("demand_act", i) or words.listed("demand_from", i) for i in rest):
            return False
        acts = done or any(words.nominal[i] & f.SUBSTANTIVE for i in rest) or t.low[sentence.last - 1] == ":"
        helping = any(words.listed("demand_help", i) for i in rest)
        return bool(acts) and (whom != "people" or helping)
    who = _who(words, sentence, at)
    if whom == "people" or who == "power":
        return False
    near = range(max(sentence.first, at - 3), at)
    if who != "union" and any(t.flags[i] & Word.RELATIVE for i in near):
        return False  # "рабочие, которые требуют выплаты зарплаты, бастуют"
    if bits & f.PAST and not who and any(words.listed("demand_from", i) for i in near):
        return False  # "от него потребовали выйти из профсоюза"
    if bits & f.PAST and who == "people" and whom != "power" and bits & f.MANY:
        return False  # "работники потребовали повысить зарплату"
    if t.low[sentence.last - 1] == ":":
        return True
    if bits & f.PAST and bits & f.MALE and who != "union" and whom != "power":
        return False
    return bool(done) or any(words.listed("demand_act", i) for i in rest) or (who == "union" and not bits & f.PAST)


def _who(words: Words, sentence: Sentence, verb: int) -> str:
    """Who asks: a "union", "people", or a "power", the state or an employer, whose asking is no demand of the document."""
    found = ""
    for at in range(verb - 1, max(sentence.first, verb - 9) - 1, -1):
        flags = words.t.flags[at]
        if (
            flags & int(Word.UNION)
            or words.listed("demand_defender", at)
            or (words.t.text(at, at + 1).isupper() and words.t.kind[at] == "word" and len(words.t.low[at]) > 1)
        ):
            return "union"
        if flags & int(Word.PEOPLE):
            found = "people"
        elif not found and flags & int(Word.STATE | Word.EMPLOYER):
            found = "power"
    return found


def _whom(words: Words, first: int, last: int, sentence: Sentence) -> str:
    """Who is asked: those who can act, or only "people", whom a union calls out or the police send home."""
    found = ""
    for at in range(first, min(last, sentence.last)):
        if words.t.flags[at] & int(Word.STATE | Word.EMPLOYER) or words.listed("addressed", at):
            return "power"
        if words.t.flags[at] & int(Word.PEOPLE):
            found = "people"
    return found


def _orders_at(words: Words, sentence: Sentence, at: int) -> bool:
    """ "Шлите письма поддержки", "просим: расскажите об этом всем": an order to those who read, not one that is quoted."""
    t = words.t
    if at == sentence.first:
        return True
    before = t.low[at - 1]
    if all(t.kind[i] == "mark" or words.listed("demand_polite", i) or i == at for i in range(sentence.first, at)):
        return True
    if at - 1 == sentence.first and t.flags[at - 1] & Word.NEGATION:
        return True  # "Не молчите!"
    opens = before in (":", "–", "—", "-", "!", "и", "і", "й", "та") or t.flags[at - 1] & int(Word.ADVERB)
    return bool(opens) and not any(t.low[i] in ("«", "“", '"') for i in range(sentence.first, at))


def _hoped(words: Words, pack: InflectedPack, sentence: Sentence, at: int) -> bool:
    """ "Надеемся, что вы …", "будем признательны за вашу помощь", "Комитет надеется, что правительство …"."""
    t = words.t
    if at > sentence.first and t.flags[at - 1] & Word.NEGATION:
        return False
    ours = words.listed("demand_we_hope", at)
    if not ours and not any(words.listed("demand_body", i) and t.cap[i] for i in range(max(sentence.first, at - 6), at)):
        return False
    for ahead in range(at + 1, min(at + _NEAR, sentence.last)):
        if t.low[ahead] in pack.phrases["that_should"]:
            return True
        if words.verb_bits(ahead) & f.INFINITIVE and ours:
            return False  # "хотим сохранить рабочие места"
        if words.listed("addressed", ahead) or words.listed("demand_act", ahead) or words.listed("demand_you", ahead):
            return not words.listed("demand_at", ahead - 1)  # "надеемся, что у вас все хорошо"
    return False


def _must(words: Words, sentence: Sentence, at: int) -> bool:
    """ "Власти должны освободить …", "лидеры должны быть освобождены", "необходимо прекратить …"."""
    near = range(at + 1, min(at + 6, sentence.last))
    if not any(words.listed("demand_act", i) for i in near):
        return False
    if at > sentence.first and words.t.flags[at - 1] & int(Word.NEGATION):
        return False
    if at + 1 < sentence.last and words.verb_bits(at + 1) & f.PAST:
        return False  # "лидеры, которые должны были подать иск": what was to be done
    law = range(sentence.first, min(sentence.first + 3, at))
    if any(words.listed("demand_by_law", i) for i in law):
        return False  # "по закону работодатель обязан …"
    said = next((i for i in range(at - 1, sentence.first, -1) if words.t.flags[i] & Word.SUBORDINATOR), sentence.first)
    if any(words.listed("addressed", i) for i in range(said, at)):
        return True
    needed = words.listed("demand_need", at) and any(words.verb_bits(i) & f.INFINITIVE for i in near)
    return needed or (at + 1 < sentence.last and words.listed("being", at + 1))


def _noun_asks(words: Words, sentence: Sentence, at: int) -> bool:
    """ "открытое письмо с требованием прекратить насилие": a noun and the infinitive of what can be asked."""
    if at > sentence.first and words.listed("demand_past", at - 1):
        return False  # "уволили за требование …"
    if any(words.listed("demand_dispute", i) for i in range(max(sentence.first, at - 6), at)):
        return False  # "вышли на митинг с требованием …"
    if any(words.t.flags[i] & int(Word.EMPLOYER) for i in range(sentence.first, min(sentence.first + 3, at))):
        return False  # "Администрация обратилась в суд с требованием …"
    colon = next((i for i in range(at + 1, min(at + 3, sentence.last - 2)) if words.t.low[i] == ":"), None)
    if colon is not None and (at == sentence.first or words.listed("demand_our", at - 1)):
        return True  # "Наши требования: …"
    if _who(words, sentence, at) == "power" and _whom(words, sentence.first, at, sentence) != "power":
        return False
    near = range(at + 1, min(at + 6, sentence.last))
    return any(words.verb_bits(i) & f.INFINITIVE and words.listed("demand_act", i) for i in near)


def _first_word(words: Words, sentence: Sentence) -> int:
    at = sentence.first
    while at < sentence.last - 1 and words.t.kind[at] != "word":
        at += 1
    return at


def _clause_start(words: Words, sentence: Sentence, at: int) -> int:
    for back in range(at - 1, sentence.first, -1):
        if words.t.low[back] in (";", ":"):
            return back + 1
    return sentence.first


def _orders(words: Words, pack: InflectedPack, sentence: Sentence) -> bool:
    """A line that begins with an infinitive or another order: "Освободить всех задержанных"."""
    at = sentence.first
    while at < sentence.last and (words.t.kind[at] != "word" or words.t.low[at] in pack.phrases["at_once"]):
        at += 1
    return at < sentence.last and bool(words.verb_bits(at) & f.INFINITIVE)


def _number(words: Words, sentence: Sentence) -> bool:
    t = words.t
    return sentence.last - sentence.first == 2 and t.kind[sentence.first] == "number" and t.low[sentence.first + 1] in ".)"


def _numbered(words: Words, sentence: Sentence) -> bool:
    t = words.t
    return sentence.last - sentence.first > 3 and t.kind[sentence.first] == "number" and t.low[sentence.first + 1] in ".)"


def _trim(words: Words, first: int, last: int) -> tuple[int, int]:
    t = words.t
    while first < last - 1 and t.kind[first] == "mark" and t.low[first] not in '"“«(':
        first += 1
    return first, last
