"""Persons, organisations and places: runs of capitalised words, told apart by what stands in and around them.

In: tokens, times and a pack. Out: mentions in the order of the text, and the persons and organisations that they are
mentions of, kept together within the document (Mr. Ryder = Guy Ryder; BITU = Belarusian Independent Trade Union).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gravamen import countries
from gravamen.reading.capitals import Capitals
from gravamen.reading.dates import When
from gravamen.reading.evidence import CERTAIN, Evidence
from gravamen.reading.gazetteers import known_organisations
from gravamen.reading.ordered import Ordered
from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind

_NAME = Word.GIVEN_NAME | Word.SURNAME
Kind = Literal["person", "organisation", "place", "people", "other"]


@dataclass(slots=True)
class Mention:
    """A name in the text: tokens `first` to `last` (exclusive). `who` is the index in the list of its kind."""

    first: int
    last: int
    kind: Kind
    who: int = -1
    country: str | None = None
    name_first: int = -1  # a person's name without title and role
    role: tuple[int, int] | None = None  # tokens of the role said here


@dataclass(slots=True)
class Individual:
    """A person of the document, as its mentions build it up."""

    name: str
    words: frozenset[str]
    mentions: list[Mention] = field(default_factory=list)
    role: tuple[int, int] | None = None
    affiliation: int | None = None  # index of an organisation
    female: bool | None = None


@dataclass(slots=True)
class Body:
    """An organisation of the document."""

    name: str
    words: frozenset[str]
    kind: OrganisationKind
    acronym: str | None = None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Entities:
    mentions: list[Mention]
    persons: list[Individual]
    organisations: list[Body]
    at: dict[int, Mention]  # first token -> mention


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
        self.persons: list[Individual] = []
        self.bodies: list[Body] = []
        self.person_by_word: dict[str, set[int]] = {}
        self.body_by_key: dict[object, set[int]] = {}  # by name, its first word, acronym, words
        self.loose: list[tuple[int, int, bool]] = []  # runs not told yet: first, last, opens a sentence
        self.lower_seen = {
            low for low, cap, kind in zip(tokens.low, tokens.cap, tokens.kind, strict=True) if kind == "word" and not cap
        }
        self.caps = Capitals(tokens, pack, self.taken)
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
        self._local_unions(kept)
        kept.sort(key=lambda mention: mention.first)
        for mention in kept:
            if mention.kind == "person":
                self.persons[mention.who].mentions.append(mention)
            elif mention.kind == "organisation":
                self.bodies[mention.who].mentions.append(mention)
        return Entities(kept, self.persons, self.bodies, {mention.first: mention for mention in kept})

    def _long_names(self, first: int, last: int) -> None:
        """ "Syndicat national des enseignants (SNE)": one capital at the head, the rest in lower case."""
        t = self.t
        at = first
        while at < last:
            head = self.caps.head(at, at + 1) if t.cap[at] and not self.taken[at] else None
            if head is None or self.caps.acronym(at):
                at += 1
                continue
            end = self.caps.name_end(at, last)
            acronym = t.text(end + 1, end + 2) if end + 2 < last and t.low[end] == "(" and self.caps.acronym(end + 1) else None
            named = head == "employer" and any(t.cap[inside] for inside in range(at + 1, end))
            told = (
                acronym is not None
                or named
                or (end - at >= 3 and head in ("union", "court", "state") and t.low[end - 1] not in t.low[at])
            )
            if told and not self.caps.place(at, end):
                self._organisation(at, end, self.caps.kind_of(head, at, end), acronym)
                for inside in range(at, end):
                    self.taken[inside] = 1
                at = end
            at += 1

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
        role_end = self.caps.role_prefix(first, last)
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
        if head := self.caps.head(first, last):
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
                if self.caps.shouted(first, sentence):
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
        if self.caps.acronym(last - 1) and last - first <= 3 and not self.caps.shouted(last - 1, sentence):
            self._tell_around_acronym(first, last, sentence)
            return
        score = self.evidence.of_person(first, last, sentence)
        if score >= CERTAIN:
            self._person(first, last, first, None)
        else:
            self.loose.append((first, last, first == sentence))

    def _tell_around_acronym(self, first: int, last: int, sentence: int) -> None:
        if self.caps.acronym(first):
            self._organisation(first, last, OrganisationKind.OTHER, None)
            return
        self._one(first, last - 1, sentence)
        self._one(last - 1, last, sentence)

    def _second_look(self) -> None:
        """Single names of persons already known, employers named by the word beside them, and what is left."""
        t, names = self.t, self.pack.name_words
        for first, last, opens in self.loose:
            following = t.low[last] if last < len(t.low) else ""
            before = t.low[first - 1] if first else ""
            if last - first <= 2 and (who := self._known(first, last)) is not None:
                self._note(Mention(first, last, "person", who=who, name_first=first))
                continue
            if following in names["employer_after"] and not opens:
                end = last
                kind = OrganisationKind.EMPLOYER
                self._organisation(first, end, kind, None)
            elif before in names["employer_before"] or (
                before == "," and first > 1 and t.low[first - 2] in names["employer_before"]
            ):
                self._organisation(first, last, OrganisationKind.EMPLOYER, None)
            elif last - first == 1 and following == "(" and last + 1 < len(t.low) and self.caps.acronym(last + 1):
                self._organisation(first, last, OrganisationKind.OTHER, None)
            elif last - first == 1 and not t.flags[first] & ~_NAME and self.evidence.of_person(first, last, first) >= CERTAIN:
                self._person(first, last, first, None)  # "Kharkova was convicted"
            elif last - first >= 2 and not opens and self.evidence.of_person(first, last, first) >= 0.9:
                if before not in self.pack.phrases["before_place"] | self.pack.phrases["the"]:
                    self._person(first, last, first, None)

    def _known(self, first: int, last: int) -> int | None:
        """The person who bears all of these words; of several, the one named last before."""
        bearers = [self.person_by_word.get(self.t.low[at], set()) for at in range(first, last) if self.t.cap[at]]
        met = set.intersection(*bearers) if bearers else set()
        if len(met) < 2:
            return next(iter(met), None)
        before = [one for one in self.mentions if one.kind == "person" and one.who in met and one.first < first]
        return max(before, key=lambda one: one.first).who if before else min(met)

    def _local_unions(self, kept: list[Mention]) -> None:
        """ "REP primary trade union at the Minsk Motor Plant", "local union of BITU at BMZ": named by their union and place."""
        t = self.t
        by_first = {mention.first: mention for mention in kept}
        by_last = {mention.last: mention for mention in kept}
        found: list[Mention] = []
        for at in range(len(t.low)):
            if t.low[at] not in self.pack.name_words["local"] or t.cap[at]:
                continue
            end = at + 1
            while end < len(t.low) and t.low[end] in ("trade", "union", "branch", "organisation", "organization", "committee"):
                end += 1
            if end == at + 1 or not t.flags[end - 1] & Word.UNION:
                continue
            first = at
            named = False
            mention = by_last.get(at)
            if mention is not None and mention.kind == "organisation":
                first, named = mention.first, True
            last = end
            for _ in range(2):
                if last < len(t.low) and t.low[last] in self.pack.phrases["joins_nouns"]:
                    ahead = last + 1
                    while ahead < len(t.low) and t.flags[ahead] & Word.DETERMINER:
                        ahead += 1
                    inner = by_first.get(ahead)
                    if inner is not None and inner.kind in ("organisation", "place"):
                        last = inner.last
                        named = named or inner.kind == "organisation"
                        continue
                break
            if named and last > end:
                text = t.words(first, last)
                words = frozenset(low for low in t.low[first:last] if len(low) > 2)
                near = sorted(self.body_by_key.get(words, ()))
                who = next((index for index in near if self.bodies[index].words == words), None)
                if who is None:
                    self.bodies.append(Body(text, words, OrganisationKind.LOCAL_UNION))
                    who = len(self.bodies) - 1
                    self._keep_body(who)
                found.append(Mention(first, last, "organisation", who=who))
        ordered = Ordered(list(kept))
        within: set[int] = set()  # first tokens of names that a longer one holds
        for mention in found:
            for inner in ordered.between(mention.first, mention.last):
                if inner.last <= mention.last:
                    within.add(inner.first)
                    if inner.kind == "organisation":
                        self.bodies[inner.who].mentions.append(inner)
        kept[:] = [one for one in kept if one.first not in within] + [
            mention for mention in found if all(one.first in within for one in ordered.between(mention.first, mention.last))
        ]

    def _note(self, mention: Mention) -> None:
        self.mentions.append(mention)

    def _person(self, first: int, last: int, name_first: int, role: tuple[int, int] | None) -> None:
        t = self.t
        while last > name_first and t.low[last - 1] in (".", ","):
            last -= 1
        words = [t.low[at] for at in range(name_first, last) if t.kind[at] == "word"]
        if not words:
            return
        name = t.words(name_first, last)
        key = frozenset(words)
        met = sorted({index for word in key for index in self.person_by_word.get(word, ())})
        who = next((index for index in met if key <= self.persons[index].words or self.persons[index].words <= key), None)
        if who is None:
            self.persons.append(Individual(name, key))
            who = len(self.persons) - 1
        elif len(key) > len(self.persons[who].words):
            self.persons[who].name, self.persons[who].words = name, key
        for word in key:
            self.person_by_word.setdefault(word, set()).add(who)
        if role and self.persons[who].role is None:
            self.persons[who].role = role
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
        who = self._same_body(name, words, acronym)
        if who is None:
            self.bodies.append(Body(name, words, kind, acronym))
            who = len(self.bodies) - 1
        else:
            body = self.bodies[who]
            if len(words) > len(body.words):
                body.name, body.words = name, words
            body.acronym = body.acronym or acronym
            if body.kind is OrganisationKind.OTHER:
                body.kind = kind
        self._keep_body(who)
        self._note(Mention(first, end, "organisation", who=who))

    def _keep_body(self, who: int) -> None:
        body = self.bodies[who]
        for key in (body.name, body.acronym, body.words, body.name.split()[0]):
            if key:
                self.body_by_key.setdefault(key, set()).add(who)

    def _same_body(self, name: str, words: frozenset[str], acronym: str | None) -> int | None:
        keys = (name, acronym, words, name.split()[0])
        near = {index for key in keys if key for index in self.body_by_key.get(key, ())}
        for index in sorted(near):
            body = self.bodies[index]
            if name in (body.name, body.acronym) or (acronym and acronym in (body.acronym, body.name)):
                return index
            if words and words == body.words:
                return index
            if len(words) == 1 and words < body.words and name == body.name.split()[0]:
                return index
            if len(body.words) == 1 and body.words < words and body.name == name.split()[0] and self.caps.head(0, 0) is None:
                return index
        return None


def find_entities(tokens: Tokens, pack: Pack, times: list[When]) -> Entities:
    """All names of a text, in its order."""
    return Finder(tokens, pack, times).find()
