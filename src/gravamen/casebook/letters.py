"""The letter of a case as it stands now: drafted from the record, with what officers changed laid over it.

In: a case, the letter that is being written where there is one, a day. Out: `Letter`, and what is to be looked at in it.
Nothing is written here.
"""

from __future__ import annotations

import datetime
import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gravamen.casebook import queries
from gravamen.casebook.brief import brief
from gravamen.casebook.consents import answers, hidden_in, shown_of
from gravamen.casebook.errors import NoSuchThing
from gravamen.casebook.models import Case, Entry, Intervention
from gravamen.drafting import checks
from gravamen.drafting.checks import Finding, Known
from gravamen.drafting.document import Document
from gravamen.drafting.editing import edited, told_acts
from gravamen.drafting.edits import Edits, from_json
from gravamen.drafting.facts import Brief
from gravamen.drafting.letter import draft
from gravamen.drafting.renderings.plain import DRAFT
from gravamen.terms import Shown, Use

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


def working(case: Case) -> Intervention | None:
    """The letter of the case that is being written."""
    return case.interventions.filter(status=WORKING).order_by("pk").last()


def one(number: int) -> Intervention:
    """
    Raises:
        NoSuchThing: there is no letter of that number.
    """
    found = Intervention.objects.filter(pk=number).select_related("case", "follows").first()
    if found is None:
        raise NoSuchThing(f"There is no letter I{number}.", "See the letters of a case: gravamen list CASE")
    return found


def letter(
    case: Case, row: Intervention | None, day: datetime.date, *, email: str | None = None, use: Use | None = None
) -> Letter:
    """The letter as it stands: that of `row` on its own day, or the bare draft on `day`. `use`: else as the letter says."""
    edits = from_json(row.edits) if row is not None else Edits()
    use = use or Use(edits.head.get("use") or Use.ILO)
    facts, drafted = _drafted(case, row.dated if row is not None else day, email, edits.head, use)
    document = edited(drafted, edits, facts)
    told = told_acts(document.body)
    verified = all(act.verified_by for act in facts.acts if act.id in told)
    document = replace(document, status="verified" if verified else "proposed", mark=DRAFT)
    return Letter(facts, drafted, edits, document, use)


def forget() -> None:
    """Forget what was drafted: the record is locked."""
    with _LOCK:
        _DRAFTED.clear()


def _drafted(case: Case, day: datetime.date, email: str | None, head: Mapping[str, str], use: Use) -> tuple[Brief, Document]:
    """The brief and the bare draft. They are the same as long as the chain has the same last entry, and then made once."""
    last = Entry.objects.order_by("-number").values_list("hash", flat=True).first()
    key = (last, case.pk, day, email, use, tuple(sorted(head.items())))
    with _LOCK:
        if key in _DRAFTED:
            return _DRAFTED[key]
    facts = brief(case, day, email=email or head.get("email") or None, use=use)
    to = facts.addressee
    if head.get("name") and head["name"] != to.name and not head.get("salutation"):
        to = replace(to, salutation="Dear Sir or Madam,")  # not the greeting of another person
    said = {name: head[name] for name in ("name", "role", "body", "salutation") if name in head}
    facts = replace(facts, addressee=replace(to, **said))
    drafted = facts, draft(facts)
    if last is None:  # a record without its chain says nothing of what it holds
        return drafted
    with _LOCK:
        _DRAFTED[key] = drafted
        while len(_DRAFTED) > _KEPT:
            _DRAFTED.pop(next(iter(_DRAFTED)))
    return drafted


def findings(case: Case, written: Letter, *, pages: int | None = None) -> list[Finding]:
    """What is missing or does not hold. `pages`: how many stand before the annexes, where it was printed."""
    undecided = queries.proposals(case, state="open").count()
    use, day = written.use, written.brief.written_on
    named = [person for person, how in shown_of(case, use, day).items() if how is Shown.NAME]
    asked = answers([one.pk for one in named], use, day)
    unasked = tuple((str(one), one.name) for one in named if one.pk not in asked)
    known = Known(undecided, pages, tuple(hidden_in(case, use, day)), unasked)
    return checks.check(written.brief, written.draft, written.edits, written.document, known)


def as_json(found: Iterable[Finding]) -> list[list[object]]:
    """Findings for the record."""
    return [[one.code, one.where, dict(one.values)] for one in found]


def kept_findings(row: Intervention) -> list[Finding]:
    """What stood open when a letter was approved."""
    return [Finding(code, where, tuple(values.items())) for code, where, values in row.findings if code in checks.codes()]


def stem(case: Case, dated: datetime.date, called: str = "") -> str:
    """How a letter's files are named: "letter-by-2021-03-01", "letter-2021-1-by-2021-03-01"."""
    number = "".join(letter if letter.isdigit() else "-" for letter in called.replace(", version ", "-v")) if called else ""
    return "-".join(part for part in ("letter", number.replace("--", "-"), case.country.lower(), dated.isoformat()) if part)
