"""The parts of documents: who complains, what is alleged, the facts, why it is urgent, what is asked, and the rest.

In: what is being written. Out: blocks of sentences. A part that has nothing to say gives none. The words are data
(`documents.toml` of each language), by the document's kind where kinds differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from gravamen.drafting.annexes import letter_of
from gravamen.drafting.demands import ended, of_government
from gravamen.drafting.document import Block, Enumeration, Lack, Paragraph, Sentence
from gravamen.drafting.documents import earlier as since
from gravamen.drafting.documents.earlier import Earlier
from gravamen.drafting.documents.kinds import Kind, kind
from gravamen.drafting.facts import Act, Addressee, Brief, Evidence
from gravamen.drafting.letter import ratifications, rests_on, told, writer
from gravamen.drafting.notes import Notes
from gravamen.drafting.stories import is_threat, victims_of
from gravamen.drafting.tongues import Telling, Tongue
from gravamen.edtf import Edtf, parse
from gravamen.standards.doors import urgency
from gravamen.standards.models import ActFacts, CaseFacts, Hit, Told


@dataclass(frozen=True, slots=True)
class Matter:
    """What a document needs beside the facts. None: nobody has said; the document leaves it open."""

    case_number: str | None = None  # of a pending case: "2090"
    to: Addressee | None = None
    conciliation: bool | None = None  # whether voluntary conciliation is wanted
    tripartite: str | None = None  # national tripartite bodies set up with the Office's help; "": none is known
    earlier: Earlier | None = None  # the letter that the document “changes” follows


@dataclass(slots=True)
class Writing:
    """A document while it is written."""

    brief: Brief
    said: Tongue
    kind: Kind
    matter: Matter
    teller: Telling
    notes: Notes
    lacks: list[tuple[str, Lack]] = field(default_factory=list)

    @property
    def places(self) -> dict[str, str]:
        return self.said.places(self.brief.country)

    def words(self, name: str, /, **given: str) -> str:
        """A phrase of the document's kind, or the one that all share."""
        return self.said.form(self.phrase_of(name), {**self.places, **given})

    def phrase_of(self, name: str) -> str:
        own = f"{self.kind.name}.{name}"
        return self.said.phrase_of(own if self.said.said(own) else f"parts.{name}")

    def sentence(self, name: str, /, **given: str) -> Sentence:
        return Sentence(self.set(self.words(name, **given)), "form", key=f"{self.kind.name}:{name}")

    def set(self, words: str) -> str:
        """Words as a sentence; what opens a list keeps its colon."""
        return words[:1].upper() + words[1:] if words.endswith(":") else self.said.sentence(words)

    def left_open(self, name: str) -> str:
        """Words between brackets for what nobody has said, and a flag on them."""
        what = self.said.phrase(f"open.{name}")
        shown = self.said.phrase("open.shown", what=what)
        self.lacks.append((shown, Lack("answer", "document", name, what)))
        return shown

    def about(self, text: str, acts: Sequence[Act], key: str) -> Sentence:
        """A sentence that rests on acts."""
        evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(one for act in acts for one in act.evidence))
        return Sentence(self.said.sentence(text), "record", (), evidence, self.notes.numbers(evidence), key=key)


def opening(writing: Writing) -> Iterable[Block]:
    """Who writes, and that it is a complaint, a representation, observations …"""
    who = writer(writing.brief, writing.said)
    case = writing.matter.case_number or (writing.left_open("case_number") if writing.kind.pending else "")
    slots = writing.said.slots("who", who)
    said = writing.said
    titles = [one.short for one in writing.brief.standards if one.ratified] or [said.phrase("parts.principles")]
    of_titles = said.listing([said.slots("title", one)["of title"] for one in titles])
    given = {
        **slots,
        "titles": said.listing(titles),
        "of titles": of_titles,
        "case": case,
        "sender": writing.brief.profile.name,
    }
    more: tuple[Sentence, ...] = ()
    if (before := writing.matter.earlier) is not None and writing.kind.name == "changes":
        number = writing.words("number", number=before.called) if before.called else ""
        given |= {"day": said.day(before.dated), "number": number}
        more = (*since.refers(writing), rests_on(writing.brief, said))
    text = said.sentence(writing.words("opening", **given))
    yield Paragraph((Sentence(text, "profile", key=f"{writing.kind.name}:opening"), *more))


