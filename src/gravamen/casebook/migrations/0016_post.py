"""What was given to the post, and what came back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0015_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="PostOffice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "servers",
                    models.JSONField(
                        default=dict, help_text="{“smtp”: {host, port, user, security}, “imap”: …, “reply_to”: address}"
                    ),
                ),
                ("passwords", models.JSONField(default=dict, help_text="by server; the audit chain notes their hash alone")),
                ("validity", models.PositiveBigIntegerField(default=0, help_text="UIDVALIDITY of the folder (RFC 3501)")),
                ("last", models.PositiveBigIntegerField(default=0, help_text="UID of the last message that was taken in")),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("sent_by", models.TextField()),
                ("sha256", models.CharField(help_text="of the bytes that went out; they lie in custody", max_length=64)),
                ("message_id", models.TextField(help_text="RFC 5322")),
                (
                    "state",
                    models.CharField(
                        choices=[("sending", "Sending"), ("sent", "Sent"), ("failed", "Failed")],
                        default="sending",
                        max_length=8,
                    ),
                ),
                ("accepted", models.JSONField(default=list, help_text="addresses that the server took it for")),
                (
                    "refused",
                    models.JSONField(default=list, help_text="[address, reason] of those that it did not, or that came back"),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="casebook.intervention"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("automatic", models.BooleanField(default=False, help_text="no person wrote it (RFC 3834)")),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="casebook.report"
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="casebook.delivery"
                    ),
                ),
            ],
        ),
    ]
