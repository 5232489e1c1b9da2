"""The index of names made anew: letters with marks (ņ, đ, ę) are sounds of a name's keys."""

from typing import Any

from django.db import migrations


def build(apps: Any, editor: Any) -> None:
    from gravamen.casebook import name_index

    name_index.build()


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0023_growth"),
    ]

    operations = [
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
