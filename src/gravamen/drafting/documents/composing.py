"""A document from its parts: facts in, a Document of sentences with sources out.

In: a brief, a kind, a language, and what the document needs beside the facts. Out: a `Document`. What nobody said is left
open in it, between brackets, and flagged; nothing is made up. Pure: the same gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gravamen import said as telling
from gravamen.drafting.annexes import annexes
from gravamen.drafting.document import Block, Document, Enumeration, Heading, Lack, Paragraph, Sentence
from gravamen.drafting.documents.earlier import narrowed
from gravamen.drafting.documents.kinds import Kind, NoSuchDocument, kind
from gravamen.drafting.documents.parts import PARTS, Matter, Writing
from gravamen.drafting.facts import Addressee, Brief, Profile
from gravamen.drafting.letter import channel, draft, place_and_date, reply
from gravamen.drafting.notes import Notes
from gravamen.drafting.tongues import Tongue, tongue
from gravamen.drafting.wording import flagged, greeted, in_language
from gravamen.errors import GravamenError

_OF_OTHERS = ("press-statement", "model-letter")  # not in the words of the sender: nobody is “our” affiliate


class NoEarlierLetter(GravamenError):
    """What has changed since a letter can only be told where there was one."""


def compose(brief: Brief, name: str = "letter", language: str = "en", matter: Matter | None = None) -> Document:
    """The document of a kind on a brief.

    Raises:
        NoSuchDocument, NoTongue, NoEarlierLetter.
    """
    one = kind(name)
    if name == "letter":
        return draft(brief, language)
    if one.asks:  # `asking` makes it, of what a case leaves open
        raise NoSuchDocument(f"The document “{name}” is not made of facts.", "Take another.")
    said = tongue(language)
    matter = matter or Matter()
    if one.name == "changes":
        brief, matter, lacks = _since(brief, matter, said)
    else:
        brief, lacks = in_language(brief, said)
    brief = replace(brief, addressee=_addressee(one, brief, said, matter), profile=_profile(one, brief, said))
    if one.name in _OF_OTHERS:
        brief = replace(brief, organisations=tuple(replace(body, affiliate=False) for body in brief.organisations))
    writing = Writing(brief, said, one, matter, said.teller(brief), Notes())
    body = [block for part in one.parts for block in _part(part, writing)]
    about = {"sender": brief.profile.name, "day": said.day(matter.earlier.dated) if matter.earlier else ""}
    subject = said.filled(f"{one.name}.subject", {**writing.places, **about})
    if matter.case_number is not None and said.said(f"{one.name}.numbered"):
        subject = said.filled(f"{one.name}.numbered", {**writing.places, "case": matter.case_number})
    formal = one.to != "press"
    document = Document(
        language=said.code,
        status=brief.status,
        profile=brief.profile,
        addressee=brief.addressee,
        place_and_date=place_and_date(brief, said),
        channel=channel(brief, said),
        subject=subject,
        salutation=Sentence(brief.addressee.salutation if formal else "", "form", key="salutation"),
        body=tuple(body if one.sources else _without_notes(body)),
        closing=tuple(reply(brief, said)) if one.sources or one.to == "affiliates" else (),
        annexes=annexes(brief, writing.notes, said) if one.sources else (),
        valediction=_valediction(one, brief, said),
    )
    return flagged(document, (*lacks, *writing.lacks))


def _since(brief: Brief, matter: Matter, own: Tongue) -> tuple[Brief, Matter, tuple[tuple[str, Lack], ...]]:
    """The brief as far as a letter on what has changed tells it; what the earlier letter told is put into the language too."""
    earlier = matter.earlier
    if earlier is None:
        raise NoEarlierLetter(
            telling.said("There is no earlier letter that this one could follow."), telling.said("Approve or send one first.")
        )
    fewer = narrowed(brief, earlier)
    told = {act.id for act in fewer.acts}
    before = {act.id: act for act in (*earlier.withdrawn, *earlier.asked) if act.id not in told}
    worded, lacks = in_language(replace(fewer, acts=(*fewer.acts, *before.values())), own)
    by = {act.id: act for act in worded.acts}
    earlier = replace(
        earlier,
        withdrawn=tuple(by[act.id] for act in earlier.withdrawn),
        asked=tuple(by[act.id] for act in earlier.asked),
        moved=tuple(replace(one, place=_place(one.place, worded, own)) for one in earlier.moved),
    )
    worded = replace(worded, acts=tuple(by[act.id] for act in fewer.acts))
    return worded, replace(matter, earlier=earlier), lacks


def _place(place: str, brief: Brief, said: Tongue) -> str:
    """A place of detention, as the record has it, in the language of the letter where that knows it."""
    return said.understood("place", place, None, brief) or place if brief.profile.language != said.code else place


def _part(name: str, writing: Writing) -> Iterable[Block]:
    blocks = list(PARTS[name](writing))
    key = f"{writing.kind.name}.{name}_heading"
    if blocks and writing.kind.headings:
        for where in (key, f"headings.{name}"):
            if writing.said.said(where):
                yield Heading(writing.said.filled(where, writing.places), 2)
                break
    yield from blocks


def _addressee(one: Kind, brief: Brief, said: Tongue, matter: Matter) -> Addressee:
    if one.to == "director-general":
        return brief.addressee
    salutation = said.phrase(f"addressees_of.greeting_{one.to}")
    if matter.to is not None:
        return replace(matter.to, salutation=matter.to.salutation or salutation)
    return Addressee(said.phrase(f"addressees_of.{one.to}"), "", "", salutation, brief.addressee.email)


def _profile(one: Kind, brief: Brief, said: Tongue) -> Profile:
    """Who writes: of a model letter whoever sends it; a press statement is signed by nobody."""
    if one.name == "model-letter":
        blank = {name: said.phrase(f"addressees_of.{name}") for name in ("your_organization", "your_address", "your_name")}
        return Profile(blank["your_organization"], (blank["your_address"],), signatory=blank["your_name"])
    return replace(brief.profile, signatory="", signatory_role="") if one.to == "press" else brief.profile


def _valediction(one: Kind, brief: Brief, said: Tongue) -> str:
    """How the document takes its leave: the press is not greeted, affiliates are."""
    if one.to == "director-general":
        return greeted(brief, said)
    return said.phrase(f"addressees_of.farewell_{one.to}") if said.said(f"addressees_of.farewell_{one.to}") else ""


def _without_notes(body: Iterable[Block]) -> list[Block]:
    """Blocks without the numbers that lead to reports; what each sentence rests on stays with it."""
    found: list[Block] = []
    for block in body:
        if isinstance(block, Paragraph):
            found.append(Paragraph(tuple(replace(one, notes=()) for one in block.sentences)))
        elif isinstance(block, Enumeration):
            found.append(replace(block, items=tuple(replace(one, notes=()) for one in block.items)))
        else:
            found.append(block)
    return found
