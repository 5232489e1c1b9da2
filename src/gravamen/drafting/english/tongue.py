"""English, as drafting uses it: see `gravamen.drafting.tongues`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gravamen import countries
from gravamen.drafting.english import words
from gravamen.drafting.english.frames import frames
from gravamen.drafting.english.naming import Naming
from gravamen.drafting.english.telling import Teller
from gravamen.drafting.facts import Act, Brief, Organisation, Person
from gravamen.drafting.tongues import Tongue
from gravamen.edtf import Edtf


class English(Tongue):
    code = "en"

    def naming(self, brief: Brief) -> Naming:
        return Naming(brief)

    def teller(self, brief: Brief) -> Teller:
        return Teller(brief)

    def noun(self, act: Act) -> str:
        return frames()[act.type].noun

    def role(self, person: Person, brief: Brief) -> str:
        return words.role(person, brief, said={one.id for one in brief.organisations})

    def called(self, one: Organisation, brief: Brief) -> str:
        del brief
        return words.organisation(one, first=True)

    def day(self, when: date) -> str:
        return words.day(when)

    def on(self, when: Edtf) -> str:
        return words.on(when)

    def day_of_year(self, month: int, day: int) -> str:
        return words.day_of_year(month, day)

    def on_day_of_year(self, month: int, day: int) -> str:
        return f"on {words.day_of_year(month, day)}"

    def plain_date(self, when: Edtf) -> str:
        return words.plain_date(when)

    def number(self, count: int) -> str:
        return words.number(count)

    def listing(self, items: Sequence[str]) -> str:
        return words.listing(items)

    def sentence(self, words_: str) -> str:
        return words.sentence(words_)

    def lowered(self, phrase: str) -> str:
        return words.lowered(phrase)

    def quoted(self, quote: str) -> str:
        return f"“{quote}”"

    def country(self, code: str) -> str:
        return countries.country(code).name

    def slots(self, name: str, phrase: str) -> dict[str, str]:
        return {name: phrase, f"of {name}": f"of {phrase}", f"to {name}": f"to {phrase}", f"in {name}": f"in {phrase}"}


TONGUE = English()
