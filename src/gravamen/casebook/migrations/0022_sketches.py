"""The index of names made anew: its postings have sketches in place of signatures, and keys of more spellings."""

from typing import Any

from django.db import migrations


def build(apps: Any, editor: Any) -> None:
    from gravamen.casebook import name_index

    name_index.build()


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0021_language_of_letters"),
    ]

    operations = [
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
