"""Persons, organisations and places: runs of capitalised words, told apart by what stands in and around them.

In: tokens, times and a pack. Out: mentions in the order of the text, and the persons and organisations that they are
mentions of, kept together within the document (Mr. Ryder = Guy Ryder; BITU = Belarusian Independent Trade Union).
"""

from __future__ import annotations

from gravamen import countries
from gravamen.reading.binding import bind
from gravamen.reading.capitals import Capitals
from gravamen.reading.companies import Companies
from gravamen.reading.dates import When
from gravamen.reading.evidence import CERTAIN, Evidence
from gravamen.reading.gazetteers import known_organisations
from gravamen.reading.identity import Bodies, Body, Entities, Individual, Kind, Mention, Persons, plain
from gravamen.reading.local_unions import name_local_unions
from gravamen.reading.namesakes import named_within, place_named
from gravamen.reading.no_bodies import NoBodies
from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind

__all__ = ["Body", "Entities", "Finder", "Individual", "Kind", "Mention", "find_entities"]

_NAME = Word.GIVEN_NAME | Word.SURNAME
_LIST = 40  # tokens in which a row of names is looked for
_ROW = 2  # single names, beyond which a row of them is one of people
_OPENED = 4  # tokens before a row within which those stand who bear the names


class Finder:
    """Finds the names of one document. One instance reads one text."""

    def __init__(self, tokens: Tokens, pack: Pack, times: list[When]) -> None:
        self.t = tokens
        self.pack = pack
        self.taken = bytearray(len(tokens.low))
        for when in times:
            for at in range(when.first, when.last):
                self.taken[at] = 1
        self._take_principles()
        self.mentions: list[Mention] = []
        self.persons = Persons()
        self.bodies = Bodies()
        self.loose: list[tuple[int, int, bool]] = []  # runs not told yet: first, last, opens a sentence
        self.lower_seen = {
            low for low, cap, kind in zip(tokens.low, tokens.cap, tokens.kind, strict=True) if kind == "word" and not cap
        }
        self.caps = Capitals(tokens, pack, self.taken)
        self.companies = Companies(tokens, pack)
        self.none = NoBodies(tokens, pack, self.caps, self.taken)
        self.evidence = Evidence(tokens, pack, self.caps, self.lower_seen)

    def _take_principles(self) -> None:
        """ "Freedom of Association and Protection of the Right to Organise Convention": principles and laws are no bodies."""
        low = self.t.low
        begins = {phrase[0] for phrase in self.pack.principles}
        for at in [place for place, word in enumerate(low) if word in begins]:
            for phrase in self.pack.principles:
                if tuple(low[at : at + len(phrase)]) == phrase:
                    self.taken[at : at + len(phrase)] = b"\1" * len(phrase)

    def find(self) -> Entities:
        for sentence in self.t.sentences:
            if self.caps.headline(sentence.first, sentence.last):
                continue
            if self.pack.head_first:
                self._long_names(sentence.first, sentence.last)
            for first, last in self.caps.runs(sentence.first, sentence.last):
                self._tell(first, last, sentence.first)
        self._second_look()
        self.mentions.sort(key=lambda mention: (mention.first, -mention.last))
        kept: list[Mention] = []
        for mention in self.mentions:
            if not kept or mention.first >= kept[-1].last:
                kept.append(mention)
        name_local_unions(self.t, self.pack, self.bodies, kept)
        kept.sort(key=lambda mention: mention.first)
        for mention in kept:
            if mention.kind == "person":
                self.persons.write(mention.who, self.t.words(mention.name_first, mention.last))
        bodies = bind(self.t, self.pack, self.caps, kept, self.bodies)
        for mention in kept:
            if mention.kind == "person":
                self.persons.all[mention.who].mentions.append(mention)
            elif mention.kind == "organisation":
                bodies[mention.who].mentions.append(mention)
        return Entities(kept, self.persons.all, bodies, {mention.first: mention for mention in kept})

    def _long_names(self, first: int, last: int) -> None:
        """ "Syndicat national des enseignants (SNE)": one capital at the head, the rest in lower case; "parquet de Tunis"."""
        t = self.t
        lower = self.pack.name_words.get("head_lower", frozenset())
        at = first
        while at < last:
            head = self.caps.head(at, at + 1) if t.cap[at] else None
            begins = head is not None or (t.low[at] in lower and not t.cap[at])
            if not begins or self.taken[at] or self.caps.acronym(at):
                at += 1
                continue
            acronym = None
            if head is None:
                end = self.caps.lower_name_end(at, last)
                head, told = self.caps.head_of(t.low[at]), end > at
            else:
                end = self.caps.name_end(at, last)
                acronym = (
                    t.text(end + 1, end + 2) if end + 2 < last and t.low[end] == "(" and self.caps.acronym(end + 1) else None
                )
                end = end if acronym else self._long(at, end, head, first)
                told = end > at
            if told and not self.caps.place(at, end) and not self.none.organ(at, end):
                self._organisation(at, end, self.caps.kind_of(head or "other", at, end), acronym)
                for inside in range(at, end):
                    self.taken[inside] = 1
                at = end
            at += 1

    def _long(self, at: int, end: int, head: str, sentence: int) -> int:
        """Where a head and the lower case after it end, if they are a name: "Syndicat libre de Testie", "Cour suprême"."""
        t = self.t
        if head == "employer":
            return end if any(t.cap[inside] for inside in range(at + 1, end)) else at
        of_name = any(t.low[inside] in self.pack.phrases["of_name"] for inside in range(at + 1, end))
        if head == "other":
            known = tuple(t.low[at:end]) in known_organisations()[0]
            return end if known or (of_name and end - at >= 4 and at > sentence) else at
        if end - at >= 2 and head in ("court", "state") and not (of_name or t.cap[at + 1]):
            return (
                at + 2 if at > sentence and not t.flags[at + 1] and t.low[at + 1] not in self.pack.name_words["inner"] else at
            )
        return end if end - at >= 3 and t.low[end - 1] not in t.low[at] else at

    def _tell(self, first: int, last: int, sentence: int) -> None:
        """Cut a run where two names meet, and say what each part is."""
        for start, end in self.caps.parts(first, last):
            self._one(start, end, sentence)

    def _one(self, first: int, last: int, sentence: int) -> None:
        t, names = self.t, self.pack.name_words
        while first < last and (not t.cap[first] or t.flags[first] & (Word.DETERMINER | Word.POSSESSIVE)):
            first += 1
        while last > first and not t.cap[last - 1]:
            last -= 1
        if first == sentence and last - first >= 1 and not self.caps.acronym(first):
            flags = t.flags[first]
            closed = (
                Word.PREPOSITION
                | Word.SUBORDINATOR
                | Word.CONJUNCTION
                | Word.SUBJECT_PRONOUN
                | Word.ADVERB
                | Word.MODAL
                | Word.BE
                | Word.DO
            )
            if flags & closed and not flags & Word.GIVEN_NAME:
                first += 1
                while first < last and (not t.cap[first] or t.flags[first] & Word.DETERMINER):
                    first += 1
            elif (
                flags & Word.VERB
                and last - first > 1
                and not flags & (NOUN | Word.GIVEN_NAME)
                and not self.caps.head(first, last)
            ):
                first += 1  # "Recall Ajaero was arrested"
        if first >= last:
            return
        if t.low[last - 1] in self.pack.phrases.get("numbered_local", ()) and last < len(t.low) and t.kind[last] == "number":
            self._organisation(first, last + 1, OrganisationKind.LOCAL_UNION, None)  # "Teamsters Local 41"
            return
        known, acronyms = known_organisations()
        written = t.text(first, last)
        words = tuple(t.low[first:last])
        if words in known:
            _, acronym, kind = known[words]
            self._organisation(first, last, OrganisationKind(kind), acronym if acronym and acronym in t.characters else None)
            return
        if last - first > 1 and self.none.law(first, last):
            return
        if last - first > 1 and self.none.site(last):
            self._note(Mention(first, last, "place"))
            return
        if last - first > 1 and self.caps.spelt_before(first, last) == first and not self.caps.head(first, last):
            self._organisation(first, last, OrganisationKind.OTHER, None)  # "Kilusang Mayo Uno (KMU)"
            return
        if self.companies.named(first, last) and not (last - first == 1 and self.caps.place(first, last)):
            self._organisation(first, last, OrganisationKind.EMPLOYER, None)
            return
        if (named := named_within(t, self.pack, first, last)) > first:
            ordinary = names.get("ordinary", frozenset()) | names.get("government", frozenset())
            if t.low[first] not in ordinary:
                self._one(first, named, sentence)
            self._one(named, last, sentence)
            return
        role_end = self.caps.role_prefix(first, last)
        if role_end == first and self._shout(first, last, sentence):
            return
        titled = role_end > first and any(t.flags[at] & Word.TITLE for at in range(first, role_end))
        if role_end == last:
            return
        if (
            role_end > first
            and not self.caps.head(role_end, last)
            and self.evidence.of_person(role_end, last, sentence) + (2.5 if titled else 1.5) >= CERTAIN
        ):
            if not self.caps.place(role_end, last) and not (last - role_end == 1 and self.caps.acronym(role_end)):
                self._person(first, last, role_end, None if titled and role_end - first <= 2 else (first, role_end))
                return
        within = self.caps.role_within(first, last)
        if within is not None and not self.caps.head(within[1], last):
            begin, end = within
            if self.evidence.of_person(end, last, sentence) >= CERTAIN and not self.caps.acronym(last - 1):
                self._one(first, begin, sentence)
                held = any(t.flags[at] & Word.ROLE for at in range(begin, end))
                self._person(begin, last, end, (begin, end) if held else None)
                return
        head = None if last - first == 1 and self.caps.acronym(first) else self.caps.head(first, last)
        if head and self.none.organ(first, last):
            return
        if head:
            if last - first == 1:
                if words[0] not in self.lower_seen and first != sentence and not t.flags[first] & NOUN:
                    self.loose.append((first, last, False))
                return
            self._organisation(first, last, self.caps.kind_of(head, first, last), None)
            return
        if place := self.caps.place(first, last):
            self._note(Mention(first, last, "place", country=place if place != "--" else None))
            return
        if last - first == 1:
            if self.caps.acronym(first):
                if written in self.none.unnamed or self.caps.shouted(first, sentence) or self.none.announced(first, sentence):
                    return
                if written not in acronyms and (self.none.of_two(written) or self.none.datelined(first, sentence)):
                    return
                _, kind = acronyms.get(written, (written, ""))
                self._organisation(first, last, OrganisationKind(kind) if kind else OrganisationKind.OTHER, written)
                return
            if words[0] in names["no_name"] or t.flags[first] & (Word.MONTH | Word.WEEKDAY | Word.DETERMINER | Word.TITLE):
                return
            if countries.adjective(written):
                self._note(Mention(first, last, "people", country=countries.adjective(written)))
                return
            self.loose.append((first, last, first == sentence))
            return
        surname = self.evidence.surname_in_capitals(range(first, last))  # "Paul TESTOV"
        if self.caps.acronym(last - 1) and last - first <= 3 and not (surname or self.caps.shouted(last - 1, sentence)):
            self._tell_around_acronym(first, last, sentence)
            return
        if place_named(t, self.pack, first, sentence):
            self._note(Mention(first, last, "place"))
            return
        score = self.evidence.of_person(first, last, sentence)
        if score >= CERTAIN:
            self._person(first, last, first, None)
        else:
            self.loose.append((first, last, first == sentence))

    def _shout(self, first: int, last: int, sentence: int) -> bool:
        """ "MOHAMED TEST GENERATED", "URGENT APPEAL": words in capitals, a person's name if one is a given name."""
        t = self.t
        written = [
            t.text(at, at + 1)
            for at in range(first, last)
            if t.kind[at] == "word" and t.low[at] not in self.pack.name_words["inner"]
        ]
        if len(written) < 2 or not all(word.isupper() for word in written) or max(map(len, written)) <= 5:
            return False
        if self.caps.head(first, last) and first != sentence:
            return False
        given = any(t.flags[at] & Word.GIVEN_NAME for at in range(first, last))
        if given and len(written) <= 5 and self.evidence.of_person(first, last, sentence) >= 1.5:
            self._person(first, last, first, None)
        elif place := self.caps.place(first, last):
            self._note(Mention(first, last, "place", country=place if place != "--" else None))
        elif first != sentence and not any(t.flags[at] for at in range(first, last)):
            self._organisation(first, last, OrganisationKind.OTHER, None)
        return True

    def _tell_around_acronym(self, first: int, last: int, sentence: int) -> None:
        if self.caps.acronym(first):
            self._organisation(first, last, OrganisationKind.OTHER, None)
            return
        self._one(first, last - 1, sentence)
        self._one(last - 1, last, sentence)

    def _second_look(self) -> None:
        """Single names of persons already known, employers named by the word beside them, and what is left."""
        t = self.t
        ordinary = self.pack.name_words.get("ordinary", frozenset())
        companies = {
            tuple(t.low[first:last])
            for first, last, opens in self.loose
            if not (last - first == 1 and (t.flags[first] & NOUN or t.low[first] in ordinary))
            and self.companies.told(first, last, opens=opens)
        }
        named = self._rows()
        for first, last, opens in sorted(
            self.loose, key=lambda row: row[2] and row[1] - row[0] > 1
        ):  # by then the others are known
            following = t.low[last] if last < len(t.low) else ""
            before = t.low[first - 1] if first else ""
            if last - first <= 2 and (who := self._known(first, last)) is not None:
                self._note(Mention(first, last, "person", who=who, name_first=first))
                continue
            if first in named:
                self._person(first, last, first, None)
            elif tuple(t.low[first:last]) in companies:
                self._organisation(first, last, OrganisationKind.EMPLOYER, None)
            elif self.none.law(first, last):
                continue
            elif self.companies.of_group(first, last) or (
                last - first == 1 and following == "(" and last + 1 < len(t.low) and self.caps.acronym(last + 1)
            ):
                self._organisation(first, last, OrganisationKind.OTHER, None)
            elif last - first == 1 and not t.flags[first] & ~_NAME and self.evidence.of_person(first, last, first) >= CERTAIN:
                self._person(first, last, first, None)  # "Kharkova was convicted"
            elif (
                last - first >= 2
                and (not opens or self._before_others(last))
                and self.evidence.of_person(first, last, first) >= 0.9
            ):
                if before not in self.pack.phrases["before_place"] | self.pack.phrases["the"]:
                    self._person(first, last, first, None)

    def _rows(self) -> set[int]:
        """ "five of them, Testin, Probin, Modelin and Samplin, were beaten": three single names and more in a row."""
        t = self.t
        single = {first for first, last, _ in self.loose if last - first == 1 and not t.flags[first] & ~_NAME}
        found: set[int] = set()
        for first in sorted(single - found):
            row, at = [first], first + 1
            while at + 1 < len(t.low) and (t.low[at] == "," or t.low[at] in self.pack.phrases["and"]):
                at += 1 + (t.low[at + 1] in self.pack.phrases["and"])
                if at not in single:
                    break
                row.append(at)
                at += 1
            if len(row) > _ROW and first not in found and self._tells_people(first):
                found.update(row)
        return found

    def _before_others(self, at: int) -> bool:
        """Whether a name that opens a sentence opens a row of persons: "A, B and C were arrested"."""
        t, ands = self.t, self.pack.phrases["and"]
        persons = {one.first: one.last for one in self.mentions if one.kind == "person" and at <= one.first < at + _LIST}
        joined = ""
        while at + 1 < len(t.low) and (t.low[at] == "," or t.low[at] in ands):
            joined, at = t.low[at], at + 1 + (t.low[at] == "," and t.low[at + 1] in ands)
            if at not in persons:
                return False
            at = persons[at]
        return joined in ands

    def _tells_people(self, first: int) -> bool:
        """Whether a row of names is opened by the people who bear them."""
        before = range(max(first - _OPENED, 0), first)
        if not before or self.t.kind[first - 1] != "mark":
            return False
        flags = [self.t.flags[at] for at in before]
        people = Word.PEOPLE | Word.ROLE | Word.OBJECT_PRONOUN
        return any(flag & people for flag in flags) and not any(flag & Word.PLACE for flag in flags)

    def _known(self, first: int, last: int) -> int | None:
        """The person who bears all of these words; of several, the one named last before."""
        bearers = [self.persons.by_word.get(plain(self.t.low[at]), set()) for at in range(first, last) if self.t.cap[at]]
        met = set.intersection(*bearers) if bearers else set()
        if len(met) < 2:
            return next(iter(met), None)
        before = [one for one in self.mentions if one.kind == "person" and one.who in met and one.first < first]
        return max(before, key=lambda one: one.first).who if before else min(met)

    def _note(self, mention: Mention) -> None:
        self.mentions.append(mention)

    def _person(self, first: int, last: int, name_first: int, role: tuple[int, int] | None) -> None:
        t = self.t
        while last > name_first and t.low[last - 1] in (".", ","):
            last -= 1
        words = [t.low[at] for at in range(name_first, last) if t.kind[at] == "word"]
        if not words or all(len(word) == 1 for word in words):
            return
        who = self.persons.who(t.words(name_first, last), words)
        if role and self.persons.all[who].role is None:
            self.persons.all[who].role = role
        self._note(Mention(first, last, "person", who=who, name_first=name_first, role=role))

    def _organisation(self, first: int, last: int, kind: OrganisationKind, acronym: str | None) -> None:
        t = self.t
        name = t.words(first, last)
        words = frozenset(
            low
            for at, low in enumerate(t.low[first:last], first)
            if t.kind[at] == "word" and low not in self.pack.name_words["inner"]
        )
        end = last
        if last + 2 < len(t.low) and t.low[last] == "(" and self.caps.acronym(last + 1) and t.low[last + 2] == ")":
            acronym = t.text(last + 1, last + 2)
            end = last + 3
            self.taken[last + 1] = 1
        elif last + 3 < len(t.low) and t.kind[last] == "clitic" and t.low[last + 1] == "(" and t.low[last + 3] == ")":
            if self.caps.spelt_before(first, last + 1) is not None:  # "the Federation's (ITF) congress"
                acronym = t.text(last + 2, last + 3)
                self.taken[last + 2] = 1
        who = self.bodies.who(name, words, kind, acronym)
        self._note(Mention(first, end, "organisation", who=who))


def find_entities(tokens: Tokens, pack: Pack, times: list[When]) -> Entities:
    """All names of a text, in its order."""
    return Finder(tokens, pack, times).find()
