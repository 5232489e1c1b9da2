"""Step 2: what each column means, said by hand and remembered, with the first rows as they would enter."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gravamen.casebook.importing.cells import order_of
from gravamen.casebook.importing.columns import ACT, FIELDS, MANY, PERSON, Mapping, headers_key
from gravamen.casebook.importing.rows import read_rows, unknown_words
from gravamen.casebook.importing.words import CHOICES, plain
from gravamen.desk import tabling
from gravamen.desk.models import Import, KnownColumns
from gravamen.desk.pages.imports.start import likely
from gravamen.intake.spreadsheets import Sheet, address
from gravamen.said import kept
from gravamen.terms import ActType

_PREVIEWED = 5
_WORDS = 60  # without a meaning, of one column


def choose(request: Any, number: int) -> HttpResponse:
    """The page of the columns; what is sent is checked over all rows and remembered."""
    request.role.must("take in")
    table = mapped(number)
    if table.state not in (Import.State.COLUMNS, Import.State.CHECKED):
        return redirect("import", number)
    wrong = ""
    if request.method == "POST":
        if "sheet" in request.POST and int(request.POST["sheet"] or 0) != table.sheet:
            table.sheet = min(max(int(request.POST["sheet"] or 0), 0), len(tabling.sheets(table.report)) - 1)
            table.mapping = likely(table).kept()
            table.save()
            return redirect("import_columns", number)
        mapping = _said(request.POST, Mapping.read(table.mapping))
        table.mapping = mapping.kept()
        wrong = _wrong(mapping)
        if not wrong and "check" in request.POST:
            _check(table, mapping)
            return redirect("import", number)
        table.save(update_fields=["mapping"])
    return render(request, "desk/imports/columns.html", {**_content(table), "wrong": wrong}, status=422 if wrong else 200)


@require_POST
def preview(request: Any, number: int) -> HttpResponse:
    """The first rows as they would enter, with what the form says now."""
    table = mapped(number)
    table.mapping = _said(request.POST, Mapping.read(table.mapping)).kept()
    return render(request, "desk/imports/_preview.html", _content(table))


def mapped(number: int) -> Import:
    return get_object_or_404(Import.objects.select_related("report", "case", "officer"), pk=number)


def _check(table: Import, mapping: Mapping) -> None:
    rows, faults = tabling.checked(table)
    sheet = tabling.sheets(table.report)[table.sheet]
    table.rows = len(rows)
    table.faults = [[one.cell, kept(one.what), kept(one.remedy)] for one in faults[: tabling.FAULTS_KEPT]]
    table.state = Import.State.CHECKED
    table.save()
    KnownColumns.objects.update_or_create(headers=headers_key(_headers(sheet, mapping)), defaults={"mapping": table.mapping})


def _said(given: Any, before: Mapping) -> Mapping:
    """The mapping as a form says it; what the form does not have stays as it was."""
    columns = []
    for at, name in enumerate(before.columns):
        said = given.get(f"column-{at}", name)
        columns.append(said if said in FIELDS and (said in MANY or said not in columns) else "")
    meanings = {field: dict(said) for field, said in before.meanings.items()}
    for name, value in given.items():
        if name.startswith("mean:"):
            _, field, words = name.split(":", 2)
            if field in CHOICES:
                meanings.setdefault(field, {})[words] = value
                if not value:
                    del meanings[field][words]
    header = given.get("header", "")
    act = given.get("act", before.act)
    return Mapping(
        tuple(columns),
        header=int(header) if header.isdigit() and int(header) < 1000 else before.header,
        order="mdy" if given.get("order", before.order) == "mdy" else "dmy",
        meanings=meanings,
        act=act if act in list(ActType) else "",
    )


def _wrong(mapping: Mapping) -> str:
    if not {"person", "given_name", "family_name"} & set(mapping.columns) and not mapping.has_acts:
        return gettext("Say which column has the names of persons, or which says what was done.")
    return ""


def _content(table: Import) -> dict[str, Any]:
    mapping = Mapping.read(table.mapping)
    found = tabling.sheets(table.report)
    sheet = found[table.sheet]
    first = [number for number, row in enumerate(sheet.rows, 1) if number > mapping.header and row][:_PREVIEWED]
    rows, faults = read_rows(sheet, mapping, first)
    wrong: dict[int, list[Any]] = {}
    for fault in faults:
        wrong.setdefault(fault.row, []).append(fault)
    by_number = {row.number: row for row in rows}
    unknown = [
        (field, [(f"mean:{field}:{plain(text)}", text, count, _meaning(mapping, field, text)) for text, count in told[:_WORDS]])
        for field, told in unknown_words(sheet, mapping).items()
    ]
    return {
        "table": table,
        "mapping": mapping,
        "sheets": list(enumerate(one.name for one in found)) if len(found) > 1 else [],
        "columns": _columns(sheet, mapping),
        "person_fields": PERSON,
        "act_fields": ACT,
        "unknown": unknown,
        "choices": CHOICES,
        "acts": list(ActType),
        "first": [(number, by_number.get(number), wrong.get(number, [])) for number in first],
        "slashes": _has_slashes(sheet, mapping),
        "count": len(sheet.rows) - mapping.header,
    }


def _meaning(mapping: Mapping, field: str, text: str) -> str:
    return mapping.meanings.get(field, {}).get(plain(text), "")


def _columns(sheet: Sheet, mapping: Mapping) -> list[dict[str, Any]]:
    headers = _headers(sheet, mapping)
    samples = [row for row in sheet.rows[mapping.header : mapping.header + 30] if row]
    columns = []
    for at, name in enumerate(mapping.columns):
        seen = dict.fromkeys(row[at].text for row in samples if at < len(row) and row[at].text)
        columns.append(
            {
                "at": at,
                "letters": address(1, at + 1)[:-1],
                "header": headers[at] if at < len(headers) else "",
                "samples": list(seen)[:3],
                "field": name,
            }
        )
    return columns


def _headers(sheet: Sheet, mapping: Mapping) -> list[str]:
    said = [cell.text for cell in sheet.rows[mapping.header - 1]] if 0 < mapping.header <= len(sheet.rows) else []
    return [*said, *[""] * (sheet.width - len(said))]


def _has_slashes(sheet: Sheet, mapping: Mapping) -> str:
    """Whether dates are written with slashes, and what their order is likely to be; "" where there are none."""
    if "date" not in mapping.columns:
        return ""
    at = mapping.columns.index("date")
    texts = [row[at].text for row in sheet.rows[mapping.header :] if at < len(row) and "/" in row[at].text]
    return order_of(texts) if texts else ""
