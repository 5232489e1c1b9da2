"""What is missing in a letter, its preview, and the signatory's decision; approved letters as they were kept.

In: a case's key. Out: the side of the editor, loaded after it; the page of an approved letter.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from gravamen.casebook import letters, queries
from gravamen.casebook.models import Answer, Delivery, Intervention, Report
from gravamen.casebook.roles import Role
from gravamen.casebook.services.posting import post_office
from gravamen.desk import findings, notices, printing, words
from gravamen.desk.door import door
from gravamen.desk.models import Officer, Typed
from gravamen.desk.pages.letters import files
from gravamen.desk.pages.letters.chosen import chosen, of_row
from gravamen.desk.pages.letters.editor import address, form_name


@require_GET
def side(request: Any, key: str) -> HttpResponse:
    """Findings, approval and pages of the letter as it stands."""
    case, which = queries.case(key), chosen(request)
    row = which.row(case)
    written = which.written(case, row)
    printed = printing.printed(written.digest, written.document)
    found = letters.findings(case, written, pages=printed.before_annexes)
    return render(
        request,
        "desk/letters/_side.html" if request.htmx else "desk/letters/side.html",
        {
            **which.told(),
            "case": case,
            "row": row,
            "digest": written.digest,
            "groups": findings.grouped(found),
            "errors": [one for one in found if one.level == "error"],
            "warnings": sum(one.level != "error" for one in found),
            "pages": range(1, printed.pages + 1),
            "signatories": _signatories(),
            "approving": form_name(case, "", "approve", which),
        },
    )


@require_POST
def approve(request: Any, key: str) -> HttpResponse:
    """The signatory answers for what they have read."""
    case, which = queries.case(key), chosen(request)
    row = which.begin(request, case)
    done = request.record.approve(row.pk, request.POST.get("seen", ""), reason=request.POST.get("reason", ""))
    Typed.objects.filter(officer=request.user, form=form_name(case, "", "approve", which)).delete()
    notices.done(request, gettext("The letter %(number)s is approved and kept.") % {"number": done.called})
    return redirect("approved", case.key, done.pk)


@require_GET
def approved(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """An approved letter: its pages, its files with their hashes, who approved it, and why in spite of what."""
    row = letters.one(number)
    if row.case.key == key and row.status == letters.WORKING:  # the approval was taken back
        return redirect(address(row.case, of_row(row)))
    row = files.frozen(key, number)
    _, digest = files.kept(row, "pdf")
    printed = printing.kept(digest, door.house.originals)
    listed = [(name, digest, name.rsplit(".", 1)[-1]) for name, digest in sorted(row.files.items())]
    return render(
        request,
        "desk/letters/approved.html",
        {
            "case": row.case,
            "row": row,
            "kept": listed,
            "groups": findings.grouped(letters.kept_findings(row)),
            "pages": range(1, printed.pages + 1),
            "working": letters.working(row.case, row.type, row.language),
            **of_row(row).told(),
            "deliveries": (sent := list(_deliveries(row))),
            "sendable": not any(one.state != Delivery.State.FAILED for one in sent),
            "mailbox": "imap" in post_office().servers,
            "language_name": words.language(row.language),
            "later": row.later.order_by("pk").first(),
        },
    )


@require_POST
def again(request: Any, key: str, number: int) -> HttpResponse:
    """A new version of an approved letter."""
    row = files.frozen(key, number)
    request.record.new_version(row.pk)
    notices.done(request, gettext("A new version is begun; the approved letter stays as it is."))
    return redirect(address(row.case, of_row(row)))


def _deliveries(row: Intervention) -> QuerySet[Delivery]:
    """What was given to the post, with what came back, the last first; reports without their texts."""
    reports = Report.objects.only("title", "subject")
    answers = Answer.objects.order_by("pk").prefetch_related(Prefetch("report", reports))
    return row.deliveries.order_by("-pk").prefetch_related(Prefetch("answers", answers))


def _signatories() -> list[str]:
    """Who may approve, by name."""
    able = [role for role in Role if role.may("approve")]
    return list(Officer.objects.filter(role__in=able, is_active=True).order_by("name").values_list("name", flat=True))
