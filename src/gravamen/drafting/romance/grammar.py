"""What a Romance language must bring: how its words agree, join and stand in time.

In: noun phrases in words ("les ordinateurs"), verbs as the frames write them. Out: the same as a sentence says them. A verb is
written "finite singular|finite plural|participle": French gives the present, Spanish the simple past.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from gravamen.drafting.tongues import data_of
from gravamen.edtf import Edtf, parse

_LEAP = 2000  # a year that has each day of the calendar
NBSP = "\u00a0"
Tense = Literal["past", "alleged", "lasting", "since"]
# past: done; alleged: said to have been done; lasting: done to this day; since: going on from a day


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its article, and what agrees with it."""

    text: str
    feminine: bool = False
    plural: bool = False


class Grammar(ABC):
    """The grammar of one language; the words it knows stand in its folder's `words.toml`."""

    folder: str

    @property
    def words(self) -> dict[str, Any]:
        return data_of(self.folder, "words")

    # words that join

    @abstractmethod
    def of(self, text: str) -> str:
        """ "du syndicat", "d’Ihar"; "del sindicato"."""

    @abstractmethod
    def to(self, text: str) -> str:
        """ "au syndicat"; "al sindicato"."""

    @abstractmethod
    def at(self, text: str) -> str:
        """Where: "à l’usine", "au Bélarus"; "en la fábrica"."""

    @abstractmethod
    def under(self, text: str) -> str:
        """Under a law: "en vertu de l’article 342"."""

    @abstractmethod
    def joined(self, items: Sequence[str], *, apart: bool = False) -> str:
        """ "A, B et C"; `apart` puts a comma before the last "et"."""

    def each_of(self, items: Sequence[str]) -> str:
        return self.joined([self.of(one) for one in items if one])

    def each_to(self, items: Sequence[str]) -> str:
        return self.joined([self.to(one) for one in items if one])

    @abstractmethod
    def threat(self, what: str, *, noun: bool) -> str:
        """With what somebody is threatened: "de licenciement", "con la detención"; `noun`: it stands without an article."""

    @abstractmethod
    def direct(self, items: Sequence[str]) -> str:
        """Persons and organisations as what a verb acts on; Spanish puts "a" before them."""

    # nouns

    @abstractmethod
    def with_article(self, noun: str, *, feminine: bool, plural: bool = False) -> str:
        """A noun with the definite article."""

    def look(self, text: str) -> Phrase:
        """The gender and the number that a noun phrase shows."""
        pieces = [one for one in re.split(self.words["look"]["joints"], text) if one]
        looked = [self._one(piece) for piece in pieces] or [(False, False)]
        return Phrase(text, all(feminine for feminine, _ in looked), len(looked) > 1 or looked[0][1])

    def _one(self, text: str) -> tuple[bool, bool]:
        """Feminine, plural."""
        bare = re.sub(r"^[^\w\d]+", "", text.lower())
        for opening, (feminine, plural) in self._openings():
            if bare.startswith(opening):
                rest = bare.removeprefix(opening)
                return (self._feminine(rest) if feminine is None else feminine), plural
        if found := re.match(r"(\d[\d\u00a0 ]*) (.+)", bare):
            return self._feminine(found[2]), found[1].strip() != "1"
        return self._feminine(bare), self._ends_plural(bare)

    def _openings(self) -> list[tuple[str, tuple[bool | None, bool]]]:
        """Words before a noun, the longest first, with the gender and number that they show."""
        genders = {"masculine": False, "feminine": True, "either": None}
        rows = [
            (f"{word} " if not word.endswith(("’", "'")) else word, (genders[gender], number == "plural"))
            for number, kinds in self.words["openings"].items()
            for gender, words in kinds.items()
            for word in words
        ]
        return sorted(rows, key=lambda row: -len(row[0]))

    @abstractmethod
    def _ends_plural(self, noun: str) -> bool: ...

    def _feminine(self, noun: str) -> bool:
        """Whether the first noun in some words is feminine, by the list of nouns or by its ending."""
        look = self.words["look"]
        found = re.findall(r"[^\W\d_]+", noun)
        for word in found[:3]:
            if self._among(word, look["feminine"]):
                return True
            if self._among(word, look["masculine"]):
                return False
        return bool(found) and re.search(look["feminine_endings"], found[0]) is not None

    @staticmethod
    def _among(word: str, nouns: Sequence[str]) -> bool:
        return (
            word in nouns or (word.endswith(("s", "x")) and word[:-1] in nouns) or (word.endswith("es") and word[:-2] in nouns)
        )

    def leading(self, phrase: Phrase) -> Phrase:
        """A noun phrase as it stands before its verb."""
        return phrase

    # verbs

    @abstractmethod
    def agreed(self, participle: str, feminine: bool, plural: bool) -> str: ...

    @abstractmethod
    def active(self, verb: str, tense: Tense, *, plural: bool, clitic: str = "", agrees: Phrase | None = None) -> str:
        """The verb after its subject, with a pronoun before it; `agrees` is what the pronoun stands for."""

    @abstractmethod
    def passive(self, verb: str, tense: Tense, subject: Phrase) -> str: ...

    @abstractmethod
    def clitic(self, hit: Phrase, *, indirect: bool) -> str:
        """ "l’", "les", "lui"; "lo", "las", "les"."""

    @abstractmethod
    def acting_on(self, infinitive: str, clitic: str) -> str:
        """An infinitive behind its preposition, with a pronoun: "de l’enregistrer", "a registrarlo"."""

    @abstractmethod
    def subject_pronoun(self, one: Phrase) -> str:
        """ "il", "elles"; "" where the language goes without."""

    @abstractmethod
    def latter(self, one: Phrase) -> str:
        """What points to those named last, where a pronoun could be taken for something else: "ce dernier", "este"."""

    # numbers and dates

    def number(self, count: int, *, feminine: bool = False) -> str:
        """Small numbers in words, others in figures."""
        small: list[str] = self.words["numbers"]["small"]
        if count == 1 and feminine:
            return str(self.words["numbers"]["one_feminine"])
        return small[count] if 0 <= count < len(small) else f"{count:,}".replace(",", NBSP)

    @abstractmethod
    def day(self, when: date) -> str: ...

    @abstractmethod
    def month(self, when: date) -> str: ...

    def on(self, when: Edtf) -> str:
        """A date as an adverbial."""
        said = self.words["dates"]
        about = when.approximate or when.uncertain
        if when.precision != "interval":
            point = self._point(when)
            return str(said["about_" if about else "on_"][when.precision]).format(point=point)
        begin, _, end = when.text.rstrip("?~%").partition("/")
        if begin in ("", ".."):
            last = parse(end)
            return str(said["until"][last.precision]).format(point=self._point(last))
        if end in ("", ".."):
            first = parse(begin)
            return str(said["since"][first.precision]).format(point=self._point(first))
        first, last = parse(begin), parse(end)
        same_year = first.earliest.year == last.latest.year and first.precision == last.precision != "year"
        same_month = same_year and first.precision == "day" and first.earliest.month == last.earliest.month
        opening = self._short(first, month=not same_month) if same_year else self._point(first)
        shape = f"{first.precision}_{last.precision}"
        return str(said["between"].get(shape, said["between"]["other"])).format(first=opening, last=self._point(last))

    def day_of_year(self, month: int, day: int) -> str:
        """A day whose year is not told."""
        return self._short(Edtf.day(date(_LEAP, month, day)), month=True)

    def on_day_of_year(self, month: int, day: int) -> str:
        return str(self.words["dates"]["on_"]["day"]).format(point=self.day_of_year(month, day))

    def _point(self, when: Edtf) -> str:
        if when.precision == "day":
            return self.day(when.earliest)
        return self.month(when.earliest) if when.precision == "month" else str(when.earliest.year)

    @abstractmethod
    def _short(self, when: Edtf, *, month: bool) -> str:
        """A date without its year, and without its month where `month` is false."""

    def spaced(self, words: str) -> str:
        """Words with blanks around signs as the language sets them; no line breaks before the number of an article."""
        return re.sub(r"\b(nº|núm\.|articles?|artículos?) (?=\d)", rf"\1{NBSP}", words)

    @abstractmethod
    def sentence(self, words: str) -> str: ...

    @abstractmethod
    def quoted(self, quote: str) -> str: ...


def tidy(words: str) -> str:
    """Words without doubled commas and blanks, without a comma at the end."""
    words = re.sub(r"[ \t\n]+", " ", words).strip().rstrip(",;: ")
    words = re.sub(r" ([,.])", r"\1", words)
    words = re.sub(r",([,.;:)])", r"\1", words)
    return re.sub(r",( \()", r"\1", words)


def closed(words: str) -> str:
    """A capital at the beginning, a full stop at the end."""
    if not words:
        return words
    opened = re.match(r"[«“¿¡(\s\u00a0]*", words)
    at = opened.end() if opened else 0
    words = words[:at] + words[at : at + 1].upper() + words[at + 1 :]
    ended = words[-1] in ".!?" or bool(re.search(r"[.!?][\s\u00a0]*[»”)]$", words))
    return words if ended else words + "."
