"""What the Committee on Freedom of Association asks of an act, answered; who a report comes from."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0018_involvement_hit"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="sender_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("union", "union"),
                    ("victim", "victim"),
                    ("family", "family"),
                    ("lawyer", "lawyer"),
                    ("witness", "witness"),
                    ("authority", "authority"),
                    ("employer", "employer"),
                    ("press", "press"),
                    ("other", "other"),
                ],
                help_text="empty: nobody has said it",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Particular",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(help_text="its id in standards/questions.toml", max_length=20)),
                (
                    "answer",
                    models.CharField(blank=True, help_text="yes, no, partly, not known; of “elsewhere” a door", max_length=24),
                ),
                ("text", models.TextField(blank=True, help_text="the answer in words")),
                ("date", models.CharField(blank=True, help_text="EDTF; when it was so", max_length=40)),
                ("told_by", models.TextField(blank=True, help_text="who said it, where no report does (ESF 2502)")),
                (
                    "act",
                    models.ForeignKey(
                        help_text="None: of the case",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="particulars",
                        to="casebook.act",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="particulars", to="casebook.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        help_text="of whom, where the act has several",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="particulars",
                        to="casebook.person",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="value",
            name="particular",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="values", to="casebook.particular"
            ),
        ),
        migrations.AddIndex(
            model_name="particular",
            index=models.Index(fields=["act", "question"], name="particular_act"),
        ),
    ]
