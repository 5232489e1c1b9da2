"""Acts that wait for a verifier."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0003_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="act",
            name="awaits",
            field=models.BooleanField(
                default=False, help_text="entered or changed by one who may not verify; a verifier is to look"
            ),
        ),
    ]
