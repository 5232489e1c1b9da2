"""Forms of words: from a base form and the ending tables of a pack to every form with its case, number and gender.

In: the `[inflection]` table of a pack. Out: forms with their features, as plain bits, so that a look-up is one access.

A nominal form has bits of `CASES` for the singular and the same shifted by six for the plural, a gender, `ADJECTIVE` or
`SUBSTANTIVE`. A verb form has bits from `INFINITIVE` on; they are kept apart from the nominal ones, as one word can be both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE = (1 << place for place in range(6))
SINGULAR = 0b111111
PLURAL = SINGULAR << 6
CASES = SINGULAR | PLURAL
MASCULINE, FEMININE, NEUTER = 1 << 12, 1 << 13, 1 << 14
GENDERS = MASCULINE | FEMININE | NEUTER
ADJECTIVE, SUBSTANTIVE = 1 << 15, 1 << 16

INFINITIVE = 1 << 0
PAST = 1 << 1
PRESENT = 1 << 2
MALE, FEMALE, NEUTRAL, MANY = 1 << 3, 1 << 4, 1 << 5, 1 << 6  # whom a past or a short participle agrees with
SHORT = 1 << 7  # passive participle as predicate: "задержан"
FULL = 1 << 8  # passive participle as adjective: "задержанный"
GERUND = 1 << 9
REFLEXIVE = 1 << 10
FIRST = 1 << 11  # "we" or "I" of the present: "требуем"
PERFECTIVE = 1 << 12
IMPERSONAL = 1 << 13  # "затримано активіста": a participle with an object
IMPERATIVE = 1 << 14
FINITE = PAST | PRESENT | SHORT | IMPERSONAL

_KEPT = "\\1"  # in a pack's rows of verbs
_LETTERS = {"N": 0, "G": 1, "D": 2, "A": 3, "I": 4, "L": 5}
_GENDERS = {"m": MASCULINE, "f": FEMININE, "n": NEUTER, "p": 0}
_AGREES = (MALE, FEMALE, NEUTRAL, MANY)


def either(cases: int) -> int:
    """A case mask for both numbers: `either(GENITIVE)` holds for the singular and the plural."""
    return cases | cases << 6


def of_code(code: str) -> int:
    """Bits of a code like "mG" (masculine genitive singular) or "pD" (dative plural)."""
    gender, case = code[0], code[1]
    shift = 6 if gender == "p" else 0
    return (1 << _LETTERS[case] << shift) | _GENDERS[gender]


def plain(word: str) -> str:
    """A word as the tables write it: lower case, "ё" as "е"."""
    return word.lower().replace("ё", "е")


class Inflection:
    """Inflects the words of one pack by its tables."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._nouns = [
            (row["name"], re.compile(row["match"]), row["drop"], row["gender"], row["singular"].split(), row["plural"].split())
            for row in table["noun"]
        ]
        self._verbs = [(re.compile(row[0]), *row[1:]) for row in table["verb"]]
        self._past: list[list[str]] = [part.split("/") for part in table["past"].split()]
        self._short: list[list[str]] = [part.split("/") for part in table["short"].split()]
        self._full = [(re.compile(p), e) for p, e in table["full"]]
        self._reflexive = re.compile(table["reflexive"])
        self._reflexives: list[tuple[re.Pattern[str], str]] = [(re.compile(p), e) for p, e in table["reflexives"]]
        self._imperfective = re.compile(table["imperfective"])
        self._impersonal: str = table.get("impersonal", "")
        self._first = [(re.compile(p), e) for p, e in table["first"]]
        self._gerund = [(re.compile(p), e) for p, e in table["gerund"]]
        self._adjective = {
            ending: [(form, _bits(codes.replace(",", " "))) for form, codes in (pair.split("=") for pair in rows.split())]
            for ending, rows in table["adjective"]
        }
        self._conjugations: dict[str, tuple[tuple[str, int, int], ...]] = {}  # told once: several rules have the same verb
        self._irregular = _irregular(table.get("irregular", ""))
        self.endings: list[tuple[str, int]] = [(ending, _bits(codes)) for ending, codes in table["guess"]]
        self.verb_endings: list[tuple[re.Pattern[str], int]] = [
            (re.compile(pattern), _verb_bits(names)) for pattern, names in table["guess_verb"]
        ]

    # nouns ---------------------------------------------------------------------------------------------------------

    def noun(self, base: str, *, animate: bool) -> Iterator[tuple[str, int]]:
        """Forms of a noun. `base` is its nominative, with ":name" where the pack's table must not choose the paradigm."""
        word, _, named = base.partition(":")
        if word in self._irregular:
            for form, bits in self._irregular[word]:
                yield plain(form), bits | SUBSTANTIVE
            return
        for ending in ("ый", "ий", "ой", "ая", "яя", "ое", "ы", "і"):
            if named == "adj" and word.endswith(ending):
                for form, bits in self.adjective(word):
                    yield form, bits | SUBSTANTIVE
                return
        for name, pattern, drop, gender, singular, plural in self._nouns:
            if name != named if named else pattern.search(word) is None:
                continue
            if drop and not word.endswith(drop):
                continue
            stem = word[: len(word) - len(drop)] if drop else word
            yield from _declined(stem, singular, 0, _GENDERS[gender], animate)
            yield from _declined(stem, plural, 6, _GENDERS[gender], animate)
            return
        yield plain(word), CASES | SUBSTANTIVE

    def adjective(self, base: str) -> Iterator[tuple[str, int]]:
        """Forms of an adjective from its masculine nominative (or, of one that stands for a noun, its nominative)."""
        for ending, rows in self._adjective.items():
            if base.endswith(ending):
                stem = base[: len(base) - len(ending)]
                for form, bits in rows:
                    yield plain(stem + form), bits | ADJECTIVE
                return
        yield plain(base), CASES | ADJECTIVE

    # verbs ---------------------------------------------------------------------------------------------------------

    def verb(self, base: str) -> tuple[tuple[str, int, int], ...]:
        """Forms of a verb: the form, its verb bits, and its nominal bits where it is a full participle."""
        known = self._conjugations.get(base)
        if known is None:
            known = self._conjugations[base] = tuple(self._conjugated(base))
        return known

    def _conjugated(self, base: str) -> Iterator[tuple[str, int, int]]:
        stripped = self._reflexive.sub("", base)
        reflexive = REFLEXIVE if stripped != base else 0
        if reflexive:
            stripped = self._infinitive(stripped)
        aspect = 0 if self._imperfective.search(stripped) else PERFECTIVE
        for form, bits, nominal in self._plain_verb(stripped):
            bits |= aspect
            if reflexive:
                if not bits & (SHORT | FULL | IMPERSONAL):
                    yield plain(self._reflexed(form)), bits | REFLEXIVE, 0
                continue
            yield plain(form), bits, nominal
            if bits & (INFINITIVE | PAST | PRESENT):
                yield plain(self._reflexed(form)), bits | REFLEXIVE, 0

    def _infinitive(self, stripped: str) -> str:
        """Belarusian "-цца" has lost the ending of the infinitive with its particle."""
        return stripped + "ць" if "цца" in self._reflexive.pattern and not stripped.endswith(("ці", "чы")) else stripped

    def _reflexed(self, form: str) -> str:
        for pattern, ending in self._reflexives:
            if pattern.search(form):
                return pattern.sub(ending, form, count=1)
        return form

    def _plain_verb(self, base: str) -> Iterator[tuple[str, int, int]]:
        yield base, INFINITIVE, 0
        for pattern, past, participle, one, many in self._verbs:
            found = pattern.search(base)
            if found is None:
                continue
            kept = (found[1] or "") if pattern.groups else ""  # what the pattern keeps of the infinitive
            pasts = past.replace(_KEPT, kept).split()
            head = base[: found.start()]
            if len(pasts) == 1:
                for endings, agrees in zip(self._past, _AGREES, strict=True):
                    for ending in endings:
                        yield head + pasts[0] + ending, PAST | agrees, 0
            else:
                for form, agrees in zip(pasts, _AGREES, strict=True):
                    yield head + form, PAST | agrees, 0
            stem = head + (pasts[0] if len(pasts) == 1 else "")
            for rule, ending in self._gerund:
                if len(pasts) == 1 and rule.search(stem):
                    yield stem + ending, GERUND, 0
                    break
            if participle:
                yield from self._participle(head + participle.replace(_KEPT, kept))
            for index, present in enumerate((one, many)):
                if present:
                    whole = head + present.replace(_KEPT, kept)
                    yield whole, PRESENT | (MANY if index else 0), 0
                    if not index:
                        for rule, ending in self._first:
                            if rule.search(whole):
                                yield rule.sub(ending, whole, count=1), PRESENT | FIRST, 0
                                break
            return

    def _participle(self, stem: str) -> Iterator[tuple[str, int, int]]:
        for endings, agrees in zip(self._short, _AGREES, strict=True):
            for ending in endings:
                yield stem + ("" if ending == "-" else ending), SHORT | agrees, 0
        if self._impersonal:
            yield stem + self._impersonal, IMPERSONAL, 0
        ending = next(ending for pattern, ending in self._full if pattern.search(stem))
        for form, bits in self.adjective(stem + ending):
            yield form, FULL, bits


