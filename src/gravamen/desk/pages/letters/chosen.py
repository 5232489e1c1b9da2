"""Which document is asked for: its kind and its language, as the address says them.

In: a request. Out: `Chosen`: the row that is being written, the document as it stands, and what an address must bear so that it
stays that document. Without a word in the address it is the letter in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from gravamen.casebook import letters
from gravamen.casebook.earlier import went_out
from gravamen.casebook.letters import Letter
from gravamen.casebook.models import Case, Intervention
from gravamen.desk import words
from gravamen.drafting.documents.kinds import Kind, kind, kinds
from gravamen.drafting.framed import framed_languages


@dataclass(frozen=True, slots=True)
class Chosen:
    kind: str = letters.LETTER
    language: str = letters.ENGLISH

    @property
    def is_plain(self) -> bool:
        return self == Chosen()

    @property
    def query(self) -> str:
        """What the address bears: "document=complaint&language=fr"; empty for the letter in English."""
        return "" if self.is_plain else urlencode({"document": self.kind, "language": self.language})

    def row(self, case: Case) -> Intervention | None:
        return letters.working(case, self.kind, self.language)

    def written(self, case: Case, row: Intervention | None) -> Letter:
        return letters.letter(case, row, words.today(), kind=self.kind, language=self.language)

    def begin(self, request: Any, case: Case) -> Intervention:
        """The row that is being written; a new one where there is none."""
        row: Intervention = self.row(case) or request.record.begin_letter(case, kind=self.kind, language=self.language)
        return row

    def told(self) -> dict[str, Any]:
        """For the templates: `of` ends an address, `of_and` stands before more of it."""
        one: Kind = kind(self.kind)
        return {
            "chosen": self,
            "of": f"?{self.query}" if self.query else "",
            "of_and": f"{self.query}&" if self.query else "",
            "kind": one,
            "kinds": [(name, str(words.DOCUMENTS[name])) for name in kinds()],
            "languages": [(code, words.language(code)) for code in one.languages],
            "title": words.DOCUMENTS[self.kind],
        }


def chosen(request: HttpRequest) -> Chosen:
    """The document that the address names.

    Raises:
        Http404: there is no such kind, or nothing can be drafted in the language.
    """
    name = request.GET.get("document") or letters.LETTER
    language = request.GET.get("language") or letters.ENGLISH
    if name not in kinds() or language not in framed_languages():
        raise Http404
    return Chosen(name, language if language in kind(name).languages else letters.ENGLISH)


def of_row(row: Intervention) -> Chosen:
    """The kind and language of a letter; one that was drafted by earlier versions may be of none that there is now."""
    return Chosen(row.type if row.type in kinds() else letters.LETTER, row.language)


class Matter(forms.Form):
    """What a kind asks for beside the facts. Left open, it stands between brackets in the document, and the checks say so."""

    case_number = forms.CharField(label=_("Number of the pending case"), max_length=20, required=False)
    conciliation = forms.ChoiceField(
        label=_("Voluntary conciliation at the national level"),
        required=False,
        choices=[("", _("not said yet")), ("yes", _("is wanted first")), ("no", _("is not asked for"))],
    )
    none_known = forms.BooleanField(label=_("No national tripartite body is known"), required=False)
    tripartite = forms.CharField(
        label=_("National tripartite bodies set up with the help of the Office"), max_length=1000, required=False
    )
    since = forms.ChoiceField(label=_("Since which letter"), required=False)
    names = forms.BooleanField(label=_("Write the names of persons into it"), required=False)

    def __init__(self, data: Any, *, case: Case, kind: Kind, matter: dict[str, Any]) -> None:
        initial = {
            "case_number": matter.get("case_number") or "",
            "conciliation": {True: "yes", False: "no"}.get(matter.get("conciliation"), ""),  # type: ignore[arg-type]
            "none_known": matter.get("tripartite") == "",
            "tripartite": matter.get("tripartite") or "",
            "since": str(matter.get("since") or ""),
            "names": bool(matter.get("names")),
        }
        super().__init__(data, initial=initial, auto_id="matter-%s")
        wanted = {"case_number"} if kind.pending else set()
        wanted |= {"conciliation"} if "conciliation" in kind.parts else set()
        wanted |= {"none_known", "tripartite"} if "tripartite" in kind.parts else set()
        if "freed" in kind.parts:
            wanted.add("since")
            went = went_out(case).reverse()
            listed = [(str(one.pk), f"{one.called}, {one.dated}") for one in went]
            self.fields["since"].choices = [("", _("the last one")), *listed]  # type: ignore[attr-defined]
        wanted |= {"names"} if kind.asks else set()
        for name in set(self.fields) - wanted:
            del self.fields[name]

    def matter(self) -> dict[str, Any]:
        """What was said, as the record keeps it."""
        given = self.cleaned_data
        found: dict[str, Any] = {}
        if "case_number" in given:
            found["case_number"] = given["case_number"].strip() or None
        if "conciliation" in given:
            found["conciliation"] = {"yes": True, "no": False}.get(given["conciliation"])
        if "tripartite" in given:
            found["tripartite"] = given["tripartite"].strip() or ("" if given["none_known"] else None)
        if "names" in given:
            found["names"] = given["names"]
        if "since" in given:
            found["since"] = int(given["since"]) if given["since"] else None
        return found
