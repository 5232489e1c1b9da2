"""A Romance language as drafting uses it: see `gravamen.drafting.tongues`.

In: the language's grammar. Out: a `Tongue`, which only its code and its grammar tell apart from another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from gravamen.drafting.facts import Act, Brief, Organisation, Person
from gravamen.drafting.romance import places, understanding
from gravamen.drafting.romance.frames import frames
from gravamen.drafting.romance.grammar import Grammar
from gravamen.drafting.romance.naming import Naming
from gravamen.drafting.romance.telling import Teller, inner
from gravamen.drafting.tongues import Tongue
from gravamen.edtf import Edtf


class Romance(Tongue):
    def __init__(self, code: str, grammar: Grammar) -> None:
        self.code = code
        self.grammar = grammar

    def naming(self, brief: Brief) -> Naming:
        return Naming(brief, self.grammar)

    def teller(self, brief: Brief) -> Teller:
        return Teller(brief, self.grammar)

    def noun(self, act: Act) -> str:
        return frames(self.grammar.folder)[act.type].noun

    def role(self, person: Person, brief: Brief) -> str:
        return self.naming(brief).role(person, said={one.id for one in brief.organisations})

    def entitled(self, phrase: str) -> str:
        bare = re.sub(r"^(?:l’|les? |la |el |los |las )", "", phrase)
        return bare[:1].upper() + bare[1:]

    def called(self, one: Organisation, brief: Brief) -> str:
        return self.naming(brief).organisation(one, first=True).text

    def day(self, when: date) -> str:
        return self.grammar.day(when)

    def on(self, when: Edtf) -> str:
        return self.grammar.on(when)

    def day_of_year(self, month: int, day: int) -> str:
        return self.grammar.day_of_year(month, day)

    def on_day_of_year(self, month: int, day: int) -> str:
        return self.grammar.on_day_of_year(month, day)

    def plain_date(self, when: Edtf) -> str:
        said = self.grammar.on(when)
        for opening in self.phrase("form.date_openings").split("|"):
            if when.precision != "interval" and said.startswith(opening):
                return said.removeprefix(opening)
        return said

    def number(self, count: int) -> str:
        return self.grammar.number(count)

    def listing(self, items: Sequence[str]) -> str:
        return self.grammar.joined(items)

    def sentence(self, words: str) -> str:
        return self.grammar.sentence(words)

    def lowered(self, phrase: str) -> str:
        return phrase

    def quoted(self, quote: str) -> str:
        return self.grammar.quoted(inner(quote))

    def country(self, code: str) -> str:
        return places.named(self.grammar.folder, code)

    def places(self, code: str) -> dict[str, str]:
        name = self.country(code)
        many = name.startswith(("les ", "los ", "las "))
        agreeing = {word: forms[many] for word, forms in self.data("phrases")["form"]["country"].items()}
        return {**self.slots("country", name), "bare country": self.entitled(name), **agreeing}

    def form(self, template: str, given: Mapping[str, str]) -> str:
        return self.grammar.spaced(super().form(template, given))

    def slots(self, name: str, phrase: str) -> dict[str, str]:
        return {
            name: phrase,
            f"of {name}": self.grammar.of(phrase),
            f"to {name}": self.grammar.to(phrase),
            f"in {name}": places.inside(self.grammar.folder).get(phrase) or self.grammar.at(phrase),
            f"a {name}": self.grammar.direct([phrase]),
        }

    def understood(self, field: str, phrase: str, act: Act | None, brief: Brief, *, woman: bool = False) -> str | None:
        if brief.profile.language.partition("-")[0] != "en":
            return None  # what it understands is English
        return understanding.understood(self.grammar, field, phrase, act, brief, woman=woman)
