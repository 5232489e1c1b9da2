"""The index of names, made from the names that the record has; who was said not to be whom."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def build(apps: Any, editor: Any) -> None:
    """Put the names that are there into the index."""
    from gravamen.casebook import name_index

    name_index.build()


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="NamePosting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.PositiveIntegerField()),
                ("part", models.PositiveBigIntegerField()),
                ("entries", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "part"), name="posting_once")],
            },
        ),
        migrations.CreateModel(
            name="Apart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("person", "Person"), ("organisation", "Organisation")], max_length=12)),
                ("one", models.PositiveBigIntegerField(help_text="the number of an entry")),
                ("other", models.PositiveBigIntegerField(help_text="the number of another entry", null=True)),
                ("remark", models.TextField(blank=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        help_text="or a proposed name",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apart",
                        to="casebook.proposal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("other__isnull", True), ("proposal__isnull", False)),
                            models.Q(("other__isnull", False), ("proposal__isnull", True)),
                            _connector="OR",
                        ),
                        name="apart_from_one",
                    )
                ],
            },
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
