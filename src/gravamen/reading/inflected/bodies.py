"""Organisations of a text whose names are inflected: courts, names in «quotes», acronyms, capitals with a noun.

In: words and the mentions found so far. Out: mentions, and the organisations they are mentions of, kept together whatever
their case and shown in the nominative.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gravamen.reading.entities import Body, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.mentions import Mentions
from gravamen.reading.inflected.naming import Namer
from gravamen.reading.inflected.nominatives import Nominatives
from gravamen.reading.inflected.stems import MOST_MET, starts
from gravamen.reading.inflected.words import Words
from gravamen.reading.pack import NOUN, Word
from gravamen.terms import OrganisationKind

OPENING = {"«": "»", "“": "”", "„": "“", '"': '"'}
_ACRONYM = re.compile(r"[A-ZА-ЯЁЎІЇЄҐ][A-Za-zА-ЯЁЎІЇЄҐа-яёўіїєґ0-9]*[A-ZА-ЯЁЎІЇЄҐ0-9]+[а-яёўіїєґ]?")
_HEADS = {  # lists of the nouns that open a name, by what they say that it is; the first that has a word tells
    "head_union": OrganisationKind.UNION,
    "head_centre": OrganisationKind.NATIONAL_CENTRE,
    "head_court": OrganisationKind.COURT,
    "head_police": OrganisationKind.POLICE,
    "head_state": OrganisationKind.STATE_BODY,
    "head_employer": OrganisationKind.EMPLOYER,
    "head_other": OrganisationKind.OTHER,
}
_QUOTED = 12  # tokens of the longest name in quotes
_PEOPLE = int(Word.PEOPLE | Word.ROLE)
_ROLE = int(Word.ROLE)
_NOUN = int(NOUN)
_REPORT = int(Word.REPORT)
_PREPOSITION = int(Word.PREPOSITION)
CLOSED = int(
    Word.PREPOSITION | Word.CONJUNCTION | Word.SUBORDINATOR | Word.NEGATION | Word.ADVERB | Word.MODAL | Word.DETERMINER
    | Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN | Word.RELATIVE | Word.POSSESSIVE
)  # fmt: skip

_ENDING = CLOSED & ~int(Word.CONJUNCTION) | int(Word.NUMERAL)  # what no name goes on over


class BodyFinder:
    """Finds the organisations of one document."""

    def __init__(self, words: Words, mentions: Mentions, namer: Namer) -> None:
        self.w = words
        self.t = words.t
        self.pack = words.pack
        self.mentions = mentions
        self.namer = namer
        self.nominatives = Nominatives(words)
        self.bodies: list[Body] = []
        self.by_stem: dict[str, list[int]] = {}
        self._heads = tuple(self.pack.name_words[name] for name in _HEADS)
        self.nominative: set[int] = set()  # bodies whose name stands in the nominative

    def quoted(self, at: int, first: int, end: int) -> int:
        t = self.t
        closing = OPENING[t.low[at]]
        last = next((i for i in range(at + 1, min(at + _QUOTED + 2, end)) if t.low[i] == closing), None)
        if last is None or last == at + 1:
            return at + 1
        inside = range(at + 1, last)
        opening = at + 1
        if not t.cap[opening] or (t.flags[opening] & _PREPOSITION and last - opening > 1):
            return at + 1
        if any(t.low[i] in (".", "!", "?", "…", ",") and i == last - 1 for i in inside):
            return at + 1
        if len(inside) > 2 and any(self.w.verb_bits(i) & f.FINITE and not self.w.nominal[i] and not t.cap[i] for i in inside):
            return at + 1
        before = at - 1
        nouns = self.pack.stems["organisation_noun"]
        named = before >= first and any(_fits(t.low[before], phrase[0]) for phrase in nouns)
        headed = any(self.head_kind(i) for i in inside)
        short = len(inside) <= 3
        beside = before >= first and (
            t.flags[before] & (_PEOPLE | _REPORT | _PREPOSITION)
            or self.w.verb_bits(before) & f.FINITE
            or t.low[before] == ","
            or (len(inside) <= 2 and t.flags[before] & _NOUN)
        )
        acts = before < first and last + 1 < end and self.w.verb_bits(last + 1) & f.FINITE  # "«Гранит» уволил …"
        if not (named or headed or (short and (beside or acts))):
            return at + 1
        if len(inside) == 1 and self.namer.given(t.low[opening]) and not named:
            return at + 1
        kind = self._kind_of(opening, last, before if named else -1)
        cases = self.w.nominal[before] & f.CASES if named and not headed else f.CASES
        head = next((i for i in inside if self.head_kind(i)), -1) if not named else -1
        self._organisation(opening, last, kind, cases or f.CASES, head=head, named=named and not headed)
        return last + 1

    def head_kind(self, at: int) -> OrganisationKind | None:
        return _head_kind(self.t.low[at], self._heads)

    def _kind_of(self, first: int, last: int, before: int) -> OrganisationKind:
        if before >= 0:
            if starts(self.t.low[before], self.pack.name_words["employer_kind"]):
                return OrganisationKind.EMPLOYER
            if (kind := self.head_kind(before)) and kind is not OrganisationKind.OTHER:
                return kind
            if before and self.head_kind(before - 1) is OrganisationKind.UNION:  # "первичная организация «Солидарности»"
                return OrganisationKind.UNION
        kinds = [kind for at in range(first, last) if (kind := self.head_kind(at))]
        return kinds[0] if kinds else OrganisationKind.OTHER

    def is_acronym(self, at: int) -> bool:
        written = self.t.text(at, at + 1)
        capitals = sum(letter.isupper() for letter in written)
        if len(written) < 2 or capitals < 2 or "-" in written:
            return False
        if written in self.pack.name_words["no_acronym"]:
            self.mentions.leave_out(at)
            return False
        return _ACRONYM.fullmatch(written) is not None and (written.isupper() or capitals >= 3)

    def abbreviated(self, at: int, first: int, end: int) -> int | None:
        """An acronym as an organisation; the token after it."""
        if not self.is_acronym(at):
            return None
        if not self._shouted(at, first, end):
            self._organisation(at, at + 1, self._acronym_kind(at), f.CASES, acronym=self.t.text(at, at + 1))
        return at + 1

    def _shouted(self, at: int, first: int, end: int) -> bool:
        near = [i for i in range(max(first, at - 3), min(end, at + 4)) if i != at and self.t.kind[i] == "word"]
        return len(near) >= 2 and all(self.t.text(i, i + 1).isupper() for i in near)

    def _acronym_kind(self, at: int) -> OrganisationKind:
        written, names = self.t.text(at, at + 1), self.pack.name_words
        for name, kind in (
            ("police", OrganisationKind.POLICE), ("state_body", OrganisationKind.STATE_BODY), ("court", OrganisationKind.COURT),
            ("intergovernmental", OrganisationKind.INTERGOVERNMENTAL), ("global", OrganisationKind.GLOBAL_UNION),
            ("centre", OrganisationKind.NATIONAL_CENTRE), ("union", OrganisationKind.UNION),
        ):  # fmt: skip
            if written in names.get(name, ()):
                return kind
        before = at - 1
        if before >= 0 and self.t.kind[before] == "word" and (told := self.head_kind(before)):
            return told
        return OrganisationKind.OTHER

    def court(self, at: int, end: int) -> int | None:
        """ "суд Ленинского района Минска": a court named by its district."""
        t, w = self.t, self.w
        ahead = at + 1
        while ahead < end and t.kind[ahead] == "word" and t.cap[ahead] and w.nominal[ahead] & f.ADJECTIVE:
            ahead += 1
        if ahead == at + 1 or ahead >= end or t.kind[ahead] != "word" or t.cap[ahead]:
            return None
        if not w.nominal[ahead] & f.either(f.GENITIVE):
            return None
        last = self._widened(ahead + 1, end, limit=2)
        self._organisation(at, last, OrganisationKind.COURT, w.nominal[at] & f.CASES, head=at)
        return last

    def headed(self, at: int, first: int, end: int) -> int | None:
        """A capitalised run with the word that makes it an organisation: "Белорусский независимый профсоюз"."""
        t, w = self.t, self.w
        ahead = at
        furthest = min(end, at + 4)
        while ahead < furthest and t.kind[ahead] == "word" and (self.head_kind(ahead) is None or w.is_adjective(ahead)):
            if not w.nominal[ahead] & f.ADJECTIVE or not self.mentions.free(ahead):
                return None
            ahead += 1
        if ahead >= end or t.kind[ahead] != "word" or (kind := self.head_kind(ahead)) is None:
            return None
        if w.nominal[ahead] & f.CASES and not w.nominal[ahead] & f.SINGULAR:
            return None
        cases = w.nominal[ahead] & f.SINGULAR
        for adjective in range(at, ahead):
            cases &= w.nominal[adjective]
        if not cases:
            return None
        last = self._widened(ahead + 1, end, limit=5)
        if ahead == at and last == at + 1:
            return None
        if at == first and ahead > at and not self._is_proper(at, ahead, last):
            return None
        generic = starts(t.low[ahead], self.pack.name_words["head_generic"])
        if ahead == at and at == first and (generic or kind in (OrganisationKind.EMPLOYER, OrganisationKind.POLICE)):
            if not any(t.cap[i] for i in range(at + 1, last)):
                return None
        self._organisation(at, last, kind, cases, head=ahead)
        return last

    def _is_proper(self, at: int, head: int, last: int) -> bool:
        """At a sentence's head a capital says little: another one, a second adjective or more words after it must."""
        return (
            last > head + 1
            or head - at >= 2
            or any(self.t.cap[i] for i in range(at + 1, last))
            or (self.head_kind(head) in (OrganisationKind.COURT, OrganisationKind.STATE_BODY))
        )

    def _widened(self, at: int, end: int, *, limit: int) -> int:
        """The end of a name over the genitives and adjectives that follow its head."""
        t, w = self.t, self.w
        genitive = f.either(f.GENITIVE)
        last = at
        ahead = at
        while ahead < end and ahead - at < limit + 2:
            if (
                t.kind[ahead] != "word"
                or not self.mentions.free(ahead)
                or t.flags[ahead] & int(Word.NUMERAL)
                or t.flags[ahead] & _ENDING
            ):
                break
            bits = w.nominal[ahead]
            if t.flags[ahead] & int(Word.CONJUNCTION):
                joins = ahead + 1 < end and w.nominal[ahead + 1] & genitive and not t.cap[ahead + 1] and last == ahead
                if not joins or not w.nominal[ahead - 1] & genitive or self.pack.verbs.get(t.low[ahead + 1]):
                    break
                ahead += 1
                continue
            if self.pack.verbs.get(t.low[ahead]) and not self.pack.nominal.get(t.low[ahead]):
                break
            if self.is_acronym(ahead) or self.namer.given(t.low[ahead]):
                break
            if t.cap[ahead] and not bits & f.ADJECTIVE and t.low[ahead] in self.pack.nominal and t.flags[ahead] & _ROLE:
                break
            if t.flags[ahead] & _ROLE and not w.nominal[ahead] & (f.GENITIVE << 6):
                break
            place = (t.low[ahead],) in self.pack.places
            if place and not bits & genitive and starts(t.low[ahead - 1], self.pack.phrases.get("state_noun", frozenset())):
                last = ahead + 1  # "Республики Казахстан"
                break
            if t.cap[ahead] and not place and not bits & f.ADJECTIVE:
                capital_next = ahead + 1 < end and t.cap[ahead + 1] and (t.low[ahead + 1],) not in self.pack.places
                if self.namer.tells_surname(t.low[ahead]) or capital_next:
                    break
            if bits & f.ADJECTIVE and not bits & f.SUBSTANTIVE:
                if not bits & genitive and not (ahead == at and not t.cap[ahead] and w.agree(at - 1, ahead)):
                    break
                ahead += 1
                if ahead >= end or t.kind[ahead] != "word" or not w.nominal[ahead] & genitive or t.flags[ahead] & CLOSED:
                    last = ahead if ahead == at + 1 and w.agree(at - 1, at) else last
                    break
                continue
            if not bits & genitive or t.low[ahead] in self.pack.phrases["year_word"]:
                break
            ahead += 1
            last = ahead
        return last

    def _organisation(
        self,
        first: int,
        last: int,
        kind: OrganisationKind,
        cases: int,
        *,
        acronym: str | None = None,
        head: int = -1,
        named: bool = False,
    ) -> None:
        """Note a mention. `named`: a noun before it carries the case, so that the name itself is in the nominative."""
        t = self.t
        end = last
        if acronym is None and last + 2 <= len(t.low) - 1 and t.low[last] == "(" and t.low[last + 2] == ")":
            if t.kind[last + 1] == "word" and self.is_acronym(last + 1):
                acronym, end = t.text(last + 1, last + 2), last + 3
        lows = [t.low[at] for at in range(first, last) if t.kind[at] == "word"]
        name = self.nominatives.of_name(first, last, head) if head >= 0 else t.words(first, last)
        key = (lows[0] if lows else name.lower())[:4]
        who = next(
            (who for who in self.by_stem.get(key, ()) if _same_words(sorted(self.bodies[who].words), sorted(lows))), None
        )
        if who is None and acronym:
            who = next((who for who in self.by_stem.get(acronym, ())), None)
        if who is None and (letters := acronym if acronym == name else _initials(name)):
            who = next((who for who in self.by_stem.get(letters, ())), None)
        nominative = named or bool(cases & f.NOMINATIVE and not cases & f.either(f.GENITIVE))
        if who is None:
            who = len(self.bodies)
            self.bodies.append(Body(name, frozenset(lows), kind, acronym))
            if nominative:
                self.nominative.add(who)
        else:
            body = self.bodies[who]
            nominative = nominative or (
                len(lows) == 1 and name != body.name and body.name.startswith(name)
            )  # "Гранит" of "Гранита"
            if nominative and who not in self.nominative and name != acronym:
                body.name, body.words = name, frozenset(lows)
                self.nominative.add(who)
            elif body.name == body.acronym and name != body.acronym:
                body.name, body.words = name, frozenset(lows)
            body.acronym = body.acronym or acronym
            if body.kind is OrganisationKind.OTHER:
                body.kind = kind
        for entry in {key, *((acronym,) if acronym else ()), *((letters,) if (letters := _initials(name)) else ())}:
            rows = self.by_stem.setdefault(entry, [])
            if who not in rows:
                rows.append(who)
        self.mentions.note(Mention(first, end, "organisation", who=who), cases)


@lru_cache(maxsize=MOST_MET)
def _head_kind(low: str, heads: tuple[frozenset[str], ...]) -> OrganisationKind | None:
    return next((kind for kind, head in zip(_HEADS.values(), heads, strict=True) if starts(low, head)), None)


def _initials(name: str) -> str:
    """The letters that would stand for a name of three words and more, as its acronym has them; small words aside."""
    letters = "".join(word[0] for word in name.split() if len(word) > 2 and word[0].isalpha())
    return letters.upper() if len(letters) > 2 else ""


def _fits(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _same_words(left: list[str], right: list[str]) -> bool:
    """Whether two names differ in their endings only."""
    return len(left) == len(right) and all(_same_word(one, two) for one, two in zip(left, right, strict=True))


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    same = 0
    while same < min(len(one), len(two)) and one[same] == two[same]:
        same += 1
    return same >= 3 and same >= max(len(one), len(two)) - 3
