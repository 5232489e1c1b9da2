"""Laws and their articles in a sentence: "section 7(1)(b) of the Trade Union Act No. 12 of 2003", "la loi n° 90-14".

In: tokens of one sentence. Out: ranges of tokens, each with whether the sentence says that the law is broken or gives rights:
by such a law nothing was done to anybody. A convention is no law of a country, nor is a body one ("the Article 10 Commission").
"""

from __future__ import annotations

from dataclasses import dataclass

from gravamen.reading.pack import NOUN, Pack, Word, once_a_pack
from gravamen.reading.tokens import Sentence, Tokens

_NAME = 9  # tokens from "of" to the word for a law: "of the Consolidated Trade Unions and Labour Relations | Act"
_ASIDE = 12  # tokens of what stands in brackets between an article and its law
_BROKEN = 14  # tokens from "violates" to the law
_NAMED = 5  # tokens from "under" to the word for a law that is written small: "under the country's cyber crime | law"
_INNER = 3  # words between the kind of a law and its number: "decreto ejecutivo 16"
_YEAR = 4  # digits
_LETTERS = 6  # of the shortened name of a code: "art. 121 | CP"
_GLUE = "/-–.()°º"


@dataclass(frozen=True, slots=True)
class Law:
    """Where a law stands. `broken` where it is said to be broken, or to protect."""

    first: int
    last: int
    broken: bool = False


def find_laws(tokens: Tokens, pack: Pack, sentence: Sentence) -> list[Law]:
    """What names a provision or an act of law."""
    return _Finder(tokens, pack, sentence.first, sentence.last).found()


def small_law(tokens: Tokens, pack: Pack, first: int, last: int) -> tuple[int, int] | None:
    """What is a law by its number or its date only: "circular 12", "la décision n° 22"."""
    finder = _Finder(tokens, pack, first, last)
    kinds = pack.measures["law"] | pack.measures.get("small_law", frozenset())
    return next((span for at in range(first, last) if (span := finder.numbered(at, kinds)) is not None), None)


@once_a_pack
def _openers(pack: Pack) -> frozenset[str]:
    """The words at which a law is looked for."""
    return frozenset().union(*(pack.measures.get(name, ()) for name in ("article", "law", "law_short")))


