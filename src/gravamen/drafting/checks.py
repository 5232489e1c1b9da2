"""What is looked at before a letter is sent: each thing that is missing or does not hold, as an error or a warning.

In: the brief, the draft, the edits, the letter as it reads, and what only the record knows. Out: findings, errors first. The
same list for the desk and for `gravamen check`. Levels, words and sources of the rules stand in `checks.toml`.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from gravamen import countries
from gravamen.drafting.document import Document, Enumeration, Lack, Sentence
from gravamen.drafting.documents.kinds import Kind, kind
from gravamen.drafting.editing import cells, of_block, sentences, stale, told_acts
from gravamen.drafting.edits import Edits
from gravamen.drafting.english import words
from gravamen.drafting.english.frames import frames
from gravamen.drafting.facts import Act, Brief, Term
from gravamen.drafting.redaction import Hidden, leaks
from gravamen.drafting.tongues import tongue
from gravamen.terms import ActType

MOST_PAGES = 4  # before the annexes; the letter that this began with had two. A complaint states all, and may have more
_LACKING = {"wording": "no_wording", "answer": "left_open", "sex": "no_sex"}
_PLACED = {
    ActType.SEARCH_RAID,
    ActType.ARREST_DETENTION,
    ActType.KILLING,
    ActType.PHYSICAL_ASSAULT,
    ActType.DISPERSAL_OF_ASSEMBLY,
}
_GROUNDED = {ActType.ARREST_DETENTION, ActType.CRIMINAL_CHARGE, ActType.IMPRISONMENT_SENTENCE, ActType.DISMISSAL}
_COMPARED = {"date", "type", "certainty", "victim_count", "penalty_days"}  # other values may be the same in other words
COUNTED = "It was counted {why}."  # the end of a term
_LAW = re.compile(r"[\w’'-]{4,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or does not hold. `where` is an act's id, a sentence's key, or empty: the whole letter."""

    code: str
    where: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Literal["error", "warning"]:
        return _rules()[self.code]["level"]  # type: ignore[return-value]

    @property
    def source(self) -> str:
        return _rules()[self.code]["source"]

    @property
    def text(self) -> str:
        values = dict(self.values)
        text = _rules()[self.code]["text"].format(**values)
        return f"{text} {COUNTED.format(why=values['why'])}" if "why" in values else text


@dataclass(frozen=True, slots=True)
class Known:
    """What only the record and the printed letter know. `pages` are those before the annexes; None: not printed."""

    undecided: int = 0
    pages: int | None = None
    hidden: tuple[Hidden, ...] = ()  # whom the letter must not name
    unasked: tuple[tuple[str, str], ...] = ()  # whom it may name although nobody asked them: Person.id, name
    kind: Kind = field(default_factory=lambda: kind("letter"))


@cache
def _rules() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("gravamen.drafting") / "checks.toml").read_text("utf-8"))


def codes() -> dict[str, str]:
    """All that can be found, with the words for it."""
    return {code: rule["text"] for code, rule in _rules().items()}


def check(brief: Brief, draft: Document, edits: Edits, letter: Document, known: Known) -> list[Finding]:
    """All findings, errors first, in the order in which a signatory would ask."""
    if known.kind.asks:
        asking = [*_of_sender(brief, letter, known.kind), *_of_request(letter), *_of_consent(brief, letter, known)]
        return sorted(asking, key=_rank)
    found = [
        *_of_sender(brief, letter, known.kind),
        *_of_acts(brief, letter, known.kind),
        *_of_sentences(brief, draft, edits, letter),
        *_of_language(letter),
        *_of_persons(brief, letter),
        *_of_consent(brief, letter, known),
        *_of_demands(brief, letter),
        *_of_whole(brief, letter, known),
    ]
    return sorted(found, key=_rank)


def _rank(one: Finding) -> bool:
    return one.level != "error"


def _of_request(letter: Document) -> Iterator[Finding]:
    """What is amiss in a document that asks: it asks nothing, or nobody."""
    if not any(isinstance(block, Enumeration) for block in letter.body):
        yield _finding("nothing_asked")
    if not letter.addressee.name:
        yield _finding("nobody_asked")


def _finding(code: str, where: str = "", act: Act | None = None, day: datetime.date | None = None, **values: str) -> Finding:
    """`type`, `date` and `on` are for who says it in another language."""
    if act is not None:
        values |= {"act": named(act), "type": str(act.type), "date": str(act.date or "")}
    if day is not None:
        values |= {"day": words.day(day), "on": day.isoformat()}
    return Finding(code, where, tuple(values.items()))


def named(act: Act) -> str:
    """An act in a few words: "A12 (detention of 16 February 2021)"."""
    noun = frames()[act.type].noun
    return f"{act.id} ({noun}{f', {words.plain_date(act.date)}' if act.date else ''})"


