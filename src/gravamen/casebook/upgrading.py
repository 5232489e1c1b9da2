"""A record of an earlier version, brought up to this one step by step; whoever waits is told how far it is.

In: the open database. Out: the tables as this version has them. Each step is one transaction together with the note that it was
made: killed in the middle, the record stands as after the step before, and the next opening goes on from there.
"""

from __future__ import annotations

from typing import Any, cast

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gravamen.casebook.house import Telling


class _Executor(MigrationExecutor):
    """Django's, with a step and the note of it in one transaction: Django's own writes the note afterwards at times."""

    def apply_migration(self, state: Any, migration: Any, fake: bool = False, fake_initial: bool = False) -> Any:
        del fake, fake_initial
        self.progress_callback("apply_start", migration, False)  # type: ignore[misc]
        with self.connection.schema_editor(atomic=migration.atomic) as editor:
            if (migration.app_label, migration.name) in self.recorder.applied_migrations():
                return migration.mutate_state(state, preserve=False)  # another process was faster
            state = migration.apply(state, editor)
            for statement in editor.deferred_sql:
                editor.execute(statement, None)
            editor.deferred_sql.clear()
            self.record_migration(migration)  # type: ignore[call-arg]  # the stubs are of another version
        return state


def steps_left() -> int:
    """How many steps the record is behind this version; quick, and 0 for most."""
    return len(_plan(_Executor(connection)))


def is_new() -> bool:
    """Whether there is nothing in the database yet."""
    return not connection.introspection.table_names()


def upgrade(telling: Telling) -> None:
    """Make the steps that are left."""
    begun = 0

    def tell(what: str, migration: Any = None, fake: bool = False) -> None:  # noqa: ARG001
        nonlocal begun
        if what == "apply_start":
            begun += 1
            telling(begun, count)

    executor = _Executor(connection, cast(Any, tell))
    executor.loader.check_consistent_history(connection)
    plan = _plan(executor)
    count = len(plan)
    if not plan:
        return
    emit_pre_migrate_signal(0, False, connection.alias)
    executor.migrate(executor.loader.graph.leaf_nodes(), plan)
    emit_post_migrate_signal(0, False, connection.alias)


def _plan(executor: MigrationExecutor) -> list[Any]:
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
