"""Giving files in: by a plain form, or one by one as the browser sends them; letting go of them again.

In: files, a pasted text, and where they belong. Out: an intake whose files are kept encrypted and wait for their reading.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from gravamen.casebook.models import Report
from gravamen.casebook.services import Record
from gravamen.desk import arriving, background, notices, words
from gravamen.desk.door import door
from gravamen.desk.models import Intake, IntakeFile, Typed
from gravamen.desk.pages.inbox import showing
from gravamen.desk.pages.inbox.forms import Giving
from gravamen.intake import receive

FORM = "inbox"  # the name under which what is typed is kept


@require_POST
def give(request: Any) -> HttpResponse:
    """The plain form: all files in one request."""
    request.role.must("take in")
    form = Giving(request.POST)
    files = request.FILES.getlist("files")
    if form.is_valid() and not files and not form.cleaned_data["text"].strip():
        form.add_error("text", _nothing(request))
    case = form.belongs_to(request.record) if form.is_valid() else None
    if case is None:
        return showing.page(request, form, status=422)
    intake = _intake(request, form, case)
    for one in files:
        arriving.arrive(intake, one.name or "file", one.read())
    _paste(intake, form)
    _forget(request)
    count = intake.files.count()
    said = ngettext("%(count)d file is being taken in.", "%(count)d files are being taken in.", count) % {"count": count}
    notices.done(request, said, undo=False)
    return redirect("inbox")


@require_POST
def begin(request: Any) -> HttpResponse:
    """The first step of a browser that sends file after file: where they belong, and the pasted text."""
    request.role.must("take in")
    form = Giving(request.POST)
    if form.is_valid() and request.POST.get("files") == "0" and not form.cleaned_data["text"].strip():
        form.add_error("text", gettext("Choose a file, drop one, or paste a text."))
    case = form.belongs_to(request.record) if form.is_valid() else None
    if case is None:
        return render(request, "desk/inbox/_fields.html", {"form": form, **showing.choices()}, status=422)
    intake = _intake(request, form, case)
    _paste(intake, form)
    _forget(request)
    return JsonResponse({"number": intake.pk})


@require_POST
def file(request: Any, number: int) -> HttpResponse:
    """One file of an intake that its officer has begun."""
    request.role.must("take in")
    intake = get_object_or_404(Intake, pk=number, officer=request.user)
    sent = request.FILES.get("file")
    if sent is None:
        return HttpResponse(_nothing(request), status=422, content_type="text/plain; charset=utf-8")
    arriving.arrive(intake, sent.name or "file", sent.read())
    return HttpResponse(status=204)


@require_POST
def cancel(request: Any, number: int) -> HttpResponse:
    """Let go of what has not been begun."""
    request.role.must("take in")
    count = arriving.cancel(get_object_or_404(Intake, pk=number))
    said = ngettext("%(count)d file was left out.", "%(count)d files were left out.", count) % {"count": count}
    notices.done(request, said, undo=False)
    return showing.answer(request)


@require_POST
def put_away(request: Any, number: int) -> HttpResponse:
    """An intake that is done leaves the inbox; nothing of the record changes."""
    request.role.must("take in")
    intake = get_object_or_404(Intake, pk=number)
    if not intake.files.filter(state__in=IntakeFile.OPEN).exists():
        intake.put_away = True
        intake.save(update_fields=["put_away"])
    return showing.answer(request)


@require_POST
def again(request: Any, number: int) -> HttpResponse:
    """Read a report again that had to wait: what it waited for may be there now."""
    record: Record = request.record
    report = get_object_or_404(Report.objects.filter(text__isnull=True), pk=number)
    first = report.receipts.select_related("case").order_by("pk").first()
    name = first.name if first is not None else report.title
    received = receive(door.house.originals.read(report.sha256), name)
    if received.text is None:
        messages.error(request, f"{name}: {received.waiting}")
        return redirect("inbox")
    record.fill_in(report, received)
    arriving.read_report.enqueue(report.pk, request.user.pk)
    background.wake()
    notices.done(request, gettext("%(name)s is read now.") % {"name": name})
    return redirect("inbox")


def _intake(request: Any, form: Giving, case: Any) -> Intake:
    given = form.cleaned_data
    return Intake.objects.create(officer=request.user, case=case, source=given["source"], received=given["received"])


def _paste(intake: Intake, form: Giving) -> None:
    text = form.cleaned_data["text"]
    if text.strip():
        name = gettext("Pasted text, %(date)s") % {"date": date_format(words.today(), "DATE_FORMAT")}
        arriving.arrive(intake, f"{name}.txt", text.encode())


def _forget(request: HttpRequest) -> None:
    Typed.objects.filter(officer=request.user.pk or 0, form=FORM).delete()


def _nothing(request: HttpRequest) -> str:
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        return gettext("That is more than %(size)d MB at once. Give in fewer files.") % {"size": most // 2**20}
    return gettext("Choose a file, drop one, or paste a text.")
