# SPDX-License-Identifier: EUPL-1.2
import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("agenda", "0006_eyes_and_ears"),
        ("partnerships", "0002_experience_experts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("definition", models.CharField(blank=True, max_length=500)),
                ("unit", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("population", "Hoe het met de inwoners gaat"),
                            ("how_much", "Hoeveel deden we?"),
                            ("how_well", "Hoe goed deden we het?"),
                            ("better_off", "Wie is er beter van geworden?"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "obtained",
                    models.CharField(
                        choices=[
                            ("hand", "Met de hand, of uit een bestand"),
                            ("data", "Samenspel telt het zelf"),
                            ("municipality", "Cijfers van het CBS over de gemeente"),
                        ],
                        default="hand",
                        max_length=12,
                    ),
                ),
                ("data_code", models.CharField(blank=True, max_length=40)),
                ("area_code", models.CharField(blank=True, max_length=6)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "better",
                    models.CharField(
                        choices=[
                            ("up", "Omhoog is beter"),
                            ("down", "Omlaag is beter"),
                            ("none", "Geen van beide: we volgen het"),
                        ],
                        default="up",
                        max_length=4,
                    ),
                ),
                ("baseline_start_date", models.DateField(blank=True, null=True)),
                ("baseline_end_date", models.DateField(blank=True, null=True)),
                ("baseline_value", models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ("target_value", models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ("target_date", models.DateField(blank=True, null=True)),
                ("story", models.TextField(blank=True, max_length=2000)),
                ("counts_persons", models.BooleanField(default=False)),
                ("is_public", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="indicators",
                        to="agenda.goal",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="measurement.indicator",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "name"),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "name"), name="indicator_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["population", "how_much", "how_well", "better_off"])),
                        name="indicator_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("obtained", "hand"), models.Q(("data_code", ""), _negated=True), _connector="OR"
                        ),
                        name="indicator_data_coded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("baseline_end_date__isnull", True),
                                ("baseline_start_date__isnull", True),
                                ("baseline_value__isnull", True),
                            ),
                            models.Q(
                                ("baseline_start_date__lte", models.F("baseline_end_date")),
                                ("baseline_value__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="indicator_baseline_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("target_date__isnull", True), ("target_value__isnull", True)),
                            models.Q(("target_date__isnull", False), ("target_value__isnull", False)),
                            _connector="OR",
                        ),
                        name="indicator_target_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=150)),
                ("first_date", models.DateField()),
                ("last_date", models.DateField()),
                ("funders", models.CharField(blank=True, max_length=400)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("content", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("left_out", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ("-last_date", "-created_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first_date__lte", models.F("last_date"))), name="report_days_in_order"
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="report_has_a_title"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DashboardPublication",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=43, unique=True)),
                ("content", models.JSONField(default=dict)),
                ("may_be_found", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-published_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("partnership",),
                        name="dashboard_public_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="dashboard_has_a_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedCount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("start_date", models.DateField()),
                ("end_date", models.DateField()),
                ("exact", models.PositiveIntegerField()),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("shown", models.IntegerField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("what", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "what", "start_date", "end_date"), name="released_what_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="released_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("start_date", models.DateField()),
                ("end_date", models.DateField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=14)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("hand", "met de hand"),
                            ("file", "uit een bestand"),
                            ("municipality", "uit de cijfers van het CBS"),
                        ],
                        default="hand",
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measurements",
                        to="measurement.indicator",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("start_date",),
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "start_date"), name="measurement_start_once"),
                    models.UniqueConstraint(fields=("indicator", "end_date"), name="measurement_end_once"),
                    models.CheckConstraint(
                        condition=models.Q(("start_date__lte", models.F("end_date"))), name="measurement_days_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("kort", "In het kort"),
                            ("gedaan", "Wat we deden"),
                            ("goed", "Wat goed ging, en waarom"),
                            ("niet", "Wat niet lukte, en waarom niet"),
                            ("lessen", "Wat we leerden"),
                            ("blijft", "Wat er blijft staan als het project stopt"),
                            ("verder", "Hoe we verder gaan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="measurement.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "section"), name="report_text_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("section__in", ["kort", "gedaan", "goed", "niet", "lessen", "blijft", "verder"])
                        ),
                        name="report_section_known",
                    ),
                ],
            },
        ),
    ]
