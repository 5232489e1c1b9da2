"""The index of words, made from what the record has."""

from typing import Any

from django.db import migrations


def create(apps: Any, editor: Any) -> None:
    from gravamen.casebook.search import engines, index

    engines.create(editor)
    if apps.get_model("casebook", "Entry").objects.exists():
        index.build()


def drop(apps: Any, editor: Any) -> None:
    from gravamen.casebook.search import engines

    for noun in engines.NOUNS:
        editor.execute(f"DROP TABLE {engines.table(noun)}")


class Migration(migrations.Migration):
    dependencies = (("casebook", "0014_finding"),)
    operations = (migrations.RunPython(create, drop),)
