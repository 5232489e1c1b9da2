"""What an officer decided that an act is in law."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0019_particulars"),
    ]

    operations = [
        migrations.CreateModel(
            name="Qualified",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("article", "article"), ("principle", "principle")], max_length=10)),
                ("of", models.CharField(help_text="“C087 Article 3”; the key of a principle", max_length=60)),
                (
                    "decision",
                    models.CharField(choices=[("agreed", "Agreed"), ("refused", "Refused"), ("added", "Added")], max_length=8),
                ),
                ("reason", models.TextField(blank=True)),
                ("decided_by", models.TextField()),
                ("decided_on", models.DateTimeField()),
                (
                    "act",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="qualified", to="casebook.act"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="qualified",
            constraint=models.UniqueConstraint(fields=("act", "kind", "of"), name="qualified_once"),
        ),
        migrations.AddConstraint(
            model_name="qualified",
            constraint=models.CheckConstraint(condition=models.Q(("of", ""), _negated=True), name="qualified_of_something"),
        ),
    ]
