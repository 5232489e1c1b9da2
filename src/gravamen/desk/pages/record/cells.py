"""How things of the record look in a cell of a list: a link, who was involved, a count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gravamen.casebook.outgoing import Naming
from gravamen.desk import words
from gravamen.desk.templatetags.desk import family

_PARTIES = 3  # shown in a cell; a file has all


def link(page: str, key: Any, text: str) -> SafeString:
    """A link to a thing's page; what the text is written in decides its direction."""
    return format_html('<a href="{}"><bdi>{}</bdi></a>', reverse(page, args=[key]), text)


def act_link(act: Any) -> SafeString:
    """An act by its type, in its family's colour."""
    return format_html(
        '<a class="chip {}" href="{}">{}</a>', family(act.type), reverse("act", args=[act.pk]), words.label(act.type)
    )


def party(one: Any) -> str:
    """Who an involvement is of."""
    if one.person is not None:
        return str(one.person.name)
    if one.organisation is not None:
        return str(one.organisation.acronym or one.organisation.name)
    return f"{one.group} ({one.number})" if one.number and str(one.number) not in one.group else str(one.group)


def party_link(one: Any) -> SafeString:
    if one.person_id is not None:
        return link("person", one.person_id, party(one))
    if one.organisation_id is not None:
        return link("organisation", one.organisation_id, party(one))
    return format_html("<bdi>{}</bdi>", party(one))


def involved(role: str) -> Callable[[Any], list[Any]]:
    """Those who have this role in an act whose involvements were read."""
    return lambda act: [one for one in act.involvements.all() if one.role == role]


def parties(role: str) -> Callable[[Any], str]:
    found = involved(role)
    return lambda act: "; ".join(party(one) for one in found(act))


def parties_named(role: str) -> Callable[[Any, Naming], str]:
    """The same for others: each person as far as they agreed to."""
    found = involved(role)

    def cell(act: Any, naming: Naming) -> str:
        return "; ".join(
            naming.person(one.person_id, one.person.name) if one.person is not None else naming.text(party(one))
            for one in found(act)
        )

    return cell


def parties_html(role: str) -> Callable[[Any], SafeString]:
    found = involved(role)

    def cell(act: Any) -> SafeString:
        return several([party_link(one) for one in found(act)])

    return cell


def several(links: Sequence[SafeString]) -> SafeString:
    """The first few, and how many more there are."""
    said = format_html_join(", ", "{}", ((one,) for one in links[:_PARTIES]))
    more = len(links) - _PARTIES
    if more < 1:
        return said
    return format_html('{} <span class="quiet nowrap">{}</span>', said, gettext("and %(count)d more") % {"count": more})


def count(of: Callable[[Any], int | None]) -> Callable[[Any], str]:
    """A number; nothing where it is 0."""
    return lambda row: str(of(row) or "")


def joined(words: Iterable[str], by: str = " · ") -> str:
    return by.join(one for one in words if one)
