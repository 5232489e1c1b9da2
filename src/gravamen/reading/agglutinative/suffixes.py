"""Suffixes: how the words of a language that strings endings to a stem are taken apart.

In: the suffix tables of a pack, and stems. Out: for a word, what it can be as a noun (its cases) and as a verb (voice,
negation, form). A suffix is written with capitals where its letter varies: A (a e), I (ı i u ü), D (d t), C (c ç), K (k ğ);
a letter in brackets stands only after some stems.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import Any

_VARIES = {"A": "ae", "I": "ıiuü", "D": "dt", "C": "cç", "K": "kğ"}
_VOWELS = "aeıioöuüâîû"
_FIRST = ("k", "ız", "iz", "uz", "üz", "m")
_SOFT = {"k": "ğ", "p": "b", "ç": "c", "t": "d"}

NOMINATIVE, ACCUSATIVE, GENITIVE, DATIVE, LOCATIVE, ABLATIVE, INSTRUMENTAL, AGENT, ADJECTIVAL = (1 << bit for bit in range(9))
# OWNED: the suffix of a thing that is another's; MEMBERS: a name's suffix for those who belong to it.
PLURAL, OWNED, MINE, PREDICATE, MEMBERS = (1 << bit for bit in range(9, 14))
CASES = (1 << 9) - 1
_CASE_NAMES = {
    "accusative": ACCUSATIVE,
    "genitive": GENITIVE,
    "dative": DATIVE,
    "locative": LOCATIVE,
    "ablative": ABLATIVE,
    "instrumental": INSTRUMENTAL,
    "agent": AGENT,
    "adjectival": ADJECTIVAL,
}

Reading = tuple[int, str]  # bits, and the suffixes without that of the case
FINITE = frozenset({"past", "present", "aorist", "future", "necessity", "conditional", "order"})
NOMINAL = frozenset({"participle", "factive", "expected", "action", "infinitive"})


@dataclass(frozen=True, slots=True)
class Verb:
    """What a word is as a verb. `bits` are the cases of a form that stands as a noun ("alınmasını": accusative)."""

    lemma: str
    kind: str  # one of FINITE, NOMINAL, "converb"
    passive: bool = False
    negated: bool = False
    able: bool = False
    first: bool = False  # "we", "I"
    bits: int = 0


def fold(text: str, letters: tuple[tuple[str, str], ...]) -> str:
    """Small letters as the language has them; `letters` are the pairs that are its own ("I" is "ı", "İ" is "i")."""
    for capital, small in letters:
        text = text.replace(capital, small)
    return text.lower().replace("’", "'").replace("ʼ", "'").replace("‑", "-")


def spellings(pattern: str) -> list[str]:
    """All that a pattern stands for: "(y)I" is yı yi yu yü ı i u ü."""
    choices: list[tuple[str, ...]] = []
    at = 0
    while at < len(pattern):
        if pattern[at] == "(":
            end = pattern.index(")", at)
            choices.append(("", *spellings(pattern[at + 1 : end])))
            at = end + 1
            continue
        choices.append(tuple(_VARIES.get(pattern[at], pattern[at])))
        at += 1
    return ["".join(parts) for parts in product(*choices)]


def _expression(patterns: str) -> str:
    parts = []
    for pattern in patterns.split():
        text = "".join(f"[{_VARIES[letter]}]" if letter in _VARIES else letter for letter in pattern)
        parts.append(re.sub(r"\(([^()|]+)\)", r"(?:\1)?", text))
    return "|".join(parts)


def _harmony(stem: str) -> str:
    vowel = next((letter for letter in reversed(stem) if letter in _VOWELS), "e")
    return {"a": "ı", "ı": "ı", "â": "ı", "e": "i", "i": "i", "î": "i", "o": "u", "u": "u", "û": "u"}.get(vowel, "ü")


@dataclass(slots=True)
class Suffixes:
    """The tables of one pack, made ready."""

    nominal: dict[str, tuple[Reading, ...]]  # suffixes of a noun -> what they say
    clitics: dict[str, tuple[Reading, ...]]  # suffixes after an apostrophe
    verbal: tuple[tuple[str, re.Pattern[str]], ...]
    exceptions: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: dict[str, Any]) -> Suffixes:
        """From `[suffix]` of a pack."""
        nominal: dict[str, set[Reading]] = defaultdict(set)
        clitics: dict[str, set[Reading]] = defaultdict(set)
        after = _cases(table["case"])
        after_owned = _cases(table["case_after_owned"])
        owners = [("", 0), *((one, OWNED) for one in table["owned"].split()), *((one, MINE) for one in table["mine"].split())]
        for plural, (owner, owned) in product(("", table["plural"]), owners):
            if plural and owner.startswith("(s)"):
                owner = owner.removeprefix("(s)")
            for start in spellings(plural + owner):
                bits = owned | (PLURAL if plural or owner == table["their"] else 0)
                for ending, case in after_owned if owned & OWNED else after:
                    nominal[start + ending].add((bits | case, start))
                    if not owned:
                        clitics[start + ending].add((bits | case, start))
                for copula in spellings(table["copula"]):
                    nominal[start + copula].add((bits | NOMINATIVE | PREDICATE, start))
        for ending, case in after_owned:
            clitics[ending].add((case, ""))
        for start in spellings(table["people"] + table["plural"]):  # "KESK'liler": those of the name
            for ending, case in after:
                clitics[start + ending].add((PLURAL | MEMBERS | case, start))
        negation, ability, inability = (_expression(table[name]) for name in ("negation", "ability", "inability"))
        negation += f"|{table['negation_before']}"
        head = rf"(?:(?P<inable>{inability})|(?P<able>{ability})?(?P<negated>{negation})?)"
        verbal = tuple(
            (kind, re.compile(rf"{head}(?P<form>{_expression(text)})(?P<rest>{'.*' if kind in NOMINAL else ''})"))
            for kind, text in table["verb"].items()
        )
        exceptions = {}
        for row in table["exceptions"].strip().splitlines():
            base, stems, passives = (part.split() for part in row.split("|"))
            exceptions[base[0]] = (tuple(stems), tuple(passives))
        return cls(
            {text: tuple(sorted(rows)) for text, rows in nominal.items()},
            {text: tuple(sorted(rows)) for text, rows in clitics.items()},
            verbal,
            exceptions,
        )

    def noun_stems(self, word: str) -> list[str]:
        """A noun and, where a vowel follows, its softened stem: "çocuk", "çocuğ". "hak:hakk" gives both itself."""
        base, _, other = word.partition(":")
        stems = [base, *other.split(",")] if other else [base]
        last = base[-1]
        if not other and last in "kpç" and len(base) > 2:
            stems.append(base[:-1] + ("g" if last == "k" and base[-2] == "n" else _SOFT[last]))
        return stems

    def verb_stems(self, infinitive: str) -> list[tuple[str, bool]]:
        """The stems of a verb, each with whether it is the passive; "tutukl-" of "tutukluyor" ends in a hyphen."""
        stem = infinitive[:-3]
        more, passives = self.exceptions.get(infinitive, ((), ()))
        if not passives:
            if stem[-1] in _VOWELS:
                passives = (stem + "n",)
            elif stem[-1] == "l":
                passives = (stem + _harmony(stem) + "n",)
            else:
                passives = (stem + _harmony(stem) + "l",)
        stems = [(stem, False), *((one, False) for one in more), *((one, True) for one in passives)]
        return stems + [(one[:-1] + "-", passive) for one, passive in stems if one[-1] in "ae" and len(one) > 2]

    def as_noun(self, rest: str) -> tuple[Reading, ...]:
        """What the letters after a noun's stem say."""
        return self.nominal.get(rest, ())

    def as_verb(self, lemma: str, rest: str, *, passive: bool, shortened: bool = False) -> list[Verb]:
        """What the letters after a verb's stem say; a stem that lost its vowel has the present alone."""
        found: list[Verb] = []
        for kind, pattern in self.verbal:
            if shortened and kind != "present":
                continue
            match = pattern.fullmatch(rest)
            if match is None:
                continue
            negated = bool(match["negated"] or match["inable"]) or kind == "without"
            able = bool(match["able"] or match["inable"])
            tail = match["rest"]
            if kind in NOMINAL:
                readings = self.nominal.get(tail, ())
                if tail and not readings:
                    continue
                bits = 0
                for one, _ in readings:
                    if not one & PREDICATE or kind != "action":
                        bits |= one
                if tail and not bits:
                    continue
                found.append(Verb(lemma, kind, passive, negated, able, bits=bits or NOMINATIVE))
            else:
                first = kind in FINITE and match["form"].endswith(_FIRST) and not match["form"].endswith(("cak", "cek"))
                found.append(Verb(lemma, "converb" if kind == "without" else kind, passive, negated, able, first=first))
        return found


def bits_of(names: str) -> int:
    """The bits of cases and marks by their names in the pack: "owned dative"."""
    table = _CASE_NAMES | {"nominative": NOMINATIVE, "plural": PLURAL, "owned": OWNED}
    bits = 0
    for name in names.split():
        bits |= table[name]
    return bits


def _cases(table: dict[str, str]) -> list[tuple[str, int]]:
    found = [("", NOMINATIVE)]
    for name, patterns in table.items():
        for pattern in patterns.split():
            found.extend((ending, _CASE_NAMES[name]) for ending in spellings(pattern))
    return found
