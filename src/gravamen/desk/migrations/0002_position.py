"""Where officers stopped reading."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_begins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.PositiveBigIntegerField(help_text="its number in the record")),
                ("proposal", models.PositiveBigIntegerField(help_text="its number in the record", null=True)),
                ("offset", models.PositiveBigIntegerField(default=0, help_text="characters from 0")),
                (
                    "view",
                    models.CharField(blank=True, choices=[("text", "Text"), ("page", "Page"), ("both", "Both")], max_length=4),
                ),
                (
                    "decided",
                    models.JSONField(
                        default=list, help_text="the entries that the officer made here and can take back, the last one last"
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("officer", "report"), name="position_once")],
            },
        ),
    ]
