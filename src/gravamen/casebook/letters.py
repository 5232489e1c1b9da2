"""The letter of a case as it stands now: drafted from the record, with what officers changed laid over it.

In: a case, which document in which language, the letter that is being written where there is one, a day. Out: `Letter`, and
what is to be looked at in it.
Nothing is written here.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gravamen.casebook import queries
from gravamen.casebook.brief import brief
from gravamen.casebook.consents import answers, hidden_in, shown_of
from gravamen.casebook.earlier import CHANGES, earlier_of
from gravamen.casebook.errors import NoSuchThing
from gravamen.casebook.legal import case_facts
from gravamen.casebook.models import Case, Entry, Intervention
from gravamen.drafting import checks
from gravamen.drafting.checks import Finding, Known
from gravamen.drafting.document import Document
from gravamen.drafting.documents.asking import asking
from gravamen.drafting.documents.composing import compose
from gravamen.drafting.documents.earlier import narrowed
from gravamen.drafting.documents.kinds import kind as kind_of
from gravamen.drafting.documents.parts import Matter
from gravamen.drafting.editing import edited, told_acts
from gravamen.drafting.edits import Edits, from_json
from gravamen.drafting.facts import Addressee, Brief
from gravamen.drafting.framed import framed
from gravamen.drafting.tongues import tongue
from gravamen.said import again, kept, said
from gravamen.standards.asking import Request, request
from gravamen.standards.questions import gaps
from gravamen.terms import Shown, Use

LETTER, ENGLISH = "letter", "en"  # what is written where nobody has chosen
WORKING = "working"
FROZEN = ("approved", "sent")
_KEPT = 4  # drafts in memory
_LOCK = threading.Lock()
_DRAFTED: dict[tuple[object, ...], tuple[Brief, Document]] = {}


@dataclass(frozen=True, slots=True)
class Letter:
    """`draft` is as the record alone gives it, `document` as it reads with the edits."""

    brief: Brief
    draft: Document
    edits: Edits
    document: Document
    use: Use = Use.ILO  # for whom it is: each person as far as they agreed
    kind: str = LETTER
    matter: Mapping[str, Any] = field(default_factory=dict)

    @property
    def told(self) -> list[int]:
        """The numbers of the acts that it tells."""
        return sorted(int(act[1:]) for act in told_acts(self.document.body))

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says: two that say the same have the same."""
        return hashlib.sha256(repr(replace(self.document, mark="")).encode()).hexdigest()

    @property
    def final(self) -> Document:
        """The letter as it goes out once a signatory answers for it."""
        return replace(self.document, status="verified", mark="")


def working(case: Case, kind: str = LETTER, language: str = ENGLISH) -> Intervention | None:
    """The document of the case that is being written, of a kind and in a language: one of each."""
    return case.interventions.filter(status=WORKING, type=kind, language=language).order_by("pk").last()


def one(number: int) -> Intervention:
    """
    Raises:
        NoSuchThing: there is no letter of that number.
    """
    found = Intervention.objects.filter(pk=number).select_related("case", "follows").first()
    if found is None:
        raise NoSuchThing(said("There is no letter I{number}.", number=number), "See the letters of a case: gravamen list CASE")
    return found


def letter(
    case: Case,
    row: Intervention | None,
    day: datetime.date,
    *,
    email: str | None = None,
    use: Use | None = None,
    kind: str = LETTER,
    language: str = ENGLISH,
    matter: Mapping[str, Any] | None = None,
) -> Letter:
    """The document as it stands: that of `row` on its own day, or the bare draft on `day`. `use`: else as it says.

    Raises:
        NoSuchDocument, NoTongue.
        NoEarlierLetter: it shall tell what has changed since a letter, and there is none.
    """
    edits = from_json(row.edits) if row is not None else Edits()
    if row is not None:
        kind, language, matter = row.type, row.language, row.matter
    asked = _Asked(
        case, row.dated if row is not None else day, email, edits.head, use or use_of(edits, kind), kind, language, matter or {}
    )
    use = asked.use
    facts, drafted = _drafted(asked)
    document = edited(drafted, edits, facts)
    told = told_acts(document.body)
    verified = all(act.verified_by for act in facts.acts if act.id in told)
    document = replace(
        document, status="verified" if verified else "proposed", mark=framed(document.language).phrase("form.draft")
    )
    return Letter(facts, drafted, edits, document, use, kind, asked.matter)