def _of_sender(brief: Brief, letter: Document, one: Kind) -> Iterator[Finding]:
    profile = brief.profile
    if not profile.name.strip("[] ") or profile.name.startswith("["):
        yield _finding("no_sender")
    if not letter.profile.signatory and one.signed:
        yield _finding("no_signatory")
    if not (profile.address or profile.email):
        yield _finding("no_address")
    country = "" if one.asks else tongue(letter.language).places(brief.country)["bare country"]
    if country and not any(country in one.text for one in sentences(letter)) and country not in letter.subject:
        yield _finding("no_government", country=countries.country(brief.country).name)
    if not letter.addressee.email and one.posted:
        yield _finding("no_email")


def _of_acts(brief: Brief, letter: Document, kind_of: Kind) -> Iterator[Finding]:
    told = told_acts(letter.body)
    if not told and "freed" not in kind_of.parts:  # that somebody was set free is enough for a letter on what has changed
        yield _finding("nothing_told")
    titles = {one.id: one.title for one in brief.sources}
    for act in brief.acts:
        if act.id not in told:
            yield _finding("act_left_out", act.id, act=act)
            continue
        if act.verified_by is None:
            yield _finding("unverified", act.id, act=act)
        if act.date is None:
            yield _finding("no_date", act.id, act=act)
        elif act.date.earliest > brief.written_on:
            yield _finding("later_than_letter", act.id, act=act, day=brief.written_on)
        if not act.victims and act.victim_count is None:
            yield _finding("no_victim", act.id, act=act)
        if act.place is None and act.type in _PLACED:
            yield _finding("no_place", act.id, act=act)
        grounded = act.ground or act.legal_basis or act.object or {"charge", "reason"} & {*act.answered}
        if act.type in _GROUNDED and not grounded:
            yield _finding("no_ground", act.id, act=act)
        if len({one.source for one in act.evidence}) < 2:
            yield _finding("one_source", act.id, act=act)
        for one in act.differing:
            if one.field not in _COMPARED:
                continue
            source = titles.get(one.evidence.source, one.evidence.source)
            yield _finding("contradiction", act.id, act=act, source=source, field=one.field, otherwise=one.text)


def _of_sentences(brief: Brief, draft: Document, edits: Edits, letter: Document) -> Iterator[Finding]:
    drafted = {one.key: one for one in sentences(draft)}
    own = {one.key: one for one in edits.added}
    changed = stale(edits, draft)
    before = dict(_after(draft))
    for one in sentences(letter):
        text = _short(one.text)
        if lacks_source(one):
            yield _finding("no_source", one.key, sentence=text)
        added = own.get(one.key)
        if added is not None and not added.fact and not added.evidence and _states(one.text, brief):
            yield _finding("fact_without_source", one.key, sentence=text)
        if one.key in changed:
            yield _finding("facts_changed", one.key, sentence=text)
        yield from _told_as_held(one, brief, letter.language)
    for key, previous in _after(letter):
        said = next(one for one in sentences(letter) if one.key == key)
        if (
            key in drafted
            and before.get(key) != previous
            and said.text == drafted[key].text
            and _said(letter.language, "leaning").match(said.text)
        ):
            yield _finding("words_before", key, sentence=_short(said.text))
    for key in edits.removed:
        acts = key.removeprefix("told:").split("+") if key.startswith("told:") else []
        again = next((one for one in sentences(letter) if acts and key not in drafted and set(acts) & set(one.acts)), None)
        if again is not None and again.key.startswith("told:"):
            yield _finding("left_out_changed", again.key, sentence=_short(again.text))


def _of_language(letter: Document) -> Iterator[Finding]:
    """What could not be said in the letter's language, or nobody has answered: once for each, at the first place of it."""
    met: set[Lack] = set()
    for one in sentences(letter):
        for lack in one.lacks:
            if lack not in met:
                met.add(lack)
                yield _lacking(lack, one.key)
    for annex in letter.annexes:
        for block in annex.blocks:
            for cell in cells(block):
                for lack in cell.lacks:
                    if lack not in met:
                        met.add(lack)
                        yield _lacking(lack, lack.of)


def _lacking(lack: Lack, where: str) -> Finding:
    return _finding(_LACKING[lack.kind], where, phrase=_short(lack.phrase), of=lack.of)


@cache
def _said(language: str, name: str) -> re.Pattern[str]:
    """What the checks look for in sentences of a language, from its words: "held", "leaning"."""
    return re.compile(str(tongue(language).data("phrases")["form"][name]), re.IGNORECASE if name == "held" else 0)


def lacks_source(one: Sentence) -> bool:
    """Whether a sentence states a fact and nothing says it. A demand asks; it states nothing."""
    return one.origin == "record" and not one.evidence and not one.key.startswith("ask:")


def _after(document: Document) -> list[tuple[str, str]]:
    """Each sentence's key with that of the one before it in its paragraph."""
    found = []
    for block in document.body:
        if isinstance(block, Enumeration):
            continue
        before = ""
        for one in of_block(block):
            found.append((one.key, before))
            before = one.key
    return found


