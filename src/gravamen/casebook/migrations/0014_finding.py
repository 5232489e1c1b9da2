"""What lists are sorted and filtered by, and what leads from a thing to the changes that touched it."""

from typing import Any

from django.db import migrations, models

import gravamen.casebook.models.dates
from gravamen.casebook.models.dates import bound


def fill(apps: Any, editor: Any) -> None:
    """Reckon the days of the acts that are there, and note what the entries touched."""
    from gravamen.casebook import tracing

    acts = apps.get_model("casebook", "Act").objects
    dates = acts.exclude(date="").order_by().values_list("date", flat=True).distinct()
    for date in list(dates):
        acts.filter(date=date).update(earliest=bound(date, "earliest"), latest=bound(date, "latest"))
    tracing.build()


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0013_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(help_text="the thing's table: act, person, report …", max_length=40)),
                ("key", models.PositiveBigIntegerField(help_text="its number")),
                ("entry", models.PositiveBigIntegerField(help_text="the number of the entry")),
            ],
        ),
        migrations.AddField(
            model_name="act",
            name="earliest",
            field=gravamen.casebook.models.dates.Bound(
                editable=False,
                end="earliest",
                help_text="the first day that `date` can mean; made from it",
                null=True,
                of="date",
            ),
        ),
        migrations.AddField(
            model_name="act",
            name="latest",
            field=gravamen.casebook.models.dates.Bound(
                editable=False, end="latest", help_text="the last day that `date` can mean; made from it", null=True, of="date"
            ),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["earliest", "id"], name="act_earliest"),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["type", "earliest"], name="act_type"),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["case", "earliest"], name="act_case_earliest"),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(condition=models.Q(("awaits", True)), fields=["id"], name="act_awaits"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["name"], name="organisation_name"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["kind"], name="organisation_kind"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name"], name="person_name"),
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(fields=["received"], name="receipt_received"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["language"], name="report_language"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["dated"], name="report_dated"),
        ),
        migrations.AddConstraint(
            model_name="entryrow",
            constraint=models.UniqueConstraint(fields=("table", "key", "entry"), name="entry_row_once"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
