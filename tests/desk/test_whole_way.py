"""The whole way in a real browser: from a union's letter dropped into the inbox to the PDF that its signatory approved.

By mouse; by the keyboard alone; and each role at the same steps, trying what it may not. The record is real, the letter is a
real PDF (the sample beside the repository, or one of nobody where it is absent), the background works as it does in the desk.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
from django.test import Client
from tests.desk.conftest import OFFICER
from tests.intake import making

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "letter.pdf"
PAGES = (
    "The Generated Union of Testers (GUT) reports on Belarus, 10 May 2020.\n\n"
    "On 3 May 2020 the police raided the office of the Generated Union of Testers (GUT). They seized all laptops.",
    "On 4 May 2020 Testov Generated-01, chairman of GUT, was detained.\n\n"
    "On 6 May 2020 the company Filler Factory dismissed Testova Generated-02, a member of GUT.",
)
TITLE = "What a union reports"
REASON = "The union waits; what is missing follows in a second letter."
PLACE = "the office in Testville"
OWN = "The members of the union are afraid to go to work."
TOLD = '#sheet a.s[id^="s-told"]'


class Sent(NamedTuple):
    name: str
    content: bytes


@pytest.fixture(scope="module")
def letter() -> Sent:
    return Sent("letter.pdf", SAMPLE.read_bytes() if SAMPLE.is_file() else making.pdf_of(*PAGES))


@pytest.fixture
def empty(record: Any, told: dict[str, Any]) -> None:
    """Nothing is in the record but who writes the letters."""
    record.set_profile(told["profile"])


@pytest.fixture
def background(house: Any) -> Iterator[None]:
    """The thread that reads what comes in, as the desk runs it."""
    from gravamen.desk import background as working

    end = working.begin()
    yield
    end()


def until(page: Any, expression: str) -> Any:
    """Wait for an expression to hold, and give what it gave (the browser's own way of waiting needs eval)."""
    for _ in range(600):
        if found := page.evaluate(expression):
            return found
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")


def current(page: Any) -> Any:
    """The proposal that is before the officer."""
    from gravamen.casebook.models import Proposal

    return Proposal.objects.get(pk=until(page, "document.querySelector('.proposal[aria-current]')?.dataset.p"))


def squeezed(text: str) -> str:
    """Only letters and digits: where a line ends, and whether it is hyphenated there, is the printer's."""
    return "".join(one for one in text if one.isalnum())


def said_by(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return squeezed("".join(one.get_textpage().get_text_range() for one in pages))


def judged(house: Any, content: bytes, sentences: list[str]) -> None:
    """The downloaded file is the kept original of the approved letter, and tells what was accepted."""
    from gravamen.casebook.models import Intervention

    row = Intervention.objects.get()
    assert (row.status, row.approved_by) == ("approved", OFFICER)
    assert row.reason == REASON
    digest = hashlib.sha256(content).hexdigest()
    assert digest == next(kept for name, kept in row.files.items() if name.endswith(".pdf"))
    assert house.originals.read(digest) == content
    assert content.startswith(b"%PDF-")
    said = said_by(content)
    missing = [one for one in sentences if squeezed(one) not in said]
    assert not missing, missing
    assert squeezed(PLACE) in said


def sentences(page: Any) -> list[str]:
    """The sentences of the letter before the officer; every accepted act is told by one."""
    from gravamen.casebook.models import Act

    told = page.evaluate("[...document.querySelectorAll('#sheet a.s')].map((one) => [one.dataset.at, one.textContent])")
    acts = {int(number) for at, _ in told for number in re.findall(r"A(\d+)", at)}
    assert acts == set(Act.objects.values_list("pk", flat=True))
    return [str(said) for _, said in told]


def test_by_mouse(page: Any, address: str, house: Any, empty: None, background: None, letter: Sent) -> None:
    from gravamen.casebook.models import Act, Proposal

    page.get_by_role("link", name="Inbox").click()
    page.fill("[name=title]", TITLE)
    page.fill("[name=country]", "Belarus")
    dropped = page.evaluate_handle(
        """([name, content]) => { const carried = new DataTransfer();
        const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type: "application/pdf" })); return carried; }""",
        [letter.name, base64.b64encode(letter.content).decode()],
    )
    for kind in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#drop", kind, {"dataTransfer": dropped})
    page.locator("#chosen", has_text=letter.name).wait_for()
    page.get_by_role("button", name="Take in").click()
    page.locator("#decide tbody tr a").first.click()

    page.wait_for_selector(".proposal[aria-current]")
    kinds = dict(Proposal.objects.order_by("pk").values_list("pk", "kind"))

    def cards(kind: str) -> list[Any]:
        return [page.locator(f"#card-{number}") for number in kinds if kinds[number] == kind]

    def decided(card: Any, state: str) -> None:
        page.wait_for_selector(f'#{card.get_attribute("id")}[data-state="{state}"]')

    def before_one(card: Any) -> None:
        card.locator("h3").click()
        page.wait_for_selector(f"#{card.get_attribute('id')}[aria-current]")

    acts = cards("act")
    raid = acts.pop(next(at for at, one in enumerate(acts) if "Search" in one.locator("h3").inner_text()))
    for card in (*cards("person")[:3], *cards("organisation")[:3], *acts[1:3]):
        before_one(card)
        card.get_by_role("button", name="Accept").click()
        decided(card, "accepted")
    before_one(raid)
    raid.get_by_role("link", name="Correct").click()
    raid.locator("[name=place]").fill(PLACE)
    raid.get_by_role("button", name="Accept so").click()
    decided(raid, "corrected")
    before_one(acts[0])
    acts[0].locator("summary", has_text="Refuse").click()
    acts[0].locator("[name=remark]").fill("told elsewhere")
    acts[0].locator("form button.danger").click()
    decided(acts[0], "refused")
    assert Act.objects.count() == 3

    page.locator(".room-title a", has_text=TITLE).click()
    page.locator("table a.chip").nth(2).wait_for()
    page.locator(".actions a", has_text="Letter").click()
    page.wait_for_selector("#preview img.page")
    page.locator("#preview img.page").first.scroll_into_view_if_needed()
    until(page, "document.querySelector('#preview img.page').naturalWidth > 0")
    page.locator(TOLD).first.click()
    page.get_by_role("button", name="Add after").click()
    page.get_by_role("textbox", name="A sentence of your own").fill(OWN)
    page.locator("#sentence button.first").click()
    page.locator("#sheet .lacks", has_text=OWN).wait_for()
    shown = sentences(page)
    page.locator("#reason").fill(REASON)
    page.once("dialog", lambda asked: asked.accept())
    page.locator("#approval button.first").click()
    page.wait_for_selector("h1:has-text('/1')")
    with page.expect_download() as coming:
        page.locator(".actions a", has_text="PDF").click()
    judged(house, coming.value.path().read_bytes(), shown)


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until something is focused."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_by_the_keyboard_alone(page: Any, address: str, house: Any, empty: None, background: None, letter: Sent) -> None:
    from gravamen.casebook.models import Act, Proposal

    keys = page.keyboard
    choosers: list[Any] = []
    page.on("filechooser", lambda one: choosers.append(one))  # early: the browser must know that it is not to show its own
    page.add_init_script("addEventListener('pointerdown', () => sessionStorage.setItem('mouse', 'used'), true)")
    keys.press("g")
    with page.expect_navigation():
        keys.press("i")
    tab_to(page, "[name=title]")
    keys.type(TITLE)
    tab_to(page, "[name=country]")
    keys.type("Belarus")
    keys.press("Escape")
    keys.press("o")
    for _ in range(600):
        if choosers:
            break
        page.wait_for_timeout(50)
    choosers[0].set_files({"name": letter.name, "mimeType": "application/pdf", "buffer": letter.content})
    until(page, "document.activeElement.matches('#giving button.first')")
    keys.press("Enter")
    page.wait_for_selector("#decide tbody a")
    keys.press("Enter")
    page.wait_for_selector(".proposal[aria-current]")

    def next_one(number: int) -> None:
        until(page, f"document.querySelector('.proposal[aria-current]')?.dataset.p !== '{number}'")

    def accepted(number: int) -> None:
        keys.press("a")
        page.wait_for_selector(f'#card-{number}[data-state="accepted"]')
        next_one(number)

    def act() -> int:
        while (one := current(page)).kind != "act":
            keys.press("j")
            next_one(one.pk)
        return int(one.pk)

    taken = {"person": 3, "organisation": 3}  # the others are left for later
    while (one := current(page)).content.get("type") != "search_raid":
        if taken.get(one.kind):
            taken[one.kind] -= 1
            accepted(one.pk)
        else:
            keys.press("j")
            next_one(one.pk)
    keys.press("c")
    page.wait_for_selector(f"#edit-{one.pk} form")
    until(page, "document.activeElement.name === 'type'")
    tab_to(page, "[name=place]")
    keys.press("Control+a")
    keys.type(PLACE)
    keys.press("Control+Enter")
    page.wait_for_selector(f'#card-{one.pk}[data-state="corrected"]')
    next_one(one.pk)
    against = act()
    keys.press("r")
    until(page, "document.activeElement.name === 'remark'")
    keys.type("told elsewhere")
    keys.press("Enter")
    page.wait_for_selector(f'#card-{against}[data-state="refused"]')
    next_one(against)
    for _ in range(2):
        accepted(act())
    assert Act.objects.count() == 3
    assert Proposal.objects.get(pk=against).remark == "told elsewhere"

    keys.press("g")
    keys.press("c")
    page.wait_for_url("**/cases/")
    tab_to(page, "main td a")
    keys.press("Enter")
    page.wait_for_selector("h1:has-text('" + TITLE + "')")
    keys.press("l")
    page.wait_for_selector("#preview img.page")
    while not page.evaluate("(told) => document.activeElement.matches(told)", TOLD):
        keys.press("j")
    keys.press("n")
    until(page, "document.activeElement.matches('#sentence textarea')")
    keys.type(OWN)
    keys.press("Control+Enter")
    page.locator("#sheet .lacks", has_text=OWN).wait_for()
    shown = sentences(page)
    page.wait_for_selector("#reason")
    keys.press("a")
    until(page, "document.activeElement.id === 'reason'")
    keys.type(REASON)
    tab_to(page, "#approval button.first")
    page.once("dialog", lambda asked: asked.accept())
    keys.press("Enter")
    page.wait_for_selector("h1:has-text('/1')")
    tab_to(page, "a[href$='/pdf/']")
    with page.expect_download() as coming:
        keys.press("Enter")
    judged(house, coming.value.path().read_bytes(), shown)
    assert page.evaluate("sessionStorage.getItem('mouse')") is None


@pytest.fixture
def as_one(page: Any, address: str, log_in: Callable[..., Client]) -> Callable[[str], Any]:
    """The same browser, with another officer before it."""

    def entered(role: str) -> Any:
        cookie = log_in(role, "Officer Two").cookies["gravamen"].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "gravamen", "value": cookie, "url": address}])
        return page

    return entered


