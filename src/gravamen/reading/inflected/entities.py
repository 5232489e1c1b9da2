"""Persons, organisations and places of a text whose names are inflected.

In: words, times and a pack. Out: the same `Entities` as in every language. An organisation is a name in «quotes» beside a word
for an organisation, an acronym, or a capital followed by such a word; a person is a given name with a surname, or a surname
that a role introduces. Mentions in different cases are kept together; a person is shown in the nominative.
"""

from __future__ import annotations

import re

from gravamen.reading.dates import When
from gravamen.reading.entities import Body, Entities, Individual, Mention
from gravamen.reading.inflected import forms as f
from gravamen.reading.inflected.lexicon import InflectedPack
from gravamen.reading.inflected.naming import Name, Namer
from gravamen.reading.inflected.words import Words, starts
from gravamen.reading.pack import NOUN, Word
from gravamen.terms import OrganisationKind

_OPEN = {"«": "»", "“": "”", "„": "“", '"': '"'}
_ACRONYM = re.compile(r"[A-ZА-ЯЁЎІЇЄҐ][A-Za-zА-ЯЁЎІЇЄҐа-яёўіїєґ0-9]*[A-ZА-ЯЁЎІЇЄҐ0-9]+[а-яёўіїєґ]?")
_QUOTED = 12  # tokens of the longest name in quotes
_PEOPLE = int(Word.PEOPLE | Word.ROLE)
_ROLE = int(Word.ROLE)
_NOUN = int(NOUN)
_REPORT = int(Word.REPORT)
_PREPOSITION = int(Word.PREPOSITION)
_CLOSED = int(
    Word.PREPOSITION | Word.CONJUNCTION | Word.SUBORDINATOR | Word.NEGATION | Word.ADVERB | Word.MODAL | Word.DETERMINER
    | Word.SUBJECT_PRONOUN | Word.OBJECT_PRONOUN | Word.RELATIVE | Word.POSSESSIVE
)  # fmt: skip


