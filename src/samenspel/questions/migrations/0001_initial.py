# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gatherings", "0012_which_plan_a_plan_replaces"),
        ("partnerships", "0002_experience_experts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Chat",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("happened_date", models.DateField(blank=True, null=True)),
                ("worked_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "gathering",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.gathering",
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
                "ordering": ("-created_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="chat_says_what_it_was"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=[("question", "Vraag"), ("tip", "Tip")], max_length=8)),
                ("text", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("position", models.PositiveIntegerField(default=0)),
                ("may_stay", models.JSONField(blank=True, default=list)),
                ("sought", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "chat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="entries",
                        to="questions.chat",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.gathering",
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
                "ordering": ("kind", "-created_at", "position"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="entry_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "question"), ("answer", ""), _connector="OR"),
                        name="entry_tip_has_no_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["question", "tip"])), name="entry_kind_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryTag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("word", models.CharField(max_length=40)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="questions.entry"
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
                "ordering": ("word",),
                "constraints": [models.UniqueConstraint(fields=("entry", "word"), name="entry_tag_once")],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("sender", models.CharField(blank=True, max_length=80)),
                ("moment", models.CharField(blank=True, max_length=60)),
                (
                    "proposed",
                    models.CharField(
                        choices=[
                            ("question", "question"),
                            ("answer", "answer"),
                            ("tip", "tip"),
                            ("chatter", "chatter"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("mark", "mark"),
                            ("question_word", "question_word"),
                            ("said_so", "said_so"),
                            ("star", "star"),
                            ("italic", "italic"),
                            ("reply", "reply"),
                            ("behind", "behind"),
                            ("advice", "advice"),
                            ("private", "private"),
                            ("reaction", "reaction"),
                            ("technical", "technical"),
                            ("polite", "polite"),
                            ("heading", "heading"),
                            ("rest", "rest"),
                        ],
                        max_length=13,
                    ),
                ),
                ("answers_position", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "decided",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("question", "Vraag"),
                            ("answer", "Antwoord"),
                            ("tip", "Tip"),
                            ("chatter", "Praat"),
                            ("more", "Hoort bij vorige"),
                        ],
                        max_length=8,
                    ),
                ),
                ("taken", models.BooleanField(default=False)),
                (
                    "chat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="questions.chat"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="questions.entry",
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
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("chat", "position"), name="piece_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(("taken", False), models.Q(("decided", ""), _negated=True), _connector="OR"),
                        name="piece_taken_was_decided",
                    ),
                ],
            },
        ),
    ]
