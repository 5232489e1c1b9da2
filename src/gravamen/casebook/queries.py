"""Finding things in the record; nothing here writes.

In: names and numbers as people type them ("A12", "#7", "REP"). Out: rows.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from gravamen.casebook import name_index
from gravamen.casebook.contents import find
from gravamen.casebook.errors import NoSuchCase, NoSuchThing
from gravamen.casebook.models import Act, Apart, Case, Name, Organisation, Person, Proposal, Report, Value
from gravamen.names.named import Kind
from gravamen.said import said
from gravamen.text import Page, Text

Thing = TypeVar("Thing", bound=Model)
_MOST_LIKE = 200  # names among which one that is the same, letter by letter, must be


def case(key: str) -> Case:
    """The case with that key.

    Raises:
        NoSuchCase: with the keys that there are.
    """
    try:
        return Case.objects.get(key=key)
    except Case.DoesNotExist:
        known = ", ".join(Case.objects.order_by("key").values_list("key", flat=True))
        raise NoSuchCase(
            said("There is no case “{key}”.", key=key),
            (f"Cases: {known}." if known else "Make one: gravamen intake --case KEY FILE"),
        ) from None


def proposals(within: Case, *, state: str | None = None) -> QuerySet[Proposal]:
    """The proposals of a case's reports: persons and organisations of a report before its acts, else as they stand."""
    found = Proposal.objects.filter(report__receipts__case=within).distinct().select_related("report")
    if state is not None:
        found = found.filter(state=state)
    return found.order_by("report_id", "pk")  # within a report they were entered in the order of `proposing`


def proposal(number: int) -> Proposal:
    """
    Raises:
        NoSuchThing: there is none.
    """
    found = Proposal.objects.filter(pk=number).select_related("report").first()
    if found is None:
        raise NoSuchThing(said("There is no proposal #{number}.", number=number), "See them: gravamen list --proposals")
    return found


def act(number: int) -> Act:
    """
    Raises:
        NoSuchThing: there is none.
    """
    found = Act.objects.filter(pk=number).first()
    if found is None:
        raise NoSuchThing(said("There is no act A{number}.", number=number), "See them: gravamen list")
    return found


def report_named(within: Case, name: str) -> Report:
    """The report of the case that came in under a file name, or whose SHA-256 begins so.

    Raises:
        NoSuchThing: none, or more than one.
    """
    found = list(Report.objects.filter(receipts__case=within, receipts__name=name).distinct())
    if not found and re.fullmatch(r"[0-9a-f]{8,64}", name):
        found = list(Report.objects.filter(receipts__case=within, sha256__startswith=name).distinct())
    if len(found) != 1:
        many = "several reports" if found else "no report"
        raise NoSuchThing(
            said("The case has {many} named “{name}”.", many=many, name=name),
            "Give the beginning of its SHA-256: gravamen list",
        )
    return found[0]


def entered(report: Report, kind: str, quote: str, type_: str | None = None) -> int | None:
    """The number of what the record has from these very words of the report; None where it has nothing.

    Raises:
        BadValue: the words are not in the report.
    """
    start, end = find(quote, report.text or "")
    field = "name" if kind in ("person", "organisation") else "act"
    found = Value.objects.filter(field=field, citations__passage__report=report, citations__passage__start=start)
    found = found.filter(citations__passage__end=end, **{f"{kind}__isnull": False})
    if type_ is not None:
        found = found.filter(act__type=type_)
    value = found.order_by("pk").first()
    return None if value is None else int(getattr(value, f"{kind}_id"))


def text_of(report: Report) -> Text:
    """The report's text with the places of its characters.

    Raises:
        NoSuchThing: the report still waits to be read.
    """
    if report.text is None:
        raise NoSuchThing(said("{title} has no text yet.", title=report.title), report.waiting)
    places = array("f")
    places.frombytes(bytes(report.places))
    pages = []
    for number, start, end, width, height in report.pages:
        inside = places[4 * start : 4 * end] if width and places else array("f")
        pages.append(Page(number, start, end, width, height, inside))
    return Text(report.text, tuple(pages))


def entry(kind: Kind, number: int) -> Any:
    """A person or an organisation of the register, by its number.

    Raises:
        NoSuchThing: there is none.
    """
    return thing(Person if kind is Kind.PERSON else Organisation, number)


def apart(kind: Kind, number: int) -> QuerySet[Apart]:
    """What an entry was said not to be."""
    return Apart.objects.filter(Q(one=number) | Q(other=number), kind=kind)


def person_named(name: str, *, without: Collection[int] = ()) -> Person | None:
    """The person who has this name, in any order of its words, letters' case and accents aside; none of those `without`."""
    wanted = folded(name)
    found = name_index.find(name, Kind.PERSON, _MOST_LIKE)
    for known in Name.objects.filter(pk__in=found, person__isnull=False).order_by("pk").select_related("person"):
        if folded(known.text) == wanted and known.person_id not in without:
            return known.person
    return None


def person_called(written: str) -> Person:
    """The person of the register by number ("P3") or by a name.

    Raises:
        NoSuchThing: nobody has it.
    """
    match = re.fullmatch(r"[Pp](\d+)", written.strip())
    if match is not None:
        return thing(Person, int(match[1]))
    found = person_named(written)
    if found is None:
        raise NoSuchThing(
            said("The register has nobody named “{written}”.", written=written),
            "See who it has: gravamen names find NAME",
        )
    return found


def organisation_called(written: str) -> Organisation:
    """The organisation of the register by number ("O3") or by a name.

    Raises:
        NoSuchThing: none has it.
    """
    match = re.fullmatch(r"[Oo](\d+)", written.strip())
    if match is not None:
        return thing(Organisation, int(match[1]))
    found = organisation_named(written)
    if found is None:
        raise NoSuchThing(
            said("The register has no organisation “{written}”.", written=written),
            said("Write its number, O3, or a name that it has."),
        )
    return found


def organisation_named(name: str, *, without: Collection[int] = ()) -> Organisation | None:
    """The organisation that has this name or acronym; none of those `without`."""
    wanted = plain(name)
    found = name_index.find(name, Kind.ORGANISATION, _MOST_LIKE)
    for known in Name.objects.filter(pk__in=found, organisation__isnull=False).order_by("pk").select_related("organisation"):
        if plain(known.text) == wanted and known.organisation_id not in without:
            return known.organisation
    return None


def plain(name: str) -> str:
    """A name without the case of letters, accents and signs: two that are the same so are one organisation's."""
    bare = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare.casefold())).removeprefix("the ")


def folded(name: str) -> tuple[str, ...]:
    """The same with its words in any order: two that are the same so are one person's."""
    return tuple(sorted(plain(name).split()))


def thing(model: type[Thing], number: int) -> Thing:
    """
    Raises:
        NoSuchThing: there is none of that number.
    """
    found = model._default_manager.filter(pk=number).first()
    if found is None:
        raise NoSuchThing(
            said("There is no {verbose_name} {number}.", verbose_name=model._meta.verbose_name, number=number),
            "See them: gravamen list",
        )
    return found
