"""In which language a letter is drafted, and what its kind asks for beside the facts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0020_qualified"),
    ]

    operations = [
        migrations.AlterField(
            model_name="intervention",
            name="type",
            field=models.CharField(
                default="letter", help_text="ESF 2609; a kind of `gravamen.drafting.documents`", max_length=40
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="language",
            field=models.CharField(default="en", help_text="BCP 47: in which it is drafted", max_length=35),
        ),
        migrations.AddField(
            model_name="intervention",
            name="matter",
            field=models.JSONField(
                default=dict,
                help_text="what the kind asks for beside the facts: case_number, conciliation, tripartite; “since”: the number of "
                "the letter that one on what has changed follows",
            ),
        ),
    ]
