"""Private addresses of the agenda, for officers' calendars."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_log_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(help_text="SHA-256, in hexadecimal", max_length=64, unique=True)),
                ("case", models.CharField(blank=True, help_text="the key of a case; empty: all", max_length=80)),
                ("names", models.BooleanField(default=False, help_text="persons are named")),
                ("made", models.DateTimeField()),
                ("asked", models.DateTimeField(help_text="when a calendar last asked, noted once in an hour", null=True)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calendars", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
    ]
