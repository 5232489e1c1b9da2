"""Articles of law and penalties in a sentence: "Article 342 of the Criminal Code", "25 days of administrative arrest".

In: tokens of one sentence. Out: ranges of tokens, a penalty with its length in days where it has one.
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.reading.pack import Pack, Word
from gravamen.reading.tokens import Sentence, Tokens

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Penalty:
    first: int
    last: int
    days: int | None


def find_laws(tokens: Tokens, pack: Pack, sentence: Sentence) -> list[tuple[int, int]]:
    """Ranges that name a provision or an act of law."""
    low, words = tokens.low, pack.measures
    found: list[tuple[int, int]] = []
    at = sentence.first
    while at < sentence.last:
        number = at + 2 if at + 2 < sentence.last and low[at + 1] == "." else at + 1  # "art. 335"
        if low[at] in words["article"] and number < sentence.last and _numbered(tokens, number):
            last = _after_numbers(tokens, words["article_join"], number, sentence.last)
            while last < sentence.last and low[last] in words.get("article_suffix", ()):
                last += 1  # "article 87 bis"
            ahead = last
            if ahead < sentence.last and low[ahead] in words["of"]:
                named = _law_name(tokens, words, ahead + 1, sentence.last)
                if named and pack.head_first:
                    named = _title(tokens, words, named, sentence.last) or named  # "del Código | Penal"
                last = named or last
            found.append((at, last))
            at = last
            continue
        if tokens.cap[at] and low[at] in words["law"] and not tokens.flags[at] & Word.ROLE:
            first = at
            while first > sentence.first and (
                tokens.cap[first - 1]
                or (low[first - 1] in words["title_inner"] and first - 2 >= sentence.first and tokens.cap[first - 2])
            ):
                first -= 1
            while first < at and tokens.flags[first] & (Word.PREPOSITION | Word.CONJUNCTION | Word.DETERMINER):
                first += 1
            last = at + 1
            if last < sentence.last and low[last] in words["number_sign"]:
                last += 1
                while last < sentence.last and (low[last] == "." or tokens.kind[last] == "number"):
                    last += 1
            elif last < sentence.last and low[last] in words["title_opens"] and last + 1 < sentence.last:
                last = _title(tokens, words, last + 1, sentence.last) or last
            if not any(low[i] in words["not_national"] for i in range(first, last)) and (last - first > 1):
                if found and found[-1][1] > first:
                    found[-1] = (found[-1][0], last)
                else:
                    found.append((first, last))
            at = last
            continue
        at += 1
    return found


def _numbered(tokens: Tokens, at: int) -> bool:
    return (
        tokens.kind[at] == "number"
        or tokens.low[at] in ("no", "nos", "n", "nº", "n°")
        or (len(tokens.low[at]) <= 3 and tokens.text(at, at + 1).isupper())
    )


def _after_numbers(tokens: Tokens, joins: frozenset[str], at: int, end: int) -> int:
    last = at + 1
    while last < end:
        if tokens.kind[last] == "number" or tokens.low[last] in ("(", ")", "-", "–", "/", "."):
            if tokens.low[last] == "." and not (last + 1 < end and tokens.kind[last + 1] == "number"):
                break
            last += 1
        elif tokens.low[last] in joins and last + 1 < end and tokens.kind[last + 1] == "number":
            last += 2
        elif len(tokens.low[last]) == 1 and tokens.kind[last] == "word" and tokens.low[last - 1] == "(":
            last += 1
        else:
            break
    return last


def _law_name(tokens: Tokens, words: dict[str, frozenset[str]], at: int, end: int) -> int | None:
    ahead = at
    while ahead < end and ahead - at < 9:
        if tokens.low[ahead] in words["law"]:
            ahead += 1
            while ahead < end and tokens.low[ahead] in words["law"]:
                ahead += 1
            return ahead
        if tokens.kind[ahead] == "mark" and tokens.low[ahead] not in ("'", "’", "-", "."):
            return None
        ahead += 1
    return None


def _title(tokens: Tokens, words: dict[str, frozenset[str]], at: int, end: int) -> int | None:
    """The end of a law's title after "on": the capitalised words that follow, and "code | du travail"."""
    kinds = words.get("law_kind", frozenset())
    ahead = at
    while ahead < end and (
        tokens.cap[ahead]
        or tokens.low[ahead] in kinds
        or (
            tokens.low[ahead] in words["title_inner"]
            and ahead + 1 < end
            and (tokens.cap[ahead + 1] or tokens.low[ahead + 1] in kinds)
        )
    ):
        ahead += 1
    return ahead if ahead > at else None


