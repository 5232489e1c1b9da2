"""What the inbox asks for: the reports with something to decide, and those that wait to be read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0011_decided_in"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["state", "report"], name="proposal_by_state"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(condition=models.Q(("text__isnull", True)), fields=["id"], name="report_unread"),
        ),
    ]
