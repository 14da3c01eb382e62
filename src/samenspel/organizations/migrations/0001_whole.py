# SPDX-License-Identifier: EUPL-1.2
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("organizations", "0001_initial"),
        ("organizations", "0002_kept_apart"),
        ("organizations", "0003_import_decisions"),
        ("organizations", "0004_talks_shared"),
        ("organizations", "0005_foreign_ids"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("content", models.BinaryField()),
                ("understood", models.JSONField(default=dict)),
                ("mapping", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "Gelezen, nog niet opgenomen"),
                            ("running", "Bezig"),
                            ("done", "Klaar"),
                            ("failed", "Gestopt"),
                            ("undoing", "Wordt teruggedraaid"),
                            ("undone", "Teruggedraaid"),
                        ],
                        default="read",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
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
                        condition=models.Q(("done__lte", models.F("total"))), name="import_done_le_total"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["running", "undoing"])),
                        fields=("partnership",),
                        name="import_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("name_key", models.CharField(db_index=True, max_length=200)),
                ("sector", models.CharField(blank=True, max_length=80)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("street", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("work_area", models.CharField(blank=True, max_length=120)),
                ("kvk", models.CharField(blank=True, max_length=8)),
                ("rsin", models.CharField(blank=True, max_length=9)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("logo", models.BinaryField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("foreign_id", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kvk", ""), _negated=True),
                        fields=("partnership", "kvk"),
                        name="organization_kvk_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="organization_has_a_name"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("foreign_id", "")),
                        fields=("partnership", "name"),
                        name="organization_name_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("proposed", "Voorgesteld"), ("active", "Doet mee"), ("former", "Doet niet meer mee")],
                        default="active",
                        max_length=10,
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
                ("circle_note", models.CharField(blank=True, max_length=500)),
                ("threshold", models.JSONField(blank=True, default=dict)),
                ("proposed_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("joined_date", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner",
                        to="organizations.organization",
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
                        condition=models.Q(("circle__in", ["", "outer", "middle", "inner"])),
                        name="partner_circle_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["proposed", "active", "former"])),
                        name="partner_status_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="kept_apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="kept_apart_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("role_title", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "channel",
                    models.CharField(
                        choices=[("mail", "E-mail"), ("phone", "Telefoon"), ("app", "App of sms")],
                        default="mail",
                        max_length=10,
                    ),
                ),
                ("is_experience_expert", models.BooleanField(default=False)),
                ("remark", models.CharField(blank=True, max_length=500)),
                ("active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="organizations.partner",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "indexes": [models.Index(fields=["partnership", "email"], name="organizatio_partner_ba9e22_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="contact_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("partner__isnull", False), ("is_experience_expert", True), _connector="OR"),
                        name="contact_of_a_partner_or_expert",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerPillar",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_pillars",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_pillars",
                        to="partnerships.pillar",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("partner", "pillar"), name="partner_pillar_once")],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("taken", "Nieuw opgenomen"),
                            ("updated", "Bijgewerkt"),
                            ("unchanged", "Stond er al zo in"),
                            ("doubtful", "Misschien dubbel"),
                            ("refused", "Niet opgenomen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("column", models.CharField(blank=True, max_length=120)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("cells", models.JSONField(default=list)),
                ("made", models.JSONField(default=list)),
                ("before", models.JSONField(default=dict)),
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
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="organizations.importrun"
                    ),
                ),
                (
                    "doubt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("same", "Dezelfde organisatie"), ("other", "Een andere organisatie")],
                        max_length=10,
                    ),
                ),
                ("remarks", models.JSONField(default=list)),
                ("written_name", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("run", "number"), name="import_row_once")],
            },
        ),
        migrations.CreateModel(
            name="TalkNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("talked_date", models.DateField()),
                ("text", models.TextField(max_length=4000)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "author",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="talk_notes",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("for_core_group", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-talked_date", "-created_at"),
            },
        ),
        migrations.AddField(
            model_name="partner",
            name="pillars",
            field=models.ManyToManyField(
                related_name="partners", through="organizations.PartnerPillar", to="partnerships.pillar"
            ),
        ),
    ]
