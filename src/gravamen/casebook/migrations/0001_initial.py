"""The tables of the record."""

import django.db.models.deletion
from django.db import migrations, models

import gravamen.terms


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("title", models.TextField(help_text="ESF 0102")),
                ("country", models.CharField(help_text="ISO 3166-1 alpha-2 (ESF 0111)", max_length=2)),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(help_text="from 1, without gaps", primary_key=True, serialize=False)),
                ("at", models.CharField(help_text="UTC, ISO 8601", max_length=40)),
                ("officer", models.TextField()),
                ("action", models.CharField(max_length=40)),
                ("subject", models.TextField()),
                ("changes", models.TextField(help_text="JSON: [[table, key, before, after], …]")),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("female", "Female"), ("male", "Male")],
                        help_text="ESF 0915; empty: letters avoid the pronoun",
                        max_length=6,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("title", models.TextField(help_text="as Annex C prints it (ESF 9002)")),
                ("media_type", models.CharField(help_text="ESF 9010", max_length=120)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("language", models.CharField(blank=True, help_text="BCP 47 (ESF 2510, 9008)", max_length=35)),
                ("encoding", models.CharField(blank=True, max_length=40)),
                ("dated", models.DateField(help_text="the day the document bears (ESF 2511)", null=True)),
                ("subject", models.TextField(blank=True)),
                ("sender", models.TextField(blank=True)),
                ("text", models.TextField(help_text="None while it waits to be read", null=True)),
                ("pages", models.JSONField(default=list, help_text="[number, start, end, width, height] for each page")),
                (
                    "places",
                    models.BinaryField(
                        default=b"", help_text="four floats (32 bit) for each character: left, top, right, bottom"
                    ),
                ),
                ("waiting", models.TextField(blank=True, help_text="what it waits for, and the command that helps")),
            ],
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            (gravamen.terms.ActType["KILLING"], gravamen.terms.ActType["KILLING"]),
                            (gravamen.terms.ActType["ATTEMPTED_KILLING"], gravamen.terms.ActType["ATTEMPTED_KILLING"]),
                            (
                                gravamen.terms.ActType["ENFORCED_DISAPPEARANCE"],
                                gravamen.terms.ActType["ENFORCED_DISAPPEARANCE"],
                            ),
                            (gravamen.terms.ActType["TORTURE_ILL_TREATMENT"], gravamen.terms.ActType["TORTURE_ILL_TREATMENT"]),
                            (gravamen.terms.ActType["PHYSICAL_ASSAULT"], gravamen.terms.ActType["PHYSICAL_ASSAULT"]),
                            (gravamen.terms.ActType["SEXUAL_VIOLENCE"], gravamen.terms.ActType["SEXUAL_VIOLENCE"]),
                            (gravamen.terms.ActType["THREAT_OF_VIOLENCE"], gravamen.terms.ActType["THREAT_OF_VIOLENCE"]),
                            (gravamen.terms.ActType["ARREST_DETENTION"], gravamen.terms.ActType["ARREST_DETENTION"]),
                            (gravamen.terms.ActType["CRIMINAL_CHARGE"], gravamen.terms.ActType["CRIMINAL_CHARGE"]),
                            (gravamen.terms.ActType["IMPRISONMENT_SENTENCE"], gravamen.terms.ActType["IMPRISONMENT_SENTENCE"]),
                            (
                                gravamen.terms.ActType["ADMINISTRATIVE_PENALTY"],
                                gravamen.terms.ActType["ADMINISTRATIVE_PENALTY"],
                            ),
                            (gravamen.terms.ActType["INTERROGATION_SUMMONS"], gravamen.terms.ActType["INTERROGATION_SUMMONS"]),
                            (gravamen.terms.ActType["HOUSE_ARREST"], gravamen.terms.ActType["HOUSE_ARREST"]),
                            (gravamen.terms.ActType["TRAVEL_BAN"], gravamen.terms.ActType["TRAVEL_BAN"]),
                            (gravamen.terms.ActType["FORCED_EXILE"], gravamen.terms.ActType["FORCED_EXILE"]),
                            (gravamen.terms.ActType["DENIAL_OF_DUE_PROCESS"], gravamen.terms.ActType["DENIAL_OF_DUE_PROCESS"]),
                            (gravamen.terms.ActType["SEARCH_RAID"], gravamen.terms.ActType["SEARCH_RAID"]),
                            (gravamen.terms.ActType["SEIZURE"], gravamen.terms.ActType["SEIZURE"]),
                            (gravamen.terms.ActType["PROPERTY_DAMAGE"], gravamen.terms.ActType["PROPERTY_DAMAGE"]),
                            (gravamen.terms.ActType["SURVEILLANCE"], gravamen.terms.ActType["SURVEILLANCE"]),
                            (gravamen.terms.ActType["PLANTED_EVIDENCE"], gravamen.terms.ActType["PLANTED_EVIDENCE"]),
                            (
                                gravamen.terms.ActType["DENIAL_OF_REGISTRATION"],
                                gravamen.terms.ActType["DENIAL_OF_REGISTRATION"],
                            ),
                            (
                                gravamen.terms.ActType["DISSOLUTION_SUSPENSION"],
                                gravamen.terms.ActType["DISSOLUTION_SUSPENSION"],
                            ),
                            (gravamen.terms.ActType["INTERFERENCE"], gravamen.terms.ActType["INTERFERENCE"]),
                            (
                                gravamen.terms.ActType["REFUSAL_OF_RECOGNITION"],
                                gravamen.terms.ActType["REFUSAL_OF_RECOGNITION"],
                            ),
                            (gravamen.terms.ActType["DENIAL_OF_ACCESS"], gravamen.terms.ActType["DENIAL_OF_ACCESS"]),
                            (gravamen.terms.ActType["DISMISSAL"], gravamen.terms.ActType["DISMISSAL"]),
                            (gravamen.terms.ActType["THREAT_OF_DISMISSAL"], gravamen.terms.ActType["THREAT_OF_DISMISSAL"]),
                            (gravamen.terms.ActType["DISCRIMINATION"], gravamen.terms.ActType["DISCRIMINATION"]),
                            (
                                gravamen.terms.ActType["FORCED_RESIGNATION_DISAFFILIATION"],
                                gravamen.terms.ActType["FORCED_RESIGNATION_DISAFFILIATION"],
                            ),
                            (gravamen.terms.ActType["REFUSAL_TO_BARGAIN"], gravamen.terms.ActType["REFUSAL_TO_BARGAIN"]),
                            (gravamen.terms.ActType["STRIKE_PROHIBITION"], gravamen.terms.ActType["STRIKE_PROHIBITION"]),
                            (gravamen.terms.ActType["STRIKE_BREAKING"], gravamen.terms.ActType["STRIKE_BREAKING"]),
                            (gravamen.terms.ActType["DISPERSAL_OF_ASSEMBLY"], gravamen.terms.ActType["DISPERSAL_OF_ASSEMBLY"]),
                            (gravamen.terms.ActType["CENSORSHIP_DEFAMATION"], gravamen.terms.ActType["CENSORSHIP_DEFAMATION"]),
                            (
                                gravamen.terms.ActType["RESTRICTIVE_LEGISLATION"],
                                gravamen.terms.ActType["RESTRICTIVE_LEGISLATION"],
                            ),
                            (gravamen.terms.ActType["OTHER"], gravamen.terms.ActType["OTHER"]),
                        ],
                        help_text="ESF 2109",
                        max_length=40,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            (gravamen.terms.Certainty["STATED"], gravamen.terms.Certainty["STATED"]),
                            (gravamen.terms.Certainty["ALLEGED"], gravamen.terms.Certainty["ALLEGED"]),
                            (gravamen.terms.Certainty["THREATENED"], gravamen.terms.Certainty["THREATENED"]),
                        ],
                        help_text="ESF 0151",
                        max_length=12,
                    ),
                ),
                ("date", models.CharField(blank=True, help_text="EDTF (ESF 2111, 2121)", max_length=40)),
                ("place", models.TextField(blank=True, help_text="ESF 2112")),
                ("legal_basis", models.TextField(blank=True, help_text="ESF 2154")),
                ("penalty", models.TextField(blank=True)),
                ("penalty_days", models.PositiveIntegerField(null=True)),
                ("object", models.TextField(blank=True, help_text="what was taken, planted, refused or damaged (ESF 3410)")),
                ("ground", models.TextField(blank=True, help_text="the reason or charge given (ESF 2113)")),
                ("victim_count", models.PositiveIntegerField(help_text="ESF 0931", null=True)),
                ("told_by", models.TextField(blank=True, help_text="who says it, where a report leaves it to them (ESF 2502)")),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="casebook.case"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Circumstance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="a sentence for the letter; empty: the source's own words are quoted"
                    ),
                ),
                ("date", models.CharField(blank=True, help_text="EDTF", max_length=40)),
                (
                    "about",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="circumstances", to="casebook.act"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="circumstances", to="casebook.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField(help_text="ESF 0102")),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="casebook.case"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="act",
            name="event",
            field=models.ForeignKey(
                help_text="ESF 2103",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acts",
                to="casebook.event",
            ),
        ),
        migrations.CreateModel(
            name="Intervention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type", models.CharField(default="letter", help_text="ESF 2609", max_length=40)),
                ("addressee", models.TextField(help_text="ESF 2612")),
                ("dated", models.DateField(help_text="ESF 2611")),
                ("status", models.CharField(default="draft", help_text="draft, sent (ESF 2651)", max_length=20)),
                ("files", models.JSONField(default=dict, help_text="{file name: SHA-256}")),
                ("acts", models.JSONField(default=list, help_text="numbers of the acts it tells")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interventions", to="casebook.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("acronym", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (gravamen.terms.OrganisationKind["GLOBAL_UNION"], gravamen.terms.OrganisationKind["GLOBAL_UNION"]),
                            (
                                gravamen.terms.OrganisationKind["NATIONAL_CENTRE"],
                                gravamen.terms.OrganisationKind["NATIONAL_CENTRE"],
                            ),
                            (gravamen.terms.OrganisationKind["UNION"], gravamen.terms.OrganisationKind["UNION"]),
                            (gravamen.terms.OrganisationKind["LOCAL_UNION"], gravamen.terms.OrganisationKind["LOCAL_UNION"]),
                            (gravamen.terms.OrganisationKind["EMPLOYER"], gravamen.terms.OrganisationKind["EMPLOYER"]),
                            (gravamen.terms.OrganisationKind["POLICE"], gravamen.terms.OrganisationKind["POLICE"]),
                            (gravamen.terms.OrganisationKind["COURT"], gravamen.terms.OrganisationKind["COURT"]),
                            (gravamen.terms.OrganisationKind["STATE_BODY"], gravamen.terms.OrganisationKind["STATE_BODY"]),
                            (
                                gravamen.terms.OrganisationKind["INTERGOVERNMENTAL"],
                                gravamen.terms.OrganisationKind["INTERGOVERNMENTAL"],
                            ),
                            (gravamen.terms.OrganisationKind["OTHER"], gravamen.terms.OrganisationKind["OTHER"]),
                        ],
                        help_text="ESF list 23",
                        max_length=20,
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="casebook.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.TextField(blank=True, help_text="“chairman”, “lawyer for the Brest region”")),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="casebook.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="affiliations", to="casebook.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(help_text="the file's name as it came")),
                ("source", models.TextField(blank=True, help_text="who sent it (ESF 2502)")),
                ("received", models.DateField(help_text="ESF 2560")),
                ("entered_by", models.TextField(help_text="ESF 0162")),
                ("remarks", models.TextField(blank=True, help_text="what intake noticed")),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="casebook.case"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="casebook.report"
                    ),
                ),
                (
                    "within",
                    models.ForeignKey(
                        help_text="the e-mail or archive it came in",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contents",
                        to="casebook.report",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField(help_text="characters from 0")),
                ("end", models.PositiveIntegerField(help_text="exclusive")),
                ("quote", models.TextField()),
                ("page", models.PositiveIntegerField(help_text="None where the format has no pages", null=True)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="casebook.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Value",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("held", models.BooleanField(default=True)),
                ("verified_by", models.TextField()),
                ("verified_on", models.DateTimeField()),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="values", to="casebook.act"
                    ),
                ),
                (
                    "circumstance",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="casebook.circumstance",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="casebook.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="values", to="casebook.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="casebook.passage"
                    ),
                ),
                (
                    "value",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="casebook.value"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("language", models.CharField(blank=True, help_text="BCP 47", max_length=35)),
                ("script", models.CharField(blank=True, help_text="ISO 15924", max_length=4)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="names", to="casebook.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="names", to="casebook.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("person__isnull", False)),
                            models.Q(("organisation__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="name_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=[("victim", "Victim"), ("perpetrator", "Perpetrator")], max_length=12)),
                ("group", models.TextField(blank=True, help_text="“workers”, “the police” (ESF 0930)")),
                ("number", models.PositiveIntegerField(help_text="of the group's people (ESF 0931)", null=True)),
                (
                    "standing",
                    models.CharField(
                        choices=[("officer", "Officer"), ("member", "Member"), ("unknown", "Unknown")],
                        default="unknown",
                        help_text="in the union",
                        max_length=8,
                    ),
                ),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="involvements", to="casebook.act"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="casebook.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="casebook.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group", ""), ("organisation__isnull", True), ("person__isnull", False)),
                            models.Q(("group", ""), ("organisation__isnull", False), ("person__isnull", True)),
                            models.Q(
                                ("organisation__isnull", True), ("person__isnull", True), models.Q(("group", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="involvement_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("organisation", "Organisation"),
                            ("act", "Act"),
                            ("circumstance", "Circumstance"),
                            ("demand", "Demand"),
                        ],
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(help_text="in the reading's list of its kind, from 0")),
                ("content", models.JSONField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("rule", models.TextField(blank=True)),
                ("probability", models.FloatField(null=True)),
                ("reader", models.CharField(help_text="the version that proposed it", max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("corrected", "Corrected"),
                            ("merged", "Merged"),
                            ("refused", "Refused"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("became", models.PositiveBigIntegerField(null=True)),
                ("remark", models.TextField(blank=True, help_text="why it was decided so")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="casebook.report"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "kind", "position"), name="proposal_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.UniqueConstraint(fields=("report", "start", "end"), name="passage_once"),
        ),
    ]