def find_penalties(tokens: Tokens, pack: Pack, sentence: Sentence) -> list[Penalty]:
    """Ranges that say a penalty: a term with what it is a term of, a fine, death or life."""
    low, words = tokens.low, pack.measures
    found: list[Penalty] = []
    at = sentence.first
    while at < sentence.last:
        unit = pack.term_units.get(low[at])
        if unit and at > sentence.first and _is_number(tokens, pack, at - 1):
            first, number = _number(tokens, pack, at - 1, sentence.first)
            while first > sentence.first and (
                low[first - 1] in words["measure_before"]
                or (low[first - 1] == "to" and low[first - 2] in words["measure_before"])
            ):
                first -= 1
            ends = at + 1
            if ends + 1 < sentence.last and low[ends] in pack.phrases["and"] and low[ends + 1] in words.get("half", ()):
                ends, number = ends + 2, number + 0.5 if number else number  # "dos años y medio"
            last = _tail(tokens, words, ends, sentence.last)
            if last > ends or _penal_before(tokens, words, first, sentence.first):
                days = int(number * _DAYS[unit]) if number and unit in _DAYS else None
                found.append(Penalty(first, last, days))
                at = last
                continue
        compound = low[at].partition("-") if "-" in low[at] else ("", "", "")
        if compound[1] and (unit := pack.term_units.get(compound[2].split("-")[0])) and at + 1 < sentence.last:
            last = _tail(tokens, words, at + 1, sentence.last)
            if last > at + 1:
                count = pack.numerals.get(compound[0]) or (int(compound[0]) if compound[0].isdecimal() else None)
                found.append(Penalty(at, last, count * _DAYS[unit] if count and unit in _DAYS else None))
                at = last
                continue
        if low[at] in words["absolute"] and at + 1 < sentence.last and low[at + 1] in words["absolute_of"]:
            found.append(Penalty(at, at + 2, None))
            at += 2
            continue
        if low[at] in words["fine"] and (paid := _money(tokens, at + 1, sentence.last)):
            found.append(Penalty(at, paid, None))
            at = paid
            continue
        at += 1
    return found


def _is_number(tokens: Tokens, pack: Pack, at: int) -> bool:
    low = tokens.low[at]
    return tokens.kind[at] == "number" or low in pack.numerals or low == ")" or low in pack.measures.get("half", ())


def _number(tokens: Tokens, pack: Pack, at: int, begin: int) -> tuple[int, float | None]:
    """Where a number that ends at `at` begins, and its value: "25", "two and a half", "2 1/2", "18 (eighteen)"."""
    low = tokens.low
    if low[at] in pack.measures.get("half", ()):
        first = at
        while first > begin and (tokens.flags[first - 1] & Word.DETERMINER or low[first - 1] in pack.phrases["and"]):
            first -= 1
        whole = _value(tokens, pack, first - 1) if first > begin and first < at else None
        return (first - 1, whole + 0.5) if whole is not None else (at, 0.5)
    if low[at] == ")" and at - 3 >= begin and low[at - 2] == "(":
        value = _value(tokens, pack, at - 3)
        return (at - 3, value) if value is not None else (at, None)
    if at - 3 >= begin and low[at - 1] == "/" and tokens.kind[at - 2] == "number" and tokens.kind[at - 3] == "number":
        whole, part, of = (_value(tokens, pack, i) for i in (at - 3, at - 2, at))
        if whole is not None and part and of:
            return at - 3, whole + part / of
    return at, _value(tokens, pack, at)


def _value(tokens: Tokens, pack: Pack, at: int) -> int | None:
    low = tokens.low[at]
    if low in pack.numerals:
        return pack.numerals[low]
    return int(low) if low.isdecimal() and len(low) < 5 else None


def _tail(tokens: Tokens, words: dict[str, frozenset[str]], at: int, end: int) -> int:
    """The words after a term that say of what: "of administrative arrest", "in a penal colony"."""
    last = at
    ahead = at
    while ahead < end and ahead - at < 7:
        low = tokens.low[ahead]
        if low in words["penal"]:
            last = ahead + 1
        elif low not in words["penal_join"]:
            break
        ahead += 1
    return last


def _penal_before(tokens: Tokens, words: dict[str, frozenset[str]], first: int, begin: int) -> bool:
    return any(tokens.low[at] in words["penal_verb"] for at in range(max(begin, first - 6), first))


def _money(tokens: Tokens, at: int, end: int) -> int | None:
    """The end of a sum of money near `at`, if there is one."""
    for ahead in range(at, min(at + 5, end)):
        if tokens.kind[ahead] == "number":
            last = ahead + 1
            while last < end and tokens.kind[last] == "number":
                last += 1  # "500 000 francs"
            while last < end and (
                tokens.kind[last] == "word"
                and last - ahead <= 3
                and not tokens.flags[last] & (Word.PREPOSITION | Word.CONJUNCTION | Word.SUBORDINATOR | Word.VERB)
            ):
                last += 1
            return last
    return None