def standing(writing: Writing) -> Iterable[Block]:
    """Which of the kinds of sender the organisation is (Committee on Freedom of Association, Special procedures)."""
    brief, said = writing.brief, writing.said
    hit = {party.organisation for act in brief.acts for party in act.victims}
    ours = [one for one in brief.organisations if one.affiliate]
    ours = [one for one in ours if one.id in hit or any(other.part_of == one.id for other in brief.organisations)] or ours
    key = "consultative" if brief.profile.consultative else "affiliates" if ours else "national"
    if writing.kind.name == "representation":
        key = "association"
    names = said.slots("affiliates", said.listing([said.called(one, brief) for one in ours]))
    yield Paragraph((writing.sentence(f"standing_{key}", sender=brief.profile.name, **names),))


def allegations(writing: Writing) -> Iterable[Block]:
    """One sentence: what kinds of acts, against whom, when."""
    brief, said = writing.brief, writing.said
    order = said.data("demands")["order"]
    acts = sorted(brief.acts, key=lambda act: order.index(act.type.value))
    nouns = dict.fromkeys(said.noun(act) for act in acts if not is_threat(act))
    threats = any(is_threat(act) for act in acts)
    kinds = said.listing([*nouns, *([said.phrase("parts.threats")] if threats else [])])
    when = _when(brief.acts)
    yield Paragraph((writing.sentence("alleged", kinds=kinds, when=f"{said.on(when)}, " if when else ""),))


def _when(acts: Iterable[Act]) -> Edtf | None:
    """The months in which the acts were done."""
    dates = [act.date for act in acts if act.date is not None]
    first = min((one.earliest for one in dates if one.earliest.year > 1), default=None)
    last = max((one.latest if one.latest.year < 9999 else one.earliest for one in dates), default=None)
    if first is None or last is None:
        return None
    begin, end = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return parse(begin if begin == end else f"{begin}/{end}")


def ratification(writing: Writing) -> Iterable[Block]:
    """Whether the State is bound by the instruments, and since when."""
    if sentences := tuple(ratifications(writing.brief, writing.said)):
        yield Paragraph(sentences)


def facts(writing: Writing) -> Iterable[Block]:
    """The facts by theme, each theme in order of time."""
    yield from told(writing.brief, writing.said, writing.teller, writing.notes)


def grounds(writing: Writing) -> Iterable[Block]:
    """Why urgent treatment is asked for, on which of the four grounds, each tied to acts."""
    brief, said = writing.brief, writing.said
    found = urgency(_case(brief))
    if not found:
        return
    yield Paragraph((replace(writing.sentence("urgent", sender=brief.profile.name), key="grounds"),))
    items = []
    for one in found:
        acts = [act for act in brief.acts if act.id in one.acts]
        shown = (said.phrase("form.end") + " ").join(_shown(acts, writing))
        text = said.phrase(f"urgency.{one.id}") + (f" ({shown})" if shown else "")
        items.append(writing.about(text, acts, f"ground:{one.id}"))
    yield Enumeration(tuple(items))


def _shown(acts: Sequence[Act], writing: Writing) -> Iterable[str]:
    """Each kind of act with all whom it was done to: "detention: Person 1 and Person 2"."""
    said, naming = writing.said, writing.teller.naming
    for noun in dict.fromkeys(said.noun(act) for act in acts):
        hit = victims_of([act for act in acts if said.noun(act) == noun])
        yield said.phrase("parts.act_of", noun=noun, names=naming.again(hit)) if hit else noun


def _case(brief: Brief) -> CaseFacts:
    names = {one.id: one.name for one in brief.organisations}
    acts = tuple(
        ActFacts(
            act.id,
            act.type,
            act.date,
            tuple(Hit(names[one.organisation], "organisation") for one in act.victims if one.organisation in names),
            told=tuple(Told(one.quote, one.source) for one in act.evidence),
        )
        for act in brief.acts
        if not is_threat(act)
    )
    return CaseFacts(brief.country, brief.written_on, acts)


def law(writing: Writing) -> Iterable[Block]:
    """The provisions of national law that the facts name."""
    acts = [act for act in writing.brief.acts if act.legal_basis]
    if not acts:
        yield Paragraph((writing.sentence("no_law"),))
        return
    provisions = writing.said.listing([*dict.fromkeys(act.legal_basis for act in acts if act.legal_basis)])
    yield Paragraph((writing.about(writing.words("law", provisions=provisions), acts, "law"),))


