"""Inflection of words that a pack gives in their base form: the forms of verbs, plurals, feminines.

In: the rules, classes and exceptions of `pack.toml`. Out: forms, each with what it can be.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from gravamen.reading.word import Word

_GROUPS = {
    "present": Word.BASE,
    "past": Word.PAST,
    "participle": Word.PARTICIPLE,
    "gerund": Word.GERUND,
    "unreal": Word.UNREAL | Word.BASE,
}


def _exceptions(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Rows "detener | past detuvo detuvieron | present detiene": the groups of a verb that its class does not tell."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in text.strip().splitlines():
        base, *groups = (part.split() for part in row.split("|"))
        found[base[0]] = {group[0]: tuple(group[1:]) for group in groups}
    return found


class Inflection:
    """Forms of regular and irregular words, by the rules of the pack."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._rules = {
            name: [(re.compile(pattern), ending) for pattern, ending in table.get(name, [])]
            for name in ("third", "past", "gerund", "plural")
        }
        # ending of the infinitive -> endings of each group of forms; the longest ending that fits is taken
        self._classes: dict[str, dict[str, str]] = table.get("verb", {})
        self._exceptions = _exceptions(table.get("exceptions", ""))
        self.prefixes = tuple(table.get("prefixes", "").split())
        self._enclitics = tuple(table.get("enclitics", "").split())
        self._feminine = [(re.compile(pattern), ending) for pattern, ending in table.get("feminine", [])]
        self._doubling = frozenset(table.get("doubling", "").split())
        self._verbs: dict[str, dict[str, int]] = {}
        self._irregular = {
            row.split()[0]: tuple(row.split()[1:]) for row in table.get("irregular", "").strip().splitlines() if row.strip()
        }

    def _change(self, word: str, name: str) -> str:
        for pattern, ending in self._rules[name]:
            if pattern.search(word):
                changed: str = pattern.sub(ending, word, count=1)
                return changed
        return word

    def verb(self, base: str) -> dict[str, int]:
        """Forms of a verb with what each can be."""
        if base not in self._verbs:  # most stand in many rules
            self._verbs[base] = self._conjugated(base) if self._classes else self._formed(base)
        return self._verbs[base]

    def _formed(self, base: str) -> dict[str, int]:
        """Forms by the changes of English, with the irregular ones of the verb in their place."""
        head, dash, tail = base.rpartition("-")
        stem = head + dash
        doubled = tail + tail[-1] if tail in self._doubling else tail
        irregular = self._irregular.get(tail)
        past, participle, *others = irregular or ((self._change(doubled, "past"),) * 2)
        if tail in self._doubling and irregular is None:
            past = participle = doubled + "ed"
        gerund = doubled + "ing" if tail in self._doubling else self._change(tail, "gerund")
        forms: dict[str, int] = defaultdict(int)
        forms[stem + tail] |= Word.VERB | Word.BASE
        forms[stem + self._change(tail, "third")] |= Word.VERB | Word.BASE
        forms[stem + past] |= Word.VERB | Word.PAST
        forms[stem + participle] |= Word.VERB | Word.PARTICIPLE
        for other in others:  # "burned", beside "burnt"
            forms[stem + other] |= Word.VERB | Word.PAST | Word.PARTICIPLE
        forms[stem + gerund] |= Word.VERB | Word.GERUND
        return forms

    def _conjugated(self, base: str) -> dict[str, int]:
        """Forms by the class that the infinitive's ending tells, with the exceptions of the verb in place of a group."""
        forms: dict[str, int] = defaultdict(int)
        forms[base] |= Word.VERB | Word.INFINITE
        ending = max((one for one in self._classes if base.endswith(one)), key=len, default=None)
        own = self._exceptions.get(base, {})
        for group, flag in _GROUPS.items():
            if group in own:
                written = own[group]
            elif ending is not None:
                stem = base[: len(base) - len(ending)]
                written = tuple(stem + one.removeprefix("-") for one in self._classes[ending].get(group, "").split())
            else:
                written = ()
            for form in written:
                forms[form] |= Word.VERB | flag
        for form in self.with_object(base):
            forms[form] |= Word.VERB | (Word.INFINITE if form.startswith(base) else Word.GERUND)
        return forms

    def with_object(self, base: str) -> dict[str, str]:
        """Forms that carry their object as an ending, with the pronoun: "detenerlos", "golpeándola"."""
        if not self._enclitics or not self._classes:
            return {}
        ending = max((one for one in self._classes if base.endswith(one)), key=len, default="")
        stem = base[: len(base) - len(ending)]
        own = self._exceptions.get(base, {}).get("gerund")
        gerunds = own or tuple(stem + one for one in self._classes.get(ending, {}).get("gerund", "").split())
        stressed = [re.sub(r"[ae](?=ndo$)", lambda one: "áé"["ae".index(one.group())], form) for form in gerunds]
        return {form + pronoun.strip("-"): pronoun for form in (base, *stressed) for pronoun in self._enclitics}

    def plural(self, noun: str) -> str:
        return self._change(noun, "plural")

    def feminine(self, noun: str) -> str:
        """The feminine of a noun for people; the noun itself where the language or the noun has none."""
        for pattern, ending in self._feminine:
            if pattern.search(noun):
                changed: str = pattern.sub(ending, noun, count=1)
                return changed
        return noun
