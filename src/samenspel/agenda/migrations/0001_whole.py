# SPDX-License-Identifier: EUPL-1.2
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("agenda", "0001_initial"),
        ("agenda", "0002_how_it_goes"),
        ("agenda", "0003_judge_what_was_written"),
        ("agenda", "0004_goals"),
        ("agenda", "0005_initiatives_and_pledges"),
        ("agenda", "0006_eyes_and_ears"),
        ("agenda", "0007_letters_are_forgotten"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("organizations", "0001_initial"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionPoint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=300)),
                ("first_step", models.CharField(blank=True, max_length=300)),
                ("due_date", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Nog niet begonnen"),
                            ("busy", "Bezig"),
                            ("stuck", "Vastgelopen"),
                            ("done", "Gedaan"),
                            ("let_go", "Losgelaten"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="action_points",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("asked_count", models.PositiveSmallIntegerField(default=0)),
                ("judged", models.CharField(blank=True, max_length=120)),
                ("obstacle", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("due_date", "created_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="action_point_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingGroup",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("purpose", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ambassador",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ambassador_of",
                        to="organizations.contact",
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deputy_of",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="working_groups",
                        to="partnerships.pillar",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "name"), name="working_group_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy__isnull", True),
                            ("ambassador__isnull", True),
                            models.Q(("ambassador", models.F("deputy")), _negated=True),
                            _connector="OR",
                        ),
                        name="working_group_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("pledged_date", models.DateField()),
                ("brings", models.CharField(blank=True, max_length=600)),
                ("will_do", models.CharField(max_length=600)),
                ("needs", models.CharField(blank=True, max_length=600)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("link", "eigen link"),
                            ("staff", "ingevuld door de aanjager"),
                            ("paper", "op papier"),
                        ],
                        max_length=6,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=600)),
                ("reviewed_date", models.DateField(blank=True, null=True)),
                ("is_ended", models.BooleanField(default=False)),
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pledges", to="organizations.partner"
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
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-year",),
                "constraints": [
                    models.UniqueConstraint(fields=("partner", "year"), name="pledge_once_a_year"),
                    models.CheckConstraint(condition=models.Q(("will_do", ""), _negated=True), name="pledge_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(("is_ended", False), ("reviewed_date__isnull", False), _connector="OR"),
                        name="pledge_ends_by_looking_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("explanation", models.CharField(blank=True, max_length=600)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "name"), name="theme_name_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="theme_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpOffer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=500)),
                ("offered_at", models.DateTimeField()),
                (
                    "action_point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="help_offers", to="agenda.actionpoint"
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
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("offered_at",),
            },
        ),
        migrations.CreateModel(
            name="Companion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "action_point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="companions", to="agenda.actionpoint"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="companion_in",
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
                "constraints": [models.UniqueConstraint(fields=("action_point", "contact"), name="companion_once")],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=150)),
                ("notice", models.CharField(blank=True, max_length=600)),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "Loopt"), ("reached", "Bereikt"), ("let_go", "Losgelaten")],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("state_why", models.CharField(blank=True, max_length=400)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="goals_owned",
                        to="organizations.contact",
                    ),
                ),
                (
                    "owner_partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="goals_owned",
                        to="organizations.partner",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="goals",
                        to="partnerships.pillar",
                    ),
                ),
                (
                    "working_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="goals",
                        to="agenda.workinggroup",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "created_at"),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "title"), name="goal_title_once"),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="goal_has_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_date__isnull", True),
                            ("end_date__isnull", True),
                            ("end_date__gte", models.F("start_date")),
                            _connector="OR",
                        ),
                        name="goal_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("state", "running")),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state__in", ("reached", "let_go")),
                                models.Q(("state_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="goal_closed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupWord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "mood",
                    models.CharField(
                        choices=[("well", "Gaat goed"), ("help", "Kan hulp gebruiken"), ("still", "Staat stil")],
                        max_length=5,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                ("said_at", models.DateTimeField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="words", to="agenda.workinggroup"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organizations.contact",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-said_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mood__in", ["well", "help", "still"])), name="group_mood_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True, max_length=1000)),
                (
                    "people",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("few", "Eén of twee"),
                            ("some", "Een paar"),
                            ("tens", "Tien tot vijftig"),
                            ("more", "Meer dan vijftig"),
                        ],
                        max_length=4,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                (
                    "since",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("weeks", "Een paar weken"),
                            ("months", "Een paar maanden"),
                            ("year", "Een jaar of langer"),
                        ],
                        max_length=6,
                    ),
                ),
                ("told_at", models.DateTimeField()),
                ("told_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="observations",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="observations",
                        to="organizations.partner",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="observations",
                        to="agenda.theme",
                    ),
                ),
            ],
            options={
                "ordering": ("-told_at",),
                "indexes": [models.Index(fields=["partnership", "told_at"], name="agenda_obse_partner_698d4b_idx")],
            },
        ),
        migrations.CreateModel(
            name="Bottleneck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("addressee", models.CharField(max_length=150)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("subject", models.CharField(max_length=150)),
                ("body", models.TextField(max_length=2500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Nog niet verstuurd"),
                            ("sent", "Nog geen antwoord"),
                            ("promised", "Toegezegd"),
                            ("refused", "Afgewezen"),
                            ("done", "Gedaan"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("sent_date", models.DateField(blank=True, null=True)),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bottlenecks", to="agenda.theme"
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_date__isnull", True), ("state", "draft")),
                            models.Q(models.Q(("state", "draft"), _negated=True), ("sent_date__isnull", False)),
                            _connector="OR",
                        ),
                        name="bottleneck_sent_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("addressee", ""), _negated=True),
                            models.Q(("subject", ""), _negated=True),
                            models.Q(
                                models.Q(("body", ""), _negated=True),
                                models.Q(("state", "draft"), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="bottleneck_is_a_whole_letter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemeQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=600)),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, max_length=1500)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_questions",
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
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="agenda.theme"
                    ),
                ),
            ],
            options={
                "ordering": ("asked_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="theme_question_asks_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="theme_question_answer_has_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Van plan"), ("busy", "Bezig"), ("done", "Klaar"), ("stopped", "Gestopt")],
                        default="busy",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="organizations.partner",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "reinforces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reinforced_by",
                        to="agenda.activity",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="agenda.goal"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activities",
                "ordering": ("created_at",),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="activity_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reinforces__isnull", True),
                            models.Q(("reinforces", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="activity_reinforces_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=100)),
                ("what", models.CharField(max_length=400)),
                ("for_whom", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idee"),
                            ("adopted", "Aangenomen"),
                            ("under_way", "Aan de slag"),
                            ("done", "Gedaan"),
                            ("let_go", "Losgelaten"),
                        ],
                        default="idea",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="organizations.contact",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="agenda.goal",
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
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("what", ""), _negated=True)
                        ),
                        name="proposal_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["idea", "adopted", "under_way", "done", "let_go"])),
                        name="proposal_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemeNews",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("goal", "Dit werd een doel"),
                            ("action", "Hier kwam een actiepunt uit"),
                            ("asked", "We vroegen het aan een ander"),
                            ("answered", "Er kwam een antwoord op onze vraag"),
                            ("sent", "We stuurden een brief"),
                            ("promised", "Er kwam een toezegging"),
                            ("refused", "Het antwoord was nee"),
                            ("done", "Het is opgelost"),
                        ],
                        max_length=8,
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=200)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("happened_at", models.DateTimeField()),
                (
                    "action_point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agenda.actionpoint",
                    ),
                ),
                (
                    "bottleneck",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agenda.bottleneck",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agenda.goal",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="news", to="agenda.theme"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "theme news",
                "ordering": ("happened_at",),
            },
        ),
        migrations.CreateModel(
            name="BottleneckAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Nog niet verstuurd"),
                            ("sent", "Nog geen antwoord"),
                            ("promised", "Toegezegd"),
                            ("refused", "Afgewezen"),
                            ("done", "Gedaan"),
                        ],
                        max_length=8,
                    ),
                ),
                ("day", models.DateField()),
                ("words", models.TextField(blank=True, max_length=1500)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "bottleneck",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="agenda.bottleneck"
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
                "ordering": ("day", "created_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), _negated=True), name="bottleneck_answer_after_sending"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("what", models.CharField(blank=True, max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "In voorbereiding"),
                            ("under_way", "Aan de slag"),
                            ("done", "Gedaan"),
                            ("let_go", "Losgelaten"),
                        ],
                        default="preparing",
                        max_length=10,
                    ),
                ),
                ("chances", models.CharField(blank=True, max_length=1000)),
                ("pitfalls", models.CharField(blank=True, max_length=1000)),
                ("we_think", models.CharField(blank=True, max_length=300)),
                ("because", models.CharField(blank=True, max_length=300)),
                (
                    "grounds",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("research", "Onderzoek"),
                            ("experience", "Ervaring"),
                            ("unknown", "We weten het nog niet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("grounds_words", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="initiatives",
                        to="agenda.goal",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="initiative",
                        to="agenda.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "name"), name="initiative_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="initiative_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grounds", ""), ("grounds_words", "")),
                            models.Q(
                                ("grounds__in", ["research", "experience", "unknown"]),
                                models.Q(("grounds_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="initiative_grounds_are_told",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalRemark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=400)),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="agenda.proposal"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("created_at",),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="remark_has_words")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idee"),
                            ("adopted", "Aangenomen"),
                            ("under_way", "Aan de slag"),
                            ("done", "Gedaan"),
                            ("let_go", "Losgelaten"),
                        ],
                        max_length=10,
                    ),
                ),
                ("step_date", models.DateField()),
                ("why", models.CharField(blank=True, max_length=400)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="agenda.proposal"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("step_date", "created_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("adopted", "let_go")), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_step_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalSupport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="agenda.proposal"
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
                    models.UniqueConstraint(fields=("proposal", "contact"), name="support_once_by_contact"),
                    models.UniqueConstraint(fields=("proposal", "user"), name="support_once_by_user"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contact__isnull", False), ("user__isnull", True)),
                            models.Q(("contact__isnull", True), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="support_by_one_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InitiativeAction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "action_point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="of_initiative",
                        to="agenda.actionpoint",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="first_actions",
                        to="agenda.initiative",
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
        migrations.CreateModel(
            name="InitiativePartner",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taking_part", to="agenda.initiative"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organizations.partner"
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
                    models.UniqueConstraint(fields=("initiative", "partner"), name="initiative_partner_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="initiative",
            name="partners",
            field=models.ManyToManyField(
                related_name="initiatives", through="agenda.InitiativePartner", to="organizations.partner"
            ),
        ),
    ]