def tripartite(writing: Writing) -> Iterable[Block]:
    """What bodies at home could look into the matter."""
    said = writing.matter.tripartite
    if said == "":
        yield Paragraph((writing.sentence("no_tripartite"),))
    else:
        yield Paragraph((writing.sentence("tripartite", bodies=said or writing.left_open("tripartite")),))


def conciliation(writing: Writing) -> Iterable[Block]:
    """Whether the complainant wants voluntary conciliation first."""
    wanted = writing.matter.conciliation
    key = "conciliation" if wanted else "no_conciliation"
    words = writing.words(key, sender=writing.brief.profile.name) if wanted is not None else writing.left_open("conciliation")
    yield Paragraph((Sentence(writing.said.sentence(words), "form", key="conciliation"),))


def breach(writing: Writing) -> Iterable[Block]:
    """In what respect the State does not observe each article, and by which acts."""
    said, brief = writing.said, writing.brief
    items = []
    for one in brief.standards:
        if not one.ratified:
            continue
        for article in one.articles:
            acts = [act for act in brief.acts if act.id in article.acts]
            nouns = said.listing([*dict.fromkeys(said.noun(act) for act in acts)])
            number = article.number.removeprefix("Article ")
            where = said.filled("parts.article_of", {**said.slots("short", one.short), "number": number})
            text = writing.words("respect", article=where, guarantees=article.guarantees, acts=nouns)
            items.append(writing.about(text, acts, f"breach:{one.id}:{number}"))
    if items:
        yield Paragraph((replace(writing.sentence("breach"), key="breaches"),))
        yield Enumeration(tuple(items))


def asks(writing: Writing) -> Iterable[Block]:
    """What is asked: of the body that is written to, and of the Government."""
    own = writing.said.data("documents").get(writing.kind.name, {})
    end = writing.said.phrase("form.end")
    texts = {str(at): writing.said.form(one, writing.places) for at, one in enumerate(own.get("asked", ()), 1)}
    if "asked_urgent" in own and urgency(_case(writing.brief)):
        first, *others = texts
        texts = {first: texts[first], "urgent": own["asked_urgent"], **{name: texts[name] for name in others}}
    if texts:
        items = [Sentence(text, "form", key=f"ask:addressee:{name}") for name, text in texts.items()]
        lead = writing.words("asks", sender=writing.brief.profile.name)
        yield Paragraph((Sentence(lead, "form", key="ask:addressee"),))
        yield Enumeration(ended(items, end))
    key = f"{writing.kind.name}.of_government"
    opens = key if writing.said.said(key) else "demands.of_government"
    brief = writing.brief
    if (before := writing.matter.earlier) is not None and writing.kind.name == "changes":
        brief = replace(brief, acts=tuple(act for act in brief.acts if act.id in before.new))
    yield from of_government(brief, writing.teller.naming, writing.said, len(texts) + 1, opens)


def evidence(writing: Writing) -> Iterable[Block]:
    """What is annexed."""
    count = len(writing.brief.sources)
    reports = writing.said.phrase("letter.reports", count, count=writing.said.number(count))
    annex = letter_of("sources", writing.brief)
    yield Paragraph((writing.sentence("evidence", reports=reports, annex=annex),))


def rests(key: str, brief: Brief, said: Tongue) -> Sentence | None:
    """The sentence of this key that says on how many reports the document rests, as the brief has it; None for any other."""
    if key == "opening:sources":
        return rests_on(brief, said)
    name, _, part = key.partition(":")
    if part != "evidence":
        return None
    writing = Writing(brief, said, kind(name), Matter(), said.teller(brief), Notes())
    (block,) = evidence(writing)
    return block.sentences[0] if isinstance(block, Paragraph) else None


def closing(writing: Writing) -> Iterable[Block]:
    """The last words of what goes to governments, affiliates, the press."""
    sender = writing.brief.profile
    if sender.email is None and "{email}" in writing.phrase_of("closing"):
        return
    yield Paragraph((writing.sentence("closing", sender=sender.name, email=sender.email or "", role=sender.signatory_role),))


PARTS: dict[str, Callable[[Writing], Iterable[Block]]] = {
    "opening": opening,
    "standing": standing,
    "allegations": allegations,
    "ratification": ratification,
    "facts": facts,
    "urgency": grounds,
    "law": law,
    "tripartite": tripartite,
    "conciliation": conciliation,
    "breach": breach,
    "asks": asks,
    "evidence": evidence,
    "closing": closing,
    "freed": since.freed,
    "since": since.since,
    "corrected": since.corrected,
    "still": since.still,
    "before": since.before,
}
