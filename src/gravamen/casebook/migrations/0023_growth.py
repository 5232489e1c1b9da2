"""Since when and until when somebody held an office, what says so, and which town the words of a place mean."""

import django.db.models.deletion
from django.db import migrations, models

import gravamen.casebook.models.dates


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0022_sketches"),
    ]

    operations = [
        migrations.AddField(
            model_name="affiliation",
            name="earliest",
            field=gravamen.casebook.models.dates.Bound(
                editable=False,
                end="earliest",
                help_text="the first day that `since` can mean; made from it",
                null=True,
                of="since",
            ),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="latest",
            field=gravamen.casebook.models.dates.Bound(
                editable=False,
                end="latest",
                help_text="the last day that `until` can mean; made from it",
                null=True,
                of="until",
            ),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="since",
            field=models.CharField(blank=True, help_text="EDTF; empty: nobody has said it", max_length=40),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="told_by",
            field=models.TextField(blank=True, help_text="who said it, where no report does (ESF 2502)"),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="until",
            field=models.CharField(blank=True, help_text="EDTF; empty: to this day, or nobody has said it", max_length=40),
        ),
        migrations.AddField(
            model_name="value",
            name="affiliation",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="values", to="casebook.affiliation"
            ),
        ),
        migrations.CreateModel(
            name="Placed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(help_text="ISO 3166-1 alpha-2: of the cases, and of the town", max_length=2)),
                ("words", models.TextField(help_text="as the record has the place")),
                ("town", models.TextField(help_text="its name in the gazetteer")),
                ("latitude", models.FloatField(help_text="degrees north, as the gazetteer has it")),
                ("longitude", models.FloatField(help_text="degrees east")),
                ("reason", models.TextField(blank=True, help_text="how one knows")),
                ("told_by", models.TextField(help_text="who chose it")),
                (
                    "case",
                    models.ForeignKey(
                        help_text="None: in all cases of the country",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placed",
                        to="casebook.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("case", None)), fields=("country", "words"), name="placed_in_country"
                    ),
                    models.UniqueConstraint(fields=("case", "words"), name="placed_in_case"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["earliest", "latest", "id"], name="act_days"),
        ),
    ]
