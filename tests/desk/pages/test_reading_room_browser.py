"""The reading room in a real browser: four pages by the keyboard alone; two people at once; words selected by keys."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from tests.desk.conftest import NOON
from tests.intake import making

from gravamen.intake import receive
from gravamen.reading import read

# Four pages as a union could write them, of nobody.
PAGES = (
    "Generated Union of Testers (GUT)\\ Report of 10 May 2020\n\n"
    "On 3 May 2020 the police raided the office of the Generated Union of Testers (GUT). They seized all laptops.",
    "On 4 May 2020 Testov Generated-01, chairman of GUT, was detained.\n\n"
    "On 5 May 2020 a court sentenced Testov Generated-01 to 15 days of administrative arrest.",
    "On 6 May 2020 the company dismissed Testova Generated-02, a member of GUT.\n\n"
    "Filler Factory has refused to bargain with GUT since then.",
    "On 7 May 2020 the police searched the home of Testova Generated-02 and took her telephone. Nobody gave her a paper.",
)


@pytest.fixture
def report(record: Any) -> Any:
    from gravamen.casebook import queries

    case = record.open_case("test", "A test", "BY")
    taken = record.take_in(case, receive(making.pdf_of(*PAGES), "report.pdf"), source="GUT")[0].report
    record.propose(taken, read(queries.text_of(taken), language="en"), "test")
    return taken


def current(page: Any) -> str:
    """The number of the proposal that is before the officer; empty for none."""
    return str(page.evaluate("document.querySelector('.proposal[aria-current]')?.dataset.p ?? ''"))


def until(page: Any, expression: str) -> None:
    """Wait for an expression to hold (the browser's own way of waiting needs what the pages forbid: eval)."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")


def settled(page: Any, number: str, state: str) -> None:
    page.wait_for_selector(f'#card-{number}[data-state="{state}"]')


def pressed(page: Any, key: str, state: str) -> None:
    """Press a key that decides; what was before the officer is decided so, and the next one is before them."""
    number = current(page)
    page.keyboard.press(key)
    settled(page, number, state)
    until(page, f"document.querySelector('.proposal[aria-current]')?.dataset.p !== '{number}'")


def test_four_pages_by_the_keyboard_alone(page: Any, address: str, report: Any) -> None:
    """No mouse: accept, correct, refuse, split, undo, add from a selection, until all is decided."""
    from gravamen.casebook.models import Act, Person, Proposal

    assert len(report.pages) == 4
    page.goto(f"{address}reports/{report.pk}/")
    page.wait_for_selector(".proposal[aria-current]")
    first = current(page)
    pressed(page, "a", "accepted")
    page.keyboard.press("u")
    settled(page, first, "open")
    page.wait_for_selector(f"#card-{first}[aria-current]")

    while Proposal.objects.get(pk=current(page)).kind != "act":
        pressed(page, "a", "accepted")
    raid = current(page)

    page.keyboard.press("c")
    page.wait_for_selector(f"#edit-{raid} form")
    until(page, "document.activeElement.name === 'type'")
    while page.evaluate("document.activeElement.name") != "place":
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("the office in Testville")
    page.keyboard.press("Control+Enter")
    settled(page, raid, "corrected")
    until(page, f"document.querySelector('.proposal[aria-current]')?.dataset.p !== '{raid}'")
    assert Act.objects.get().place == "the office in Testville"

    refused = current(page)
    page.keyboard.press("r")
    until(page, "document.activeElement.name === 'remark'")
    page.keyboard.type("told elsewhere")
    page.keyboard.press("Enter")
    settled(page, refused, "refused")
    until(page, f"document.querySelector('.proposal[aria-current]')?.dataset.p !== '{refused}'")

    split = current(page)
    count = Proposal.objects.count()
    page.keyboard.press("s")
    until(page, "document.activeElement.name === 'second'")
    page.keyboard.type("Torture")
    page.keyboard.press("Control+Enter")
    until(page, f"document.querySelectorAll('.proposal').length === {count + 1}")
    assert current(page) == split
    page.keyboard.press("j")
    assert Proposal.objects.get(pk=current(page)).content["type"] == "torture_ill_treatment"
    pressed(page, "a", "accepted")

    page.keyboard.press("v")
    until(page, "getSelection().toString().trim().length > 0")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("x")
    page.wait_for_selector("#add form [name=type]")
    until(page, "document.activeElement.name === 'type'")
    page.keyboard.type("Surveillance")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector('.proposal[data-state="accepted"]:has-text("Surveillance")')
    page.keyboard.press("o")

    while number := current(page):
        page.keyboard.press("a")
        settled(page, number, "accepted")
        until(
            page,
            f"(document.querySelector('.proposal[aria-current]')?.dataset.p ?? '') !== '{number}' "
            "|| !document.querySelector('#all-done').hidden",
        )
        if not page.evaluate("document.querySelector('#all-done').hidden"):
            break
    page.wait_for_selector("#all-done:not([hidden])")
    assert not Proposal.objects.filter(state="open").exists()
    assert Person.objects.count() == 2
    assert Proposal.objects.get(pk=refused).remark == "told elsewhere"
    until(page, "document.activeElement.closest('#all-done')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}cases/test/")


def test_a_decision_of_another_is_seen_and_a_form_is_not_taken_away(page: Any, address: str, report: Any, house: Any) -> None:
    from gravamen.casebook.models import Case, Proposal
    from gravamen.casebook.services import Record

    page.goto(f"{address}reports/{report.pk}/")
    page.wait_for_selector(".proposal[aria-current]")
    mine = current(page)
    other = Proposal.objects.filter(report=report, kind="act").first()
    page.keyboard.press("c")
    page.wait_for_selector(f"#edit-{mine} form")
    page.keyboard.type(" and more")
    another = Record(house, "Officer Two", lambda: NOON)
    another.accept(Case.objects.get(), other.pk)
    another.refuse(int(mine))
    settled(page, str(other.pk), "accepted")
    assert "Officer Two" in page.inner_text(f"#card-{other.pk}")
    page.wait_for_selector(f"#card-{mine} .meanwhile:not([hidden])")
    assert "Officer Two" in page.inner_text(f"#card-{mine} .meanwhile")
    assert "and more" in page.input_value(f"#edit-{mine} [name=name]")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#notices .notice.error")
    assert "refused already by Officer Two" in page.inner_text("#notices")
    page.faults.clear()  # the browser notes each answer that is an error
    assert Proposal.objects.get(pk=mine).state == "refused"


def test_what_is_typed_before_a_form_has_come_decides_nothing(page: Any, address: str, report: Any) -> None:
    """A slow line: the letters after "c" are no keys of the room ("a" would accept, "d" would refuse)."""
    from django.core.signals import request_started

    from gravamen.casebook.models import Proposal

    asked, go_on = threading.Event(), threading.Event()

    def slowly(environ: dict[str, Any], **_: Any) -> None:
        if "/correct/" in environ["PATH_INFO"]:
            asked.set()
            go_on.wait(60)

    page.goto(f"{address}reports/{report.pk}/")
    page.wait_for_selector(".proposal[aria-current]")
    mine = current(page)
    request_started.connect(slowly, weak=False)
    try:
        page.keyboard.press("c")
        page.keyboard.type("and more")
        assert asked.wait(30)
        page.keyboard.type("and more")
    finally:
        go_on.set()
        request_started.disconnect(slowly)
    page.wait_for_selector(f"#edit-{mine} form")
    until(page, f"document.activeElement.closest('#edit-{mine}') !== null")
    page.keyboard.type(" typed")
    assert "typed" in page.evaluate("document.activeElement.value")
    assert not Proposal.objects.exclude(state="open").exists()


def test_a_field_shows_its_words_and_takes_others(page: Any, address: str, report: Any) -> None:
    """The words of a field are highlighted in the text; selected words become its value and its source."""
    from gravamen.casebook.models import Proposal, Value

    raid = Proposal.objects.filter(report=report, kind="act").order_by("pk").first()
    page.goto(f"{address}reports/{report.pk}/#card-{raid.pk}")
    page.wait_for_selector(f"#card-{raid.pk}[aria-current]")
    page.keyboard.press("c")
    page.wait_for_selector(f"#edit-{raid.pk} form")
    shown = page.evaluate("[...CSS.highlights.get('field') ?? []].map((range) => range.toString()).join()")
    assert shown == "" or shown in report.text
    page.focus(f"#edit-{raid.pk} [name=date]")
    assert page.evaluate("[...CSS.highlights.get('field')].map((range) => range.toString()).join()") == "3 May 2020"
    page.evaluate(
        """() => { const all = [...document.querySelectorAll('#paper [data-s]')];
        const node = all.find((one) => one.textContent.includes('laptops')).firstChild;
        const at = node.data.indexOf('laptops'); getSelection().setBaseAndExtent(node, at, node, at + 7); }"""
    )
    page.wait_for_selector("#chosen:not([hidden])")
    page.focus(f"#edit-{raid.pk} [name=object]")
    page.keyboard.press("Alt+s")
    assert page.input_value(f"#edit-{raid.pk} [name=object]") == "laptops"
    page.keyboard.press("Control+Enter")
    settled(page, str(raid.pk), "corrected")
    assert Value.objects.get(field="object").citations.get().passage.quote == "laptops"


def test_one_goes_on_where_one_stopped(page: Any, address: str, report: Any) -> None:
    page.goto(f"{address}reports/{report.pk}/")
    page.wait_for_selector(".proposal[aria-current]")
    for _ in range(4):
        page.keyboard.press("j")
    number = current(page)
    with page.expect_response("**/position/"):
        page.evaluate("document.getElementById('paper').scrollTop = 150")
    page.goto(f"{address}reports/{report.pk}/")
    page.wait_for_selector(f"#card-{number}[aria-current]")
    until(page, "Math.abs(document.getElementById('paper').scrollTop - 150) < 60")
    with page.expect_response("**/position/"):
        page.keyboard.press("t")
    page.goto(f"{address}reports/{report.pk}/")
    page.wait_for_selector(f"#card-{number}[aria-current]")
    assert page.get_attribute("#room", "data-view") == "page"
    page.wait_for_selector(".leaf image")
