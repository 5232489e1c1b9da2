"""The audit chain can only grow: the database itself refuses to change or remove an entry."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_SQLITE = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON casebook_entry
       BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON casebook_entry
       BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the audit chain is append-only'; END $$""",
    """CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON casebook_entry
       FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()""",
)


def guard(apps: Any, editor: Any) -> None:
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("casebook", "0001_initial"),)
    operations = (migrations.RunPython(guard, migrations.RunPython.noop),)