class _Finder:
    """Finds the laws among some tokens."""

    def __init__(self, tokens: Tokens, pack: Pack, first: int, last: int) -> None:
        self.t = tokens
        self.pack = pack
        self.words = pack.measures
        self.low = tokens.low
        self.first = first
        self.end = last

    def found(self) -> list[Law]:
        laws: list[Law] = []
        openers = _openers(self.pack)
        at = self.first
        while at < self.end:
            if self.low[at] not in openers and len(self.low[at]) > 1:  # one letter may begin "D.S."
                at += 1
                continue
            if (last := self._foreign(at)) is not None:
                at = last
                continue
            span = self._provision(at) or self._titled(at) or self.numbered(at, self.words["law"]) or self._under(at)
            if span is None:
                at += 1
                continue
            if laws and laws[-1].last > span[0]:
                laws[-1] = Law(laws[-1].first, span[1], laws[-1].broken)
            elif not self._of_body(span[1]):
                joined = bool(laws) and span[0] - laws[-1].last <= 2 and laws[-1].broken
                laws.append(Law(*span, joined or self._broken(*span)))
            at = max(span[1], at + 1)
        return laws

    def _is(self, at: int, name: str) -> bool:
        return self.first <= at < self.end and self.low[at] in self.words.get(name, ())

    def _glued(self, at: int) -> bool:
        return 0 < at < self.end and self.t.start[at] == self.t.end[at - 1]

    def _provision(self, at: int) -> tuple[int, int] | None:
        """ "Article 361-2 (calls for sanctions) of the Criminal Code", "part 2 of Article 23.34", "art. 121 CP"."""
        number = self._numbers_of(at)
        if number is None:
            return None
        last = self._numbers(number)
        if last is None:
            return None
        first = at
        if self._is(at - 1, "of") and self._is(at - 3, "part") and self.t.kind[at - 2] == "number":
            first = at - 3
        return first, self._of_law(last)

    def _numbers_of(self, at: int) -> int | None:
        """Where the number of an article would stand, if `at` is the word for one."""
        if not self._is(at, "article") or at + 1 >= self.end:
            return None
        if self.low[at + 1] == ".":
            return at + 2 if at + 2 < self.end else None
        return None if self._is(at, "article_dotted") else at + 1

    def _foreign(self, at: int) -> int | None:
        """The end of an article that is a convention's: "Article 2 of Convention No. 87"."""
        number = self._numbers_of(at)
        last = self._numbers(number) if number is not None else None
        if last is None or not self._is(last, "of"):
            return None
        for ahead in range(last + 1, min(last + _NAME, self.end)):
            if self._is(ahead, "not_national"):
                return ahead + 1
            if self._is(ahead, "law") or self.t.kind[ahead] == "mark":
                return None
        return None

    def _numbers(self, at: int) -> int | None:
        """The end of "342, part 1, and 364", "7(1)(b)", "41, inciso b)", "87 bis"."""
        last = self._designation(at)
        while last is not None and last < self.end:
            joined = last + (self.low[last] == ",")
            joined += self._is(joined, "article_join") and joined > last
            if self._is(last, "article_suffix"):
                last += 1
            elif (self._is(joined, "part") and (ahead := self._designation(joined + 1, letter=True))) or (
                (self._is(last, "article_join") or joined > last) and (ahead := self._next_number(max(joined, last + 1)))
            ):
                last = ahead
            else:
                break
        return last

    def _next_number(self, at: int) -> int | None:
        """The end of another number of a list, if it counts nobody: "under Article 342, | 12 workers"."""
        if at >= self.end or self.t.kind[at] != "number" or not self.low[at][0].isdigit():
            return None
        last = self._designation(at)
        if last is None:
            return None
        counted = last < self.end and (self.t.flags[last] & (NOUN | Word.MONTH) or self.low[last] in self.pack.term_units)
        if counted and last == at + 1:
            return None
        return last

    def _designation(self, at: int, *, letter: bool = False) -> int | None:
        """The end of one number of a law or an article: "No. 212/2020", "L. 2141-5", "N.º 29944", "505(A)"."""
        t = self.t
        while at < self.end and (self._is(at, "number_sign") or (self.low[at] in "°º." and self._is(at - 1, "number_sign"))):
            at += 1
        if at < self.end and self.low[at] in "°º.":
            at += 1
        if at >= self.end:
            return None
        if t.kind[at] != "number":
            short = t.kind[at] == "word" and len(self.low[at]) <= 3 and t.text(at, at + 1).isupper()
            if t.text(at, at + 1).isupper() and self.low[at][-1].isdigit():
                return at + 1  # "SCPM-2020-012"
            if not short and not (letter and len(self.low[at]) == 1):
                return None
            ahead = at + 1 + (at + 1 < self.end and self.low[at + 1] == ".")
            if ahead < self.end and t.kind[ahead] == "number":
                at = ahead
            elif not letter and not set(self.low[at]) <= set("ivxlc"):
                return None
        last = at + 1
        while last < self.end and self._glued(last):
            low = self.low[last]
            if low in _GLUE:
                opens = low in "/-–.(" and not (last + 1 < self.end and self._glued(last + 1) and t.kind[last + 1] != "mark")
                if opens or (low == ")" and not self._opened(at, last) and len(self.low[last - 1]) > 1):
                    break
            elif not (t.kind[last] == "number" or len(low) <= _LETTERS) or self.low[last - 1] not in _GLUE:
                break
            last += 1
        return last

    def _opened(self, first: int, last: int) -> bool:
        return self.low[first:last].count("(") > self.low[first:last].count(")")

    def _of_law(self, last: int) -> int:
        """From the end of an article's numbers to that of its law, if one is named."""
        ahead = last
        if ahead < self.end and self.low[ahead] == "(":
            closing = next((i for i in range(ahead, min(ahead + _ASIDE, self.end)) if self.low[i] == ")"), None)
            ahead = closing + 1 if closing is not None and self._is(closing + 1, "of") else ahead
        if ahead < self.end and self.low[ahead] == "," and self._is(ahead + 1, "of"):
            ahead += 1
        if self._is(ahead, "of"):
            initials = ahead + 1 + (ahead + 1 < self.end and bool(self.t.flags[ahead + 1] & Word.DETERMINER))
            return self._law_after(ahead + 1) or (initials + 1 if self._capitals(initials) else last)
        return last + self._capitals(last)

    def _capitals(self, at: int) -> bool:
        """Whether a code's name stands here by its letters: "art. 121 | CP", "art. 243 de la | LCT"."""
        return (
            at < self.end
            and 2 <= len(self.low[at]) <= _LETTERS
            and self.t.text(at, at + 1).isupper()
            and self.t.kind[at] == "word"
        )

    def _law_after(self, at: int) -> int | None:
        for ahead in range(at, min(at + _NAME, self.end)):
            if self._is(ahead, "law"):
                return self._tail(ahead + 1, written_out=True)
            if self._bracket(ahead) or (self.low[ahead] == ")" and self._bracket_before(ahead + 1)):
                continue
            if self.low[ahead] not in "'’-." and (self.t.kind[ahead] == "mark" or self.t.flags[ahead] & Word.SUBORDINATOR):
                return None
        return None

    def _tail(self, at: int, *, written_out: bool = False) -> int:
        """From the end of the word for a law to that of its title, number and year."""
        last = at
        while self._is(last, "law") and (written_out or not self.t.cap[last] or not self.pack.head_first):
            last += 1
        if self.pack.head_first:
            title = self._title(last)
        else:
            title = self._title(last + 1) if self._is(last, "title_opens") else None
        bare = title is None
        last = title or last
        ahead = last + (last < self.end and self.low[last] == ",")
        serial = ahead + 1 < self.end and self.t.kind[ahead] == "number" and self._is(ahead + 1, "of") and self._year(ahead + 2)
        roman = self._is(last + 1, "of") and self._year(last + 2) and set(self.t.text(last, last + 1)) <= set("IVXLC")
        if self._is(ahead, "number_sign") and (number := self._designation(ahead)):
            last = number
        elif serial or roman:  # "Act, 66 of 1995", "Act XCIII of 2020"
            last = ahead + 1
        elif ahead == last and (bare or self._year(last)) and (number := self._next_number(last)):
            last = number
        elif self._year(ahead) and (ahead + 1 == self.end or self.t.kind[ahead + 1] == "mark"):
            return ahead + 1
        return self._dated(last)

    def _year(self, at: int) -> bool:
        return (
            at < self.end
            and self.t.kind[at] == "number"
            and len(self.low[at]) == _YEAR
            and self.low[at][:2] in ("18", "19", "20")
        )

    def _dated(self, last: int) -> int:
        """The end of "of 2003", "du 2 juin 1990" after the number of a law, or where it ends without."""
        if not self._is(last, "of"):
            return last
        ahead = last + 1
        if self._year(ahead):
            return ahead + 1
        ahead += ahead < self.end and self.t.kind[ahead] == "number"
        ahead += self._is(ahead, "of")
        if ahead < self.end and self.t.flags[ahead] & Word.MONTH:
            ahead += 1
            ahead += self._is(ahead, "of")
            return ahead + 1 if self._year(ahead) else last
        return last

    def _title(self, at: int) -> int | None:
        """The end of a law's title: the capitalised words that follow, and "code | du travail"."""
        kinds = self.words.get("law_kind", frozenset())

        def names(i: int) -> bool:
            named = i < self.end and self.t.kind[i] != "number" and not self._is(i, "number_sign")
            return named and (self.t.cap[i] or self.low[i] in kinds)

        ahead = at
        while ahead < self.end:
            step = ahead
            while step < ahead + 2 and (self._is(step, "title_inner") or (step > at and self._is(step, "title_opens"))):
                step += 1
            if not names(step):
                break
            ahead = step + 1
        return ahead if ahead > at else None

    def _titled(self, at: int) -> tuple[int, int] | None:
        """ "the Essential Public Services Act, No. 61 of 1979", "Ley Antiterrorista", "the Law Against Hatred"."""
        t = self.t
        if not t.cap[at] or not self._is(at, "law") or t.flags[at] & Word.ROLE:
            return None
        first = at
        while first > self.first:
            inner = self._is(first - 1, "title_inner") and first - 2 >= self.first
            if t.cap[first - 1] or (inner and (t.cap[first - 2] or self.low[first - 2] == ")")):
                first -= 1
            elif (bracket := self._bracket_before(first)) is not None:
                first = bracket
            else:
                break
        while first < at and t.flags[first] & (Word.PREPOSITION | Word.CONJUNCTION | Word.DETERMINER):
            first += 1
        last = self._tail(at + 1)
        if last - first < 2 or any(self._is(i, "not_national") for i in range(first, last)):
            return None
        return first, last

    def _bracket(self, at: int) -> bool:
        """Whether brackets open within a title: "the Trade Disputes | (Essential Services) Act"."""
        return self.low[at] == "(" and at + 1 < self.end and self.t.cap[at + 1] and at > self.first and self.t.cap[at - 1]

    def _bracket_before(self, at: int) -> int | None:
        """Where the brackets open that close before the token, if they are part of a title."""
        if at - 1 <= self.first or self.low[at - 1] != ")":
            return None
        opening = next((i for i in range(at - 2, max(at - 2 - _NAME, self.first), -1) if self.low[i] == "("), None)
        return opening if opening is not None and self._bracket(opening) else None

    def numbered(self, at: int, kinds: frozenset[str]) -> tuple[int, int] | None:
        """A law that only its number or its date names: "ley 30 de 2010", "l'arrêté 008", "la loi de décembre 2013"."""
        t = self.t
        if self.low[at] not in kinds and len(self.low[at]) > 1 and not self._is(at, "law_short"):
            return None
        short = self._initials(at)
        if (
            not (self.low[at] in kinds or short > at)
            or t.flags[at] & Word.ROLE
            or (at > self.first and t.flags[at - 1] & Word.NUMERAL)
        ):
            return None
        ahead = max(short, at + 1)
        while ahead < min(at + 1 + _INNER, self.end) and (self._is(ahead, "law_of") or self._is(ahead, "law")):
            ahead += 1
        ahead += (
            ahead < self.end and self.low[ahead] == "," and self._is(ahead + 1, "number_sign")
        )  # "a decree, No. 87 of 2005"
        signed = self._is(ahead, "number_sign")
        direct = short > at or self.pack.head_first or self.low[at] in self.words.get("law_direct", ())
        last = self._designation(ahead) if signed else self._next_number(ahead) if direct else None
        if last is not None:
            first = at
            while (
                not self.pack.head_first
                and first > self.first
                and t.cap[at]
                and t.cap[first - 1]
                and t.kind[first - 1] == "word"
            ):
                first -= 1
            first += first < at and bool(t.flags[first] & (Word.DETERMINER | Word.PREPOSITION))
            return first, self._dated(last)
        dated = self._dated(ahead) if self.pack.head_first else ahead
        return (at, dated) if dated > ahead and not self._year(ahead + 1) else None

    def _initials(self, at: int) -> int:
        """The end of the kind of a law written by its first letters, "DS", "D.S.", or `at`."""
        text = self.t.text
        if self._is(at, "law_short") and text(at, at + 1).isupper():
            return at + 1 + (at + 1 < self.end and self.low[at + 1] == ".")
        if at + 3 < self.end and text(at, at + 4) == text(at, at + 4).upper() and self._glued(at + 3) and self._glued(at + 2):
            letters = self.low[at] + self.low[at + 2]
            dotted = self.low[at + 1] == "." == self.low[at + 3] and len(letters) == 2
            return at + 4 if dotted and letters in self.words.get("law_short", ()) else at
        return at

    def _under(self, at: int) -> tuple[int, int] | None:
        """A law written small: "under the anti-terrorism law", "en vertu de la loi antiterroriste"."""
        t = self.t
        if not self._is(at, "law") or self._is(at, "law_loose") or t.flags[at] & Word.ROLE:
            return None
        first = at
        while first > max(self.first, at - _NAMED) and t.kind[first - 1] != "mark" and not self._is(first - 1, "under"):
            first -= 1
        if not self._is(first - 1, "under"):
            return None
        plain = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION
        while first < at and (t.flags[first] & plain or self._is(first, "law_plain")):
            first += 1
        last = self._small_title(at + 1) if self.pack.head_first or self._is(at + 1, "title_opens") else None
        if not self.pack.head_first and first < at and not any(t.flags[i] & Word.SUBORDINATOR for i in range(first, at)):
            return first, last or at + 1
        return (at, last) if first == at and last is not None else None

    def _small_title(self, at: int) -> int | None:
        """The end of "antiterroriste", "sur la cybercriminalité", "portant répression du terrorisme"."""
        t = self.t
        grammar = Word.PREPOSITION | Word.CONJUNCTION | Word.DETERMINER | Word.SUBORDINATOR
        ahead = at
        if self._is(at, "title_opens"):
            ahead += 1
            while ahead < self.end and t.flags[ahead] & (Word.DETERMINER | Word.PREPOSITION):
                ahead += 1
        stands = ahead < self.end and t.kind[ahead] == "word" and not t.flags[ahead] & (grammar | Word.VERB)
        if not stands or self._is(ahead, "law_plain"):
            return None
        of_what = ahead > at and self._is(ahead + 1, "of") and ahead + 2 < self.end and t.kind[ahead + 2] == "word"
        return ahead + 3 if of_what and not t.flags[ahead + 2] & (grammar | Word.VERB) else ahead + 1

    def _of_body(self, last: int) -> bool:
        """Whether what the law is of follows: "the Article 10 | Commission", "Labour Law | Centre"."""
        t = self.t
        return (
            not self.pack.head_first
            and last < self.end
            and t.kind[last] == "word"
            and t.cap[last]
            and bool(t.flags[last] & (NOUN | Word.STATE | Word.UNION))
            and not self._is(last, "article")
        )

    def _broken(self, first: int, last: int) -> bool:
        """ "in violation of Article 23", "Article 19 guarantees": not so "for violating", "accused of breaching"."""
        for at in range(first - 1, max(self.first, first - _BROKEN) - 1, -1):
            if self.low[at] == ";" or self._is(at, "under"):
                return False
            if self._is(at, "breach"):
                return not any(self._is(i, "breach_by") for i in range(max(self.first, at - 3), at))
        return self._is(last, "protects")
