# SPDX-License-Identifier: EUPL-1.2
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("organizations", "0004_talks_shared"),
        ("partnerships", "0002_experience_experts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bulletin",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("item", "Nieuws van vandaag"), ("week", "Weekmail"), ("month", "Maandmail")],
                        max_length=5,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=40)),
                ("subject", models.CharField(max_length=200)),
                ("opening", models.TextField(blank=True, max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "In de maak"), ("sending", "Wordt verstuurd"), ("sent", "Verstuurd")],
                        default="draft",
                        max_length=7,
                    ),
                ),
                ("recipients", models.JSONField(default=list)),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(null=True)),
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
                "ordering": ("-created_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done__lte", models.F("total"))), name="bulletin_done_le_total"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sending", "sent"])), name="bulletin_state_known"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("partnership",), name="bulletin_one_draft"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("partnership", "key"),
                        name="bulletin_once_per_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=500)),
                ("is_urgent", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht op de aanjager"),
                            ("passed", "Rondgestuurd"),
                            ("closed", "Afgerond"),
                            ("declined", "Niet rondgestuurd"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "circle",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outer", "Buitenste kring"),
                            ("middle", "Middelste kring"),
                            ("inner", "Binnenste kring"),
                        ],
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120)),
                ("passed_at", models.DateTimeField(null=True)),
                ("passed_by_itself", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(null=True)),
                ("what_helped", models.CharField(blank=True, max_length=400)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.pillar",
                    ),
                ),
                (
                    "written_by",
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
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="network_question_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "passed", "closed", "declined"])),
                        name="network_question_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NewsItem",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120)),
                ("words", models.TextField(max_length=800)),
                ("on_date", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht op de aanjager"),
                            ("published", "Staat erop"),
                            ("taken_off", "Eraf gehaald"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("for_everybody", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "written_by",
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
                "indexes": [
                    models.Index(fields=["partnership", "state", "published_at"], name="news_newsit_partner_cab826_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "published", "taken_off"])),
                        name="news_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="news_published_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NewsSettings",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("partners_publish", models.BooleanField(default=False)),
                ("urgent_goes_at_once", models.BooleanField(default=False)),
                ("is_public", models.BooleanField(default=False)),
                ("shows_circles", models.BooleanField(default=False)),
                ("join_words", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("partnership",), name="news_settings_once")],
            },
        ),
        migrations.CreateModel(
            name="NewsWish",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("every", "Elk nieuws, zodra het er is"),
                            ("weekly", "Eén keer per week"),
                            ("monthly", "Eén keer per maand"),
                            ("needs_me", "Alleen als iemand mij iets vraagt"),
                            ("nothing", "Geen nieuws en geen vragen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("chosen_at", models.DateTimeField(auto_now=True)),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news_wish",
                        to="organizations.contact",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("frequency__in", ["every", "weekly", "monthly", "needs_me", "nothing"])),
                        name="wish_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField()),
                (
                    "contact",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "user"), name="visit_once_per_user"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contact__isnull", False), ("user__isnull", True)),
                            models.Q(("contact__isnull", True), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="visit_of_one_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionReceiver",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asked_at", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True, max_length=800)),
                ("knows_nothing", models.BooleanField(default=False)),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="receivers", to="news.networkquestion"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["contact", "asked_at"], name="news_questi_contact_f35200_idx")],
                "constraints": [models.UniqueConstraint(fields=("question", "contact"), name="question_receiver_once")],
            },
        ),
        migrations.CreateModel(
            name="BulletinPiece",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "Nieuws van partners"),
                            ("sessions", "Wat eraan komt"),
                            ("questions", "Wie weet raad?"),
                            ("helped", "Wat hielp"),
                            ("tips", "Vragen en tips"),
                            ("partners", "Nieuw in het pact"),
                            ("done", "Wat er gebeurde"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("words", models.TextField(max_length=6000)),
                ("left_out", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "bulletin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="news.bulletin"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="news.newsitem"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
            },
        ),
    ]
