"""Checking the record against its audit chain: any change behind the services' back is found.

In: the database, the originals and the anchor (the number and hash of an entry, kept outside of the database). Out: what does
not hold, in words. Found are: an entry changed, removed, added or reordered; a row changed, removed or added without an
entry; a chain cut short since the anchor was written; an original that is gone or changed.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.db import models

from gravamen.casebook import name_index, tracing
from gravamen.casebook.changes import GENESIS, State, completed, hash_of, state
from gravamen.casebook.models import Entry, EntryRow, Intervention, NamePosting, Report
from gravamen.casebook.search import index
from gravamen.custody.errors import CustodyError
from gravamen.custody.files import write_whole
from gravamen.custody.keyring import Keyring
from gravamen.custody.originals import Originals

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. `last` is the hash of the last entry: written on paper, it proves the chain up to here."""

    entries: int
    rows: int
    originals: int
    last: str
    faults: tuple[str, ...]


def drop_anchor(path: Path, keyring: Keyring) -> None:
    """Keep the last entry's number and hash outside of the database."""
    last = Entry.objects.order_by("-number").first()
    if last is not None:
        said = f"{last.number} {last.hash}"
        write_whole(path, f"{said} {_seal(said, keyring)}\n".encode())


def verify(originals: Originals, anchor: Path, keyring: Keyring, progress: Progress | None = None) -> Verdict:
    """Check everything. `progress` is told of originals done, of how many."""
    faults: list[str] = []
    rows: dict[tuple[str, int], State] = {}
    previous, number = GENESIS, 0
    hashes: dict[int, str] = {}
    traced = tracing.counts()
    for entry in Entry.objects.order_by("number").iterator():
        number += 1
        if entry.number != number:
            faults.append(f"Entry {number} is missing from the chain (the next one is {entry.number}).")
            number = entry.number
        elif entry.previous != previous:
            faults.append(f"Entry {entry.number} does not follow from the one before it.")
        if entry.hash != hash_of(entry):
            faults.append(f"Entry {entry.number} ({entry.action}, {entry.at}) was changed after it was written.")
        previous = entry.hash
        hashes[entry.number] = entry.hash
        changes = json.loads(entry.changes)
        if traced.get(entry.number, 0) != len(tracing.touched(changes)):
            faults.append(f"Entry {entry.number} is not found from all that it touched: gravamen audit index")
        for table, key, *noted in changes:
            before, after = (completed(table, one) for one in noted)
            if rows.get((table, key)) != before:
                faults.append(f"Entry {entry.number} changes row {key} of {table} from a state that no entry left it in.")
            if after is None:
                rows.pop((table, key), None)
            else:
                rows[(table, key)] = after
    faults.extend(_anchor_faults(anchor, keyring, hashes))
    count = 0
    for row in _rows():
        count += 1
        known = rows.pop((row._meta.label_lower, row.pk), None)
        if known is None:
            faults.append(f"Row {row.pk} of {row._meta.label_lower} has no entry in the chain.")
        elif state(row) != known:
            fields = ", ".join(sorted(name for name, value in state(row).items() if known.get(name) != value))
            faults.append(f"Row {row.pk} of {row._meta.label_lower} was changed without an entry ({fields}).")
    faults.extend(f"Row {key} of {table} was removed without an entry." for table, key in rows)
    faults.extend(f"Name {key} is not found by the index of names: gravamen names index" for key in name_index.missing())
    faults.extend(f"Search does not show {noun} {key} as it is: gravamen audit index" for noun, key in index.amiss())
    listed = list(Report.objects.values_list("pk", "sha256"))
    for done, (key, digest) in enumerate(listed, 1):
        try:
            originals.read(digest)
        except CustodyError as error:
            faults.append(f"Report R{key}: {error}")
        if progress:
            progress(done, len(listed))
    for row in Intervention.objects.exclude(files={}):
        for name, digest in row.files.items():
            try:
                originals.read(digest)
            except CustodyError as error:
                faults.append(f"Letter {row}, {name}: {error}")
    return Verdict(len(hashes), count, len(listed), previous, tuple(faults))


_WITHOUT_ENTRIES = (Entry, EntryRow, NamePosting)  # indexes are made from rows that have their entries


def _rows() -> Iterator[models.Model]:
    for model in apps.get_app_config("casebook").get_models():
        if model not in _WITHOUT_ENTRIES:
            yield from model._default_manager.order_by("pk").iterator(chunk_size=200)


def _anchor_faults(anchor: Path, keyring: Keyring, hashes: dict[int, str]) -> Iterator[str]:
    try:
        number, digest, seal = anchor.read_text("ascii").split()
    except FileNotFoundError:
        if hashes:
            yield "The anchor beside the database is missing: whether the chain was cut short cannot be told."
        return
    except (OSError, ValueError):
        yield "The anchor beside the database cannot be read: whether the chain was cut short cannot be told."
        return
    if not hmac.compare_digest(seal, _seal(f"{number} {digest}", keyring)):
        yield "The anchor beside the database was not written by this record."
    elif int(number) not in hashes:
        yield f"The chain was cut short: it ends at entry {max(hashes, default=0)}, but entry {number} was written."
    elif hashes[int(number)] != digest:
        yield f"Entry {number} is not the one that was written."


def _seal(said: str, keyring: Keyring) -> str:
    return hmac.new(keyring.naming, said.encode(), sha256).hexdigest()
