"""Maps of acts: of a case, of a country, of all countries; towns from the bundled gazetteer, and what no town was found for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gravamen.casebook import pictured, towns
from gravamen.casebook.models import Case
from gravamen.casebook.outgoing import Naming
from gravamen.casebook.pictured import Place
from gravamen.desk import taking
from gravamen.desk.pages.pictures import named, saying
from gravamen.desk.pages.pictures.places import asking
from gravamen.pictures import gazetteer, pies
from gravamen.pictures.gazetteer import Missed, Town
from gravamen.pictures.maps import Sheet, country_sheet, earth, middles
from gravamen.terms import Family

_MISSED = {
    Missed.NOTHING: _("no place is told"),
    Missed.COUNTRY: _("names the country only"),
    Missed.UNKNOWN: _("names no town that the gazetteer has"),
    Missed.SEVERAL: _("names several towns"),
    Missed.ALIKE: _("there are several towns of that name"),
}
_LETTER = 6.8  # units a character of a label takes
_LINE = 16.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on the sheet, and its line in the table. `label` is "" where it would cover another's."""

    name: str
    says: str
    href: str
    anchor: str
    count: int
    x: float
    y: float
    radius: float
    hub: float
    slices: tuple[tuple[str, str], ...]  # family, path
    families: list[saying.Key]
    told: tuple[str, ...]  # words of places
    acts: tuple[int, ...]
    on_sheet: bool = True
    label: str = ""


def case_map(request: HttpRequest, key: str) -> HttpResponse:
    case = get_object_or_404(Case, key=key)
    said = towns.chosen(case.country, case.pk)
    shown = _of_country(case.country, pictured.places_of(case), taking.naming(request), said, case)
    return render(request, "desk/pictures/map.html", {"case": case, **named.whom(request), **shown})


def world_map(request: HttpRequest) -> HttpResponse:
    """All countries, each a circle; `?country=BY` goes nearer to one."""
    code = request.GET.get("country", "").upper()
    if not code:
        return render(request, "desk/pictures/world.html", _of_earth())
    said = towns.chosen(code)
    places = pictured.places_in(code, {(case, told) for case, told in said if case is not None})
    if country_sheet(code) is None and not places:
        raise Http404
    shown = _of_country(code, places, taking.naming(request), said)
    return render(request, "desk/pictures/map.html", {**named.whom(request), **shown})


def _of_country(
    code: str, places: list[Place], naming: Naming, said: towns.Chosen, case: Case | None = None
) -> dict[str, object]:
    placed = [place for place in places if gazetteer.find(place.words, code).town is not None]
    persons = pictured.names_in([act for place in placed for act in place.acts])
    nobody = {word for name in persons for word in gazetteer.bare(name)}
    by_town: dict[Town, list[Place]] = {}
    missed, by_hand = [], []
    keys = {row.case_id: row.case for row in said.values()}
    for place in places:
        number = case.pk if case is not None else place.case
        found = towns.find(place.words, code, said, case=number, not_places=nobody)
        ask = asking(place.words, case or keys.get(place.case), code) if place.words else ""
        chosen = towns.said_of(place.words, said, number) is not None
        (place,) = named.places([place], naming)
        if chosen:
            by_hand.append((place, found.town, ask))
        if found.town is not None:
            by_town.setdefault(found.town, []).append(place)
        else:
            missed.append((place, _MISSED[found.missed or Missed.UNKNOWN], ask))
    sheet = country_sheet(code, ((town.longitude, town.latitude) for town in by_town))
    counts = {town: sum(one.count for one in told) for town, told in by_town.items()}
    largest = max(counts.values(), default=1)
    spots = [
        _spot(sheet, town.name, (town.longitude, town.latitude), told, largest, f"town-{index}")
        for index, (town, told) in enumerate(sorted(by_town.items(), key=lambda pair: -counts[pair[0]]))
    ]
    families = Counter[Family]()
    for place in places:
        families.update(place.families)
    return {
        "country": code,
        "country_name": saying.country(code),
        "sheet": sheet,
        "spots": _labelled(spots, sheet),
        "missed": missed,
        "by_hand": by_hand,
        "missed_acts": sum(place.count for place, _why, _ask in missed),
        "found_acts": sum(counts.values()),
        "legend": saying.legend(families),
    }


def _spot(sheet: Sheet | None, name: str, at: tuple[float, float], told: list[Place], largest: int, anchor: str) -> Spot:
    families = Counter[Family]()
    for place in told:
        families.update(place.families)
    acts = tuple(number for place in told for number in place.acts)
    count = sum(families.values())
    href = reverse("act", args=[acts[0]]) if count == 1 else f"#{anchor}"
    return _circle(sheet, name, at, families, largest, href, anchor, tuple(place.words for place in told), acts)


def _circle(
    sheet: Sheet | None,
    name: str,
    at: tuple[float, float],
    families: Counter[Family],
    largest: int,
    href: str,
    anchor: str,
    told: tuple[str, ...] = (),
    acts: tuple[int, ...] = (),
) -> Spot:
    point = sheet.place(*at) if sheet else None
    x, y = point or (0.0, 0.0)
    keys = saying.legend(families)
    count = sum(families.values())
    size = pies.radius(count, largest)
    paths = pies.slices(x, y, size, [one.count for one in keys])
    return Spot(
        name=name,
        says=f"{name}: {saying.counted(families)}",
        href=href,
        anchor=anchor,
        count=count,
        x=x,
        y=y,
        radius=size,
        hub=pies.hub(count, size),
        slices=tuple((key.family, path) for key, path in zip(keys, paths, strict=True)),
        families=keys,
        told=told,
        acts=acts,
        on_sheet=point is not None,
    )


def _of_earth() -> dict[str, object]:
    sheet, centres = earth(), middles()
    by_country = pictured.acts_by_country()
    largest = max((sum(one.values()) for one in by_country.values()), default=1)
    families = Counter[Family]()
    spots = []
    for code, counts in sorted(by_country.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])):
        families.update(counts)
        at = centres.get(code)
        href = f"{reverse('map')}?country={code}"
        anchor = f"country-{code}"
        spots.append(_circle(sheet if at else None, saying.country(code), at or (0, 0), Counter(counts), largest, href, anchor))
    return {"sheet": sheet, "spots": _labelled(spots, sheet), "legend": saying.legend(families)}


def _labelled(spots: list[Spot], sheet: Sheet | None) -> list[Spot]:
    """Names beside the circles, the largest first, where they cover no other name and no circle."""
    circles = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in spots if one.on_sheet
    ]
    taken = list(circles)
    labelled = []
    for one in spots:
        left, top = one.x + one.radius + 3, one.y - _LINE / 2
        box = (left, top, left + len(one.name) * _LETTER, top + _LINE)
        free = one.on_sheet and sheet is not None and box[2] <= sheet.width and not any(_meet(box, other) for other in taken)
        if free:
            taken.append(box)
        labelled.append(replace(one, label=one.name if free else ""))
    return labelled


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
