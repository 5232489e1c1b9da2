"""What persons agreed to have shown of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0004_awaits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("ilo", "ilo"),
                            ("government", "government"),
                            ("press", "press"),
                            ("public", "public"),
                        ],
                        help_text="for whom",
                        max_length=12,
                    ),
                ),
                (
                    "shown",
                    models.CharField(
                        choices=[
                            ("nothing", "nothing"),
                            ("role", "role"),
                            ("initials", "initials"),
                            ("name", "name"),
                        ],
                        help_text="how much of them",
                        max_length=12,
                    ),
                ),
                (
                    "agreed_by",
                    models.TextField(help_text="who said so: they themselves, their lawyer, their family, their union"),
                ),
                ("how", models.TextField(help_text="“by telephone”, “in writing”, “public already: …”")),
                ("given", models.DateField()),
                ("withdrawn", models.DateField(null=True)),
                ("risk", models.TextField(blank=True, help_text="what they risk, in words")),
                ("noted_by", models.TextField(help_text="ESF 0162")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="casebook.person"
                    ),
                ),
            ],
        ),
    ]