class Finder:
    """Finds the names of one document."""

    def __init__(self, words: Words, pack: InflectedPack, times: list[When]) -> None:
        self.w = words
        self.t = words.t
        self.pack = pack
        self.namer = Namer(pack)
        self.mentions: list[Mention] = []
        self.cases: dict[int, int] = {}  # first token of a mention -> cases
        self.persons: list[Individual] = []
        self.bodies: list[Body] = []
        self.by_surname: dict[str, list[int]] = {}
        self.by_stem: dict[str, list[int]] = {}
        self.nominative: set[int] = set()  # bodies whose name stands in the nominative
        self.taken = bytearray(len(self.t.low) + 1)
        for when in times:
            for at in range(when.first, when.last):
                self.taken[at] = 1

    def find(self) -> tuple[Entities, dict[int, int]]:
        """The names, and for each mention's first token the cases that it can stand in."""
        loose: list[tuple[int, int]] = []
        for sentence in self.t.sentences:
            at = sentence.first
            while at < sentence.last:
                at = self._at(at, sentence.first, sentence.last, loose)
        for first, last in loose:
            self._known_person(first, last)
        self.mentions.sort(key=lambda mention: mention.first)
        for mention in self.mentions:
            if mention.kind == "person":
                self.persons[mention.who].mentions.append(mention)
            elif mention.kind == "organisation":
                self.bodies[mention.who].mentions.append(mention)
        return Entities(self.mentions, self.persons, self.bodies, {m.first: m for m in self.mentions}), self.cases

    def _at(self, at: int, first: int, end: int, loose: list[tuple[int, int]]) -> int:
        """Read what begins at a token; the token after it."""
        t = self.t
        low = t.low[at]
        if self.taken[at]:
            return at + 1
        if low in _OPEN:
            return self._quoted(at, first, end)
        if t.kind[at] != "word":
            return at + 1
        if not t.cap[at]:
            if starts(low, self.pack.name_words["head_court"]) and (last := self._court(at, end)):
                self._organisation(at, last, OrganisationKind.COURT, self.w.nominal[at] & f.CASES)
                return last
            return at + 1
        if last := self._headed(at, first, end):
            return last
        if self._is_acronym(at):
            if self._shouted(at, first, end):
                return at + 1
            self._organisation(at, at + 1, self._acronym_kind(at), f.CASES, acronym=t.text(at, at + 1))
            return at + 1
        if last := self._place(at):
            return last
        return self._person_at(at, first, end, loose)

    # organisations -------------------------------------------------------------------------------------------------

    def _quoted(self, at: int, first: int, end: int) -> int:
        t = self.t
        closing = _OPEN[t.low[at]]
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
        headed = any(self._head_kind(i) for i in inside)
        short = len(inside) <= 3
        beside = before >= first and (
            t.flags[before] & (_PEOPLE | _REPORT | _PREPOSITION)
            or self.w.verb_bits(before) & f.FINITE
            or t.low[before] == ","
            or (len(inside) <= 2 and t.flags[before] & _NOUN)
        )
        if not (named or headed or (short and beside)):
            return at + 1
        if len(inside) == 1 and self.namer.given(t.low[opening]) and not named:
            return at + 1
        kind = self._kind_of(opening, last, before if named else -1)
        cases = self.w.nominal[before] & f.CASES if named and not headed else f.CASES
        self._organisation(opening, last, kind, cases or f.CASES)
        return last + 1

    def _head_kind(self, at: int) -> OrganisationKind | None:
        names, low = self.pack.name_words, self.t.low[at]
        for name, kind in (
            ("head_union", OrganisationKind.UNION), ("head_centre", OrganisationKind.NATIONAL_CENTRE),
            ("head_court", OrganisationKind.COURT), ("head_police", OrganisationKind.POLICE),
            ("head_state", OrganisationKind.STATE_BODY), ("head_employer", OrganisationKind.EMPLOYER),
            ("head_other", OrganisationKind.OTHER),
        ):  # fmt: skip
            if starts(low, names[name]):
                return kind
        return None

    def _kind_of(self, first: int, last: int, before: int) -> OrganisationKind:
        if before >= 0:
            if starts(self.t.low[before], self.pack.name_words["employer_kind"]):
                return OrganisationKind.EMPLOYER
            if kind := self._head_kind(before):
                return kind
        kinds = [kind for at in range(first, last) if (kind := self._head_kind(at))]
        return kinds[0] if kinds else OrganisationKind.OTHER

    def _is_acronym(self, at: int) -> bool:
        written = self.t.text(at, at + 1)
        capitals = sum(letter.isupper() for letter in written)
        if len(written) < 2 or capitals < 2 or "-" in written:
            return False
        if written in self.pack.name_words["no_acronym"]:
            self.taken[at] = 1
            return False
        return _ACRONYM.fullmatch(written) is not None and (written.isupper() or capitals >= 3)

    def _shouted(self, at: int, first: int, end: int) -> bool:
        near = [i for i in range(max(first, at - 3), min(end, at + 4)) if i != at and self.t.kind[i] == "word"]
        return len(near) >= 2 and all(self.t.text(i, i + 1).isupper() for i in near)

    def _acronym_kind(self, at: int) -> OrganisationKind:
        written, names = self.t.text(at, at + 1), self.pack.name_words
        for name, kind in (
            ("police", OrganisationKind.POLICE), ("state_body", OrganisationKind.STATE_BODY), ("court", OrganisationKind.COURT),
            ("intergovernmental", OrganisationKind.INTERGOVERNMENTAL), ("global", OrganisationKind.GLOBAL_UNION),
            ("centre", OrganisationKind.NATIONAL_CENTRE),
        ):  # fmt: skip
            if written in names[name]:
                return kind
        before = at - 1
        if before >= 0 and self.t.kind[before] == "word" and (told := self._head_kind(before)):
            return told
        return OrganisationKind.OTHER

    def _court(self, at: int, end: int) -> int | None:
        """ "суд Ленинского района Минска": a court named by its district."""
        t, w = self.t, self.w
        ahead = at + 1
        while ahead < end and t.kind[ahead] == "word" and t.cap[ahead] and w.nominal[ahead] & f.ADJECTIVE:
            ahead += 1
        if ahead == at + 1 or ahead >= end or t.kind[ahead] != "word" or t.cap[ahead]:
            return None
        if not w.nominal[ahead] & f.either(f.GENITIVE):
            return None
        return self._widened(ahead + 1, end, limit=2)

    def _headed(self, at: int, first: int, end: int) -> int | None:
        """A capitalised run with the word that makes it an organisation: "Белорусский независимый профсоюз"."""
        t, w = self.t, self.w
        ahead = at
        while ahead < end and ahead - at < 4 and t.kind[ahead] == "word" and self._head_kind(ahead) is None:
            if not w.nominal[ahead] & f.ADJECTIVE or self.taken[ahead]:
                return None
            ahead += 1
        if ahead >= end or t.kind[ahead] != "word" or (kind := self._head_kind(ahead)) is None:
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
        self._organisation(at, last, kind, cases)
        return last

    def _is_proper(self, at: int, head: int, last: int) -> bool:
        """At a sentence's head a capital says little: another one, a second adjective or more words after it must."""
        return (
            last > head + 1
            or head - at >= 2
            or any(self.t.cap[i] for i in range(at + 1, last))
            or (self._head_kind(head) in (OrganisationKind.COURT, OrganisationKind.STATE_BODY))
        )

    def _widened(self, at: int, end: int, *, limit: int) -> int:
        """The end of a name over the genitives and adjectives that follow its head."""
        t, w = self.t, self.w
        genitive = f.either(f.GENITIVE)
        last = at
        ahead = at
        while ahead < end and ahead - at < limit + 2:
            if t.kind[ahead] != "word" or self.taken[ahead] or t.flags[ahead] & _CLOSED & ~int(Word.CONJUNCTION):
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
            if self._is_acronym(ahead) or self.namer.given(t.low[ahead]):
                break
            if t.cap[ahead] and not bits & f.ADJECTIVE and t.low[ahead] in self.pack.nominal and t.flags[ahead] & _ROLE:
                break
            if t.flags[ahead] & _ROLE and not w.nominal[ahead] & (f.GENITIVE << 6):
                break
            if t.cap[ahead] and (t.low[ahead],) not in self.pack.places and not bits & f.ADJECTIVE:
                if self.namer.tells_surname(t.low[ahead]) or (ahead + 1 < end and t.cap[ahead + 1]):
                    break
            if bits & f.ADJECTIVE and not bits & f.SUBSTANTIVE:
                if not bits & genitive and not (ahead == at and not t.cap[ahead] and w.agree(at - 1, ahead)):
                    break
                ahead += 1
                if ahead >= end or t.kind[ahead] != "word" or not w.nominal[ahead] & genitive or t.flags[ahead] & _CLOSED:
                    last = ahead if ahead == at + 1 and w.agree(at - 1, at) else last
                    break
                continue
            if not bits & genitive or t.low[ahead] in self.pack.phrases["year_word"]:
                break
            ahead += 1
            last = ahead
        return last

    def _organisation(self, first: int, last: int, kind: OrganisationKind, cases: int, *, acronym: str | None = None) -> None:
        t = self.t
        end = last
        if acronym is None and last + 2 <= len(t.low) - 1 and t.low[last] == "(" and t.low[last + 2] == ")":
            if t.kind[last + 1] == "word" and self._is_acronym(last + 1):
                acronym, end = t.text(last + 1, last + 2), last + 3
        lows = [t.low[at] for at in range(first, last) if t.kind[at] == "word"]
        name = t.words(first, last)
        key = (lows[0] if lows else name.lower())[:4]
        who = next(
            (who for who in self.by_stem.get(key, ()) if _same_words(sorted(self.bodies[who].words), sorted(lows))), None
        )
        if who is None and acronym:
            who = next((who for who in self.by_stem.get(acronym, ())), None)
        if who is None:
            who = len(self.bodies)
            self.bodies.append(Body(name, frozenset(lows), kind, acronym))
            if cases & f.NOMINATIVE and not cases & f.either(f.GENITIVE):
                self.nominative.add(who)
        else:
            body = self.bodies[who]
            if cases & f.NOMINATIVE and not cases & f.either(f.GENITIVE) and who not in self.nominative and name != acronym:
                body.name, body.words = name, frozenset(lows)
                self.nominative.add(who)
            elif body.name == body.acronym and name != body.acronym:
                body.name, body.words = name, frozenset(lows)
            body.acronym = body.acronym or acronym
            if body.kind is OrganisationKind.OTHER:
                body.kind = kind
        for entry in {key, *((acronym,) if acronym else ())}:
            rows = self.by_stem.setdefault(entry, [])
            if who not in rows:
                rows.append(who)
        self._note(Mention(first, end, "organisation", who=who), cases)

    # places --------------------------------------------------------------------------------------------------------

    def _place(self, at: int) -> int | None:
        t = self.t
        for length in (2, 1):
            found = self.pack.places.get(tuple(t.low[at : at + length]))
            if found is not None and at + length <= len(t.low):
                following = at + length
                if following < len(t.low) and t.cap[following] and self.namer.given(t.low[at]):
                    return None
                self._note(Mention(at, at + length, "place", country=found[0]), found[1] & f.CASES)
                return at + length
        return None

    # persons -------------------------------------------------------------------------------------------------------

    def _person_at(self, at: int, first: int, end: int, loose: list[tuple[int, int]]) -> int:
        t = self.t
        last = at
        while last < end and last - at < 5:
            if t.kind[last] == "word" and t.cap[last] and not self.taken[last]:
                if last > at and (self._is_acronym(last) or self._head_kind(last) or (t.low[last],) in self.pack.places):
                    break
                last += 1
            elif t.low[last] == "." and last > at and len(t.low[last - 1]) == 1:
                last += 1
            else:
                break
        start = at
        while start < last and self._ordinary(start, first):
            start += 1
        if start == last:
            return last
        if self._understood(start, last, first):
            return last
        if start > at or last - start > 1:
            caps = [i for i in range(start, last) if t.kind[i] == "word"]
            loose.append((start, last)) if len(caps) <= 3 else None
            return last
        before = start - 1
        low = t.low[start]
        if before >= first and t.flags[before] & _PREPOSITION and t.low[before] in self.pack.phrases["place_before"]:
            if not self.namer.given(low) and self.w.nominal[start] & f.either(f.LOCATIVE | f.GENITIVE | f.ACCUSATIVE):
                loose.append((start, last))
                return last
        loose.append((start, last))
        return last

    def _ordinary(self, at: int, first: int) -> bool:
        """A capital that opens a sentence, a title or an office: no part of a name."""
        t, low = self.t, self.t.low[at]
        if low in self.pack.name_words["no_name"] or low in self.pack.months or low in self.pack.weekdays:
            return True
        if len(low) == 1 and at + 1 < len(t.low) and t.low[at + 1] == ".":
            return False
        if self.namer.given(low):
            known = at == first and self.pack.verbs.get(low) is not None
            return known and not (at + 1 < len(t.low) and t.cap[at + 1])
        if t.flags[at] & (_CLOSED | _ROLE) or low in self.pack.verbs or (low in self.pack.nominal):
            return at == first or not self.namer.tells_surname(low) or bool(t.flags[at] & (_CLOSED | _ROLE))
        return at == first and not (at + 1 < len(t.low) and (t.cap[at + 1])) and not self.namer.tells_surname(low)

    def _understood(self, start: int, last: int, first: int) -> bool:
        """Whether a run is a person by itself: by a given name, by what stands before it, by its endings."""
        t = self.t
        while last > start and t.kind[last - 1] != "word":
            last -= 1
        caps = [at for at in range(start, last) if t.kind[at] == "word"]
        given = [at for at in caps if self.namer.given(t.low[at])]
        initials = [at for at in caps if len(t.low[at]) == 1]
        telling = [at for at in caps if self.namer.tells_surname(t.low[at])]
        before = start - 1
        introduced = before >= first and bool(t.flags[before] & _PEOPLE) and t.kind[before] == "word"
        score = 1.6 * bool(given) + 0.9 * (2 <= len(caps) <= 3) + 0.7 * bool(telling) + 1.0 * bool(initials) + 1.5 * introduced
        if len(caps) > 4 or (len(caps) == 1 and initials):
            return False
        if last < len(t.low) and t.flags[last] & _REPORT:
            score += 0.8
        if score < 2.0 and not (len(caps) >= 2 and telling and start > first):
            return False
        hint = 0
        if before >= first and t.kind[before] == "word":
            if t.flags[before] & _PREPOSITION:
                hint = self._governed(before)
            elif introduced or (self.w.nominal[before] & f.SUBSTANTIVE and t.low[before] in self.pack.nominal and introduced):
                hint = self.w.nominal[before] & f.SINGULAR
        name = self.namer.understand(
            [t.text(at, at + 1) for at in caps], [t.low[at] for at in caps], hint=hint, female=self._female_near(start, last)
        )
        self._person(start, last, caps, name)
        return True

    def _governed(self, at: int) -> int:
        rows = self.pack.prepositions.get((self.t.low[at],))
        return rows[1] & f.SINGULAR if rows else 0

    def _female_near(self, first: int, last: int) -> bool:
        for at in range(max(0, first - 6), min(len(self.t.low), last + 8)):
            if self.t.kind[at] == "word" and self.w.verb_bits(at) & f.FEMALE and self.w.verb_bits(at) & (f.PAST | f.SHORT):
                return True
        return False

    def _person(self, first: int, last: int, caps: list[int], name: Name) -> None:
        lows = [f.plain(word) for word in name.words]
        full = [low for low in lows if len(low) > 1]
        who = next((who for low in full for who in self.by_surname.get(low, ()) if self._fits(who, lows)), None)
        if who is None:
            who = len(self.persons)
            self.persons.append(Individual(self._told(first, last, caps, name), frozenset(full)))
        else:
            person = self.persons[who]
            if len(full) > len(person.words):
                person.name, person.words = self._told(first, last, caps, name), frozenset(full)
        if name.gender and self.persons[who].female is None and len(full) > 1:
            self.persons[who].female = name.gender == f.FEMININE
        for low in full:
            rows = self.by_surname.setdefault(low, [])
            if who not in rows:
                rows.append(who)
        self._note(Mention(first, last, "person", who=who, name_first=first), name.cases)

    def _told(self, first: int, last: int, caps: list[int], name: Name) -> str:
        """The name with its words in the nominative and the points of its initials."""
        parts: list[str] = []
        told = dict(zip(caps, name.words, strict=True))
        for at in range(first, last):
            if at in told:
                parts.append((" " if parts and not (parts[-1] == "." and len(told[at]) == 1) else "") + told[at])
            else:
                parts.append(".")
        if len(self.t.low) > last and self.t.low[last] == "." and len(self.t.low[last - 1]) == 1:
            parts.append(".")
        return "".join(parts)

    def _fits(self, who: int, lows: list[str]) -> bool:
        """Whether a name can be of a person known: no word of it is another than theirs."""
        words = self.persons[who].words
        short = [low for low in lows if len(low) > 1]
        if len(short) == 1:
            return short[0] in words
        return set(short) <= words or words <= set(short)

    def _known_person(self, first: int, last: int) -> None:
        """A surname or a given name alone, of a person whom the text names in full somewhere."""
        t = self.t
        if self.taken[first] == 2:
            return
        for at in range(first, last):
            if t.kind[at] != "word" or len(t.low[at]) < 3:
                continue
            low = t.low[at]
            for sense in [*self.namer.given(low), *self.namer.surname(low)]:
                rows = self.by_surname.get(f.plain(sense.nominative), ())
                if rows:
                    cases = 0
                    for other in [*self.namer.given(low), *self.namer.surname(low)]:
                        if other.nominative == sense.nominative:
                            cases |= other.bits & f.SINGULAR
                    self._note(Mention(first, last, "person", who=rows[0], name_first=first), cases)
                    return
        before = first - 1
        if (
            last - first == 1
            and before >= 0
            and t.low[before] in self.pack.phrases["place_before"]
            and t.low[before] in ("в", "во", "у", "в")
        ):
            self._note(Mention(first, last, "place"), f.either(f.LOCATIVE | f.ACCUSATIVE | f.GENITIVE))

    def _note(self, mention: Mention, cases: int) -> None:
        if any(self.taken[at] == 2 for at in range(mention.first, mention.last)):
            return
        for at in range(mention.first, mention.last):
            self.taken[at] = 2
        self.mentions.append(mention)
        self.cases[mention.first] = cases


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
