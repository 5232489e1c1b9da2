"""The reader: a text in, all that it proposes out, in the order in which the work is done.

In: `Text`, and what is known of it beside its characters. Out: a `Reading`. Nothing is downloaded and nothing is learnt while
reading: the same text gives the same proposals.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace

from gravamen.countries import adjective, find
from gravamen.reading.carried import carry
from gravamen.reading.circumstances import find_circumstances
from gravamen.reading.dates import When
from gravamen.reading.draft import Draft, to_act
from gravamen.reading.entities import Entities
from gravamen.reading.fold import fold
from gravamen.reading.grammar import steps_of
from gravamen.reading.introduced import name_those_met
from gravamen.reading.judging import Heard, judge, sure
from gravamen.reading.languages import joined, only, passages_by_language
from gravamen.reading.models import Heading, Organisation, Person, Reading, Value
from gravamen.reading.named_after import name_those_told
from gravamen.reading.pack import Pack, pack, pack_languages
from gravamen.reading.people import find_heading, stands_apart
from gravamen.reading.retyping import retype
from gravamen.reading.sanctions import give_again
from gravamen.reading.scene import set_scene
from gravamen.reading.settled import day_of_telling
from gravamen.reading.sifting import hits_bodies_alone, of_our_days
from gravamen.reading.standing import Standing
from gravamen.reading.taught import Told, taught
from gravamen.reading.tokens import Tokens, tokenize
from gravamen.reading.unmeant import Unmeant, of_papers
from gravamen.text import Passage, Text


def languages() -> tuple[str, ...]:
    """The languages that there are packs for (BCP 47)."""
    return pack_languages()


def read(text: Text, *, language: str | None = None, sent: datetime.date | None = None) -> Reading:
    """Read a report.

    `language` is what intake found (BCP 47); a text in a language without a pack yields a reading without proposals. Passages
    in another language with a pack are read in that one.
    `sent` is the date that the envelope gives (an e-mail's header); a date in the text itself goes before it.
    """
    main = (language or "en").partition("-")[0]
    parts = passages_by_language(text, main, languages())
    if not parts:
        return Reading(language=language or "und", document_date=sent)
    readings: list[Reading] = []
    for one, passages in parts.items():
        characters = text.characters if len(parts) == 1 and one == main else only(text.characters, passages)
        readings.append(read_in(characters, pack(one), readings[0].document_date if readings else sent))
    return joined(readings)


def read_in(characters: str, words: Pack, sent: datetime.date | None) -> Reading:
    """All that a text in one language proposes."""
    tokens = tokenize(characters, words)
    steps = steps_of(words, tokens)
    rough = steps.times(sent)
    entities = steps.entities(rough)
    heading = find_heading(tokens, words, entities, rough)
    written = datetime.date.fromisoformat(heading.date.text) if heading.date else sent or day_of_telling(rough, tokens)
    times = _apart_from_heading(rough if written == sent else steps.times(written), tokens, heading)
    times = of_papers(times, tokens, words)
    steps.give_roles(entities)
    kind = _kind(tokens, words, heading)
    demands = steps.demands()
    learnt = taught(words)
    told = learnt.told(tokens, entities, times) if learnt is not None else None
    story = _Story(tokens, words, entities, times)
    drafts = story.told(steps.drafts(entities, times, demands, told, alleged=kind == "complaint"), told, demands)
    return Reading(
        language=words.language,
        kind=kind,
        country=_country(tokens, entities),
        document_date=written,
        heading=heading,
        acts=tuple(to_act(draft, tokens, round(sure(draft), 2)) for draft in drafts),
        persons=_persons(tokens, entities),
        organisations=_organisations(tokens, entities),
        demands=tuple(_passage(tokens, first, last) for first, last in demands),
        circumstances=find_circumstances(tokens, words, drafts, demands, times),
    )


class _Story:
    """The acts of one document, from what its sentences tell one by one."""

    def __init__(self, tokens: Tokens, words: Pack, entities: Entities, times: list[When]) -> None:
        self.tokens = tokens
        self.words = words
        self.entities = entities
        self.times = times
        self.standing = Standing(tokens, words, entities)

    def told(self, every: list[Draft], told: Told | None, demands: list[tuple[int, int]]) -> list[Draft]:
        """The acts that are likely, each told once."""
        found = retype([draft for draft in every if not draft.doubted], self.tokens, self.words)
        found = give_again(found, self.tokens, self.words)
        found = self._settled(Unmeant(self.tokens, self.words, self.entities).sift(found))
        found = [draft for draft in found if of_our_days(draft)]
        once = [draft for draft in fold(found, self.tokens, self.words) if sure(draft) >= self.words.least]
        if told is None:
            return self._placed(once)
        kept = {id(draft) for draft in once}
        heard = [Heard(draft, found=True, kept=id(draft) in kept) for draft in found]
        heard += [Heard(draft, found=False, kept=False) for draft in every if draft.doubted]
        return self._placed([draft for draft in self._settled(judge(heard, told, demands)) if of_our_days(draft)])

    def _placed(self, drafts: list[Draft]) -> list[Draft]:
        """Drafts with the places that the sentences around them tell."""
        set_scene(drafts, self.tokens, self.entities, self.words)
        return drafts

    def _settled(self, drafts: list[Draft]) -> list[Draft]:
        """Drafts with what the sentences around them settle."""
        drafts = self.standing.settle(drafts)
        name_those_told(drafts, self.tokens, self.entities, self.words.phrases.get("naming", frozenset()))
        name_those_met(drafts, self.tokens, self.entities, self.words)
        carry(drafts, self.tokens, self.times, tells_on=self.words.grammar == "inflected")
        for draft in drafts:
            hits_bodies_alone(draft, self.tokens)
        return drafts


def _apart_from_heading(times: list[When], tokens: Tokens, heading: Heading) -> list[When]:
    """The times of a text, that of the document itself marked: it is no act's, though an act is told right after it."""
    if heading.date is None:
        return times
    at = heading.date.passages[0].start
    return [
        replace(when, heads=True) if tokens.start[when.first] == at and stands_apart(tokens, when) else when for when in times
    ]


def _passage(tokens: Tokens, first: int, last: int) -> Passage:
    return Passage(tokens.start[first], tokens.end[last - 1])


def _kind(tokens: Tokens, words: Pack, heading: Heading) -> str:
    opening = set(tokens.low[:12])
    if opening & words.phrases["complaint_opening"]:
        return "complaint"
    if heading.addressee is not None or any(tokens.low[s.first] in words.phrases["salutation"] for s in tokens.sentences[:40]):
        return "letter"
    return "report"


def _country(tokens: Tokens, entities: Entities) -> str | None:
    """The country that the text speaks of most; lines of an address count less."""
    counts: Counter[str] = Counter()
    headings = bytearray(len(tokens.low))
    for sentence in tokens.sentences:
        if sentence.heading:
            headings[sentence.first : sentence.last] = b"\1" * (sentence.last - sentence.first)
    for mention in entities.mentions:
        if mention.country and len(mention.country) == 2:
            counts[mention.country] += 1 if headings[mention.first] else 4
    for body in entities.organisations:  # "Nigeria Labour Congress", "Belarusian Independent Trade Union"
        for word in body.name.split():
            code = find(word) or adjective(word)
            if code and len(code) == 2:
                counts[code] += 2 * len(body.mentions)
    return counts.most_common(1)[0][0] if counts else None


def _persons(tokens: Tokens, entities: Entities) -> tuple[Person, ...]:
    persons = []
    for person in entities.persons:
        told = tokens.trimmed(*person.role) if person.role else None
        role = Value(tokens.words(*told), (_passage(tokens, *told),)) if told else None
        affiliation = None
        if person.affiliation is not None:
            body = entities.organisations[person.affiliation]
            affiliation = Value(body.acronym or body.name, tuple(_passage(tokens, m.first, m.last) for m in body.mentions[:1]))
        passages = tuple(_passage(tokens, m.first, m.last) for m in person.mentions)
        names = [(max(m.name_first, m.first), m.last) for m in person.mentions]
        persons.append(Person(person.name, passages, role, affiliation, person.female, _written(tokens, person.name, names)))
    return tuple(persons)


def _written(tokens: Tokens, name: str, mentions: list[tuple[int, int]]) -> str:
    """The name as the report has it, where its base form stands nowhere in it: at the mention of most words."""
    written = [tokens.words(first, last) for first, last in mentions]
    if not written or any(name in one for one in written):
        return ""
    if max(len(one.split()) for one in written) < len(name.split()):
        return ""
    alike = [one for one in written if len(one.split()) <= len(name.split())] or written
    return max(alike, key=lambda one: len(one.split()))


def _organisations(tokens: Tokens, entities: Entities) -> tuple[Organisation, ...]:
    return tuple(
        Organisation(
            body.name,
            tuple(_passage(tokens, m.first, m.last) for m in body.mentions),
            body.acronym,
            body.kind,
            _written(tokens, body.name, [(m.first, m.last) for m in body.mentions]),
        )
        for body in entities.organisations
    )
