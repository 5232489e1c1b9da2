"""The post office: the servers that letters go out by and answers come in by. One change of the record, by its administrator.

A password is kept in the record's encrypted database and never shown again; a field left empty leaves it as it is.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from gravamen.casebook.services.posting import post_office
from gravamen.desk import notices, sentences
from gravamen.post import Server
from gravamen.post.servers import NotEncrypted

_SECURITY = [
    ("tls", gettext_lazy("TLS from the first byte")),
    ("starttls", gettext_lazy("STARTTLS")),
    ("none", gettext_lazy("none: only for a server on this very machine")),
]
_PORTS = {("smtp", "tls"): 465, ("smtp", "starttls"): 587, ("imap", "tls"): 993, ("imap", "starttls"): 143}


class OneServer(forms.Form):
    """A mail server."""

    host = forms.CharField(label=gettext_lazy("Server"), max_length=250)
    security = forms.ChoiceField(label=gettext_lazy("Encryption"), choices=_SECURITY)
    port = forms.IntegerField(
        label=gettext_lazy("Port"),
        min_value=1,
        max_value=65535,
        required=False,
        help_text=gettext_lazy("Left empty, the usual one."),
    )
    user = forms.CharField(label=gettext_lazy("User"), max_length=250, required=False)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-unmeasured": ""}),
        help_text=gettext_lazy("Left empty, the one that is kept stays. It is kept encrypted and not shown again."),
    )
    reply_to = forms.EmailField(label=gettext_lazy("Answers go to"), required=False)

    def __init__(self, data: Any, *, name: str, initial: dict[str, Any]) -> None:
        super().__init__(data, auto_id=f"{name}-%s", initial=initial)
        self.name = name
        if name != "smtp":
            del self.fields["reply_to"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            given["port"] = given.get("port") or _PORTS.get((self.name, given["security"]))
            if given["port"] is None:
                self.add_error("port", gettext("Without encryption, name the port."))
                return given
            try:
                Server(given["host"], given["port"], security=given["security"]).must_be_encrypted()
            except NotEncrypted as error:
                self.add_error("security", sentences.error(error))
        return given


def office(request: Any) -> HttpResponse:
    request.role.must("post office")
    row = post_office()
    sent = request.POST.get("server", "")
    found = {}
    for name in ("smtp", "imap"):
        kept = {**row.servers.get(name, {}), "reply_to": row.servers.get("reply_to", "")}
        found[name] = OneServer(request.POST if sent == name else None, name=name, initial={"security": "tls", **kept})
    form = found.get(sent)
    if request.method == "POST" and form is not None and form.is_valid():
        _keep(request, sent, form.cleaned_data, row.servers.get(sent, {}))
        return redirect("post_office")
    told = [(name, one, bool(row.passwords.get(name)), name in row.servers) for name, one in found.items()]
    return render(request, "desk/posting/office.html", {"servers": told}, status=422 if form is not None else 200)


def _keep(request: Any, name: str, given: dict[str, Any], known: dict[str, Any]) -> None:
    server = {one: given[one] for one in ("host", "port", "user", "security")}
    server["authorities"] = known.get("authorities")  # a file of this machine: the command line names it
    same = (known.get("host"), known.get("user")) == (server["host"], server["user"])
    password = given["password"] or (None if same else "")  # a password goes to no other server than it was given for
    request.record.set_server(name, server, password, reply_to=given.get("reply_to"))
    notices.done(request, gettext("The server is named."), undo=False)
