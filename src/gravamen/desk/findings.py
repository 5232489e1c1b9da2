"""What the checks of a letter find, in the reader's language.

In: findings of `gravamen.drafting.checks`. Out: the same in groups, with words for a page. The English is that of the checks'
own file; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gravamen.desk import sentences, words
from gravamen.drafting.checks import Finding

TEXTS: dict[str, Any] = {
    "no_signatory": _("Nobody signs: the profile names no signatory."),
    "no_address": _("There is no address for the reply."),
    "no_sender": _("The profile does not say who writes."),
    "no_government": _("The letter names no government: {country} does not stand in it."),
    "nothing_told": _("The letter tells no act."),
    "nothing_asked": _("The document asks nothing: no question is open."),
    "nobody_asked": _("The document does not say whom it asks."),
    "later_than_letter": _("{act} happened after the day of the letter ({day})."),
    "unverified": _("{act} is not verified."),
    "no_source": _("A sentence has no source: “{sentence}”"),
    "facts_changed": _("The facts have changed since this sentence was rewritten: “{sentence}”"),
    "told_as_held": _("“{sentence}” tells {person} as held, but the term ended on {day}."),
    "hidden_named": _("“{sentence}” names {person}, who has not agreed to be named there."),
    "not_asked": _("{person} is named and has not been asked: note what they agree to."),
    "fact_without_source": _("A sentence that is said to state no fact has a name, a number or a date in it: “{sentence}”"),
    "left_out_changed": _("A sentence that was left out tells more by now, and stands again: “{sentence}”"),
    "words_before": _("This sentence was moved and begins with words that lean on the one before it: “{sentence}”"),
    "term_over": _("{act}: the term of {person} ended on {day}; whether they are free is not reported."),
    "no_date": _("{act} has no date."),
    "no_place": _("{act} has no place."),
    "no_victim": _("{act} does not say to whom it was done."),
    "no_ground": _("{act} does not say on what ground or charge."),
    "no_office": _("What {person} is in the union is not said."),
    "one_source": _("{act} rests on one report alone."),
    "contradiction": _("{act}: {source} says otherwise ({field}: {otherwise})."),
    "law_without_text": _("{law} is invoked; its text is not among the sources."),
    "ratification_unknown": _("Whether {country} has ratified {instrument} is not known here; the letter does not say so."),
    "article_undecided": _("The letter cites articles on which nobody has decided: {articles}."),
    "act_unanswered": _("No demand answers {act}."),
    "demand_unfounded": _("A demand answers no act that the letter tells: “{sentence}”"),
    "act_left_out": _("{act} is in the record, but the letter does not tell it."),
    "not_read": _("A report of the case is not read yet: {report}."),
    "undecided": _("Of what the case's reports propose, {count} wait for a decision."),
    "no_wording": _(
        "“{phrase}” ({of}) stands in the letter in the language of the record: nobody has worded it in that of the letter."
    ),
    "left_open": _("The document leaves open: {phrase}."),
    "no_sex": _("The record does not say whether {phrase} is a woman or a man; masculine forms were taken."),
    "too_long": _("The letter has {pages} pages before its annexes; {most} are read."),
    "no_email": _("No e-mail address of the addressee is given."),
}
_COUNTED: Any = _("It was counted {why}.")
# What a group of findings is called; those without a title stand alone.
TITLES: dict[str, Any] = {
    "later_than_letter": _("Acts after the day of the letter"),
    "unverified": _("Acts that are not verified"),
    "no_source": _("Sentences without a source"),
    "facts_changed": _("Sentences whose facts have changed"),
    "told_as_held": _("Told as held although the term is over"),
    "hidden_named": _("Named without having agreed to it"),
    "not_asked": _("Persons who are named and have not been asked"),
    "fact_without_source": _("Facts in sentences that are said to state none"),
    "left_out_changed": _("Sentences left out that are back"),
    "words_before": _("Moved sentences that lean on the one before"),
    "term_over": _("Terms that have run out: release not reported"),
    "no_date": _("Acts without a date"),
    "no_place": _("Acts without a place"),
    "no_victim": _("Acts that do not say to whom they were done"),
    "no_ground": _("Acts without a ground or charge"),
    "no_office": _("Persons whose office in the union is not said"),
    "one_source": _("Acts that rest on one report alone"),
    "contradiction": _("Reports that contradict each other"),
    "law_without_text": _("Laws whose text is not among the sources"),
    "ratification_unknown": _("Ratifications that are not known"),
    "act_unanswered": _("Acts that no demand answers"),
    "demand_unfounded": _("Demands that answer no act"),
    "act_left_out": _("Acts of the record that the letter does not tell"),
    "not_read": _("Reports that are not read yet"),
    "no_wording": _("Phrases that nobody has worded in the letter's language"),
    "left_open": _("What the document leaves open"),
    "no_sex": _("Persons of whom the record does not say whether they are a woman or a man"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding on a page. `act` is the number of the act that it is about, `key` the sentence's key."""

    text: str
    act: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    level: str
    title: str
    source: str
    findings: tuple[Said, ...]


def grouped(found: Iterable[Finding]) -> list[Group]:
    """Findings of one kind together, in the order of the first of each."""
    kinds: dict[str, list[Finding]] = {}
    for one in found:
        kinds.setdefault(one.code, []).append(one)
    return [
        Group(
            code, ones[0].level, str(TITLES.get(code, "")), sentences.sentence(ones[0].source), tuple(said(one) for one in ones)
        )
        for code, ones in kinds.items()
    ]


def _values(one: Finding) -> dict[str, str]:
    """What a finding names, in the reader's language; names and quotes are isolated."""
    values = dict(one.values)
    shown = {name: words.isolated(value) for name, value in values.items()}
    if "type" in values:
        told = ", ".join(
            part for part in (words.within(words.label(values["type"])), words.date(values.get("date", ""))) if part
        )
        shown["act"] = f"{one.where} ({told})"
    if "on" in values:
        shown["day"] = words.date(values["on"])
    if "why" in values:
        shown["why"] = words.article(sentences.sentence(values["why"]))
    if "field" in values:
        shown["field"] = words.label(values["field"])
    if "articles" in values:
        shown["articles"] = words.article(values["articles"])
    if "instrument" in values:
        shown["instrument"] = words.article(values["instrument"])
    return shown


def said(one: Finding) -> Said:
    values = _values(one)
    text = str(TEXTS[one.code]).format(**values)
    if "why" in values:
        text = f"{text} {_COUNTED.format(why=values['why'])}"
    if one.where[:1] == "A" and one.where[1:].isdigit():
        return Said(text, act=int(one.where[1:]))
    return Said(text, key=one.where)
