# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("agenda", "0001_initial"),
        ("gatherings", "0001_initial"),
        ("organizations", "0004_talks_shared"),
        ("partnerships", "0002_experience_experts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("said_by", models.CharField(blank=True, max_length=120)),
                ("said_date", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Loopt nog"), ("closed", "Afgesloten")], default="open", max_length=6
                    ),
                ),
                ("outcome", models.TextField(blank=True, max_length=1000)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ("-said_date", "-created_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("subject", ""), _negated=True), name="signal_says_about_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("state", "open")),
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            _connector="OR",
                        ),
                        name="signal_closed_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("municipality", "Aan de gemeente"), ("core_group", "Aan de kerngroep")], max_length=12
                    ),
                ),
                ("start_date", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("going", "Bezig"), ("done", "Overgedragen"), ("stopped", "Gestopt")],
                        default="going",
                        max_length=7,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "giver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "going")),
                        fields=("partnership", "kind"),
                        name="handover_one_of_a_kind_going",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("giver__isnull", True),
                            ("receiver__isnull", True),
                            models.Q(("giver", models.F("receiver")), _negated=True),
                            _connector="OR",
                        ),
                        name="handover_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[("inform", "Ter informatie"), ("discuss", "Bespreken"), ("decide", "Besluiten")],
                        default="discuss",
                        max_length=7,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("explanation", models.TextField(blank=True, max_length=1000)),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                ("brought_in_by", models.CharField(blank=True, max_length=120)),
                ("notes", models.TextField(blank=True, max_length=4000)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Nog te behandelen"), ("done", "Behandeld")], default="open", max_length=4
                    ),
                ),
                ("carried", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "action_point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="agenda.actionpoint",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_items",
                        to="core_group.signal",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "created_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="agenda_item_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 240))), name="agenda_item_minutes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signal__isnull", True),
                            models.Q(("explanation", ""), ("kind", "discuss"), ("notes", "")),
                            _connector="OR",
                        ),
                        name="agenda_item_of_a_signal_is_bare",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("action_point",),
                        name="agenda_item_once_per_action_point",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("signal",), name="agenda_item_once_per_signal"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignalKeptFrom",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kept_from", to="core_group.signal"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("signal", "user"), name="signal_kept_from_once")],
            },
        ),
        migrations.CreateModel(
            name="SignalStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("planned", "Eén-op-ééngesprek gepland"),
                            ("held", "Eén-op-ééngesprek gevoerd"),
                            ("other", "Iets anders gedaan"),
                        ],
                        max_length=7,
                    ),
                ),
                ("with_whom", models.CharField(blank=True, max_length=120)),
                ("day", models.DateField()),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="core_group.signal"
                    ),
                ),
            ],
            options={
                "ordering": ("day", "created_at"),
            },
        ),
        migrations.CreateModel(
            name="HandoverStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("week", models.PositiveSmallIntegerField()),
                ("position", models.PositiveIntegerField(default=0)),
                ("what", models.CharField(max_length=300)),
                (
                    "who",
                    models.CharField(
                        choices=[("giver", "Wie overdraagt"), ("receiver", "Wie overneemt"), ("both", "Samen")],
                        max_length=8,
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="core_group.handover"
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
                "ordering": ("week", "position"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="handover_step_says_what"
                    ),
                    models.CheckConstraint(condition=models.Q(("week__range", (1, 52))), name="handover_step_week"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverWords",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("begin", "Om te beginnen"),
                            ("people", "Wie is wie"),
                            ("groups", "Werkgroepen"),
                            ("promises", "Wat is beloofd"),
                            ("rhythm", "Hoe wij het doen"),
                            ("lessons", "Wat we leerden"),
                            ("decisions", "Besluiten die gelden"),
                            ("stuck", "Wat vastzit"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=4000)),
                ("included", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="core_group.handover"
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
                "constraints": [models.UniqueConstraint(fields=("handover", "section"), name="handover_section_once")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("decided_date", models.DateField()),
                ("what", models.CharField(max_length=500)),
                ("why", models.TextField(blank=True, max_length=1000)),
                ("look_back_date", models.DateField(blank=True, null=True)),
                ("look_back_words", models.TextField(blank=True, max_length=1000)),
                ("looked_back_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "carried_out_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="organizations.contact",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="core_group.agendaitem",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="superseded_by",
                        to="core_group.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "-number"),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "year", "number"), name="decision_number_once"),
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="decision_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(("supersedes", models.F("id")), _negated=True),
                        name="decision_does_not_supersede_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionAction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "action_point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="of_decision", to="agenda.actionpoint"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="core_group.decision"
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
                "abstract": False,
            },
        ),
    ]
