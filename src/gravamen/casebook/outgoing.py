"""Whom a list that is taken away names: each person as far as they agreed to for the use, in every cell.

In: for whom the list is, and a day. Out: `Naming`, which says how a person is called in it and takes names out of words. What
stays in the house, for those who work on the case, is a use of its own: "internal" hides nobody. Nothing here writes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from itertools import count

from gravamen.casebook.consents import UNASKED, answers
from gravamen.casebook.models import Consent, Involvement, Name, Person
from gravamen.drafting.redaction import initials, lettered, pattern
from gravamen.terms import Shown, Use

INTERNAL = "internal"
CHOICES = (INTERNAL, *(str(use) for use in Use))
_KEY = 3  # first letters of a surname by which words are looked up
_WORD = re.compile(r"[^\W\d_]+")


class Naming:
    """How persons are called in one list. Whoever is withheld is the same “Person A” in all of it."""

    def __init__(self, use: Use | None, on: datetime.date, withheld: Callable[[str], str]) -> None:
        self.use = use
        self._on = on
        self._withheld = withheld
        self._letters: Iterator[int] = count()
        self._called: dict[int, str] = {}
        self._shown: dict[int, Shown] = {}
        self._exempt: set[int] = set()
        self._by_key: dict[str, list[int]] = {}
        self._forms: dict[int, list[str]] = {}
        self._patterns: dict[int, re.Pattern[str]] = {}
        if use is not None:
            self._look_up(use)

    @property
    def for_the_house(self) -> bool:
        return self.use is None

    @property
    def leads_to_reports(self) -> bool:
        """Whether it may say who reported: what goes to a government, to the press or to the public does not."""
        return self.use in (None, Use.ILO)

    def shown(self, person: int) -> Shown:
        """How much of a person the list shows."""
        if self.use is None or person in self._exempt:
            return Shown.NAME
        return self._shown.get(person, UNASKED[self.use])

    def person(self, person: int, name: str) -> str:
        """What the list calls a person."""
        how = self.shown(person)
        if how is Shown.NAME:
            return name
        if person not in self._called:
            self._called[person] = initials(name) if how is Shown.INITIALS else self._withheld(lettered(next(self._letters)))
        return self._called[person]

    def text(self, words: str) -> str:
        """Words without the names that the list does not show."""
        if not self._by_key or not words:
            return words
        for number in dict.fromkeys(one for word in _WORD.findall(words) for one in self._suspects(word)):
            found = self._pattern(number)
            if found.search(words):
                called = self.person(number, self._forms[number][0])
                words = found.sub(lambda _, called=called: called, words)  # type: ignore[misc]
        return words

    def _look_up(self, use: Use) -> None:
        asked = Consent.objects.filter(use=use).order_by().values_list("person_id", flat=True).distinct()
        self._shown = {number: Shown(row.shown) for number, row in answers(asked, use, self._on).items()}
        did = Involvement.objects.filter(role="perpetrator", person__isnull=False).values_list("person_id", flat=True)
        hit = Involvement.objects.filter(role="victim", person__isnull=False).values_list("person_id", flat=True)
        self._exempt = {one for one in set(did) - set(hit) if one is not None}  # who did it is not asked
        rows = Name.objects.filter(person__isnull=False).order_by("pk").values_list("person_id", "text")
        for number, text in [*Person.objects.values_list("pk", "name"), *rows]:
            if number is not None and self.shown(number) is not Shown.NAME:
                self._forms.setdefault(number, []).append(text)
                parts = _WORD.findall(text)
                for part in parts[1:] or parts:
                    self._by_key.setdefault(_key(part), []).append(number)

    def _suspects(self, word: str) -> Iterator[int]:
        """Whose surname a word may be: those that begin alike. Short ones stand under all their letters."""
        for length in range(1, _KEY + 1):
            if length <= len(word):
                yield from self._by_key.get(word[:length].casefold(), ())

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            self._patterns[number] = pattern(self._forms[number])
        return self._patterns[number]


def _key(word: str) -> str:
    return word[:_KEY].casefold()
