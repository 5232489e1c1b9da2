"""The two databases' own full-text search: FTS5 of SQLite, tsvector of PostgreSQL.

In: texts as words folded and romanised, terms of a query. Out: numbers, the best first. One table a noun, which is no model of
Django's: FTS5 has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from gravamen.casebook.search.query import Term

NOUNS = ("report", "person", "organisation", "act", "case")
_LONGEST = 400_000  # characters of a text that PostgreSQL is given: its index of one text may have 1 MB
_TOKENS = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"  # words come folded


def table(noun: str) -> str:
    if noun not in NOUNS:
        raise ValueError(noun)
    return f"casebook_search_{noun}"


def create(editor: Any) -> None:
    """Make the tables; for a migration."""
    for noun in NOUNS:
        name = table(noun)
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5(words, roman, content='', contentless_delete=1, tokenize='{_TOKENS}')"
            )
        else:
            editor.execute(f"CREATE TABLE {name} (key bigint PRIMARY KEY, words tsvector NOT NULL)")
            editor.execute(f"CREATE INDEX {name}_words ON {name} USING gin (words)")


def put(noun: str, rows: Iterable[tuple[int, str, str]]) -> None:
    """Keep texts under their numbers: (number, words folded, words romanised)."""
    name = table(noun)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT OR REPLACE INTO {name} (rowid, words, roman) VALUES (%s, %s, %s)", list(rows))  # noqa: S608
        else:
            cursor.executemany(
                f"INSERT INTO {name} VALUES (%s, setweight(to_tsvector('simple', %s), 'A') || "  # noqa: S608
                "setweight(to_tsvector('simple', %s), 'B')) ON CONFLICT (key) DO UPDATE SET words = excluded.words",
                [(key, words[:_LONGEST], roman[:_LONGEST]) for key, words, roman in rows],
            )


def drop(noun: str, keys: Iterable[int]) -> None:
    name, column = table(noun), "rowid" if connection.vendor == "sqlite" else "key"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {name} WHERE {column} = %s", [(key,) for key in keys])  # noqa: S608


def empty(noun: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {table(noun)} ({table(noun)}) VALUES ('delete-all')")  # noqa: S608
        else:
            cursor.execute(f"DELETE FROM {table(noun)}")  # noqa: S608


def kept(noun: str) -> set[int]:
    """The numbers that the index leads to."""
    name = f"{table(noun)}_docsize" if connection.vendor == "sqlite" else table(noun)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {'id' if connection.vendor == 'sqlite' else 'key'} FROM {name}")  # noqa: S608
        return {key for (key,) in cursor.fetchall()}


def match(noun: str, terms: Sequence[Term], most: int) -> list[int]:
    """The numbers of what holds all terms, the best first."""
    name = table(noun)
    if connection.vendor == "sqlite":
        said = f"SELECT rowid FROM {name} WHERE {name} MATCH %s ORDER BY rank LIMIT %s"  # noqa: S608
        values: list[Any] = [_fts5(terms), most]
    else:
        said = (
            f"SELECT key FROM {name}, to_tsquery('simple', %s) sought WHERE words @@ sought "  # noqa: S608
            "ORDER BY ts_rank(words, sought) DESC, key LIMIT %s"
        )
        values = [_tsquery(terms), most]
    with connection.cursor() as cursor:
        cursor.execute(said, values)
        return [key for (key,) in cursor.fetchall()]


def numbers(noun: str, terms: Sequence[Term]) -> RawSQL:
    """The numbers of all that holds all terms, for a filter: `pk__in=numbers(…)`."""
    name = table(noun)
    if connection.vendor == "sqlite":
        return RawSQL(f"SELECT rowid FROM {name} WHERE {name} MATCH %s", [_fts5(terms)])  # noqa: S608, S611
    return RawSQL(f"SELECT key FROM {name} WHERE words @@ to_tsquery('simple', %s)", [_tsquery(terms)])  # noqa: S608, S611


def _fts5(terms: Sequence[Term]) -> str:
    """Words are letters and digits only, so nothing in them is syntax."""

    def said(term: Term) -> str:
        more = " *" if term.begins else ""
        forms = [f'words : "{" ".join(term.folded)}"{more}']
        if term.romanised:
            forms.append(f'roman : "{" ".join(term.romanised)}"{more}')
        return f"({' OR '.join(forms)})"

    wanted = " AND ".join(said(term) for term in terms if not term.without)
    unwanted = " OR ".join(said(term) for term in terms if term.without)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _tsquery(terms: Sequence[Term]) -> str:
    def phrase(words: Sequence[str], weight: str, begins: bool) -> str:
        *before, last = (f"'{word}'" for word in words)
        return " <-> ".join([*(f"{word}:{weight}" for word in before), f"{last}:{'*' if begins else ''}{weight}"])

    def said(term: Term) -> str:
        forms = [phrase(term.folded, "A", term.begins)]
        if term.romanised:
            forms.append(phrase(term.romanised, "B", term.begins))
        return f"{'!' if term.without else ''}({' | '.join(f'({form})' for form in forms)})"

    return " & ".join(said(term) for term in terms)
