# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import django.utils.timezone
import samenspel.surveys.models.round_base
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0004_talks_shared"),
        ("partnerships", "0002_experience_experts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReflectionRound",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closes_date", models.DateField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "secret",
                    models.BinaryField(
                        default=samenspel.surveys.models.round_base.new_secret, max_length=16, null=True
                    ),
                ),
                ("asked_count", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("first_date", models.DateField()),
                ("last_date", models.DateField()),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("partnership",),
                        name="reflectionround_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_at__isnull", True), ("secret__isnull", True), _connector="OR"),
                        name="reflectionround_closed_without_secret",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_date__lte", models.F("last_date"))), name="reflection_dates_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScanWave",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closes_date", models.DateField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "secret",
                    models.BinaryField(
                        default=samenspel.surveys.models.round_base.new_secret, max_length=16, null=True
                    ),
                ),
                ("asked_count", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answered_count", models.PositiveIntegerField(default=0)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("partnership",),
                        name="scanwave_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_at__isnull", True), ("secret__isnull", True), _connector="OR"),
                        name="scanwave_closed_without_secret",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reflection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("way", models.CharField(choices=[("phone", "Op het scherm"), ("paper", "Op papier")], max_length=5)),
                ("well", models.TextField(blank=True, max_length=1500)),
                ("not_well", models.TextField(blank=True, max_length=1500)),
                ("remains", models.TextField(blank=True, max_length=1500)),
                ("signature", models.CharField(blank=True, max_length=200)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reflections",
                        to="surveys.reflectionround",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScanAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("municipality", "Gemeente"),
                            ("volunteers", "Vrijwilligers"),
                            ("professional", "Beroepskrachten"),
                            ("experts", "Ervaringsdeskundigen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("way", models.CharField(choices=[("phone", "Op het scherm"), ("paper", "Op papier")], max_length=5)),
                ("agenda", models.PositiveSmallIntegerField(null=True)),
                ("evaluation", models.PositiveSmallIntegerField(null=True)),
                ("activities", models.PositiveSmallIntegerField(null=True)),
                ("communication", models.PositiveSmallIntegerField(null=True)),
                ("structure", models.PositiveSmallIntegerField(null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="surveys.scanwave"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agenda__isnull", True), ("agenda__lte", 5), _connector="OR"),
                            models.Q(("evaluation__isnull", True), ("evaluation__lte", 5), _connector="OR"),
                            models.Q(("activities__isnull", True), ("activities__lte", 5), _connector="OR"),
                            models.Q(("communication__isnull", True), ("communication__lte", 5), _connector="OR"),
                            models.Q(("structure__isnull", True), ("structure__lte", 5), _connector="OR"),
                        ),
                        name="scan_places_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("to_mail", models.BooleanField(default=False)),
                ("mailed_at", models.DateTimeField(null=True)),
                ("to_remind", models.BooleanField(default=False)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("answered", models.BooleanField(default=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organizations.contact"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="surveys.reflectionround",
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="surveys.scanwave",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("wave", "contact"), name="asked_once_in_a_wave"),
                    models.UniqueConstraint(fields=("round", "contact"), name="asked_once_in_a_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("round__isnull", True), ("wave__isnull", False)),
                            models.Q(("round__isnull", False), ("wave__isnull", True)),
                            _connector="OR",
                        ),
                        name="asked_for_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChosenWords",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("well", "Wat gaat er goed, en waardoor?"),
                            ("not_well", "Wat gaat er niet goed, en waardoor niet?"),
                            ("remains", "Wat staat er nog als dit project stopt?"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(max_length=800)),
                ("version", models.PositiveIntegerField(default=1)),
                ("chosen_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "reflection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chosen", to="surveys.reflection"
                    ),
                ),
            ],
            options={
                "ordering": ("chosen_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("reflection", "question"), name="words_chosen_once"),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="chosen_words_not_empty"
                    ),
                ],
            },
        ),
    ]
