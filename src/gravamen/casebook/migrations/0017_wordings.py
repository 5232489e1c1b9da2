"""Phrases of the record in other languages."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0016_post"),
    ]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("language", models.CharField(help_text="BCP 47", max_length=35)),
                ("of", models.TextField(help_text="the phrase of the record that it words")),
                ("text", models.TextField()),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="casebook.act"
                    ),
                ),
                (
                    "circumstance",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="casebook.circumstance",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="casebook.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="casebook.person"
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="casebook.profile"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="casebook.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("act__isnull", False),
                                ("circumstance", None),
                                ("organisation", None),
                                ("person", None),
                                ("profile", None),
                                ("report", None),
                            ),
                            models.Q(
                                ("act", None),
                                ("circumstance__isnull", False),
                                ("organisation", None),
                                ("person", None),
                                ("profile", None),
                                ("report", None),
                            ),
                            models.Q(
                                ("act", None),
                                ("circumstance", None),
                                ("organisation", None),
                                ("person__isnull", False),
                                ("profile", None),
                                ("report", None),
                            ),
                            models.Q(
                                ("act", None),
                                ("circumstance", None),
                                ("organisation__isnull", False),
                                ("person", None),
                                ("profile", None),
                                ("report", None),
                            ),
                            models.Q(
                                ("act", None),
                                ("circumstance", None),
                                ("organisation", None),
                                ("person", None),
                                ("profile", None),
                                ("report__isnull", False),
                            ),
                            models.Q(
                                ("act", None),
                                ("circumstance", None),
                                ("organisation", None),
                                ("person", None),
                                ("profile__isnull", False),
                                ("report", None),
                            ),
                            _connector="OR",
                        ),
                        name="wording_of_one",
                    )
                ],
            },
        ),
    ]
