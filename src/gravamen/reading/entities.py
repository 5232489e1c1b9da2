"""Persons, organisations and places: runs of capitalised words, told apart by what stands in and around them.

In: tokens, times and a pack. Out: mentions in the order of the text, and the persons and organisations that they are
mentions of, kept together within the document (Mr. Ryder = Guy Ryder; BITU = Belarusian Independent Trade Union).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from gravamen import countries
from gravamen.reading.dates import When
from gravamen.reading.pack import NOUN, Pack, Word
from gravamen.reading.tokens import Tokens
from gravamen.terms import OrganisationKind

Kind = Literal["person", "organisation", "place", "people", "other"]

_ROMAN = re.compile(r"[IVXLC]+")
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁЎІ][A-Za-zÀ-ÖØ-ÞА-ЯЁЎІ0-9&/-]*[A-ZÀ-ÖØ-ÞА-ЯЁЎІ0-9]")
_CERTAIN = 2.0  # evidence at which a run of capitals is taken for a person


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


@cache
def _known_organisations() -> tuple[dict[tuple[str, ...], tuple[str, str | None, str]], dict[str, tuple[str, str]]]:
    """The gazetteer: folded words -> (name, acronym, kind), and acronym -> (name, kind)."""
    names: dict[tuple[str, ...], tuple[str, str | None, str]] = {}
    acronyms: dict[str, tuple[str, str]] = {}
    for row in _rows("organisations.csv"):
        kind = row["kind"]
        names[tuple(row["name"].casefold().replace("’", "'").split())] = (row["name"], row["acronym"] or None, kind)
        if row["acronym"]:
            acronyms.setdefault(row["acronym"], (row["name"], kind))
    return names, acronyms


@cache
def _known_places() -> dict[tuple[str, ...], str]:
    places: dict[tuple[str, ...], str] = {}
    for row in _rows("places.csv"):
        for name in (row["name"], *row["variants"].split("|")):
            if name:
                places[tuple(name.casefold().split())] = row["country"]
    return places


def _rows(name: str) -> Iterable[dict[str, str]]:
    path = resources.files("gravamen.reading") / "packs" / name
    if not path.is_file():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return csv.DictReader(lines)


class Finder:
    """Finds the names of one document. One instance reads one text."""

    def __init__(self, tokens: Tokens, pack: Pack, times: list[When]) -> None:
        self.t = tokens
        self.pack = pack
        self.taken = bytearray(len(tokens.low))
        for when in times:
            for at in range(when.first, when.last):
                self.taken[at] = 1
        self.mentions: list[Mention] = []
        self.persons: list[Individual] = []
        self.bodies: list[Body] = []
        self.loose: list[tuple[int, int, bool]] = []  # runs not told yet: first, last, opens a sentence
        self.lower_seen = {
            low for low, cap, kind in zip(tokens.low, tokens.cap, tokens.kind, strict=True) if kind == "word" and not cap
        }

    def find(self) -> Entities:
        for sentence in self.t.sentences:
            if self._headline(sentence.first, sentence.last):
                continue
            if self.pack.head_first:
                self._long_names(sentence.first, sentence.last)
            for first, last in self._runs(sentence.first, sentence.last):
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

    def _headline(self, first: int, last: int) -> bool:
        """A line with a capital at each word ("Fiji Union Leader Arrested After Meeting"): its capitals tell no names."""
        words = [at for at in range(first, last) if self.t.kind[at] == "word" and len(self.t.low[at]) > 3]
        if len(words) < 4 or not all(self.t.cap[at] for at in words) or self.t.low[last - 1] in (".", "!", "?"):
            return False
        return any(self.t.flags[at] & (Word.PAST | Word.PARTICIPLE | Word.GERUND | Word.BASE) for at in words[1:])

    def _long_names(self, first: int, last: int) -> None:
        """ "Syndicat national des enseignants (SNE)": one capital at the head, the rest in lower case."""
        t = self.t
        at = first
        while at < last:
            head = self._head(at, at + 1) if t.cap[at] and not self.taken[at] else None
            if head is None or self._acronym(at):
                at += 1
                continue
            end = self._name_end(at, last)
            acronym = t.text(end + 1, end + 2) if end + 2 < last and t.low[end] == "(" and self._acronym(end + 1) else None
            named = head == "employer" and any(t.cap[inside] for inside in range(at + 1, end))
            told = (
                acronym is not None
                or named
                or (end - at >= 3 and head in ("union", "court", "state") and t.low[end - 1] not in t.low[at])
            )
            if told and not self._place(at, end):
                self._organisation(at, end, self._kind_of(head, at, end), acronym)
                for inside in range(at, end):
                    self.taken[inside] = 1
                at = end
            at += 1

    def _name_end(self, at: int, last: int, longest: int = 16) -> int:
        """Where a name that begins with its head ends: before a verb, a mark or a small word that stands in no name."""
        t = self.t
        inner = self.pack.name_words["inner"]
        end = ahead = at + 1
        while ahead < last and ahead - at < longest and not self.taken[ahead]:
            flags, low = t.flags[ahead], t.low[ahead]
            if low in inner:
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
            )
            if t.kind[ahead] != "word" or (flags & closed and not t.cap[ahead]):
                break
            if flags & Word.VERB and not flags & NOUN and not t.cap[ahead]:
                break
            ahead += 1
            end = ahead
        return end

    # runs of capitals ----------------------------------------------------------------------------------------------

    def _runs(self, first: int, last: int) -> Iterable[tuple[int, int]]:
        """Ranges of capitalised words, with the small words and commas that may stand inside a name."""
        t = self.t
        inner = self.pack.name_words["inner"]
        at = first
        while at < last:
            if not t.cap[at] or self.taken[at]:
                at += 1
                continue
            end = at + 1
            while end < last:
                if self.taken[end]:
                    break
                if t.cap[end]:
                    end += 1
                    continue
                ahead = end
                while (
                    ahead < last
                    and not t.cap[ahead]
                    and not self.taken[ahead]
                    and ahead - end < 3
                    and self._joins(ahead, inner)
                ):
                    ahead += 1
                if ahead < last and ahead > end and t.cap[ahead] and not self.taken[ahead]:
                    end = ahead + 1
                    continue
                break
            yield at, end
            at = end

    def _joins(self, at: int, inner: frozenset[str]) -> bool:
        low = self.t.low[at]
        return low in inner or low in ("'", "’", ",", ".", "-", "/") or self.t.kind[at] == "clitic"

    # what a run is -------------------------------------------------------------------------------------------------

    def _tell(self, first: int, last: int, sentence: int) -> None:
        """Cut a run where two names meet, and say what each part is."""
        for start, end in self._parts(first, last):
            self._one(start, end, sentence)

    def _parts(self, first: int, last: int) -> Iterable[tuple[int, int]]:
        t = self.t
        start = first
        at = first
        while at < last:
            low = t.low[at]
            cut = None
            if low == ",":
                cut = None if self._list_in_name(start, at, last) else at
            elif low in self.pack.phrases["and"] and not t.cap[at]:
                cut = None if self._and_in_name(start, at, last) else at
            elif t.kind[at] == "clitic":
                cut = at if not self._head(start, at, plural_only=True) else None
            elif low in self.pack.phrases["of_name"] and not t.cap[at]:
                left_is_head = self._head(start, at) or bool(t.flags[at - 1] & Word.UNION)
                cut = None if left_is_head or self._known_through(start, at, last) else at
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

    def _head(self, first: int, last: int, *, plural_only: bool = False) -> str | None:
        """The kind of organisation that a word of the range makes it, if one does."""
        names = self.pack.name_words
        for at in range(last - 1, first - 1, -1):
            if not self.t.cap[at]:
                continue
            low = self.t.low[at]
            for kind in ("union", "court", "police", "state", "employer", "other", "global"):
                if low in names[f"head_{kind}"]:
                    if plural_only:
                        return None
                    return kind
        return None

    def _known_through(self, first: int, at: int, last: int) -> bool:
        names, _ = _known_organisations()
        for end in range(last, at, -1):
            if tuple(self.t.low[first:end]) in names:
                return True
        places = _known_places()
        return any(tuple(self.t.low[first:end]) in places for end in range(last, at, -1))

    def _list_in_name(self, first: int, comma: int, last: int) -> bool:
        """ "Textile, Garment and Leather Workers' Federation": a comma within one name."""
        if self._head(first, comma) or self._acronym(comma - 1) or comma - first > 2:
            return False
        ahead = range(comma + 1, min(last, comma + 10))
        heads = [at for at in ahead if self.t.cap[at] and self._head(at, at + 1)]
        if not heads:
            return False
        between = range(comma + 1, heads[0])
        has_and = any(self.t.low[at] in self.pack.phrases["and"] for at in between)
        return has_and and not any(self._acronym(at) for at in between) and not self._given(first, comma)

    def _and_in_name(self, first: int, conjunction: int, last: int) -> bool:
        left, right = self._head(first, conjunction), self._head(conjunction + 1, last)
        if left == "state" and not right and self.t.low[first] in ("ministry", "department", "minister"):
            return not self._acronym(conjunction + 1) and last - conjunction <= 4
        if (
            left == "union"
            and self.t.low[first] in ("union", "federation", "confederation", "association", "syndicate")
            and not right
        ):
            return not self._acronym(conjunction + 1) and not self._given(conjunction + 1, last)
        if left or not right:
            return False
        if self._acronym(conjunction - 1) or self._place(first, conjunction) or self._given(first, conjunction):
            return False
        return conjunction - first <= 4

    def _given(self, first: int, last: int) -> bool:
        return any(self.t.flags[at] & Word.GIVEN_NAME for at in range(first, last) if self.t.cap[at])

    def _acronym(self, at: int) -> bool:
        written = self.t.text(at, at + 1)
        return (
            len(written) >= 2
            and _ACRONYM.fullmatch(written) is not None
            and (written.isupper() or sum(letter.isupper() for letter in written) >= 3)
            and not _ROMAN.fullmatch(written)
            and written not in self.pack.name_words["no_acronym"]
        )

    def _place(self, first: int, last: int) -> str | None:
        words = tuple(low for low in self.t.low[first:last])
        if words in _known_places():
            return _known_places()[words] or "--"
        return countries.find(self.t.text(first, last))

    def _one(self, first: int, last: int, sentence: int) -> None:
        t, names = self.t, self.pack.name_words
        while first < last and (not t.cap[first] or t.flags[first] & (Word.DETERMINER | Word.POSSESSIVE)):
            first += 1
        while last > first and not t.cap[last - 1]:
            last -= 1
        if first == sentence and last - first >= 1 and not self._acronym(first):
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
                flags & Word.VERB and last - first > 1 and not flags & (NOUN | Word.GIVEN_NAME) and not self._head(first, last)
            ):
                first += 1  # "Recall Ajaero was arrested"
        if first >= last:
            return
        known, acronyms = _known_organisations()
        written = t.text(first, last)
        words = tuple(t.low[first:last])
        if words in known:
            _, acronym, kind = known[words]
            self._organisation(first, last, OrganisationKind(kind), acronym if acronym and acronym in t.characters else None)
            return
        role_end = self._role_prefix(first, last)
        titled = role_end > first and any(t.flags[at] & Word.TITLE for at in range(first, role_end))
        if role_end == last:
            return
        if (
            role_end > first
            and not self._head(role_end, last)
            and self._person_evidence(role_end, last, sentence) + (2.5 if titled else 1.5) >= _CERTAIN
        ):
            if not self._place(role_end, last) and not (last - role_end == 1 and self._acronym(role_end)):
                self._person(first, last, role_end, None if titled and role_end - first <= 2 else (first, role_end))
                return
        if head := self._head(first, last):
            if last - first == 1:
                if words[0] not in self.lower_seen and first != sentence and not t.flags[first] & NOUN:
                    self.loose.append((first, last, False))
                return
            self._organisation(first, last, self._kind_of(head, first, last), None)
            return
        if place := self._place(first, last):
            self._note(Mention(first, last, "place", country=place if place != "--" else None))
            return
        if last - first == 1:
            if self._acronym(first):
                if self._shouted(first, sentence):
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
        if self._acronym(last - 1) and last - first <= 3 and not self._shouted(last - 1, sentence):
            self._tell_around_acronym(first, last, sentence)
            return
        score = self._person_evidence(first, last, sentence)
        if score >= _CERTAIN:
            self._person(first, last, first, None)
        else:
            self.loose.append((first, last, first == sentence))

    def _tell_around_acronym(self, first: int, last: int, sentence: int) -> None:
        if self._acronym(first):
            self._organisation(first, last, OrganisationKind.OTHER, None)
            return
        self._one(first, last - 1, sentence)
        self._one(last - 1, last, sentence)

    def _shouted(self, at: int, sentence: int) -> bool:
        """Whether the words around are all in capitals, so that an acronym cannot be told."""
        near = [i for i in range(max(sentence, at - 3), min(len(self.t.low), at + 4)) if i != at and self.t.kind[i] == "word"]
        return len(near) >= 2 and all(self.t.text(i, i + 1).isupper() for i in near)

    def _role_prefix(self, first: int, last: int) -> int:
        """Where titles and roles at the head of a run end ("General Secretary Japhet Moyo")."""
        t = self.t
        at = first
        while at < last:
            if (
                t.flags[at] & (Word.TITLE | Word.ROLE)
                or (t.low[at] == "." and at > first)
                or (
                    t.low[at]
                    in (
                        "general",
                        "executive",
                        "deputy",
                        "former",
                        "acting",
                        "vice",
                        "assistant",
                        "national",
                        "regional",
                        "secretary-general",
                    )
                    and (at + 1 < last and t.flags[at + 1] & Word.ROLE)
                )
            ):
                at += 1
            else:
                break
        return at

    def _person_evidence(self, first: int, last: int, sentence: int) -> float:
        t = self.t
        names = self.pack.name_words
        score = 0.0
        caps = [at for at in range(first, last) if t.cap[at] and t.kind[at] == "word"]
        if not caps or len(caps) > 6:
            return -5
        if t.flags[caps[0]] & Word.GIVEN_NAME:
            score += 1.6
        elif any(t.flags[at] & Word.GIVEN_NAME for at in caps[1:]):
            score += 0.9
        if any(t.flags[at] & Word.SURNAME for at in caps):
            score += 0.7
        if 2 <= len(caps) <= 4:
            score += 0.9
        for at in caps:
            flags = t.flags[at]
            if flags & (Word.GIVEN_NAME | Word.SURNAME):
                continue
            if t.low[at] in names["no_name"] or t.low[at] in self.lower_seen or flags & (NOUN | Word.VERB | Word.PREPOSITION):
                score -= 1.2
            if self._acronym(at):
                score -= 1.0
            if countries.adjective(t.text(at, at + 1)) or self._place(at, at + 1):
                score -= 0.8
        before = first - 1
        if before >= sentence:
            if t.flags[before] & Word.TITLE or (t.low[before] == "." and before > 0 and t.flags[before - 1] & Word.TITLE):
                score += 2
            elif t.flags[before] & (Word.ROLE | Word.PEOPLE) and not t.flags[before] & Word.ABSTRACT:
                score += 1.5
            elif t.low[before] in self.pack.phrases["before_place"]:
                score -= 1.2
            elif t.low[before] in self.pack.phrases["the"]:
                score -= 1.5
            elif t.low[before] == "," and self._place_before(before):
                score -= 1.6
            elif t.low[before] == "," and before - 1 >= sentence and self._role_near(before):
                score += 1.2
        if last < len(t.low):
            after = t.low[last]
            if after in self.pack.phrases["said_of_person"] or t.flags[last] & Word.REPORT:
                score += 1.0
            elif after == "," and last + 1 < len(t.low):
                following = range(last + 1, min(last + 8, len(t.low)))
                stop = next((at for at in following if t.low[at] in (",", ".", ";")), following.stop)
                if any(t.flags[at] & (Word.ROLE | Word.PEOPLE) for at in range(last + 1, stop)):
                    score += 1.0
                if t.kind[last + 1] == "number" and len(t.low[last + 1]) == 2:
                    score += 1.0
            elif t.flags[last] & Word.BE:
                score += 0.4
            elif t.low[last] in names["employer_after"]:
                score -= 1.5
        return score

    def _place_before(self, comma: int) -> bool:
        """ "in Salitran, Dasmariñas Cavite": a name after a place and a comma is that of a larger place."""
        at = comma - 1
        while at >= 0 and self.t.cap[at]:
            at -= 1
        return 0 <= at < comma - 1 and self.t.low[at] in self.pack.phrases["before_place"]

    def _role_near(self, comma: int) -> bool:
        return any(self.t.flags[at] & Word.ROLE for at in range(max(0, comma - 14), comma))

    # runs that want the whole text ---------------------------------------------------------------------------------

    def _second_look(self) -> None:
        """Single names of persons already known, employers named by the word beside them, and what is left."""
        t, names = self.t, self.pack.name_words
        by_word: dict[str, int] = {}
        for index, person in enumerate(self.persons):
            for word in person.words:
                by_word.setdefault(word, index)
        for first, last, opens in self.loose:
            low = t.low[first]
            following = t.low[last] if last < len(t.low) else ""
            before = t.low[first - 1] if first else ""
            if last - first <= 2 and all(t.low[at] in by_word or not t.cap[at] for at in range(first, last)):
                self._note(Mention(first, last, "person", who=by_word[low], name_first=first))
                continue
            if following in names["employer_after"] and not opens:
                end = last
                kind = OrganisationKind.EMPLOYER
                self._organisation(first, end, kind, None)
            elif before in names["employer_before"] or (
                before == "," and first > 1 and t.low[first - 2] in names["employer_before"]
            ):
                self._organisation(first, last, OrganisationKind.EMPLOYER, None)
            elif last - first == 1 and following == "(" and last + 1 < len(t.low) and self._acronym(last + 1):
                self._organisation(first, last, OrganisationKind.OTHER, None)
            elif last - first >= 2 and not opens and self._person_evidence(first, last, first) >= 0.9:
                if before not in self.pack.phrases["before_place"] | self.pack.phrases["the"]:
                    self._person(first, last, first, None)

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
                who = next((index for index, body in enumerate(self.bodies) if body.words == words), None)
                if who is None:
                    self.bodies.append(Body(text, words, OrganisationKind.LOCAL_UNION))
                    who = len(self.bodies) - 1
                found.append(Mention(first, last, "organisation", who=who))
        for mention in found:
            for inner in [one for one in kept if mention.first <= one.first and one.last <= mention.last]:
                kept.remove(inner)
                if inner.kind == "organisation":
                    self.bodies[inner.who].mentions.append(inner)
            if not any(one.first < mention.last and mention.first < one.last for one in kept):
                kept.append(mention)

    # notes ---------------------------------------------------------------------------------------------------------

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
        who = next((index for index, person in enumerate(self.persons) if key <= person.words or person.words <= key), None)
        if who is None:
            self.persons.append(Individual(name, key))
            who = len(self.persons) - 1
        elif len(key) > len(self.persons[who].words):
            self.persons[who].name, self.persons[who].words = name, key
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
        if last + 2 < len(t.low) and t.low[last] == "(" and self._acronym(last + 1) and t.low[last + 2] == ")":
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
        self._note(Mention(first, end, "organisation", who=who))

    def _same_body(self, name: str, words: frozenset[str], acronym: str | None) -> int | None:
        for index, body in enumerate(self.bodies):
            if name in (body.name, body.acronym) or (acronym and acronym in (body.acronym, body.name)):
                return index
            if words and words == body.words:
                return index
            if len(words) == 1 and words < body.words and name == body.name.split()[0]:
                return index
            if len(body.words) == 1 and body.words < words and body.name == name.split()[0] and self._head(0, 0) is None:
                return index
        return None

    def _kind_of(self, head: str, first: int, last: int) -> OrganisationKind:
        words = set(self.t.low[first:last])
        if head == "union" or head == "global":
            if words & {"international", "global", "world", "internationale"}:
                return OrganisationKind.GLOBAL_UNION
            if words & {"confederation", "congress", "central", "tuc"}:
                return OrganisationKind.NATIONAL_CENTRE
            return OrganisationKind.UNION
        if head == "state" and words & {"congress", "council"} and words & {"unions", "union", "trade", "labour", "labor"}:
            return OrganisationKind.NATIONAL_CENTRE
        return {
            "court": OrganisationKind.COURT,
            "police": OrganisationKind.POLICE,
            "state": OrganisationKind.STATE_BODY,
            "employer": OrganisationKind.EMPLOYER,
        }.get(head, OrganisationKind.OTHER)


def find_entities(tokens: Tokens, pack: Pack, times: list[When]) -> Entities:
    """All names of a text, in its order."""
    return Finder(tokens, pack, times).find()