def _bits(codes: str) -> int:
    found = 0
    for code in codes.split():
        found |= {"*": CASES, "adj": ADJECTIVE, "noun": SUBSTANTIVE}.get(code) or of_code(code)
    return found


def _verb_bits(names: str) -> int:
    table = {
        "infinitive": INFINITIVE, "past": PAST, "present": PRESENT, "male": MALE, "female": FEMALE, "neutral": NEUTRAL,
        "many": MANY, "short": SHORT, "gerund": GERUND, "reflexive": REFLEXIVE, "first": FIRST,
    }  # fmt: skip
    found = 0
    for name in names.split():
        found |= table[name]
    return found


def _declined(stem: str, endings: Iterable[str], shift: int, gender: int, animate: bool) -> Iterator[tuple[str, int]]:
    """Six endings in the order of the cases: "-" none, "/" between two, "=" an accusative like genitive or nominative."""
    endings = list(endings)
    for place, ending in enumerate(endings):
        told = ending
        if ending == "=":
            told = endings[1] if animate else endings[0]
        for one in told.split("/"):
            yield plain(stem + ("" if one == "-" else one)), (1 << place << shift) | gender | SUBSTANTIVE


def _irregular(text: str) -> dict[str, list[tuple[str, int]]]:
    """Lines "base gender | six of the singular | six of the plural"; "." for a form that there is not."""
    found: dict[str, list[tuple[str, int]]] = {}
    for line in text.strip().splitlines():
        head, singular, plural = (part.split() for part in line.split("|"))
        base, gender = head
        rows = found.setdefault(base, [])
        for shift, forms in ((0, singular), (6, plural)):
            for place, form in enumerate(forms):
                if form != ".":
                    rows.extend((one, (1 << place << shift) | _GENDERS[gender]) for one in form.split("/"))
    return found
