"""What a circumstance tells of a detention or a letter: of whom, where to, of which letter."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = ("release", "transfer", "death", "sent", "reply")


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0009_consents"),
    ]

    operations = [
        migrations.AddField(
            model_name="circumstance",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[(one, one) for one in KINDS],
                help_text="what it tells of a detention or a letter; empty: of neither",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="circumstance",
            name="letter",
            field=models.ForeignKey(
                help_text="the letter that was sent or answered",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="circumstances",
                to="casebook.intervention",
            ),
        ),
        migrations.AddField(
            model_name="circumstance",
            name="person",
            field=models.ForeignKey(
                help_text="of whom, where the act has several",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="circumstances",
                to="casebook.person",
            ),
        ),
        migrations.AddField(
            model_name="circumstance",
            name="place",
            field=models.TextField(blank=True, help_text="where a person was moved to"),
        ),
    ]
