"""The services as whoever writes calls them: one method a change.

In: an open house, who writes, and what they decided. Out: rows, an entry for each call, and the anchor moved on.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import models

from gravamen.casebook import contents, queries
from gravamen.casebook.changes import Change, completed, restored, state
from gravamen.casebook.errors import AlreadyDecided, BadValue, ChangedMeanwhile, NoSuchThing
from gravamen.casebook.models import (
    Case,
    Entry,
    Event,
    Intervention,
    Profile,
    Proposal,
    Report,
)
from gravamen.casebook.services.answering import Answering
from gravamen.casebook.services.consenting import Consenting
from gravamen.casebook.services.entering import Content
from gravamen.casebook.services.importing import IMPORT, Importing
from gravamen.casebook.services.knowing import Knowing
from gravamen.casebook.services.placing import Placing
from gravamen.casebook.services.posting import Posting
from gravamen.casebook.services.reviewing import Reviewing
from gravamen.casebook.services.wording import Wordings
from gravamen.casebook.services.writing import Writing
from gravamen.countries import country
from gravamen.said import said
from gravamen.terms import Certainty

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_GONE = ("send",)  # what tells of a letter that has left the house
_UNDONE = re.compile(r"entry (\d+): ")  # the subject of an undoing


class Record(Reviewing, Importing, Consenting, Answering, Knowing, Placing, Writing, Wordings, Posting):
    """The record, as one officer writes it. `clock` gives the time with its zone."""

    def set_profile(self, content: Content) -> None:
        """Who writes: the fields of `gravamen.drafting.facts.Profile`."""
        with self._change("profile", str(content.get("name", ""))) as change:
            row = Profile.objects.first() or Profile()
            row.content = dict(content)
            change.save(row)

    def open_case(self, key: str, title: str, country_code: str) -> Case:
        """A new case, or the one of that key where it is there already.

        Raises:
            BadValue: the key is no key.
            UnknownCountry: no country of that code.
        """
        known = Case.objects.filter(key=key).first()
        if known is not None:
            return known
        if not _KEY.fullmatch(key):
            raise BadValue(
                said("“{key}” cannot be a case's key.", key=key),
                said("Write it in small letters, digits and hyphens: belarus-2021."),
            )
        code = country(country_code).code
        with self._change("open case", key) as change:
            return change.save(Case(key=key, title=title, country=code))

    def rename_case(self, case: Case, title: str) -> None:
        """Give a case another title.

        Raises:
            BadValue: it is empty.
        """
        if not title.strip():
            raise BadValue(said("A case needs a title."), said("Write what it is about."))
        with self._change("rename case", f"{case.key}: {title}") as change:
            case.title = " ".join(title.split())
            change.save(case)

    def note_export(self, what: str) -> None:
        """Note in the chain that a list was taken away: what it is, for whom, by the officer."""
        with self._change("export", what):
            pass

    def accept(self, case: Case, number: int, changes: Content | None = None, *, remark: str = "") -> int | None:
        """Put a proposal into the record, with corrections where there are any; returns the number of what it became.

        Persons and organisations that an accepted act names enter with it, or are found by any of their names.

        Raises:
            AlreadyDecided, BadValue, NoSuchThing.
        """
        action = "correct" if changes else "accept"
        with self._change(action, f"#{number}") as change:
            proposal = self._undecided(number)
            content = contents.corrected(proposal.kind, proposal.content, changes or {}, proposal.report.text or "")
            content["apart"] = list(proposal.apart.values_list("one", flat=True))
            became = self._enter(change, case, proposal.report, proposal.kind, content)
            self._carry_apart(change, proposal, became)
            self._decide(change, proposal, Proposal.State.CORRECTED if changes else Proposal.State.ACCEPTED, became, remark)
        return became

    def refuse(self, number: int, *, remark: str = "") -> None:
        """
        Raises:
            AlreadyDecided, NoSuchThing.
        """
        with self._change("refuse", f"#{number}") as change:
            self._decide(change, self._undecided(number), Proposal.State.REFUSED, None, remark)

    def merge(self, number: int, into: int, changes: Content | None = None, *, remark: str = "") -> None:
        """A proposal says again what the record holds as act, person, organisation or circumstance number `into`.

        Its passages are added; what it says otherwise is kept beside the value that the record holds.

        Raises:
            AlreadyDecided, BadValue, NoSuchThing.
        """
        with self._change("merge", lambda: f"#{number} into {into}") as change:
            proposal = self._undecided(number)
            content = contents.corrected(proposal.kind, proposal.content, changes or {}, proposal.report.text or "")
            self._say_again(change, proposal.kind, into, content, proposal.report)
            self._decide(change, proposal, Proposal.State.MERGED, into, remark)

    def add(
        self, case: Case, report: Report, kind: str, quote: str, content: Content, *, into: int | None = None, remark: str = ""
    ) -> int | None:
        """Enter what the reader did not see; `quote` are the report's words that say it.

        With `into` they say again what the record has: an act, a person or an organisation of that number.

        Raises:
            BadValue: the words are not in the report, or a value cannot be kept.
        """
        with self._change(f"add {kind}", f"from {report}" + (f": {remark}" if remark else "")) as change:
            start, end = contents.find(quote, report.text or "")
            bare = {"passages": {"name" if kind in ("person", "organisation") else "act": [[start, end]]}}
            if kind == "act":
                bare["certainty"] = Certainty.STATED  # type: ignore[assignment]
            checked = contents.corrected(kind, bare, content, report.text or "")
            if into is None:
                return self._enter(change, case, report, kind, checked)
            self._say_again(change, kind, into, checked, report)
            return into

    def correct_act(self, number: int, report: Report, changes: Content) -> None:
        """Change values of an act; the values before stay in the chain.

        Raises:
            BadValue, NoSuchThing.
        """
        with self._change("correct act", f"A{number}") as change:
            act = queries.act(number)
            bare: dict[str, Any] = {"type": act.type, "passages": {}}
            content = contents.corrected("act", bare, changes, report.text or "")
            for field in changes:
                if field in contents.PARTIES:
                    role = field[:-1]
                    for old in act.involvements.filter(role=role):
                        change.delete(old)
                    self._involve(change, act, role, content[field], report)
                else:
                    setattr(act, field, content[field] if content[field] is not None or field in contents.NUMBERS else "")
                for value in act.values.filter(field=field, held=True):
                    value.held = False
                    change.save(value)
                self._verify(change, report, content, field, {"act": act})
            act.awaits = not self._verifies
            change.save(act)

    def verify(self, number: int) -> None:
        """A second pair of eyes has read an act against its passages.

        Raises:
            NoSuchThing, NotAllowed.
        """
        with self._change("verify", f"A{number}") as change:
            act = queries.act(number)
            act.awaits = False
            change.save(act)
            for value in act.values.filter(held=True):
                value.verified_by, value.verified_on = self._officer, self._clock()
                change.save(value)

    def group(self, case: Case, title: str, acts: Sequence[int]) -> Event:
        """Acts of one occasion as one event."""
        with self._change("group", title) as change:
            event = change.save(Event(case=case, title=title))
            for number in acts:
                act = queries.act(number)
                act.event = event
                change.save(act)
        return event

    def regroup(self, number: int, event: int | None) -> None:
        """An act belongs to an event of its case; None: to none.

        Raises:
            NoSuchThing: there is no such act, or no such event.
            BadValue: the event is of another case.
        """
        act = queries.act(number)
        into = queries.thing(Event, event) if event is not None else None
        if into is not None and into.case_id != act.case_id:
            raise BadValue(said("That event is of another case."), said("Choose one of this case."))
        with self._change("group", f"{act}: {into.title if into is not None else 'no event'}") as change:
            act.event = into
            change.save(act)

    def tell(
        self,
        case: Case,
        report: Report,
        quote: str,
        *,
        text: str = "",
        date: str = "",
        about: int | str | None = None,
        kind: str = "",
        person: str = "",
        place: str = "",
        letter: int | str | None = None,
    ) -> int:
        """Enter a circumstance: a fact that is no act, with the sentence that the letter shall say.

        `kind` (`CircumstanceKind`) says what it tells of a detention or a letter: `person` was released, or moved to `place`;
        `letter` was sent, or answered.

        Raises:
            BadValue, NoSuchThing.
        """
        with self._change("add circumstance", f"from {report}") as change:
            start, end = contents.find(quote, report.text or "")
            bare = {"passages": {"act": [[start, end]]}}
            own = {
                "text": text,
                "date": date,
                "about": about,
                "kind": kind,
                "person": person,
                "place": place,
                "letter": letter,
            }
            content = contents.corrected("circumstance", bare, own, report.text or "")
            return self._enter_circumstance(change, case, report, content)

    def note_intervention(
        self,
        case: Case,
        addressee: str,
        dated: datetime.date,
        files: Mapping[str, bytes],
        acts: Sequence[int],
        type: str = "letter",
        language: str = "en",
    ) -> Intervention:
        """Keep a drafted letter or other document: its files among the originals, what it tells and to whom."""
        with self._change("draft", lambda: f"{type} to {addressee} ({case.key})") as change:
            kept = {name: self._house.originals.keep(content) for name, content in files.items()}
            return change.save(
                Intervention(
                    case=case,
                    type=type,
                    language=language,
                    addressee=addressee,
                    dated=dated,
                    files=kept,
                    acts=list(acts),
                )
            )

    def undo(self, number: int, *, also: Callable[[Entry], object] | None = None) -> Entry:
        """Take back the change of entry `number`; the entry stays, and so does a new one that tells of the undoing.

        `also` is called within the change, with its entry.

        Raises:
            NoSuchThing: there is no such entry.
            ChangedMeanwhile: a later change rests on it; undo that first.
            AlreadyDecided: it tells of what has left the house, and cannot be called back.
        """
        entry = Entry.objects.filter(number=number).first()
        if entry is None:
            raise NoSuchThing(said("The chain has no entry {number}.", number=number), "See it: gravamen audit log")
        self._role.must(_first(entry).action)
        if entry.action in _GONE:
            raise AlreadyDecided(
                said("Entry {number} cannot be undone: the letter has left the house.", number=number),
                said("Write to the addressee again: a new version."),
            )
        with self._change("undo", f"entry {number}: {entry.action} {entry.subject}", also=also) as change:
            noted_rows = json.loads(entry.changes)
            if entry.action == IMPORT:
                self._unmake(change, noted_rows, number)
                noted_rows = []
            for table, key, *noted in reversed(noted_rows):
                before, after = (completed(table, one) for one in noted)
                model = apps.get_model(table)
                row = model._default_manager.filter(pk=key).first()
                if (state(row) if row is not None else None) != after:
                    raise ChangedMeanwhile.since(number, table, key)
                self._put_back(change, model, row, key, before, number)
        return Entry.objects.latest("number")

    def _put_back(
        self, change: Change, model: type[models.Model], row: models.Model | None, key: int, before: Any, number: int
    ) -> None:
        try:
            if before is None and row is not None:
                change.delete(row)
            elif row is not None:
                restored(row, before)
                change.save(row)
            else:
                row = model(pk=key)
                restored(row, before)
                change.save(row)
        except models.ProtectedError as error:
            raise ChangedMeanwhile(
                said("Entry {number} cannot be undone: something entered later rests on it.", number=number),
                said("Undo that first: gravamen audit log"),
            ) from error


def _first(entry: Entry) -> Entry:
    """The change that was made before it was undone, and done again, and undone: whoever may take it back may do it again."""
    while entry.action == "undo" and (undone := _UNDONE.match(entry.subject)):
        entry = Entry.objects.get(number=undone[1])
    return entry
