"""Which entry of the chain decided a proposal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0010_circumstance_kind"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="decided_in",
            field=models.PositiveBigIntegerField(
                help_text="the number of the entry that says who decided, and when", null=True
            ),
        ),
    ]
