"""Letters as they are written: edits over the draft, approval by a signatory, the next version.

In: a letter, and what an officer changed. Out: its row, saved through one change each. A letter that is being written is
drafted anew from the record each time; one that was approved is kept as the bytes that it was, and never changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from gravamen.casebook import contents, letters
from gravamen.casebook.consents import hidden_in
from gravamen.casebook.errors import AlreadyDecided, ChangedMeanwhile, NoSuchThing, NotReady
from gravamen.casebook.models import Case, Citation, Intervention, Passage, Report
from gravamen.casebook.services.entering import Entering
from gravamen.drafting import edits as ed
from gravamen.drafting.documents.kinds import kind as kind_of
from gravamen.drafting.editing import sentences
from gravamen.drafting.facts import Evidence
from gravamen.drafting.framed import framed
from gravamen.drafting.renderings.files import files
from gravamen.drafting.renderings.pictures import pages
from gravamen.drafting.scanning import must_not_name
from gravamen.drafting.tongues import tongue
from gravamen.said import said
from gravamen.text import Passage as Span

Edit = Callable[[ed.Edits], ed.Edits]


class Writing(Entering):
    """The part of the services that writes letters."""

    def begin_letter(
        self,
        case: Case,
        dated: datetime.date | None = None,
        *,
        kind: str = letters.LETTER,
        language: str = letters.ENGLISH,
        matter: Mapping[str, Any] | None = None,
    ) -> Intervention:
        """The document of the case that is being written, of a kind and in a language; a new one where there is none.

        Raises:
            NoSuchDocument, NoTongue.
        """
        (framed if kind_of(kind).asks else tongue)(language)
        known = letters.working(case, kind, language)
        if known is not None:
            return known
        day = dated or self._clock().date()
        with self._change("draft", f"{kind} ({case.key})") as change:
            known = letters.working(case, kind, language)
            if known is not None:  # another officer was quicker
                return known
            row = Intervention(case=case, addressee="", dated=day, status=letters.WORKING)
            row.type, row.language, row.matter = kind, language, dict(matter or {})
            return change.save(row)

    def say_matter(self, number: int, matter: Mapping[str, Any]) -> None:
        """What the document asks for beside the facts: the number of a pending case, whether conciliation is wanted …"""
        row = self._being_written(number)
        with self._change("edit letter", f"{row}: matter") as change:
            self._still_written(row)
            row.matter = {**row.matter, **matter}
            change.save(row)

    def rewrite(self, number: int, key: str, text: str, seen: str) -> None:
        """A sentence in the officer's words; the draft's own, or none, take them back. `seen`: the words before, "" if none.

        Raises:
            ChangedMeanwhile: somebody else rewrote it since.
            NoSuchThing: the letter has no such sentence any more.
            NoSentence, AlreadyDecided.
        """
        row = self._being_written(number)
        was = self._drafted(row, key)
        self._edit(row, f"rewrite {key}", lambda one: ed.rewritten(one, key, text, was=was, seen=seen, by=self._officer))

    def confirm_sentence(self, number: int, key: str) -> None:
        """The officer's words still stand, although the facts changed under them."""
        row = self._being_written(number)
        was, kept = self._drafted(row, key), self._kept_under(row, key)

        def confirm(edits: ed.Edits) -> ed.Edits:
            if kept is not None and kept != key:  # the sentence tells of more acts by now, or of fewer
                texts = {name: one for name, one in edits.texts.items() if name != kept}
                edits = ed.Edits({**texts, key: edits.texts[kept]}, edits.removed, edits.moved, edits.added, edits.head)
            return ed.confirmed(edits, key, was)

        self._edit(row, f"confirm {key}", confirm)

    def leave_out(self, number: int, key: str) -> None:
        row = self._being_written(number)
        was = self._drafted(row, key)
        self._edit(row, f"leave out {key}", lambda one: ed.removed(one, key, was=was, by=self._officer))

    def put_back(self, number: int, key: str) -> None:
        self._edit(self._being_written(number), f"put back {key}", lambda one: ed.put_back(one, key))

    def move(self, number: int, key: str, anchor: str, *, before: bool) -> None:
        """Let a sentence or a paragraph ("¶…") stand before or after another."""
        row = self._being_written(number)
        self._edit(row, f"move {key}", lambda one: ed.moved(one, key, anchor, before=before))

    def add_sentence(
        self,
        number: int,
        after: str,
        text: str,
        evidence: tuple[Evidence, ...] = (),
        *,
        fact: bool = True,
        acts: tuple[str, ...] = (),
    ) -> str:
        """A sentence or a demand of the officer's own, after another; returns its key.

        Raises:
            NoSentence: it says nothing, or too much.
        """
        row = self._being_written(number)

        def add(edits: ed.Edits) -> ed.Edits:
            return ed.added(edits, after, text, evidence, fact=fact, by=self._officer, acts=acts)

        edit = add(ed.from_json(row.edits))
        self._edit(row, f"add after {after}", add)
        return edit.added[-1].key

    def source_sentence(
        self, number: int, key: str, evidence: tuple[Evidence, ...], *, fact: bool = True, acts: tuple[str, ...] = ()
    ) -> None:
        """What an officer's own words rest on; of a drafted sentence, beside the sources of the draft."""
        row = self._being_written(number)
        was = self._drafted(row, key)
        self._edit(row, f"source {key}", lambda one: ed.sourced(one, key, evidence, fact=fact, acts=acts, was=was))

    def address(self, number: int, head: Mapping[str, str], dated: datetime.date, seen: Mapping[str, str]) -> None:
        """To whom the letter goes, its subject and its day. `seen`: what stood there before.

        Raises:
            ChangedMeanwhile.
        """
        row = self._being_written(number)
        with self._change("edit letter", f"{row}: head") as change:
            self._still_written(row)
            edits = ed.from_json(row.edits)
            stands = {**{name: edits.head.get(name, "") for name in ed.HEAD}, "dated": row.dated.isoformat()}
            if any(stands[name] != seen.get(name, "") for name in stands):
                raise ChangedMeanwhile(
                    said("Somebody changed the head of the letter meanwhile."), said("Look at it, then save yours again.")
                )
            row.edits = ed.as_json(ed.headed(edits, head))
            row.dated = dated
            change.save(row)

    def drop_letter(self, number: int) -> None:
        """Give up a letter that is being written, with its edits; `undo` brings it back."""
        with self._change("drop letter", f"I{number}") as change:
            change.delete(self._being_written(number))

    def approve(self, number: int, seen: str, *, reason: str = "") -> Intervention:
        """A signatory answers for the letter: it gets its number, and its files are kept as they are.

        `seen` is the digest of the letter that the signatory has read (`letters.Letter.digest`).

        Raises:
            NotAllowed: the officer does not sign.
            ChangedMeanwhile: the letter, or the record beneath it, is not what was read.
            NotReady: an act is not verified, or another error stands, and no reason is given.
            AlreadyDecided, NotSet.
            NameLeaked: it names somebody who has not agreed to it; no reason helps.
        """
        row = self._being_written(number)
        case = row.case
        with self._change("approve", lambda: f"letter {row.called} ({case.key})" + (f": {reason}" if reason else "")) as change:
            self._still_written(row)
            written = letters.letter(case, row, row.dated)
            if written.digest != seen:
                raise ChangedMeanwhile(
                    said("The letter has changed since you read it."), said("Read it again, then approve it.")
                )
            row.year, row.number, row.version = self._number(row)
            made = files(written.final, row.dated, letters.stem(case, row.dated, row.called, row.type, row.language))
            must_not_name(made, hidden_in(case, written.use, row.dated))
            _, before = pages(next(content for name, content in made.items() if name.endswith(".pdf")))
            found = letters.findings(case, written, pages=before)
            errors = [one for one in found if one.level == "error"]
            if errors and not reason.strip():
                more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
                raise NotReady(
                    said("The letter is not ready: {value}{more}.", value=errors[0].text.rstrip("."), more=more),
                    said("Mend it, or give a reason: it is kept."),
                )
            to = written.document.addressee
            row.addressee = ", ".join(part for part in (to.name, to.role) if part)
            row.title, row.acts = written.document.subject, written.told
            row.files = {name: self._house.originals.keep(content) for name, content in made.items()}
            row.status, row.reason, row.findings = "approved", reason.strip(), letters.as_json(found)
            row.approved_by, row.approved_on = self._officer, self._clock()
            return change.save(row)

    def new_version(self, number: int) -> Intervention:
        """Write on from an approved letter; the approved one stays as it is.

        Raises:
            AlreadyDecided: a letter of the case is being written already, or this one is not approved.
        """
        row = letters.one(number)
        if row.status not in letters.FROZEN:
            raise AlreadyDecided(said("The letter {row} is not approved yet.", row=row), said("Go on writing it."))
        if letters.working(row.case, row.type, row.language) is not None:
            raise AlreadyDecided(
                said("A letter of this case is being written already."), said("Finish that one, or give it up.")
            )
        with self._change("draft", f"{row.type} {row.called}, anew ({row.case.key})") as change:
            later = Intervention(case=row.case, addressee="", dated=self._clock().date(), status=letters.WORKING, follows=row)
            later.type, later.language, later.matter, later.edits = row.type, row.language, row.matter, row.edits
            return change.save(later)

    def cite(self, report: Report, quote: str) -> Evidence:
        """The words of a report as evidence. Nothing is written.

        Raises:
            BadValue: the words are not in the report, or more than once.
        """
        start, end = contents.find(quote, report.text or "")
        page = next((number for number, first, last, width, _ in report.pages if first <= start < last and width), None)
        return Evidence(str(report), Span(start, end), (report.text or "")[start:end], page)

    def cite_passage(self, case: Case, number: int) -> Evidence:
        """A passage that the case rests on already, as evidence. Nothing is written.

        Raises:
            NoSuchThing: the case has no such passage.
        """
        at = Passage.objects.filter(pk=number, report__receipts__case=case).first()
        if at is None:
            raise NoSuchThing(said("The case has no passage {number}.", number=number), said("Choose one from its list."))
        return Evidence(f"R{at.report_id}", Span(at.start, at.end), at.quote, at.page)

    def cite_act(self, case: Case, number: int) -> tuple[Evidence, ...]:
        """What says that an act of the case happened, as evidence. Nothing is written.

        Raises:
            NoSuchThing: the case has no such act.
        """
        act = case.acts.filter(pk=number).first()
        if act is None:
            raise NoSuchThing(said("The case has no act A{number}.", number=number), said("Choose one from its list."))
        cited = Citation.objects.filter(value__act=act, value__field="act").order_by("pk").select_related("passage")
        found = (one.passage for one in cited)
        return tuple(dict.fromkeys(Evidence(f"R{at.report_id}", Span(at.start, at.end), at.quote, at.page) for at in found))

    def _being_written(self, number: int) -> Intervention:
        row = letters.one(number)
        self._must_be_written(row)
        return row

    def _still_written(self, row: Intervention) -> None:
        """The row as it is now, within the lock: what another officer did to other sentences stays."""
        row.refresh_from_db()
        self._must_be_written(row)

    @staticmethod
    def _must_be_written(row: Intervention) -> None:
        if row.status != letters.WORKING:
            raise AlreadyDecided(
                said("The letter {value} is {status}: it is not changed any more.", value=row.called or row, status=row.status),
                said("Write a new version."),
            )

    def _edit(self, row: Intervention, what: str, edit: Edit) -> None:
        with self._change("edit letter", f"{row}: {what}") as change:
            self._still_written(row)
            try:
                row.edits = ed.as_json(edit(ed.from_json(row.edits)))
            except ed.EditedMeanwhile as error:
                raise ChangedMeanwhile(error.what, error.remedy) from error
            change.save(row)

    def _drafted(self, row: Intervention, key: str) -> str:
        """What the draft says for a sentence; an own one says nothing.

        Raises:
            NoSuchThing: the draft has no such sentence.
        """
        if any(one.key == key for one in ed.from_json(row.edits).added):
            return ""
        for one in sentences(letters.letter(row.case, row, row.dated).draft):
            if one.key == key:
                return one.text
        raise NoSuchThing(said("The letter has this sentence no longer: the facts have changed."), said("Load the page again."))

    @staticmethod
    def _kept_under(row: Intervention, key: str) -> str | None:
        """The key under which the words for a sentence are kept."""
        texts = ed.from_json(row.edits).texts
        acts = set(key.removeprefix("told:").split("+"))
        if key in texts:
            return key
        return next((name for name in texts if name.removeprefix("told:").split("+")[0] in acts), None)

    @staticmethod
    def _number(row: Intervention) -> tuple[int, int, int]:
        """Year, number and version: the next of the year, or the next version of the letter that it follows."""
        before = row.follows
        if before is not None and before.year is not None and before.number is not None:
            same = Intervention.objects.filter(year=before.year, number=before.number)
            return before.year, before.number, 1 + max(same.values_list("version", flat=True))
        taken = Intervention.objects.filter(year=row.dated.year, number__isnull=False).values_list("number", flat=True)
        return row.dated.year, 1 + max((number for number in taken if number), default=0), 1
