"""Who may do what: each role with each service, on a real record. The services refuse, whichever page or command forgets to."""

from __future__ import annotations

import ast
import datetime
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gravamen.casebook.errors import NotAllowed
from gravamen.casebook.roles import Role
from gravamen.intake import receive
from gravamen.names.named import Kind
from gravamen.pictures.gazetteer import search

NOW = datetime.datetime(2021, 3, 1, 12, tzinfo=datetime.UTC)
ROLES = list(Role)
FROM_DOCUMENTER = ROLES[1:]
FROM_VERIFIER = ROLES[2:]
FROM_SIGNATORY = ROLES[3:]
ADMINISTRATOR = ROLES[4:]

Call = Callable[[Any, Any], Any]  # the services as a role, and what there is in the record


class There:
    """A record with a bit of everything, made by whoever may do all."""

    def __init__(self, record: Any, case: Any, report: Any) -> None:
        from gravamen.casebook.models import Entry, Person, Proposal

        self.case, self.report = case, report
        self.open = {
            kind: Proposal.objects.filter(kind=kind, state="open").first() for kind in ("person", "act", "organisation")
        }
        words = (report.text or "").split(". ")[0]
        self.words = words
        self.act = record.add(case, report, "act", words, {"type": "search_raid", "place": "the office"})
        self.two = [
            record.add(case, report, "person", "Testov Generated-01", {"name": name}) for name in ("Person A", "Person B")
        ]
        record.add(case, report, "person", "Testov Generated-01", {"name": "Person C"}, into=self.two[0])
        assert Person.objects.count() >= 2
        self.office = record.affiliate(self.two[1], role="secretary").pk
        self.placed = record.place("the yard", search("Brest", "BY")[0]).pk
        self.verified = Entry.objects.latest("number").number
        record.verify(self.act)
        self.verification = Entry.objects.latest("number").number


# method -> (who may, a call of it that works); a service without a row here is held by the test of all that write below
TABLE: dict[str, tuple[list[Role], Call]] = {
    "set_profile": (ADMINISTRATOR, lambda do, there: do.set_profile({"name": "Union A"})),
    "open_case": (FROM_DOCUMENTER, lambda do, there: do.open_case("another", "Another", "BY")),
    "take_in": (FROM_DOCUMENTER, lambda do, there: do.take_in(there.case, receive(b"Two lines.\nMore.", "new.txt"))),
    "accept": (FROM_DOCUMENTER, lambda do, there: do.accept(there.case, there.open["act"].pk)),
    "refuse": (FROM_DOCUMENTER, lambda do, there: do.refuse(there.open["person"].pk)),
    "merge": (FROM_DOCUMENTER, lambda do, there: do.merge(there.open["act"].pk, there.act)),
    "add": (FROM_DOCUMENTER, lambda do, there: do.add(there.case, there.report, "act", there.words, {"type": "seizure"})),
    "correct_act": (FROM_DOCUMENTER, lambda do, there: do.correct_act(there.act, there.report, {"place": "Elsewhere"})),
    "verify": (FROM_VERIFIER, lambda do, there: do.verify(there.act)),
    "group": (FROM_DOCUMENTER, lambda do, there: do.group(there.case, "A day", [there.act])),
    "regroup": (FROM_DOCUMENTER, lambda do, there: do.regroup(there.act, None)),
    "tell": (FROM_DOCUMENTER, lambda do, there: do.tell(there.case, there.report, there.words, text="It was so.")),
    "note_intervention": (
        FROM_DOCUMENTER,
        lambda do, there: do.note_intervention(there.case, "Somebody", NOW.date(), {"a.txt": b"a letter"}, [there.act]),
    ),
    "unite": (FROM_DOCUMENTER, lambda do, there: do.unite(Kind.PERSON, *there.two)),
    "split": (FROM_DOCUMENTER, lambda do, there: do.split(Kind.PERSON, there.two[0], ["Person C"])),
    "set_apart": (FROM_DOCUMENTER, lambda do, there: do.set_apart(Kind.PERSON, there.two[0], other=there.two[1])),
    "rename": (FROM_DOCUMENTER, lambda do, there: do.rename(Kind.PERSON, there.two[0], "Person D", language="fr")),
    "set_sex": (FROM_DOCUMENTER, lambda do, there: do.set_sex(there.two[0], "female")),
    "affiliate": (FROM_DOCUMENTER, lambda do, there: do.affiliate(there.two[0], role="chairman", since="2019")),
    "unaffiliate": (FROM_DOCUMENTER, lambda do, there: do.unaffiliate(there.office)),
    "place": (FROM_DOCUMENTER, lambda do, there: do.place("the office", search("Brest", "BY")[0], case=there.case)),
    "unplace": (FROM_DOCUMENTER, lambda do, there: do.unplace(there.placed)),
    "undo": (FROM_VERIFIER, lambda do, there: do.undo(there.verification)),
}


@pytest.fixture
def there(record: Any, case: Any, take: Callable[..., Any]) -> There:
    return There(record, case, take())


@pytest.fixture
def as_role(house: Any) -> Callable[[Role], Any]:
    from gravamen.casebook.services import Record

    return lambda role: Record(house, f"The {role}", lambda: NOW, role)


@pytest.mark.parametrize("method", TABLE)
def test_each_role_does_what_it_may_and_no_more(there: There, as_role: Callable[[Role], Any], method: str) -> None:
    from gravamen.casebook.models import Entry

    allowed, call = TABLE[method]
    for role in ROLES:
        if role in allowed:
            continue
        before = Entry.objects.count()
        with pytest.raises(NotAllowed, match="cannot do that"):
            call(as_role(role), there)
        assert Entry.objects.count() == before
    call(as_role(allowed[0]), there)  # the least role that may


def test_what_was_undone_is_done_again_only_by_whoever_may_do_it(there: There, as_role: Callable[[Role], Any]) -> None:
    undoing = as_role(Role.VERIFIER).undo(there.verification)
    with pytest.raises(NotAllowed):
        as_role(Role.DOCUMENTER).undo(undoing.number)
    again = as_role(Role.VERIFIER).undo(undoing.number)
    with pytest.raises(NotAllowed):
        as_role(Role.DOCUMENTER).undo(again.number)


def test_an_act_that_a_documenter_touches_waits_for_a_verifier(there: There, as_role: Callable[[Role], Any]) -> None:
    from gravamen.casebook.models import Act

    assert not Act.objects.get(pk=there.act).awaits
    as_role(Role.DOCUMENTER).correct_act(there.act, there.report, {"place": "Elsewhere"})
    assert Act.objects.get(pk=there.act).awaits
    as_role(Role.VERIFIER).verify(there.act)
    assert not Act.objects.get(pk=there.act).awaits


def test_every_service_that_writes_goes_through_a_change_with_an_action() -> None:
    """A new service cannot forget to ask for the role: rows are saved through a `Change`, and only `_change` makes one."""
    from gravamen.casebook import services

    for path in Path(inspect.getfile(services)).parent.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Change"]
        assert len(made) == (1 if path.stem == "entering" else 0), f"{path.name} makes a Change of its own"
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("create", "bulk_create", "update_or_create"):
                raise AssertionError(f"{path.name}:{node.lineno} writes rows beside the change")


@pytest.mark.parametrize("action", ["verify", "approve", "send", "profile", "accounts"])
def test_what_weighs_more_is_not_a_documenters(action: str) -> None:
    assert not Role.DOCUMENTER.may(action)
    assert Role.ADMINISTRATOR.may(action)


def test_an_action_that_nobody_listed_is_not_a_readers() -> None:
    assert not Role.READER.may("something new")