def _states(text: str, brief: Brief) -> bool:
    names = [one.name for one in brief.persons] + [one.name for one in brief.organisations]
    names += [one.acronym for one in brief.organisations if one.acronym]
    return bool(re.search(r"\d", text)) or any(name in text for name in names if name)


def _terms_over(brief: Brief) -> Iterator[tuple[Act, str, Term]]:
    """Acts whose term has run out by the letter's day, with who serves it, where nobody reported a release."""
    names = {one.id: one.name for one in brief.persons}
    acts = {one.id: one for one in brief.acts}
    for term in brief.terms:
        if term.over(brief.written_on) and term.person in names and term.act in acts:
            yield acts[term.act], names[term.person], term


def _told_as_held(one: Sentence, brief: Brief, language: str) -> Iterator[Finding]:
    if _said(language, "held").search(one.text):
        for act, person, term in _terms_over(brief):
            if person in one.text or act.id in one.acts:
                day = term.ends.latest
                yield _finding("told_as_held", one.key, sentence=_short(one.text), person=person, day=day, why=term.why)


def _of_persons(brief: Brief, letter: Document) -> Iterator[Finding]:
    told = told_acts(letter.body)
    for act, name, term in _terms_over(brief):
        if act.id in told:
            yield _finding("term_over", act.id, person=name, day=term.ends.latest, act=act, why=term.why)
    hit = {party.person: act.id for act in reversed(brief.acts) if act.id in told for party in act.victims if party.person}
    for person in brief.persons:
        if person.id in hit and not person.role:
            yield _finding("no_office", hit[person.id], person=person.name)


def _of_consent(brief: Brief, letter: Document, known: Known) -> Iterator[Finding]:
    """Who is named and has not agreed to it, or has not been asked."""
    for one in sentences(letter):
        for leak in leaks(one.text, known.hidden)[:1]:
            yield _finding("hidden_named", one.key, sentence=_short(one.text), person=leak.person)
    for leak in leaks(letter.subject, known.hidden)[:1]:
        yield _finding("hidden_named", sentence=letter.subject, person=leak.person)
    told = told_acts(letter.body)
    hit = {party.person: act.id for act in reversed(brief.acts) if act.id in told for party in act.victims if party.person}
    for number, name in known.unasked:
        if number in hit:
            yield _finding("not_asked", hit[number], person=name)


def _of_demands(brief: Brief, letter: Document) -> Iterator[Finding]:
    told = told_acts(letter.body)
    items = [one for block in letter.body if isinstance(block, Enumeration) for one in block.items]
    for one in items:
        if one.acts and not set(one.acts) & told:
            yield _finding("demand_unfounded", one.key, sentence=_short(one.text))
    if any(one.key.startswith("own:") for one in items):
        return  # an officer's own demand may answer any act: that is for a person to see
    answered = {act for one in items for act in one.acts}
    for act in brief.acts:
        freed = bool(act.victims) and all(one.person in brief.free for one in act.victims)
        if act.id in told and act.id not in answered and not freed and not _asked_with_another(act, brief, answered):
            yield _finding("act_unanswered", act.id, act=act)


def _asked_with_another(act: Act, brief: Brief, answered: set[str]) -> bool:
    """Whether a demand that answers another act done to the same speaks for this one: a sentence, for its charge."""
    return any(
        other.id in answered and set(other.victims) & set(act.victims)
        for other in brief.acts
        if other.type.family is act.type.family
    )


def _of_whole(brief: Brief, letter: Document, known: Known) -> Iterator[Finding]:
    told = told_acts(letter.body)
    titles = " ".join(one.title for one in brief.sources).casefold()
    laws: Mapping[str, Act] = {act.legal_basis: act for act in reversed(brief.acts) if act.legal_basis and act.id in told}
    for law, act in sorted(laws.items()):
        if not all(word.casefold() in titles for word in _LAW.findall(law) if word not in ("Article", "Articles")):
            yield _finding("law_without_text", act.id, law=law)
    country = countries.country(brief.country).name
    for standard in brief.standards:
        if standard.ratified is None:
            yield _finding("ratification_unknown", country=country, instrument=standard.short)
    if brief.status == "verified" and (undecided := list(_undecided(brief, told))):
        yield _finding("article_undecided", articles="; ".join(undecided))
    for report in brief.waiting:
        yield _finding("not_read", report=report)
    if known.undecided:
        yield _finding("undecided", count=str(known.undecided))
    if known.kind.short and known.pages is not None and known.pages > MOST_PAGES:
        yield _finding("too_long", pages=str(known.pages), most=str(MOST_PAGES))


def _undecided(brief: Brief, told: set[str]) -> Iterator[str]:
    """The articles that the letter cites for an act that it tells, on which nobody has decided."""
    for standard in brief.standards:
        numbers = [one.number.removeprefix("Article ") for one in standard.articles if set(one.undecided) & told]
        if numbers:
            yield f"{standard.short}, {'Article' if len(numbers) == 1 else 'Articles'} {', '.join(numbers)}"


def _short(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
