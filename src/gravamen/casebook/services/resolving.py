"""Who is who in the register: entries made one, parted again, said not to be the same.

In: numbers of entries, and what a person decided of them. Out: rows that point to the right entry, saved through one change, so
that it can be undone as it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Q

from gravamen.casebook import queries
from gravamen.casebook.changes import Change
from gravamen.casebook.errors import BadValue, SaidApart
from gravamen.casebook.models import (
    Affiliation,
    Apart,
    Circumstance,
    Consent,
    Involvement,
    Name,
    Organisation,
    Particular,
    Person,
    Proposal,
    Value,
    Wording,
)
from gravamen.casebook.services.entering import Entering
from gravamen.names.named import Kind
from gravamen.said import said

# The tables whose rows point to an entry of each kind, and by which column.
_POINTING: dict[Kind, tuple[tuple[type[models.Model], str], ...]] = {
    Kind.PERSON: (
        (Name, "person"),
        (Affiliation, "person"),
        (Involvement, "person"),
        (Value, "person"),
        (Circumstance, "person"),
        (Particular, "person"),
        (Consent, "person"),
        (Wording, "person"),
    ),
    Kind.ORGANISATION: (
        (Name, "organisation"),
        (Affiliation, "organisation"),
        (Involvement, "organisation"),
        (Value, "organisation"),
        (Wording, "organisation"),
        (Organisation, "part_of"),
    ),
}


class Resolving(Entering):
    """The part of the services that decides who is who."""

    def unite(self, kind: Kind, keep: int, gone: int, *, remark: str = "") -> None:
        """Two entries are one: all that is known of `gone` goes to `keep`, names, sources and history, and `gone` is no more.

        `undo` of the change gives both back as they were.

        Raises:
            NoSuchThing: there is no such entry.
            BadValue: they are the same entry.
            SaidApart: a person said that they are two.
        """
        kept, lost = queries.entry(kind, keep), queries.entry(kind, gone)
        if keep == gone:
            raise BadValue(said("{kept} cannot be made one with itself.", kept=kept), said("Name two entries."))
        if queries.apart(kind, keep).filter(Q(one=gone) | Q(other=gone)).exists():
            raise SaidApart(
                said("It was decided that {kept} and {lost} are not the same.", kept=kept, lost=lost),
                said("Undo that first: gravamen audit log"),
            )
        with self._change("unite", f"{lost} into {kept}" + (f": {remark}" if remark else "")) as change:
            for model, column in _POINTING[kind]:
                for row in model._default_manager.filter(**{column: lost}).order_by("pk"):
                    self._point(change, row, column, kept)
            for apart in queries.apart(kind, gone):
                apart.one, apart.other = (keep, apart.other) if apart.one == gone else (apart.one, keep)
                change.save(apart)
            for proposal in Proposal.objects.filter(kind=kind, became=gone):
                proposal.became = keep
                change.save(proposal)
            for field in ("sex", "acronym"):
                if getattr(lost, field, "") and not getattr(kept, field, "x"):
                    setattr(kept, field, getattr(lost, field))
                    change.save(kept)
            change.delete(lost)

    @staticmethod
    def _point(change: Change, row: Any, column: str, kept: models.Model) -> None:
        """Let a row point to the entry that is kept; one that would then say the same twice goes."""
        setattr(row, column, kept)
        twin: dict[str, Any] | None = None
        if isinstance(row, Involvement):
            twin = {"act": row.act, "role": row.role, column: kept}
        elif isinstance(row, Affiliation):
            twin = {name: getattr(row, name) for name in ("person", "organisation", "role", "since", "until")}
        same = type(row)._default_manager.filter(**twin).exclude(pk=row.pk).order_by("pk").first() if twin is not None else None
        if same is not None:
            for value in Value.objects.filter(affiliation=row) if isinstance(row, Affiliation) else ():
                value.affiliation = same
                change.save(value)
            change.delete(type(row)._default_manager.get(pk=row.pk))
        else:
            change.save(row)

    def split(self, kind: Kind, number: int, names: Sequence[str], acts: Sequence[int] = (), *, remark: str = "") -> int:
        """Some names of an entry are another's: they go to a new one, with the acts named; returns its number.

        The passages that say these names go with them.

        Raises:
            NoSuchThing, BadValue: the entry has no such name, or would be left with none.
        """
        entry = queries.entry(kind, number)
        column = str(kind)
        going = [row for row in entry.names.all() if row.text in names]
        missing = sorted(set(names) - {row.text for row in going})
        if missing:
            raise BadValue(
                said("{entry} has no name “{missing}”.", entry=entry, missing=missing[0]),
                "See its names: gravamen show " + str(entry),
            )
        if not going or len(going) == entry.names.count():
            raise BadValue(
                said("{entry} must keep a name, and give one.", entry=entry), said("Name some of its names, not all.")
            )
        with self._change("split", f"{', '.join(names)} from {entry}" + (f": {remark}" if remark else "")) as change:
            new: Any = Person(name=going[0].text, sex=entry.sex) if kind is Kind.PERSON else None
            if new is None:
                new = Organisation(name=going[0].text, kind=entry.kind, part_of=entry.part_of)
            change.save(new)
            for row in going:
                setattr(row, column, new)
                change.save(row)
            for value in Value.objects.filter(**{column: entry, "field": "name", "text__in": list(names)}):
                setattr(value, column, new)
                change.save(value)
            for involvement in Involvement.objects.filter(**{column: entry, "act__in": list(acts)}):
                setattr(involvement, column, new)
                change.save(involvement)
            if kind is Kind.PERSON:
                for circumstance in Circumstance.objects.filter(person=entry, about__in=list(acts)):
                    circumstance.person = new
                    change.save(circumstance)
                for particular in Particular.objects.filter(person=entry, act__in=list(acts)):
                    particular.person = new
                    change.save(particular)
            if entry.name in names:
                entry.name = entry.names.order_by("pk").first().text
                change.save(entry)
            change.save(Apart(kind=kind, one=number, other=new.pk, remark=remark))
        return int(new.pk)

    def set_apart(
        self, kind: Kind, one: int, *, other: int | None = None, proposal: int | None = None, remark: str = ""
    ) -> None:
        """Say that an entry is not the same as another, or as a proposed name: it is not offered again.

        Raises:
            NoSuchThing: there is no such entry or proposal.
        """
        first = queries.entry(kind, one)
        second = queries.entry(kind, other) if other is not None else queries.proposal(proposal or 0)
        with self._change("set apart", f"{first} from {second}" + (f": {remark}" if remark else "")) as change:
            change.save(
                Apart(kind=kind, one=one, other=other, proposal=second if isinstance(second, Proposal) else None, remark=remark)
            )

    @staticmethod
    def _carry_apart(change: Change, proposal: Proposal, became: int | None) -> None:
        """What a proposed name was said not to be, the entry that it became is not either."""
        for apart in Apart.objects.filter(proposal=proposal):
            if became is not None and apart.one != became:
                change.save(Apart(kind=apart.kind, one=apart.one, other=became, remark=apart.remark))
