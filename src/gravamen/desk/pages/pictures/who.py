"""Who did what to whom: a diagram in three columns, and tables with the counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language_bidi, gettext

from gravamen.casebook.models import Case
from gravamen.casebook.pictured import Party, Told, acts_of
from gravamen.desk import taking, words
from gravamen.desk.pages.pictures import named, saying
from gravamen.pictures import flow
from gravamen.pictures.flow import Band, Flow, Node
from gravamen.terms import Family

_NAME = 36  # characters beside a node
_NOT_TOLD = "?"
_ACTS = 12  # numbers in a row of the table
_OPEN = 40  # rows of the longest table that are shown unasked


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node or a band with what it says and where it leads."""

    shape: Node | Band
    name: str
    says: str
    href: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A party in a table: in how many acts of each family."""

    key: str
    anchor: str
    name: str
    href: str
    cells: list[int]
    count: int


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to whom, and in which acts."""

    doer: str
    type: str
    hit: str
    acts: list[int]

    @property
    def shown(self) -> list[int]:
        return self.acts[:_ACTS]

    @property
    def more(self) -> int:
        return max(0, len(self.acts) - _ACTS)


def who(request: HttpRequest, key: str) -> HttpResponse:
    case = get_object_or_404(Case, key=key)
    acts = named.acts(acts_of(case), taking.naming(request))
    parties = {one.key: one for act in acts for one in (*act.perpetrators, *act.victims)}
    parties[_NOT_TOLD] = Party(_NOT_TOLD, gettext("not told"), "", None)
    picture = flow.lay_out([_deed(act) for act in acts], tuple(Family))
    if picture is not None and get_language_bidi():
        picture = picture.mirrored()
    families = [one for one in Family if any(act.family is one for act in acts)]
    deeds = _deeds(acts, parties)
    told = {
        **named.whom(request),
        "case": case,
        "acts": acts,
        "picture": picture,
        "mirrored": get_language_bidi(),
        "columns": _columns(picture, parties) if picture else [],
        "bands": _bands(picture, parties) if picture else [],
        "families": [(words.FAMILY_CLASSES[one], words.FAMILIES[one]) for one in families],
        "doers": _rows([(act.family, _keys(act.perpetrators)) for act in acts], parties, families, "doer"),
        "hit": _rows([(act.family, _keys(act.victims)) for act in acts], parties, families, "hit"),
        "deeds": deeds,
        "open": len(deeds) <= _OPEN,
    }
    return render(request, "desk/pictures/who.html", told)


def _keys(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.key for one in parties)) or (_NOT_TOLD,)


def _deed(act: Told) -> flow.Deed:
    return flow.Deed(act.number, _keys(act.perpetrators), act.family, _keys(act.victims))


def _columns(picture: Flow, parties: dict[str, Party]) -> list[tuple[str, list[Drawn]]]:
    sides: list[tuple[str, list[Drawn]]] = []
    for side, nodes, anchor in (("doers", picture.doers, "doer"), ("hit", picture.hit, "hit")):
        sides.append((side, [_node(one, parties, anchor) for one in nodes]))
    families = [
        Drawn(
            one,
            words.label(one.key),
            f"{words.label(one.key)}: {saying.acts(one.acts)}",
            "#deeds",
            words.FAMILY_CLASSES[Family(one.key)],
        )
        for one in picture.families
    ]
    return [sides[0], ("families", families), sides[1]]


def _node(one: Node, parties: dict[str, Party], anchor: str) -> Drawn:
    if one.key == flow.OTHERS:
        name = gettext("%(count)d others") % {"count": one.folded}
        return Drawn(one, name, f"{name}: {saying.acts(one.acts)}", f"#{anchor}s")
    party = parties[one.key]
    return Drawn(one, saying.short(party.name, _NAME), f"{party.name}: {saying.acts(one.acts)}", _href(party) or f"#{anchor}s")


def _href(party: Party) -> str:
    return reverse(party.kind, args=[party.number]) if party.number is not None else ""


def _bands(picture: Flow, parties: dict[str, Party]) -> list[Drawn]:
    found = []
    for bands, doing in ((picture.left, True), (picture.right, False)):
        for one in bands:
            key = one.begin if doing else one.end
            name = parties[key].name if key in parties else gettext("others")
            says = f"{name} – {words.label(one.family)}: {saying.acts(one.acts)}"
            href = "#doers" if doing else "#hits"
            found.append(Drawn(one, "", says, href, words.FAMILY_CLASSES[Family(one.family)]))
    return found


def _rows(
    told: list[tuple[Family, tuple[str, ...]]], parties: dict[str, Party], families: list[Family], anchor: str
) -> list[Row]:
    counts: dict[str, Counter[Family]] = defaultdict(Counter)
    for family, keys in told:
        for key in keys:
            counts[key][family] += 1
    order = sorted(counts, key=lambda key: (-counts[key].total(), parties[key].name))
    return [
        Row(
            key,
            f"{anchor}-{index}",
            parties[key].name,
            _href(parties[key]),
            [counts[key][one] for one in families],
            counts[key].total(),
        )
        for index, key in enumerate(order)
    ]


def _deeds(acts: list[Told], parties: dict[str, Party]) -> list[Deed]:
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for act in acts:
        for doer in _keys(act.perpetrators):
            for hit in _keys(act.victims):
                found[doer, act.type, hit].append(act.number)
    rows = [Deed(parties[doer].name, kind, parties[hit].name, numbers) for (doer, kind, hit), numbers in found.items()]
    return sorted(rows, key=lambda row: (-len(row.acts), row.doer, row.type, row.hit))
