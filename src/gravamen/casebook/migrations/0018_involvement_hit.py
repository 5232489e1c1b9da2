"""From acts to those whom they hit, for the lists of persons and organisations."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0017_wordings"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(fields=["act", "role", "person", "organisation", "standing"], name="involvement_hit"),
        ),
    ]
