"""Runs of capitalised words: where they begin and end, where two names meet in one, what their words tell of them.

In: tokens and a pack; `taken` marks what is a time or a name already. Out: ranges of tokens and kinds.
"""

from __future__ import annotations

from collections.abc import Iterable

from gravamen.reading.capital_words import CapitalWords
from gravamen.reading.gazetteers import known_organisations, known_places
from gravamen.reading.identity import spelt_out
from gravamen.reading.pack import NOUN, Word

_LONGEST = 64  # tokens of a run
_HEADLINE = 24  # tokens of a headline
_LOWER = 9  # tokens of lower case in a name whose head has no capital: "tribunal de première instance de …"
_ITEM = 3  # tokens of a trade in a list of trades ("Union of Food, Agricultural, Hotel …")
_QUOTES = frozenset('"“”')
_INCLUSIVE = frozenset("·•")


class Capitals(CapitalWords):
    """The capitals of one document."""

    def headline(self, first: int, last: int) -> bool:
        """A line with a capital at each word ("Fiji Union Leader Arrested After Meeting"): its capitals tell no names."""
        if last - first > _HEADLINE:
            return False
        words = [at for at in range(first, last) if self.t.kind[at] == "word" and len(self.t.low[at]) > 3]
        if len(words) < 4 or not all(self.t.cap[at] for at in words) or self.t.low[last - 1] in (".", "!", "?"):
            return False
        if any(self.t.low[at] == "(" and self.acronym(at + 1) for at in range(first, last - 1)):
            return False  # a list of organisations
        verbal = Word.PAST | Word.PARTICIPLE | Word.GERUND | Word.BASE
        return any(self.t.flags[at] & verbal for at in words[1:]) or len(words) > 6

    def name_end(self, at: int, last: int, longest: int = 16) -> int:
        """Where a name that begins with its head ends: before a verb, a mark or a small word that stands in no name."""
        t = self.t
        inner = self.pack.name_words["inner"]
        end = ahead = at + 1
        while ahead < last and ahead - at < longest and not self.taken[ahead]:
            flags, low = t.flags[ahead], t.low[ahead]
            if low in self.pack.phrases["and"] and (self.begins_another(ahead + 1, last) or self._beside(ahead, last)):
                break
            if low in inner:
                if not self._goes_on(ahead, last) or self._opens_a_phrase(ahead):
                    break
                ahead += 1
                continue
            closed = (
                Word.BE
                | Word.HAVE
                | Word.MODAL
                | Word.NEGATION
                | Word.RELATIVE
                | Word.SUBORDINATOR
                | Word.PREPOSITION
                | Word.PAST
                | Word.OBJECT_PRONOUN
                | Word.POSSESSIVE
                | Word.ADVERB
            )
            if low in _INCLUSIVE and t.start[ahead] == t.end[ahead - 1]:
                ahead += 1
                continue  # "enseignant·e·s"
            lone = flags & Word.OBJECT_PRONOUN and ahead + 1 < last and t.cap[ahead + 1]  # "de lo Social"
            if flags & (Word.DETERMINER | Word.NUMERAL) and not t.cap[ahead]:
                break
            if t.kind[ahead] != "word" or (flags & closed and not t.cap[ahead] and not lone):
                break
            if flags & Word.VERB and not flags & NOUN and not t.cap[ahead]:
                break
            if not flags and not t.cap[ahead] and self.pack.verb_ending and low.endswith(self.pack.verb_ending):
                break
            ahead += 1
            end = ahead
        return end

    def _goes_on(self, at: int, last: int) -> bool:
        """Whether a small word stands within a name: "para", "de", or one with a capital after it."""
        t = self.t
        if t.low[at] in self.pack.phrases["of_name"] | self.pack.phrases["and"] or t.flags[at] & Word.DETERMINER:
            return True
        while at < last and t.low[at] in self.pack.name_words["inner"]:
            at += 1
        return at < last and t.cap[at]

    def _opens_a_phrase(self, at: int) -> bool:
        """Whether an article stands where no name has one: "la Guardia Civil los nombres", beside "Obreros de las Minas"."""
        t = self.t
        if not t.flags[at] & Word.DETERMINER or t.cap[at] or t.low[at] in self.pack.phrases["of_name"]:
            return False
        return t.low[at - 1] not in self.pack.name_words["inner"] and not (at + 1 < len(t.cap) and t.cap[at + 1])

    def begins_another(self, at: int, last: int) -> bool:
        """ "… y el Ministerio Público", "… y al Comité": a name of its own after "and"."""
        t = self.t
        start = at
        while at < last and t.low[at] in self.pack.name_words["inner"] and not t.cap[at]:
            at += 1
        return at > start and at < last and t.cap[at] and self.head(at, at + 1) is not None

    def _beside(self, at: int, last: int) -> bool:
        """ "la disolución del Sindicato Muestra de Panaderos | y el traspaso de …": a thing told beside a name in capitals."""
        t = self.t
        if not self.pack.head_first or at + 2 >= last or not t.cap[at - 1] or t.cap[at + 1] or t.cap[at + 2]:
            return False
        return bool(t.flags[at + 1] & Word.DETERMINER) and t.low[at + 1] not in self.pack.phrases["of_name"]

    def lower_name_end(self, at: int, last: int) -> int:
        """Where "parquet de Tunis", "ministerio de Desarrollo Social" ends, a head in lower case; `at` where it names none."""
        t = self.t
        inner, of_name = self.pack.name_words["inner"], self.pack.phrases["of_name"]
        ahead = at + 1
        while ahead < last and ahead - at < _LOWER and not t.cap[ahead] and t.kind[ahead] == "word":
            if t.flags[ahead] & (Word.VERB | Word.RELATIVE | Word.HAVE | Word.BE) and not t.flags[ahead] & NOUN:
                return at
            ahead += 1
        if ahead >= last or not t.cap[ahead] or self.taken[ahead]:
            return at
        before = ahead - 1
        while before > at and t.flags[before] & Word.DETERMINER and t.low[before] not in of_name:
            before -= 1
        if t.low[before] not in of_name or t.flags[ahead] & (Word.GIVEN_NAME | Word.TITLE):
            return at
        end = ahead + 1
        while end < last and not self.taken[end]:
            joint = end
            while (
                joint < last and joint - end < 3 and not t.cap[joint] and t.low[joint] in inner and self._goes_on(joint, last)
            ):
                joint += 1
            if joint >= last or not t.cap[joint] or self.acronym(joint) or self.taken[joint]:
                break
            if joint > end and (t.low[end] not in of_name | self.pack.phrases["and"] or self.head(joint, joint + 1)):
                break
            end = joint + 1
        return end

    def runs(self, first: int, last: int) -> Iterable[tuple[int, int]]:
        """Ranges of capitalised words, with the small words and commas that may stand inside a name."""
        t = self.t
        inner = self.pack.name_words["inner"]
        at = first
        while at < last:
            if not t.cap[at] or self.taken[at]:
                at += 1
                continue
            end = at + 1
            while end < last and end - at < _LONGEST:
                if self.taken[end]:
                    break
                if t.cap[end]:
                    end += 1
                    continue
                ahead = end
                while (
                    ahead < last and not t.cap[ahead] and not self.taken[ahead] and ahead - end < 3 and self.joins(ahead, inner)
                ):
                    ahead += 1
                if ahead < last and ahead > end and t.cap[ahead] and not self.taken[ahead]:
                    end = ahead + 1
                    continue
                if self._nickname(at, end, last):
                    end += 4
                    continue
                break
            yield at, end
            at = end

    def _nickname(self, first: int, at: int, last: int) -> bool:
        """ "Antonio "Toto" Testov": a name in quotation marks within a person's."""
        t = self.t
        if at + 3 >= last or at - first > 2 or t.low[at] not in _QUOTES or t.low[at + 2] not in _QUOTES:
            return False
        named = t.flags[first] & Word.GIVEN_NAME or (first > 0 and t.flags[first - 1] & Word.TITLE)
        return bool(named) and t.cap[at + 1] and t.cap[at + 3]

    def joins(self, at: int, inner: frozenset[str]) -> bool:
        low = self.t.low[at]
        if low in inner or low in ("'", "’", ",", ".", "/") or self.t.kind[at] == "clitic":
            return True
        if low == "-":
            return self.t.start[at] == self.t.end[at - 1]  # "X - Police said": no hyphen
        return low in self.pack.name_words.get("after_head", ()) and self.t.cap[at - 1] and self.head(at - 1, at) is not None

    def parts(self, first: int, last: int) -> Iterable[tuple[int, int]]:
        """A run cut where two names meet in it; what an acronym after it spells stays whole."""
        t = self.t
        spelt = self.spelt_before(first, last)
        apart = Word.ROLE | Word.TITLE | Word.GIVEN_NAME | Word.VERB | Word.PREPOSITION
        while spelt is not None and spelt > first and t.cap[spelt - 1] and not t.flags[spelt - 1] & apart:
            spelt -= 1
        organ = self.pack.name_words.get("organ", frozenset())
        if spelt is None or (
            spelt - 1 > first and t.low[spelt - 1] in self.pack.phrases["of_name"] and t.low[spelt - 2] not in organ
        ):
            yield from self._parts(first, last)
            return
        if spelt > first:
            yield from self._parts(first, spelt)
        yield spelt, last

    def _parts(self, first: int, last: int) -> Iterable[tuple[int, int]]:
        t, names = self.t, self.pack.name_words
        start = first
        at = first
        while at < last:
            low = t.low[at]
            cut = None
            if low == ",":
                cut = None if self.list_in_name(start, at, last) else at
            elif low == "/" and at + 1 < last and self.acronym(at + 1):
                cut = at  # "Personnels/SNAPAP"
            elif low in self.pack.phrases["and"] and not t.cap[at]:
                cut = None if self.and_in_name(start, at, last) else at
            elif low in self.pack.phrases["the"] and not t.cap[at] and t.cap[at - 1] and not self.pack.head_first:
                body = at + 1 < last and t.low[at + 1] in self.pack.phrases.get("principle_body", ())
                cut = at if body else None  # "On Samplia | the Committee noted"
            elif t.kind[at] == "clitic":
                cut = at if not self.head(start, at, plural_only=True) else None
            elif low in self.pack.phrases["the"] and not (self.pack.head_first or t.cap[at]) and at > start and t.cap[at - 1]:
                cut = at  # "In Testland the Committee"
            elif t.flags[at] & Word.GIVEN_NAME and at > start and last - at > 1 and self._after_place(start, at):
                yield start, at  # "director for Canada | Ken Probov"
                start = at
            elif low in self.pack.phrases["of_name"] and not t.cap[at]:
                if low in names["particle"] and at > start and t.flags[at - 1] & (Word.GIVEN_NAME | Word.SURNAME):
                    at += 1
                    continue  # "Manuel de Jesus Reyes"
                left_is_head = self.head(start, at) or bool(t.flags[at - 1] & Word.UNION)
                cut = None if left_is_head or self.known_through(start, at, last) else at
            elif low in self.pack.phrases["before_place"] and not t.cap[at] and low not in names["particle"]:
                cut = None if self.head(start, at) else at  # "Hyundai en Ulsan"
            elif low == "." and not (len(t.low[at - 1]) <= 2 or t.low[at - 1] in self.pack.abbreviations):
                cut = at
            if cut is not None and cut > start:
                yield start, cut
                start = at + 1
                while start < last and not t.cap[start]:
                    start += 1
                at = start
                continue
            at += 1
        if start < last:
            yield start, last

    def _after_place(self, first: int, at: int) -> bool:
        """Whether a country or a town, told as one by the word before it, stands right before a given name."""
        before = self.t.low[first - 1] if first else ""
        told = before in self.pack.phrases["before_place"] | self.pack.phrases["of_name"]
        return told and self.place(first, at) is not None

    def known_through(self, first: int, at: int, last: int) -> bool:
        names, _ = known_organisations()
        for end in range(last, at, -1):
            if tuple(self.t.low[first:end]) in names:
                return True
        places = known_places()
        return any(tuple(self.t.low[first:end]) in places for end in range(last, at, -1))

    def list_in_name(self, first: int, comma: int, last: int) -> bool:
        """ "Textile, Garment and Leather Workers' Federation", "Union of Food, Hotel and Catering Workers": within one name."""
        if self.trades(first, comma, last):
            return True
        if self.head(first, comma) not in (None, "employer") or self.acronym(comma - 1) or comma - first > 2:
            return False
        ahead = range(comma + 1, min(last, comma + 12))
        heads = [at for at in ahead if self.t.cap[at] and self.head(at, at + 1) not in (None, "employer")]
        if not heads:
            return False
        between = range(comma + 1, heads[0])
        has_and = any(self.t.low[at] in self.pack.phrases["and"] for at in between)
        return has_and and not any(self.acronym(at) for at in between) and not self.given(first, comma)

    def trades(self, first: int, comma: int, last: int) -> bool:
        """Whether a list of trades goes on at a comma: "Federation of Metal, Mining, Paper and Allied Workers"."""
        t = self.t
        joins = self.pack.phrases["of_name"]
        heads = (at for at in range(first, comma - 1) if t.cap[at] and t.low[at + 1] in joins)
        if not any(self.head(at, at + 1) in ("union", "global") for at in heads):
            return False
        item = 0
        for at in range(comma + 1, last):
            low = t.low[at]
            if low == ",":
                item = 0
            elif low in self.pack.phrases["and"]:
                people = Word.PEOPLE | Word.PLURAL
                end = next((end for end in range(at + 1, last) if not t.cap[end]), last)
                return t.flags[end - 1] & people == people and at + 1 < end
            else:
                item += 1
                head = self.head(at, at + 1) not in (None, "employer")  # "Agricultural, Hotel, Restaurant": trades
                if item > _ITEM or not t.cap[at] or self.acronym(at) or t.flags[at] & Word.GIVEN_NAME or head:
                    return False
        return False

    def spelt_before(self, first: int, last: int) -> int | None:
        """Where the name begins whose acronym follows in brackets: "Centre for Economic and Social Rights (CESR)"."""
        t = self.t
        if not self._brackets(last):
            return None
        acronym = t.text(last + 1, last + 2)
        for at in range(last - 2, first - 1, -1):
            if (
                t.cap[at]
                and acronym[0] == t.text(at, at + 1)[0].upper()
                and spelt_out(acronym, [t.text(word, word + 1) for word in range(at, last) if t.kind[word] == "word"])
            ):
                return at
        return None

    def and_in_name(self, first: int, conjunction: int, last: int) -> bool:
        last = next((at for at in range(conjunction, last) if self.t.low[at] == ","), last)
        left, right = self.head(first, conjunction), self.head(conjunction + 1, last)
        if right and self.t.flags[conjunction + 1] & Word.DETERMINER:
            return False  # "Tesorería y el Ministerio Público"
        if left == "state" and not right and self.t.low[first] in ("ministry", "department", "minister"):
            return not self.acronym(conjunction + 1) and last - conjunction <= 4
        if (
            left == "union"
            and self.t.low[first] in ("union", "federation", "confederation", "association", "syndicate")
            and not right
        ):
            return not self.acronym(conjunction + 1) and not self.given(conjunction + 1, last)
        people = Word.PEOPLE | Word.PLURAL
        commas = [at for at in range(first, conjunction) if self.t.low[at] == ","]
        if commas and any(self.t.flags[at] & people == people for at in range(conjunction + 1, last)):
            if self.trades(first, commas[0], last):
                return True  # "Union of Food, Hotel and Allied Workers' Associations"
        if (
            left == "union"
            and self.t.flags[last - 1] & people == people
            and self.head(conjunction + 1, last - 1) in (None, "employer")
        ):
            return True  # "Union of Petroleum and Natural Gas Workers"
        if (
            left in ("employer", "other", "state")
            and right == "union"
            and conjunction - first <= 4
            and self.t.cap[conjunction + 1]
        ):
            left = None  # "Garment and Leather Workers' Union": a trade, not a company
        if left and not right and self._brackets(last) and not self.given(conjunction + 1, last):
            return last - conjunction <= 3 and not self.acronym(
                conjunction + 1
            )  # "Center for Labour Studies and Support (CLSS)"
        if left or not right:
            return False
        if self.acronym(conjunction - 1) or self.place(first, conjunction) or self.given(first, conjunction):
            return False
        return conjunction - first <= 4

    def _brackets(self, last: int) -> bool:
        return last + 2 < len(self.t.low) and self.t.low[last] == "(" and self.acronym(last + 1)
