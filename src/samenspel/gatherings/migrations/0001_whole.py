# SPDX-License-Identifier: EUPL-1.2
import django.db.models.constraints
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("gatherings", "0001_initial"),
        ("gatherings", "0002_seating_plan_origin"),
        ("gatherings", "0003_mailings"),
        ("gatherings", "0004_evaluation_details_and_thanks"),
        ("gatherings", "0005_stickers"),
        ("gatherings", "0006_speakers_lifts_and_preparing"),
        ("gatherings", "0007_door_presses_and_room_screens"),
        ("gatherings", "0008_own_texts_and_calling_off"),
        ("gatherings", "0009_callers_and_their_shares"),
        ("gatherings", "0010_wording_of_the_questions"),
        ("gatherings", "0011_what_a_plan_is_made_for"),
        ("gatherings", "0012_which_plan_a_plan_replaces"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("agenda", "0001_initial"),
        ("messaging", "0001_initial"),
        ("network", "0001_initial"),
        ("organizations", "0001_initial"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gathering",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("connection_session", "Verbindingssessie"),
                            ("core_group", "Kerngroepvergadering"),
                            ("learning_circle", "Leercirkel"),
                            ("other", "Andere bijeenkomst"),
                        ],
                        default="connection_session",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("theme", models.CharField(blank=True, max_length=300)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "In voorbereiding"),
                            ("inviting", "Uitnodigen en aanmelden"),
                            ("closed", "Aanmelden gesloten"),
                            ("under_way", "Bezig"),
                            ("harvested", "Geoogst"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("seats_taken", models.PositiveIntegerField(default=0)),
                ("with_tables", models.BooleanField(default=True)),
                ("with_meal", models.BooleanField(default=False)),
                ("table_size", models.PositiveSmallIntegerField(default=6)),
                ("rounds", models.PositiveSmallIntegerField(default=3)),
                ("newcomers_need_approval", models.BooleanField(default=True)),
                ("open_code", models.CharField(blank=True, max_length=32)),
                ("evaluation_code", models.CharField(blank=True, max_length=32)),
                ("calendar_sequence", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("harvested_at", models.DateTimeField(blank=True, null=True)),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="hosted",
                        to="organizations.partner",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("thanked_at", models.DateTimeField(blank=True, null=True)),
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
                ("called_off_words", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("starts_at",),
                "indexes": [models.Index(fields=["partnership", "starts_at"], name="gatherings__partner_19af6d_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="gathering_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__isnull", True), ("seats_taken__lte", models.F("capacity")), _connector="OR"
                        ),
                        name="gathering_never_over_capacity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "inviting", "closed", "under_way", "harvested"])),
                        name="gathering_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("table_size__range", (2, 20))), name="gathering_table_size"
                    ),
                    models.CheckConstraint(condition=models.Q(("rounds__range", (1, 8))), name="gathering_rounds"),
                    models.UniqueConstraint(
                        condition=models.Q(("open_code", ""), _negated=True),
                        fields=("open_code",),
                        name="gathering_open_code_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("evaluation_code", ""), _negated=True),
                        fields=("evaluation_code",),
                        name="gathering_evaluation_code_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("is_house", models.BooleanField(default=False)),
                ("texts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "number"), name="wording_once_per_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="DayToAvoid",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
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
                "ordering": ("first_date", "name"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_date__gte", models.F("first_date"))), name="day_to_avoid_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HostOffer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="host_offers",
                        to="organizations.partner",
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
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("invited_at", models.DateTimeField()),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="organizations.contact",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitations",
                        to="messaging.outboxmessage",
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
                "constraints": [models.UniqueConstraint(fields=("gathering", "contact"), name="invitation_once")],
            },
        ),
        migrations.CreateModel(
            name="PhoneCall",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("comes", "Komt"),
                            ("maybe", "Misschien"),
                            ("not", "Komt niet"),
                            ("voicemail", "Voicemail of geen gehoor"),
                            ("call_back", "Terugbellen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("call_back_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("called_at", models.DateTimeField()),
                ("form_key", models.UUIDField()),
                (
                    "caller",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="organizations.contact"
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="gatherings.gathering"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "answer_before",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Ja, ik kom"), ("maybe", "Misschien"), ("no", "Nee, ik kan niet")],
                        max_length=5,
                    ),
                ),
                (
                    "called_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="calls_made",
                        to="organizations.contact",
                    ),
                ),
            ],
            options={
                "ordering": ("-called_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "form_key"), name="phone_call_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["comes", "maybe", "not", "voicemail", "call_back"])),
                        name="phone_call_outcome_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("minutes", models.PositiveSmallIntegerField(default=15)),
                ("method", models.CharField(blank=True, max_length=120)),
                ("group_size", models.CharField(blank=True, max_length=40)),
                ("materials", models.CharField(blank=True, max_length=300)),
                ("question", models.CharField(blank=True, max_length=300)),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="programme", to="gatherings.gathering"
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
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("gathering", "position"),
                        name="programme_position_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Ja, ik kom"), ("maybe", "Misschien"), ("no", "Nee, ik kan niet")],
                        max_length=5,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("seated", "Heeft een plek"),
                            ("waiting", "Op de wachtlijst"),
                            ("pending", "Wacht op goedkeuring"),
                            ("none", "Geen plek nodig"),
                            ("cancelled", "Afgemeld"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("link", "Persoonlijke link"),
                            ("open", "Open aanmelding"),
                            ("staff", "Door de aanjager"),
                            ("colleague", "Meegenomen door een collega"),
                            ("door", "Aan de deur"),
                        ],
                        max_length=10,
                    ),
                ),
                ("eats_along", models.BooleanField(null=True)),
                ("diet", models.CharField(blank=True, max_length=200)),
                ("access_needs", models.CharField(blank=True, max_length=200)),
                (
                    "lift",
                    models.CharField(
                        choices=[
                            ("none", "Niet nodig"),
                            ("offered", "Ik kan iemand meenemen"),
                            ("wanted", "Ik rijd graag met iemand mee"),
                        ],
                        default="none",
                        max_length=8,
                    ),
                ),
                ("lift_place", models.CharField(blank=True, max_length=120)),
                ("remark", models.CharField(blank=True, max_length=500)),
                ("told_by", models.CharField(blank=True, max_length=120)),
                ("code", models.CharField(max_length=5)),
                ("table_host", models.BooleanField(default=False)),
                ("waiting_since_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "brought_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organizations.contact",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="organizations.contact",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("lift_seats", models.PositiveSmallIntegerField(default=1)),
                ("lift_shares_phone", models.BooleanField(default=False)),
                ("calendar_changes", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "contact"), name="registration_once"),
                    models.UniqueConstraint(fields=("gathering", "code"), name="registration_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "seated"), _negated=True), ("answer", "yes"), _connector="OR"
                        ),
                        name="registration_seat_needs_a_yes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["seated", "waiting", "pending", "none", "cancelled"])),
                        name="registration_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["yes", "maybe", "no"])), name="registration_answer_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lift_seats__range", (1, 8))), name="registration_lift_seats"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatingPlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht"),
                            ("running", "Bezig"),
                            ("ready", "Klaar"),
                            ("in_use", "In gebruik"),
                            ("replaced", "Vervangen"),
                            ("cancelled", "Gestopt"),
                            ("impossible", "Kan niet"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("from_attendance", models.BooleanField(default=False)),
                ("rounds", models.PositiveSmallIntegerField()),
                ("rounds_done", models.PositiveSmallIntegerField(default=0)),
                ("seed", models.PositiveIntegerField(default=0)),
                ("seconds", models.PositiveSmallIntegerField(default=5)),
                ("figures", models.JSONField(default=dict)),
                ("remarks", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ready_at", models.DateTimeField(null=True)),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="gatherings.gathering"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.seatingplan",
                    ),
                ),
                ("form_key", models.UUIDField(null=True)),
                ("goal", models.PositiveSmallIntegerField(default=0)),
                ("mix_circles", models.BooleanField(default=False)),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="gatherings.seatingplan",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_use")),
                        fields=("gathering",),
                        name="one_plan_in_use_per_gathering",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=("gathering",),
                        name="one_plan_at_work_per_gathering",
                    ),
                    models.UniqueConstraint(fields=("partnership", "form_key"), name="plan_once_per_form"),
                    models.CheckConstraint(
                        condition=models.Q(("rounds_done__lte", models.F("rounds"))), name="rounds_done_le_rounds"
                    ),
                    models.CheckConstraint(condition=models.Q(("goal__range", (0, 100))), name="plan_goal_is_a_share"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("expenses", models.CharField(blank=True, max_length=200)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaks_at",
                        to="organizations.contact",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="speakers", to="gatherings.gathering"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_ask", "Nog vragen"),
                            ("asked", "Gevraagd"),
                            ("confirmed", "Zei ja"),
                            ("declined", "Zei nee"),
                        ],
                        default="to_ask",
                        max_length=9,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True, choices=[("mail", "per mail"), ("phone", "aan de telefoon")], max_length=5
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "contact"), name="speaker_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["to_ask", "asked", "confirmed", "declined"])),
                        name="speaker_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("invitation", "Uitnodiging"),
                            ("reminder", "Herinnering"),
                            ("change", "Er verandert iets"),
                            ("called_off", "Gaat niet door"),
                        ],
                        max_length=10,
                    ),
                ),
                ("audience", models.CharField(max_length=60)),
                ("also_others", models.BooleanField(default=False)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField(max_length=6000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Nog niet verstuurd"),
                            ("sending", "Wordt verstuurd"),
                            ("sent", "Verstuurd"),
                        ],
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
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mailings", to="gatherings.gathering"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("answers_to_writer", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("-created_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done__lte", models.F("total"))), name="mailing_done_le_total"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sending", "sent"])), name="mailing_state_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StickerSheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("form_key", models.UUIDField()),
                ("people", models.CharField(max_length=10)),
                ("labels", models.CharField(max_length=20)),
                ("start", models.PositiveSmallIntegerField(default=1)),
                ("blanks", models.PositiveSmallIntegerField(default=0)),
                ("shift_right", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                ("shift_down", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht"),
                            ("drawing", "Wordt gemaakt"),
                            ("ready", "Klaar"),
                            ("failed", "Niet gelukt"),
                            ("gone", "Opgeruimd"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("replaced", models.CharField(blank=True, max_length=500)),
                ("content", models.BinaryField(null=True)),
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
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sticker_sheets",
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
                    models.UniqueConstraint(fields=("partnership", "form_key"), name="sticker_sheet_once_per_form"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "drawing", "ready", "failed", "gone"])),
                        name="sticker_sheet_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", False), ("state", "ready")),
                            models.Q(models.Q(("state", "ready"), _negated=True), ("content__isnull", True)),
                            _connector="OR",
                        ),
                        name="sticker_sheet_ready_has_content",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cook_for", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("lines", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "gathering",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meal", to="gatherings.gathering"
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
            name="RoomScreen",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "showing",
                    models.CharField(
                        choices=[
                            ("tafels", "Jouw tafel"),
                            ("ronde", "De klok van de ronde"),
                            ("vragen", "De vragen"),
                            ("oogst", "De oogst groeit"),
                        ],
                        default="tafels",
                        max_length=8,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("ends_at", models.DateTimeField(null=True)),
                ("left_seconds", models.PositiveIntegerField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "gathering",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room_screen",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("showing__in", ["tafels", "ronde", "vragen", "oogst"])),
                        name="room_screen_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__isnull", True), ("left_seconds__isnull", True), _connector="OR"),
                        name="room_clock_runs_or_stands",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallHelper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="helps_calling",
                        to="organizations.contact",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="call_helpers",
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
                "ordering": ("created_at",),
                "constraints": [models.UniqueConstraint(fields=("gathering", "contact"), name="call_helper_once")],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("way", models.CharField(choices=[("phone", "Telefoon"), ("paper", "Papier")], max_length=5)),
                ("met_answered", models.BooleanField(default=False)),
                (
                    "will_cooperate",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Ja"), ("maybe", "Misschien"), ("no", "Nee"), ("unknown", "Weet ik niet")],
                        max_length=7,
                    ),
                ),
                (
                    "will_contribute",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Ja"), ("maybe", "Misschien"), ("no", "Nee"), ("unknown", "Weet ik niet")],
                        max_length=7,
                    ),
                ),
                ("contribution", models.CharField(blank=True, max_length=300)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluations",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluation",
                        to="gatherings.registration",
                    ),
                ),
                ("shares_details", models.BooleanField(default=False)),
                (
                    "wording",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="evaluations",
                        to="gatherings.wording",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("checked_in_at", models.DateTimeField()),
                (
                    "checked_in_by",
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
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="gatherings.registration",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StickerToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("nonce", models.BinaryField(max_length=16)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sticker_token",
                        to="gatherings.registration",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LiftMatch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("seat", models.PositiveSmallIntegerField()),
                ("agreed_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cancelled", "afgemeld"),
                            ("changed", "iets anders gekozen"),
                            ("undone", "ongedaan gemaakt"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "driver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lifts_given",
                        to="gatherings.registration",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lift_matches",
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
                    "rider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lifts_taken",
                        to="gatherings.registration",
                    ),
                ),
            ],
            options={
                "ordering": ("agreed_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("rider",), name="lift_rider_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("driver", "seat"), name="lift_seat_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("seat__range", (1, 8))), name="lift_seat_in_a_car"),
                    models.CheckConstraint(
                        condition=models.Q(("driver", models.F("rider")), _negated=True), name="lift_of_two_people"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DoorPress",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.UUIDField()),
                ("deed", models.CharField(choices=[("in", "Is er"), ("out", "Toch niet")], max_length=3)),
                ("pressed_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="door_presses",
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
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="door_presses",
                        to="gatherings.registration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "key"), name="door_press_once"),
                    models.CheckConstraint(
                        condition=models.Q(("deed__in", ["in", "out"])), name="door_press_deed_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GatheringTable",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("locked", models.BooleanField(default=False)),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gatherings.gathering"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tables", to="gatherings.seatingplan"
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("plan", "number"), name="table_number_once")],
            },
        ),
        migrations.CreateModel(
            name="MailingText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("people", models.JSONField(default=list)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField(max_length=6000)),
                ("common_version", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organizations.contact"
                    ),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="own_texts", to="gatherings.mailing"
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
                "constraints": [models.UniqueConstraint(fields=("mailing", "contact"), name="mailing_text_once")],
            },
        ),
        migrations.CreateModel(
            name="CallShare",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "caller",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="call_shares",
                        to="organizations.contact",
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="call_shares",
                        to="gatherings.gathering",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="gatherings.callhelper",
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
                    models.UniqueConstraint(fields=("gathering", "contact"), name="call_share_of_one_caller"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("caller__isnull", True), ("helper__isnull", False)),
                            models.Q(("caller__isnull", False), ("helper__isnull", True)),
                            _connector="OR",
                        ),
                        name="call_share_has_a_caller",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationActionPoint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "action_point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said_in_evaluation",
                        to="agenda.actionpoint",
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="action_link",
                        to="gatherings.evaluation",
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
            name="EvaluationConnection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="connections",
                        to="gatherings.evaluation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said_in_evaluation",
                        to="network.connectionreport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("round", models.PositiveSmallIntegerField()),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="gatherings.registration"
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="gatherings.gatheringtable",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="gatherings.seatingplan"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["table", "round"], name="gatherings__table_i_c8f612_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "round", "registration"), name="one_seat_a_round")
                ],
            },
        ),
    ]
