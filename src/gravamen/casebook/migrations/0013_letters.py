"""Letters that are written at the desk: edits, approval, numbers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0012_inbox_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="intervention",
            name="approved_by",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="intervention",
            name="approved_on",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="intervention",
            name="edits",
            field=models.JSONField(
                default=dict, help_text="what officers changed in the draft, as `gravamen.drafting.edits` keeps it"
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="findings",
            field=models.JSONField(default=list, help_text="what stood open then: [code, where, {values}]"),
        ),
        migrations.AddField(
            model_name="intervention",
            name="follows",
            field=models.ForeignKey(
                help_text="the version before it",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="later",
                to="casebook.intervention",
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="number",
            field=models.PositiveIntegerField(help_text="from 1 in each year", null=True),
        ),
        migrations.AddField(
            model_name="intervention",
            name="reason",
            field=models.TextField(blank=True, help_text="why it was approved although something was not as it should be"),
        ),
        migrations.AddField(
            model_name="intervention",
            name="title",
            field=models.TextField(blank=True, help_text="its subject line, once it is approved"),
        ),
        migrations.AddField(
            model_name="intervention",
            name="version",
            field=models.PositiveIntegerField(default=1, help_text="from 1 for each number"),
        ),
        migrations.AddField(
            model_name="intervention",
            name="year",
            field=models.PositiveIntegerField(help_text="with `number`, what an approved letter is called: 2021/1", null=True),
        ),
        migrations.AlterField(
            model_name="intervention",
            name="status",
            field=models.CharField(default="draft", help_text="working, draft, approved, sent (ESF 2651)", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="intervention",
            constraint=models.UniqueConstraint(fields=("year", "number", "version"), name="letter_once"),
        ),
    ]
