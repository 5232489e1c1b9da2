"""What the letter asks: of the addressee, and through the addressee of the Government, an answer to each kind of fact.

In: the brief, and how the letter names those concerned. Out: numbered items. The words are data (`demands.toml` of each
language).
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from gravamen.drafting.document import Block, Enumeration, Paragraph, Sentence
from gravamen.drafting.facts import Act, Brief, Party
from gravamen.drafting.stories import is_threat, victims_of
from gravamen.drafting.tongues import Namer, Tongue, tongue
from gravamen.terms import ActType, CircumstanceKind

_OF_THE_LIVING = {
    ActType.THREAT_OF_VIOLENCE,
    ActType.ENFORCED_DISAPPEARANCE,
    ActType.ARREST_DETENTION,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.ADMINISTRATIVE_PENALTY,
    ActType.HOUSE_ARREST,
    ActType.TRAVEL_BAN,
    ActType.FORCED_EXILE,
    ActType.DISMISSAL,
    ActType.DISCRIMINATION,
}  # asked for nobody who was killed
_OF_THE_HELD = {
    ActType.ARREST_DETENTION,
    ActType.IMPRISONMENT_SENTENCE,
    ActType.ADMINISTRATIVE_PENALTY,
    ActType.HOUSE_ARREST,
}  # asked for nobody who was set free; what is asked then stands under `freed`
_STRONGER = {
    ActType.ARREST_DETENTION: {ActType.ADMINISTRATIVE_PENALTY, ActType.IMPRISONMENT_SENTENCE},
    ActType.CRIMINAL_CHARGE: {ActType.IMPRISONMENT_SENTENCE},
}  # who was sentenced is not asked for again as detained or charged
_ENDS = {ActType.ARREST_DETENTION: {ActType.HOUSE_ARREST, ActType.FORCED_EXILE}}  # where they are the later of the two


def demands(brief: Brief, naming: Namer, country: str, said: Tongue | None = None) -> list[Block]:
    """The items asked of the addressee, the officer's own after them, then those asked of the Government."""
    said = said or tongue("en")
    places, end = said.slots("country", country), said.phrase("form.end")
    families = {act.type.family.value for act in brief.acts}
    own = [
        Sentence(text[0].lower() + text[1:].rstrip(". ") + end, "form", key=f"ask:own:{number}")
        for number, text in enumerate(brief.demands, 1)
        if text.strip()
    ]
    of_addressee = [
        Sentence(said.form(row["text"], places) + end, "form", key=f"ask:addressee:{number}")
        for number, row in enumerate(said.data("demands")["addressee"], 1)
        if not row.get("families") or families & set(row["families"])
    ] + own
    asked = said.filled("demands.of_addressee", {**places, "sender": brief.profile.name})
    return [
        Paragraph((Sentence(asked, "form", key="ask:addressee"),)),
        Enumeration(ended(of_addressee, end)),
        *of_government(brief, naming, said, len(of_addressee) + 1),
    ]


def of_government(brief: Brief, naming: Namer, said: Tongue, start: int, opening: str = "demands.of_government") -> list[Block]:
    """What is asked of the Government, numbered from `start`, with the phrase that opens it; nothing where nothing is asked."""
    asked = _of_government(brief, naming, said)
    if not asked:
        return []
    words = said.filled(opening, {**said.places(brief.country), "sender": brief.profile.name})
    lead = Sentence(words, "form", key="ask:government")
    return [Paragraph((lead,)), Enumeration(ended(asked, said.phrase("form.end")), start)]


def _of_government(brief: Brief, naming: Namer, said: Tongue) -> list[Sentence]:
    """One item for each type of act that stands in the facts; one that another says already is left out."""
    places, end = said.places(brief.country), said.phrase("form.end")
    found: list[Sentence] = []
    for name in said.data("demands")["order"]:
        acts = [act for act in brief.acts if _asks(act) == name]
        free = [one for one in victims_of(acts) if _is_free(one, name, acts, brief)]
        if free and name in said.data("demands")["freed"]:
            names = naming.slots("names", free)
            text = said.form(said.data("demands")["freed"][name], {**names, **places})
            told = tuple(act.id for act in acts if set(act.victims) & set(free))
            found.append(Sentence(text + end, "record", told, key=f"ask:{name}:freed"))
        hit = [one for one in victims_of(acts) if one not in free and not _is_settled(one, name, acts, brief)]
        if not acts or (victims_of(acts) and not hit):
            continue
        named = [one for one in hit if one.group is None or one.number] or hit
        beside = said.data("demands")["others"].get(name, "") if named != hit or not all(act.victims for act in acts) else ""
        names = naming.slots("names", named, beside) if named else said.slots("names", said.phrase("demands.nobody"))
        text = said.form(_words(name, brief, said), {**names, **places})
        found.append(Sentence(text + end, "record", tuple(act.id for act in acts), key=f"ask:{name}"))
    return [one for one in found if not any(_says(other, one, end) for other in found if other is not one)]


def _asks(act: Act) -> str:
    """Under which name the demand stands that answers an act; what was only threatened is asked for otherwise."""
    if not is_threat(act):
        return act.type.value
    return "threat_of_dismissal" if act.type is ActType.DISMISSAL else "threatened"


def _words(name: str, brief: Brief, said: Tongue) -> str:
    data = said.data("demands")
    fuller = data["fuller"].get(name)
    if fuller and any(act.type is ActType(fuller["with"]) for act in brief.acts):
        return str(fuller["text"])
    return str(data["government"][name])


def _says(one: Sentence, other: Sentence, end: str) -> bool:
    """Whether a demand says what another says, and more."""
    return one.text != other.text and one.text.startswith(other.text.removesuffix(end))


def _is_settled(one: Party, name: str, acts: list[Act], brief: Brief) -> bool:
    """Whether what an act would have asked for somebody is asked by a stronger demand, or cannot be asked any more."""
    if name == "threatened":
        return False
    kind = ActType(name)
    done = [act for act in brief.acts if one in act.victims and not is_threat(act)]
    types = {act.type for act in done}
    if types & _STRONGER.get(kind, set()):
        return True
    if one.group is None and kind in _OF_THE_LIVING and ActType.KILLING in types:
        return True
    last = max((_latest(act) for act in acts if one in act.victims), default=datetime.date.min)
    return any(act.type in _ENDS.get(kind, set()) and act.date is not None and act.date.earliest >= last for act in done)


def _is_free(one: Party, name: str, acts: list[Act], brief: Brief) -> bool:
    """Whether a demand to set somebody free is met: of a person by name, of a group by what was done to it."""
    if name not in _OF_THE_HELD:
        return False
    if one.person is not None:
        return one.person in brief.free
    done = {act.id for act in acts if one in act.victims}
    freed = {act for told in brief.circumstances if told.kind is CircumstanceKind.RELEASE for act in told.about}
    return bool(done) and done <= freed


def _latest(act: Act) -> datetime.date:
    return act.date.latest if act.date is not None else datetime.date.max


def ended(items: Sequence[Sentence], end: str = ";") -> tuple[Sentence, ...]:
    """Items as they stand in a list: `end` after each, a full stop after the last."""
    bare = [one.text.rstrip(";. \u00a0") for one in items]
    stops = [end] * (len(bare) - 1) + ["."]
    return tuple(
        dataclasses.replace(one, text=text + stop) for one, text, stop in zip(items, bare, stops if bare else (), strict=True)
    )
