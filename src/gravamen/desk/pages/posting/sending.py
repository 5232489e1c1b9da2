"""Sending an approved letter: what goes out is shown first, the exact bytes are kept, and what the server said of them.

In: an approved letter of a case. Out: the page that shows the message as it will go; a delivery. What has left the house cannot
be called back, and no button says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gravamen import post
from gravamen.casebook.earlier import CHANGES
from gravamen.casebook.models import Delivery, Intervention
from gravamen.casebook.services.posting import post_office, server
from gravamen.desk import notices
from gravamen.desk.door import door
from gravamen.desk.pages.letters import files
from gravamen.desk.pages.letters.chosen import of_row
from gravamen.desk.pages.letters.editor import address
from gravamen.drafting.edits import from_json


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it will go out, for the eye."""

    sender: str
    to: str
    subject: str
    reply_to: str
    words: str
    attached: tuple[Attached, ...]


class Copies(forms.Form):
    copies = forms.CharField(
        label=gettext_lazy("Copies to"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("E-mail addresses, with commas between them. All who get the letter see them."),
    )

    def clean_copies(self) -> list[str]:
        found = [one.strip() for one in self.cleaned_data["copies"].replace(";", ",").split(",") if one.strip()]
        for one in found:
            validate_email(one)
        return found


@require_http_methods(["GET", "POST"])
def send(request: Any, key: str, number: int) -> HttpResponse:
    """The message as it will go out; and, asked for, its sending."""
    request.role.must("send")
    row = files.frozen(key, number)
    form = Copies(request.POST or None)
    if request.method == "POST" and form.is_valid():
        out = server(post_office(), "smtp")
        done = request.record.send_letter(row.pk, lambda message: post.send(message, out), copies=form.cleaned_data["copies"])
        said = gettext("The letter is given to the post, for %(to)s.") % {"to": ", ".join(done.accepted)}
        notices.done(request, said, undo=False)
        return redirect("approved", key, number)
    known = post_office().servers
    message = _message(row, known.get("reply_to", ""))
    shown = {"case": row.case, "row": row, "message": message, "form": form, "ready": "smtp" in known and message is not None}
    return render(request, "desk/posting/send.html", {**shown, "server": known.get("smtp")}, status=422 if form.errors else 200)


@require_POST
def settle(request: Any, key: str, number: int) -> HttpResponse:
    """What became of a sending that was cut off, as an officer knows it."""
    row = files.frozen(key, number)
    delivery = get_object_or_404(Delivery, pk=request.POST.get("delivery") or 0, intervention=row)
    request.record.settle(delivery.pk, sent=request.POST.get("became") == "sent")
    notices.done(request, gettext("It is noted what became of the sending."))
    return redirect("approved", key, number)


@require_GET
def sent(request: HttpRequest, key: str, number: int, delivery: int) -> HttpResponse:  # noqa: ARG001
    """The bytes that went out."""
    row = get_object_or_404(Delivery, pk=delivery, intervention=files.frozen(key, number))
    response = HttpResponse(door.house.originals.read(row.sha256), content_type="message/rfc822")
    response.headers["Content-Disposition"] = f'attachment; filename="{row}.eml"'
    return response


@require_POST
def changes(request: Any, key: str, number: int) -> HttpResponse:
    """Begin the letter that tells what has changed since this one, in its language, to its addressee."""
    row = files.frozen(key, number)
    begun = request.record.begin_letter(row.case, kind=CHANGES, language=row.language, matter={"since": row.pk})
    if begun.matter.get("since") != row.pk:
        request.record.say_matter(begun.pk, {"since": row.pk})
    head = dict(from_json(row.edits).head)
    if head and not begun.edits:
        head.pop("subject", None)
        seen = dict.fromkeys(head, "") | {"dated": begun.dated.isoformat()}
        request.record.address(begun.pk, head, begun.dated, seen)
    notices.done(request, gettext("The letter on what has changed is begun."), undo=False)
    return redirect(address(row.case, of_row(begun)))


def _message(row: Intervention, reply_to: str) -> Message | None:
    """The e-mail among the letter's files; None where it has none, or names nobody."""
    try:
        _, digest = files.kept(row, "eml")
    except Http404:
        return None
    read = message_from_bytes(door.house.originals.read(digest), policy=default)
    body = read.get_body(("plain",))
    found = Message(
        sender=str(read["From"] or ""),
        to=str(read["To"] or ""),
        subject=str(read["Subject"] or ""),
        reply_to=reply_to,
        words=body.get_content() if body is not None else "",
        attached=tuple(
            Attached(part.get_filename() or "", len(part.get_payload(decode=True) or b"")) for part in read.iter_attachments()
        ),
    )
    return found if found.sender and found.to else None
