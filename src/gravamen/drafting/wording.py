"""Phrases of the record in the letter's language; what has no wording in it is quoted as it stands and flagged.

In: a brief, and the language of the letter. Out: the same brief as that language says it, and what a person must still word. A
wording holds only as long as the record's phrase is the one that it words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gravamen.drafting.document import Annex, Block, Document, Enumeration, Heading, Lack, Paragraph, Sentence
from gravamen.drafting.facts import Act, Addressee, Brief, Circumstance, Organisation, Party, Person, Profile, Standard, Wording
from gravamen.drafting.tongues import Tongue
from gravamen.standards import translations
from gravamen.terms import OrganisationKind

PHRASES = ("place", "legal_basis", "penalty", "object", "ground")
_WITHHELD = re.compile(r"Person ([A-Z]+) \(name withheld\)")
_OF_THE_STATE = (OrganisationKind.COURT, OrganisationKind.STATE_BODY, OrganisationKind.POLICE)  # named in every language


def in_language(brief: Brief, said: Tongue) -> tuple[Brief, tuple[tuple[str, Lack], ...]]:
    """The brief in a language, and what is lacking, each with the words by which a sentence shows that it lacks it."""
    return _Wording(brief, said).brief()


def flagged(document: Document, lacks: Sequence[tuple[str, Lack]]) -> Document:
    """The document with what each sentence lacks noted on it, and all of it on the whole."""
    if not lacks:
        return document
    return replace(
        document,
        body=tuple(_flagged(block, lacks) for block in document.body),
        annexes=tuple(
            Annex(annex.letter, annex.title, tuple(_flagged(block, lacks) for block in annex.blocks))
            for annex in document.annexes
        ),
        lacks=tuple(dict.fromkeys(lack for _, lack in lacks)),
    )


def _flagged(block: Block, lacks: Sequence[tuple[str, Lack]]) -> Block:
    if isinstance(block, Heading):
        return block
    if isinstance(block, Paragraph):
        return Paragraph(tuple(_noted(one, lacks) for one in block.sentences))
    if isinstance(block, Enumeration):
        return replace(block, items=tuple(_noted(one, lacks) for one in block.items))
    return replace(block, rows=tuple(tuple(_noted(one, lacks) for one in row) for row in block.rows))


def _noted(one: Sentence, lacks: Sequence[tuple[str, Lack]]) -> Sentence:
    said = one.text.casefold()  # a sentence that begins with the words has a capital
    return (
        replace(one, lacks=found)
        if (found := tuple(dict.fromkeys(lack for shown, lack in lacks if shown.casefold() in said)))
        else one
    )


def greeted(brief: Brief, said: Tongue) -> str:
    """The words that close a letter; some languages repeat in them how the addressee is spoken to."""
    return said.phrase("form.valediction", salutation=brief.addressee.salutation.rstrip(" ,:"))


class _Wording:
    def __init__(self, brief: Brief, said: Tongue) -> None:
        self._brief = brief
        self._said = said
        self._own = brief.profile.language.partition("-")[0] == said.code
        self._lacks: list[tuple[str, Lack]] = []

    def brief(self) -> tuple[Brief, tuple[tuple[str, Lack], ...]]:
        brief, said = self._brief, self._said
        if self._own and said.code == "en":
            return brief, ()
        worded = replace(
            brief,
            profile=self._profile(brief.profile),
            addressee=_addressee(brief.addressee, said),
            sources=tuple(replace(one, title=self._titled(one.title, one.wordings)) for one in brief.sources),
            persons=tuple(self._person(one) for one in brief.persons),
            organisations=tuple(self._organisation(one) for one in brief.organisations),
            acts=tuple(self._act(one) for one in brief.acts),
            circumstances=tuple(self._circumstance(one) for one in brief.circumstances),
            standards=tuple(_standard(one, said.code) for one in brief.standards),
            demands=tuple(self._foreign("profile", "demand", one) for one in brief.demands),
        )
        if said.data("phrases")["form"].get("endings"):
            for one in worded.persons:
                if one.sex is None:
                    self._lacks.append((one.name, Lack("sex", one.id, "sex", one.name)))
        return worded, tuple(self._lacks)

    def _worded(
        self,
        of: str,
        field: str,
        phrase: str | None,
        wordings: Iterable[Wording],
        act: Act | None = None,
        woman: bool = False,
    ) -> str | None:
        """A phrase in the letter's language: as a person worded it, as the grammar knows it, or quoted."""
        if phrase is None:
            return None
        for one in wordings:
            if one.field == field and one.of == phrase and one.language.partition("-")[0] == self._said.code:
                return self._withheld(one.text)
        if self._own:
            return phrase
        return self._said.understood(field, phrase, act, self._brief, woman=woman) or self._foreign(of, field, phrase)

    def _withheld(self, text: str) -> str:
        """Who is not named, as `gravamen.drafting.redaction` calls them, in the letter's language."""
        return _WITHHELD.sub(lambda name: self._said.phrase("form.withheld", letter=name[1]), text)

    def _foreign(self, of: str, field: str, phrase: str) -> str:
        if self._own:
            return phrase
        language = self._said.data("phrases")["languages"].get(self._brief.profile.language, self._brief.profile.language)
        quote = self._said.quoted(re.sub(r"(?<=[a-z])\.$", "", phrase.strip()))
        self._lacks.append((quote, Lack("wording", of, field, phrase)))
        return self._said.phrase("form.foreign", quote=quote, language=language)

    def _act(self, one: Act) -> Act:
        phrases = {name: self._worded(one.id, name, getattr(one, name), one.wordings, one) for name in PHRASES}
        return replace(
            one,
            place=phrases["place"],
            legal_basis=phrases["legal_basis"],
            penalty=phrases["penalty"],
            object=phrases["object"],
            ground=phrases["ground"],
            victims=tuple(self._party(one, party) for party in one.victims),
            perpetrators=tuple(self._party(one, party) for party in one.perpetrators),
            told_by=self._party(one, one.told_by) if one.told_by else None,
        )

    def _party(self, act: Act, one: Party) -> Party:
        return replace(one, group=self._worded(act.id, "group", one.group, act.wordings, act)) if one.group else one

    def _circumstance(self, one: Circumstance) -> Circumstance:
        worded = self._worded(one.id, "text", one.text, one.wordings) if one.text else None
        return replace(one, text=worded)

    def _person(self, one: Person) -> Person:
        return replace(
            one,
            name=self._withheld(_chosen("name", one.name, one.wordings, self._said.code)),
            role=self._role(one, one.role),
            offices=tuple(replace(office, role=self._role(one, office.role)) for office in one.offices),
        )

    def _role(self, one: Person, role: str | None) -> str | None:
        return self._worded(one.id, "role", role, one.wordings, woman=one.sex == "female")

    def _organisation(self, one: Organisation) -> Organisation:
        """A name that nobody worded stays: the language names beside it what kind of organisation it is."""
        name = _chosen("name", one.name, one.wordings, self._said.code)
        if name == one.name and not self._own and one.kind in _OF_THE_STATE:
            understood = self._said.understood("name", one.name, None, self._brief)
            if understood is None:
                self._lacks.append((one.name, Lack("wording", one.id, "name", one.name)))
            name = understood or one.name
        return replace(
            one,
            name=name,
            acronym=_chosen("acronym", one.acronym, one.wordings, self._said.code) if one.acronym else None,
        )

    def _titled(self, title: str, wordings: Iterable[Wording]) -> str:
        return _chosen("title", title, wordings, self._said.code)

    def _profile(self, one: Profile) -> Profile:
        said = self._said_of_the_profile
        description = said("description", one.description)
        if one.description and description == one.description:
            description = self._foreign("profile", "description", one.description)
        return replace(
            one,
            name=said("name", one.name),
            description=description,
            represents=said("represents", one.represents),
            city=said("city", one.city),
            signatory_role=said("signatory_role", one.signatory_role),
            address=tuple(said("address", line) for line in one.address),
            officers=tuple(said("officers", line) for line in one.officers),
        )

    def _said_of_the_profile(self, field: str, text: str) -> str:
        return _chosen(field, text, self._brief.wordings, self._said.code)


def _chosen(field: str, text: str, wordings: Iterable[Wording], code: str) -> str:
    fit = (one.text for one in wordings if one.field == field and one.of == text and one.language.partition("-")[0] == code)
    return next(fit, text)


def _addressee(one: Addressee, said: Tongue) -> Addressee:
    """The addressee's office, body and greeting in the language, where it knows them."""
    words = said.data("phrases").get("addressees", {})
    greetings = said.data("phrases").get("greetings", {})
    woman = one.salutation.startswith(("Dear Ms", "Dear Mrs", "Dear Madam"))
    greeting = greetings.get(f"{one.role}, {'woman' if woman else 'man'}", one.salutation)
    return replace(one, role=words.get(one.role, one.role), body=words.get(one.body, one.body), salutation=greeting)


def _standard(one: Standard, code: str) -> Standard:
    return replace(
        one,
        title=translations.title(one.id, code) or one.title,
        short=translations.short(one.id, code) or one.short,
        articles=tuple(
            replace(article, guarantees=translations.guarantee(one.id, article.number, code) or article.guarantees)
            for article in one.articles
        ),
    )