def refused(page: Any, path: str) -> None:
    """Send what its officer may not do, as a page of the desk would: it says so, and who may."""
    page.evaluate(
        """(path) => { const form = Object.assign(document.createElement("form"), { method: "post", action: path });
        form.append(Object.assign(document.createElement("input"), { name: "csrfmiddlewaretoken", value: desk.token() }));
        document.body.append(form); form.submit(); }""",
        path,
    )
    page.locator(".notice.error", has_text="Ask a").wait_for()


def test_each_role_tries_what_it_may_not(as_one: Callable[[str], Any], address: str, record: Any, empty: None) -> None:
    """A letter's way through five hands: each sees only what it may do, and is refused when it tries more."""
    from gravamen.casebook import queries
    from gravamen.casebook.models import Act, Intervention, Proposal
    from gravamen.intake import receive
    from gravamen.reading import read

    case = record.open_case("test", TITLE, "BY")
    report = record.take_in(case, receive(making.pdf_of(*PAGES), "letter.pdf"), source="Union A")[0].report
    record.propose(report, read(queries.text_of(report), language="en"), "test")
    one = Proposal.objects.filter(kind="act").order_by("pk")[0].pk
    room, writing = f"{address}reports/{report.pk}/#card-{one}", f"{address}cases/test/letter/"

    page = as_one("reader")
    page.goto(f"{address}inbox/")
    assert page.locator("#giving").count() == 0
    refused(page, "/inbox/begin/")
    page.goto(room)
    page.wait_for_selector(f"#card-{one}[aria-current]")
    assert page.locator("#cards button").count() == 0
    for key in ("a", "c", "r", "s", "m", "u"):
        page.keyboard.press(key)
    refused(page, f"/reports/{report.pk}/proposals/{one}/accept/")
    assert not Proposal.objects.exclude(state="open").exists()

    page = as_one("documenter")
    page.goto(f"{address}inbox/")
    assert page.locator("#giving").is_visible()
    page.goto(room)
    page.wait_for_selector(f"#card-{one}[aria-current]")
    page.keyboard.press("a")
    page.wait_for_selector(f'#card-{one}[data-state="accepted"]')
    act = Act.objects.get()
    page.goto(f"{address}acts/{act.pk}/")
    page.keyboard.press("v")
    assert page.get_by_role("button", name="Verify").count() == 0
    refused(page, f"/acts/{act.pk}/verify/")
    assert Act.objects.get().awaits

    for role in ("reader", "documenter", "verifier"):
        page = as_one(role)
        if role == "verifier":
            page.goto(f"{address}acts/{act.pk}/")
            page.keyboard.press("v")
            page.locator(".notice", has_text="verified").wait_for()
        page.goto(writing)
        page.wait_for_selector("#preview img.page")
        assert (page.locator("[data-does]").count() == 0) == (role == "reader")
        assert page.locator("#approval button").count() == 0
        page.keyboard.press("a")
        refused(page, "/cases/test/letter/approve/")
    assert not Intervention.objects.filter(status="approved").exists()

    page = as_one("signatory")
    page.goto(writing)
    page.wait_for_selector("#preview img.page")
    page.once("dialog", lambda asked: asked.accept())
    page.keyboard.press("a")
    page.wait_for_selector("h1:has-text('/1')")
    assert Intervention.objects.get().approved_by.startswith("Officer Two")
    page.wait_for_load_state("networkidle")
    assert page.goto(f"{address}officers/").status == 403
    page.faults[:] = [one for one in page.faults if "403" not in one]  # the browser notes each answer that is an error
