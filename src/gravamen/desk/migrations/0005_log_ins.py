"""What happened to accounts; what an administrator has set."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_saved_views"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("came in", "Logged in"),
                            ("refused", "Log-in refused"),
                            ("slowed", "Made to wait after wrong passwords"),
                            ("second refused", "Second factor refused"),
                            ("left", "Logged out"),
                            ("made", "Account made"),
                            ("role", "Role changed"),
                            ("shut", "Account closed"),
                            ("opened", "Account opened again"),
                            ("link", "One-time link made"),
                            ("link used", "One-time link used"),
                            ("password", "Password changed"),
                            ("second added", "Second factor added"),
                            ("second removed", "Second factor removed"),
                            ("ended", "Sessions ended"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "officer",
                    models.TextField(blank=True, help_text="whom it is about; empty where no account is known by that name"),
                ),
                ("by", models.TextField(blank=True, help_text="who did it, where it was another")),
                ("remark", models.TextField(blank=True)),
                ("address", models.CharField(blank=True, help_text="the address that the request came from", max_length=45)),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
            ],
        ),
    ]