def use_of(edits: Edits, kind: str) -> Use:
    """For whom a document is: as its head says, else as its kind is meant."""
    return Use(edits.head.get("use") or kind_of(kind).use)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a bare draft depends on beside the record."""

    case: Case
    day: datetime.date
    email: str | None
    head: Mapping[str, str]
    use: Use
    kind: str
    language: str
    matter: Mapping[str, Any]

    @property
    def key(self) -> tuple[object, ...]:
        head, matter = tuple(sorted(self.head.items())), json.dumps(self.matter, sort_keys=True)
        return self.case.pk, self.day, self.email, head, self.use, self.kind, self.language, matter


def forget() -> None:
    """Forget what was drafted: the record is locked."""
    with _LOCK:
        _DRAFTED.clear()


def _drafted(asked: _Asked) -> tuple[Brief, Document]:
    """The brief and the bare draft. They are the same as long as the chain has the same last entry, and then made once."""
    last = Entry.objects.order_by("-number").values_list("hash", flat=True).first()
    key = (last, *asked.key)
    with _LOCK:
        if key in _DRAFTED:
            return _DRAFTED[key]
    drafted = _made(asked)
    if last is None:  # a record without its chain says nothing of what it holds
        return drafted
    with _LOCK:
        _DRAFTED[key] = drafted
        while len(_DRAFTED) > _KEPT:
            _DRAFTED.pop(next(iter(_DRAFTED)))
    return drafted


def _made(asked: _Asked) -> tuple[Brief, Document]:
    head = asked.head
    facts = brief(asked.case, asked.day, email=asked.email or head.get("email") or None, use=asked.use)
    to = facts.addressee
    said = {name: head[name] for name in ("name", "role", "body", "salutation") if name in head}
    asks = kind_of(asked.kind).asks
    another = head.get("name") and head["name"] != to.name and not asks
    if another and not head.get("salutation"):  # not the greeting of another person
        said["salutation"] = tongue(asked.language).phrase("addressees_of.greeting_standards")
    facts = replace(facts, addressee=replace(to, **said))
    given = None
    if head.get("name") and kind_of(asked.kind).to != "director-general":
        given = Addressee(head["name"], head.get("role", ""), head.get("body", ""), head.get("salutation", ""), to.email)
    if asks:
        return facts, asking(facts, asked.language, _questions(asked, facts), given)
    told = earlier_of(asked.case, asked.matter, facts, asked.use) if asked.kind == CHANGES else None
    matter = Matter(
        case_number=asked.matter.get("case_number"),
        to=given,
        conciliation=asked.matter.get("conciliation"),
        tripartite=asked.matter.get("tripartite"),
        earlier=told,
    )
    drafted = compose(facts, asked.kind, asked.language, matter)
    return narrowed(facts, told) if told is not None else facts, drafted


def _questions(asked: _Asked, facts: Brief) -> Request:
    """What the case leaves open, as a union is asked it; persons are named where that is wished and they agreed to it."""
    shown = {one.name for one in facts.persons} if asked.matter.get("names") else set()
    return request(gaps(case_facts(asked.case, asked.day)), asked.language, shown.__contains__)


def findings(case: Case, written: Letter, *, pages: int | None = None) -> list[Finding]:
    """What is missing or does not hold. `pages`: how many stand before the annexes, where it was printed."""
    undecided = queries.proposals(case, state="open").count()
    use, day = written.use, written.brief.written_on
    named = [person for person, how in shown_of(case, use, day).items() if how is Shown.NAME]
    asked = answers([one.pk for one in named], use, day)
    unasked = tuple((str(one), one.name) for one in named if one.pk not in asked)
    known = Known(undecided, pages, tuple(hidden_in(case, use, day)), unasked, kind_of(written.kind))
    return checks.check(written.brief, written.draft, written.edits, written.document, known)


def as_json(found: Iterable[Finding]) -> list[list[object]]:
    """Findings for the record."""
    return [[one.code, one.where, {name: kept(value) for name, value in one.values}] for one in found]


def kept_findings(row: Intervention) -> list[Finding]:
    """What stood open when a letter was approved."""
    return [
        Finding(code, where, tuple((name, again(value)) for name, value in values.items()))
        for code, where, values in row.findings
        if code in checks.codes()
    ]


def stem(case: Case, dated: datetime.date, called: str = "", kind: str = LETTER, language: str = ENGLISH) -> str:
    """How a document's files are named: "letter-by-2021-03-01", "complaint-2021-1-by-2021-03-01-fr"."""
    number = "".join(letter if letter.isdigit() else "-" for letter in called.replace(", version ", "-v")) if called else ""
    tail = "" if language == ENGLISH else language
    parts = (kind, number.replace("--", "-"), case.country.lower(), dated.isoformat(), tail)
    return "-".join(part for part in parts if part)
