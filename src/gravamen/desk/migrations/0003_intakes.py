"""What is on its way into the record: intakes, tables, and the keys of texts; how far the guided path was walked."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0012_inbox_indexes"),
        ("desk", "0002_position"),
    ]

    operations = [
        migrations.CreateModel(
            name="KnownColumns",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headers", models.CharField(max_length=64, unique=True)),
                ("mapping", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Guide",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begun", models.PositiveBigIntegerField()),
                ("opened", models.BooleanField(default=False)),
                ("accepted", models.BooleanField(default=False)),
                ("seen", models.BooleanField(default=False)),
                ("closed", models.BooleanField(default=False)),
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guide", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("sheet", models.PositiveIntegerField(default=0)),
                ("mapping", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("columns", "Columns"),
                            ("checked", "Checked"),
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("stopping", "Stopping"),
                            ("stopped", "Stopped"),
                            ("leaving", "Leaving"),
                            ("taken back", "Taken Back"),
                            ("failed", "Failed"),
                        ],
                        db_index=True,
                        default="columns",
                        max_length=10,
                    ),
                ),
                ("whole", models.BooleanField(default=True, help_text="all rows or none; else those without a fault")),
                ("verified", models.BooleanField(default=False, help_text="whoever imports has looked at each row")),
                ("rows", models.PositiveIntegerField(default=0, help_text="that are to enter")),
                ("entered", models.PositiveIntegerField(default=0)),
                ("position", models.PositiveIntegerField(default=0)),
                ("faults", models.JSONField(default=list, help_text="[cell, what, remedy] of what did not enter")),
                ("entries", models.JSONField(default=list, help_text="numbers of its entries in the audit chain")),
                ("what", models.TextField(blank=True)),
                ("remedy", models.TextField(blank=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casebook.case")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casebook.report"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.TextField(blank=True)),
                ("received", models.DateField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("put_away", models.BooleanField(default=False, help_text="no longer shown in the inbox")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casebook.case")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="intakes", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IntakeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("reading", "Reading"),
                            ("kept", "Kept"),
                            ("done", "Done"),
                            ("not taken in", "Refused"),
                            ("cancelled", "Cancelled"),
                        ],
                        db_index=True,
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("pages", models.PositiveIntegerField(default=0, help_text="of a scan")),
                ("pages_read", models.PositiveIntegerField(default=0)),
                ("found", models.JSONField(default=list)),
                ("what", models.TextField(blank=True, help_text="why it was not taken in")),
                ("remedy", models.TextField(blank=True)),
                (
                    "intake",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="desk.intake"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TextKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField(db_index=True)),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casebook.report"),
                ),
            ],
        ),
    ]
