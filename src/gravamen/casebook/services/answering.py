"""What the Committee asks of an act, answered; what an officer decided that an act is in law; who a report comes from.

In: a question and its answer, with the words of a report that say it or with who said it; a decision on an article or a
principle. Out: rows, each call one change that can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence

from gravamen.casebook import contents, queries
from gravamen.casebook.changes import Change
from gravamen.casebook.errors import BadValue
from gravamen.casebook.models import Act, Case, Citation, Involvement, Particular, Person, Qualified, Report, Value
from gravamen.casebook.services.entering import Entering
from gravamen.edtf import parse
from gravamen.said import joined, said
from gravamen.standards.doors import door_names
from gravamen.standards.principles import all_principles
from gravamen.standards.questions import Question, questions
from gravamen.standards.weighing import articles
from gravamen.terms import SenderKind

FIELD = "answer"  # of the value that says who verified a particular, and which passages say it
CHOICES = ("yes", "no", "partly", "not known")


class Answering(Entering):
    """The part of the services that keeps answers to the Committee's questions, and decisions on the law."""

    def answer(
        self,
        case: Case,
        question: str,
        *,
        act: int | None = None,
        person: int | None = None,
        answer: str = "",
        text: str = "",
        date: str = "",
        told_by: str = "",
        report: Report | None = None,
        quote: str = "",
    ) -> Particular:
        """Answer a question of an act, or of the case as a whole, in place of what was answered before.

        `report` and `quote` say where it stands; without them it is marked as said by `told_by`, or by the officer.

        Raises:
            NoSuchThing: there is no such act or person.
            BadValue: the question is none, or is not asked of that; the answer says nothing; the words are not in the report.
        """
        asked = _question(question)
        of = queries.act(act) if act is not None else None
        whose = queries.thing(Person, person) if person is not None else None
        answer, text = answer.strip(), " ".join(text.split())
        _check(case, asked, of, whose, answer, text, date.strip())
        place = _place(case, report, quote)
        with self._change("answer", f"{of or case.key}: {question}") as change:
            row = _known(case, asked, of, whose, answer)
            row.answer, row.text, row.date, row.told_by = answer, text, date.strip(), told_by.strip()
            change.save(row)
            for value in row.values.filter(held=True):
                value.held = False
                change.save(value)
            said = ": ".join(part for part in (answer, text) if part)
            value = Value(particular=row, field=FIELD, text=said, verified_by=self._officer, verified_on=self._clock())
            change.save(value)
            if place is not None:
                change.save(Citation(value=value, passage=self._passage(change, *place)))
            self._await(change, of)
        return row

    def unanswer(self, number: int) -> None:
        """An answer does not stand any more: the question is open again.

        Raises:
            NoSuchThing: there is no such answer.
        """
        row = queries.thing(Particular, number)
        with self._change("unanswer", f"{row.act or row.case.key}: {row.question}") as change:
            for value in row.values.all():
                for citation in value.citations.all():
                    change.delete(citation)
                change.delete(value)
            change.delete(row)

    def qualify(self, act: int, kind: str, of: str, decision: str, *, reason: str = "") -> None:
        """Decide on an article ("C087 Article 3") or a principle of an act; an empty decision leaves it open again.

        Raises:
            NoSuchThing: there is no such act.
            BadValue: no such article or principle, or a refusal or an addition without its reason.
        """
        self.qualify_all(act, [(kind, of)], decision, reason=reason)

    def qualify_all(self, act: int, of: Sequence[tuple[str, str]], decision: str, *, reason: str = "") -> None:
        """Decide on several articles and principles of an act at once, in one change; raises as `qualify` does."""
        row = queries.act(act)
        for kind, name in of:
            known = set(articles()) if kind == "article" else {one.id for one in all_principles()}
            if kind not in ("article", "principle") or name not in known:
                raise BadValue(
                    said("“{name}” is no article or principle of the files.", name=name), said("Choose one that is offered.")
                )
        if decision and decision not in Qualified.Decision.values:
            raise BadValue(said("“{decision}” is no decision.", decision=decision), said("Take agreed, refused or added."))
        reason = " ".join(reason.split())
        if decision in (Qualified.Decision.REFUSED, Qualified.Decision.ADDED) and not reason:
            raise BadValue(said("The reason is missing."), said("Say in a line why: whoever reads the record later will ask."))
        told = of[0][1] if len(of) == 1 else f"{len(of)} articles and principles"
        with self._change("qualify", f"{row}: {told}, {decision or 'open'}") as change:
            for kind, name in of:
                found = row.qualified.filter(kind=kind, of=name).first()
                if not decision:
                    if found is not None:
                        change.delete(found)
                    continue
                found = found or Qualified(act=row, kind=kind, of=name)
                found.decision, found.reason = decision, reason
                found.decided_by, found.decided_on = self._officer, self._clock()
                change.save(found)

    def sent_by(self, number: int, kind: str) -> Report:
        """Say who a report comes from: a union, a lawyer, the press …; empty: nobody knows.

        Raises:
            NoSuchThing, BadValue.
        """
        row = queries.thing(Report, number)
        if kind and kind not in list(SenderKind):
            raise BadValue(
                said("“{kind}” is nobody that a report comes from.", kind=kind),
                said("Take one of: {choices}.", choices=joined(", ", SenderKind)),
            )
        with self._change("sender", f"{row}: {kind or 'not known'}") as change:
            row.sender_kind = kind
            return change.save(row)

    def _await(self, change: Change, act: Act | None) -> None:
        """What one who may not verify has answered waits for a verifier, as what they correct does."""
        if act is not None and not self._verifies and not act.awaits:
            act.awaits = True
            change.save(act)


