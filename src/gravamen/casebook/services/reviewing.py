"""What a person does with proposals besides taking or refusing them: one made two, one added, one decided anew.

In: numbers of proposals, words that were selected in a report. Out: proposals and what they became, each call one change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max

from gravamen.casebook import contents, decisions, queries
from gravamen.casebook.changes import Change
from gravamen.casebook.errors import AlreadyDecided, BadValue
from gravamen.casebook.models import Case, Proposal, Report
from gravamen.casebook.services.entering import Content
from gravamen.casebook.services.resolving import Resolving
from gravamen.said import said
from gravamen.terms import ActType, Certainty

_MADE = 1_000_000  # positions from here on are a person's: a later reading of the report does not come upon them
ADDED = "added"  # the `rule` of a proposal that a person made


class Reviewing(Resolving):
    """The part of the services that a reading room needs."""

    def split_proposal(self, number: int, first: str, second: str) -> int:
        """One proposed act is two: it stays as `first`, and the same words are proposed as `second` too; returns its number.

        Raises:
            AlreadyDecided, NoSuchThing.
            BadValue: it is no act, or the two types are one.
        """
        with self._change("split proposal", f"#{number}") as change:
            proposal = self._undecided(number)
            if proposal.kind != Proposal.Kind.ACT:
                raise BadValue(said("Only an act can be split."), said("Refuse the proposal, and add what the report says."))
            if {first, second} - set(ActType):
                raise BadValue(
                    said("“{first}”, “{second}”: one of them is no type of act.", first=first, second=second),
                    said("Choose two types of the list."),
                )
            if first == second:
                raise BadValue(
                    said("Two acts of one type cannot be told apart here."), said("Choose another type for the second.")
                )
            if proposal.content["type"] != first:
                proposal.content = {**proposal.content, "type": first}
                change.save(proposal)
            return self._made(
                change, proposal.report, "act", {**proposal.content, "type": second}, proposal.start, proposal.end
            ).pk

    def add_seen(
        self,
        case: Case,
        report: Report,
        kind: str,
        passage: Sequence[int],
        content: Content,
        *,
        into: int | None = None,
        remark: str = "",
    ) -> Proposal:
        """Enter what the reader did not see, as a proposal that is decided at once, so that it stands among the others.

        `passage` are the report's characters that say it. With `into` they say again what the record has.

        Raises:
            BadValue: there are no such words, or a value cannot be kept.
        """
        with self._change(f"add {kind}", f"from {report}" + (f": {remark}" if remark else "")) as change:
            start, end = contents.pointed_at(passage, report.text or "")
            bare: dict[str, Any] = {"passages": {"name" if kind in ("person", "organisation") else "act": [[start, end]]}}
            if kind == "act":
                bare["certainty"] = Certainty.STATED
            checked = contents.corrected(kind, bare, content, report.text or "")
            if into is None:
                became = self._enter(change, case, report, kind, checked)
            else:
                self._say_again(change, kind, into, checked, report)
                became = into
            made = self._made(change, report, kind, checked, start, end)
            self._decide(change, made, Proposal.State.ACCEPTED if into is None else Proposal.State.MERGED, became, remark)
        return made

    def reopen(self, number: int) -> None:
        """A refused proposal is to be decided anew. (What became an entry is taken back by `undo`.)

        Raises:
            NoSuchThing.
            AlreadyDecided: it is open, or became an entry.
        """
        with self._change("reopen", f"#{number}") as change:
            proposal = queries.proposal(number)
            if proposal.state != Proposal.State.REFUSED:
                raise AlreadyDecided(
                    said("Proposal #{number} is {state}, not refused.", number=number, state=proposal.state),
                    said("Undo its decision instead."),
                )
            proposal.state, proposal.became, proposal.remark, proposal.decided_in = Proposal.State.OPEN, None, "", None
            change.save(proposal)

    def _made(self, change: Change, report: Report, kind: str, content: Content, start: int, end: int) -> Proposal:
        of_kind = Proposal.objects.filter(report=report, kind=kind, position__gte=_MADE)
        last = of_kind.aggregate(last=Max("position"))["last"]
        return change.save(
            Proposal(
                report=report,
                kind=kind,
                position=_MADE if last is None else last + 1,
                content=dict(content),
                start=start,
                end=end,
                quote=(report.text or "")[start:end],
                rule=ADDED,
                reader="",
            )
        )

    def _undecided(self, number: int) -> Proposal:
        proposal = queries.proposal(number)
        if proposal.state != Proposal.State.OPEN:
            who = decisions.said(proposal.decided_in)
            raise AlreadyDecided(
                said(
                    "Proposal #{number} is {state} already by {name}, {time} UTC.",
                    number=number,
                    state=proposal.state,
                    name=who.officer,
                    time=f"{who.at:%Y-%m-%d %H:%M}",
                )
                if who
                else said("Proposal #{number} is {state} already.", number=number, state=proposal.state),
                said("Undo that first: gravamen audit log"),
            )
        return proposal

    def _decide(self, change: Change, proposal: Proposal, decision: str, became: int | None, remark: str) -> None:
        proposal.state, proposal.became, proposal.remark = decision, became, remark
        proposal.decided_in = change.number
        change.save(proposal)