def _question(id: str) -> Question:
    found = questions().get(id)
    if found is None:
        raise BadValue(
            said("“{id}” is no question.", id=id), said("Take one of: {choices}.", choices=joined(", ", questions()))
        )
    return found


def _check(case: Case, asked: Question, act: Act | None, person: Person | None, answer: str, text: str, date: str) -> None:
    if asked.of_case and act is not None and asked.id != "remedy":
        raise BadValue(
            said("“{asks}” is asked of the case, not of an act.", asks=asked.asks), said("Answer it on the page of the case.")
        )
    if not asked.of_case and act is None:
        raise BadValue(said("“{asks}” is asked of an act.", asks=asked.asks), said("Name the act: A3."))
    if act is not None and act.case_id != case.pk:
        raise BadValue(said("{act} is of another case.", act=act), said("Name an act of this one."))
    if person is not None:
        hit = Involvement.objects.filter(act__case=case, role=Involvement.Role.VICTIM, person=person)
        if not (hit.filter(act=act) if act is not None else hit).exists():
            raise BadValue(
                said("{name} was not hit by {value}.", name=person.name, value=act or "any act of the case"),
                said("Name one who was, or nobody."),
            )
    choices = tuple(door_names()) if asked.answers == "doors" else CHOICES if asked.answers == "yes-no" else ("not known",)
    if asked.answers == "doors":
        choices = (*choices, "no", "not known")
    if answer and answer not in choices:
        raise BadValue(
            said("“{answer}” is no answer to that.", answer=answer),
            said("Take one of: {choices}.", choices=joined(", ", choices)),
        )
    if not answer and not text:
        raise BadValue(said("The answer says nothing."), said("Write it in words, or say that it is not known."))
    if date:
        parse(date)


def _known(case: Case, asked: Question, act: Act | None, person: Person | None, answer: str) -> Particular:
    """The row that holds the answer so far; a new one where there is none. Each door stands for itself."""
    found = Particular.objects.filter(case=case, act=act, person=person, question=asked.id)
    if asked.answers == "doors":
        found = found.filter(answer=answer)
    return found.first() or Particular(case=case, act=act, person=person, question=asked.id)


def _place(case: Case, report: Report | None, quote: str) -> tuple[Report, int, int] | None:
    if not quote.strip():
        return None
    if report is None or not report.receipts.filter(case=case).exists():
        raise BadValue(said("It is not said in which report of the case these words stand."), said("Choose the report."))
    return (report, *contents.find(quote, report.text or ""))
