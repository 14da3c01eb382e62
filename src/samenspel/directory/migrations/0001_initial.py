# SPDX-License-Identifier: EUPL-1.2
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("organizations", "0005_foreign_ids"),
        ("partnerships", "0001_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Location",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_listed", models.BooleanField(default=True)),
                ("assured_at", models.DateTimeField(blank=True, null=True)),
                ("modified_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "location_type",
                    models.CharField(
                        choices=[
                            ("physical", "Een plek waar je heen gaat"),
                            ("postal", "Een postadres"),
                            ("virtual", "Op internet of telefoon"),
                        ],
                        default="physical",
                        max_length=8,
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("alternate_name", models.CharField(blank=True, max_length=300)),
                ("description", models.TextField(blank=True)),
                ("transportation", models.TextField(blank=True)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("external_identifier", models.CharField(blank=True, max_length=200)),
                ("external_identifier_type", models.CharField(blank=True, max_length=100)),
                ("address_1", models.CharField(blank=True, max_length=300)),
                ("address_2", models.CharField(blank=True, max_length=300)),
                ("city", models.CharField(blank=True, max_length=120)),
                ("region", models.CharField(blank=True, max_length=120)),
                ("state_province", models.CharField(blank=True, max_length=120)),
                ("postal_code", models.CharField(blank=True, max_length=20)),
                ("country", models.CharField(default="NL", max_length=2)),
                ("area_code", models.CharField(blank=True, db_index=True, max_length=10)),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locations",
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
                "indexes": [
                    models.Index(fields=["partnership", "latitude", "longitude"], name="location_near"),
                    models.Index(fields=["partnership", "postal_code"], name="location_by_postcode"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="location_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("location_type__in", ["physical", "postal", "virtual"])),
                        name="location_type_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_listed", models.BooleanField(default=True)),
                ("assured_at", models.DateTimeField(blank=True, null=True)),
                ("modified_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("name", models.CharField(max_length=300)),
                ("alternate_name", models.CharField(blank=True, max_length=300)),
                ("description", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Is er nu"),
                            ("temporarily closed", "Tijdelijk dicht"),
                            ("inactive", "Is er nu niet"),
                            ("defunct", "Bestaat niet meer"),
                        ],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("application_process", models.TextField(blank=True)),
                ("fees_description", models.TextField(blank=True)),
                ("wait_time", models.CharField(blank=True, max_length=200)),
                ("interpretation_services", models.TextField(blank=True)),
                ("eligibility_description", models.TextField(blank=True)),
                ("minimum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("accreditations", models.TextField(blank=True)),
                ("licenses", models.TextField(blank=True)),
                ("alert", models.TextField(blank=True)),
                ("assurer_email", models.EmailField(blank=True, max_length=254)),
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
                ("threshold", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
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
                "ordering": ("name",),
                "indexes": [
                    models.Index(fields=["partnership", "modified_at"], name="service_by_moment"),
                    models.Index(
                        condition=models.Q(("is_listed", True)), fields=["partnership", "id"], name="service_listed"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="service_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "temporarily closed", "inactive", "defunct"])),
                        name="service_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("circle__in", ["", "outer", "middle", "inner"])),
                        name="service_circle_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_age__isnull", True),
                            ("maximum_age__isnull", True),
                            ("minimum_age__lte", models.F("maximum_age")),
                            _connector="OR",
                        ),
                        name="service_ages_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Taxonomy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("circle", "Kring"),
                            ("life_domain", "Waar het over gaat"),
                            ("role", "Wat voor partij"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("description", models.TextField(blank=True)),
                ("uri", models.URLField(blank=True, max_length=500)),
                ("version", models.CharField(blank=True, max_length=40)),
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
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("partnership", "key"),
                        name="own_taxonomy_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="taxonomy_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DirectoryEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_listed", models.BooleanField(default=True)),
                ("assured_at", models.DateTimeField(blank=True, null=True)),
                ("modified_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("alternate_name", models.CharField(blank=True, max_length=300)),
                ("legal_status", models.CharField(blank=True, max_length=200)),
                ("year_incorporated", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("uri", models.URLField(blank=True, max_length=500)),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="directory_entry",
                        to="organizations.organization",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="directory.directoryentry",
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
                "indexes": [
                    models.Index(fields=["partnership", "modified_at"], name="entry_by_moment"),
                    models.Index(
                        condition=models.Q(("is_listed", True)),
                        fields=["partnership", "organization"],
                        name="entry_listed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="entry_not_its_own_parent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inventory",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120)),
                ("question", models.CharField(max_length=200)),
                ("explanation", models.CharField(blank=True, max_length=400)),
                ("life_domain", models.CharField(blank=True, max_length=20)),
                ("area", models.CharField(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Klaar te zetten"), ("open", "Open"), ("closed", "Gesloten")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("secret", models.BinaryField(max_length=16, null=True)),
                ("closes_date", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("programme_name", models.CharField(blank=True, max_length=150)),
                ("programme_url", models.URLField(blank=True, max_length=500)),
                ("report", models.TextField(blank=True, max_length=1500)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("published", models.JSONField(blank=True, default=dict)),
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
                "verbose_name_plural": "inventories",
                "ordering": ("-created_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("question", ""), _negated=True)
                        ),
                        name="inventory_asks_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(("closed_at__isnull", False), ("secret__isnull", True)),
                            _connector="OR",
                        ),
                        name="inventory_closed_without_secret",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reported_at__isnull", True), ("state", "closed"), _connector="OR"),
                        name="inventory_reported_after_closing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("direction", models.CharField(choices=[("offered", "Ik bied"), ("needed", "Ik zoek")], max_length=8)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("people", "Mensen"),
                            ("space", "Een ruimte"),
                            ("goods", "Spullen"),
                            ("knowledge", "Kennis"),
                            ("time", "Tijd"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                ("worth", models.CharField(blank=True, max_length=150)),
                ("place", models.CharField(blank=True, max_length=60)),
                ("life_domain", models.CharField(blank=True, max_length=20)),
                ("from_resident", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Wordt nog gelezen"),
                            ("shown", "Staat erop"),
                            ("stopped", "Gestopt"),
                            ("refused", "Niet geplaatst"),
                        ],
                        max_length=8,
                    ),
                ),
                ("end_date", models.DateField()),
                ("asked_for", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
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
                "ordering": ("-created_at",),
                "indexes": [models.Index(fields=["partnership", "state", "end_date"], name="offer_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["offered", "needed"])), name="offer_direction_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["people", "space", "goods", "knowledge", "time"])),
                        name="offer_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_resident", False),
                            models.Q(("contact__isnull", True), ("partner__isnull", True)),
                            _connector="OR",
                        ),
                        name="offer_of_a_resident_or_a_partner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("organization", "Organisatie"), ("service", "Hulpaanbod")], max_length=12
                    ),
                ),
                ("kept_id", models.UUIDField()),
                ("dropped_id", models.UUIDField()),
                ("moved", models.JSONField(default=list)),
                ("filled", models.JSONField(default=dict)),
                ("was_listed", models.BooleanField(default=True)),
                ("merged_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_by",
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
                "ordering": ("-merged_at",),
                "indexes": [models.Index(fields=["partnership", "kept_id"], name="merge_by_kept")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("partnership", "dropped_id"),
                        name="merged_away_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept_id", models.F("dropped_id")), _negated=True), name="merge_of_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpkeepQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asked_date", models.DateField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="upkeep_questions",
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
                "ordering": ("-asked_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "asked_date"), name="asked_about_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("word", models.CharField(max_length=40)),
                ("turned", models.CharField(max_length=40)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["partnership", "turned"], name="search_word_by_end")],
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "word"), name="search_word_once"),
                    models.CheckConstraint(condition=models.Q(("word", ""), _negated=True), name="search_word_is_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DirectoryImport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(max_length=120)),
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
                        condition=models.Q(("done__lte", models.F("total"))), name="directory_import_done_le_total"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["running", "undoing"])),
                        fields=("partnership",),
                        name="directory_import_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListedRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("target_id", models.UUIDField()),
                ("digest", models.CharField(max_length=64)),
                ("version", models.PositiveIntegerField(default=0)),
                ("is_attached", models.BooleanField(default=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["partnership", "target_id"], name="listed_record_by_target")],
            },
        ),
        migrations.CreateModel(
            name="HelpLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("partnership",), name="help_line_once")],
            },
        ),
        migrations.CreateModel(
            name="Accessibility",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("description", models.TextField(blank=True)),
                ("details", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, max_length=500)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accessibility",
                        to="directory.location",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequiredDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("document", models.CharField(max_length=300)),
                ("uri", models.URLField(blank=True, max_length=500)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="required_documents",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicContact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("department", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("consented_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_contacts",
                        to="organizations.contact",
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="directory.location",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_contacts",
                        to="organizations.organization",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", []),
                            models.Q(
                                ("location__isnull", True), ("organization__isnull", False), ("service__isnull", True)
                            ),
                            models.Q(
                                ("location__isnull", True), ("organization__isnull", True), ("service__isnull", False)
                            ),
                            models.Q(
                                ("location__isnull", False), ("organization__isnull", True), ("service__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="public_contact_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consented_at__isnull", False),
                            models.Q(("contact__isnull", True), ("name", "")),
                            _connector="OR",
                        ),
                        name="public_contact_said_yes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CostOption",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("option", models.CharField(blank=True, max_length=300)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("amount_description", models.TextField(blank=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cost_options", to="directory.service"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceArea",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("description", models.TextField(blank=True)),
                ("code", models.CharField(blank=True, db_index=True, max_length=10)),
                ("uri", models.URLField(blank=True, max_length=500)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service_areas",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("description", models.TextField(blank=True)),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service_at_locations",
                        to="directory.location",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service_at_locations",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("service", "location"), name="service_at_location_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("staff", "door de aanjager of kerngroep"),
                            ("link", "door de organisatie zelf"),
                            ("proposal", "na een voorstel"),
                        ],
                        max_length=8,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="organizations.organization",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="directory.service",
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
                "ordering": ("-confirmed_at",),
                "indexes": [models.Index(fields=["partnership", "confirmed_at"], name="confirmation_by_moment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organization__isnull", False), ("service__isnull", False), _connector="OR"
                        ),
                        name="confirmation_of_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingProposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True)),
                ("values", models.JSONField(blank=True, default=dict)),
                ("before", models.JSONField(blank=True, default=dict)),
                (
                    "source",
                    models.CharField(choices=[("partner", "Een partner"), ("visitor", "Een bezoeker")], max_length=8),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Wacht op een antwoord"),
                            ("taken", "Overgenomen"),
                            ("declined", "Niet overgenomen"),
                            ("undone", "Overgenomen en teruggedraaid"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "decided_by",
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
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listing_proposals",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "ordering": ("-proposed_at",),
                "indexes": [
                    models.Index(fields=["partnership", "state", "proposed_at"], name="listing_proposal_by_state")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "taken", "declined", "undone"])),
                        name="listing_proposal_state_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServicesKeptApart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="services_kept_apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="services_kept_apart_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=700)),
                ("owner", models.CharField(blank=True, max_length=250)),
                ("text", models.TextField()),
                ("organization_version", models.PositiveIntegerField(default=0)),
                ("record_at", models.DateTimeField(null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["partnership", "name"], name="search_row_by_name")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("service__isnull", True)),
                        fields=("organization",),
                        name="search_row_of_organization_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organization__isnull", False), ("service__isnull", False), _connector="OR"
                        ),
                        name="search_row_of_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaxonomyTerm",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(blank=True, max_length=100)),
                ("name", models.CharField(max_length=300)),
                ("description", models.TextField(blank=True)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("term_uri", models.URLField(blank=True, max_length=500)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="directory.taxonomyterm",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "taxonomy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="directory.taxonomy",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("taxonomy", "code"),
                        name="term_code_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="term_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="InventoryAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("open", "Zelf, met de open link"),
                            ("desk", "Aan de balie"),
                            ("paper", "Op papier"),
                            ("partner", "Een partner"),
                        ],
                        max_length=7,
                    ),
                ),
                ("chosen", models.JSONField(blank=True, default=list)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "inventory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="directory.inventory"
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
            name="InventoryChoice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=80)),
                (
                    "inventory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="directory.inventory"
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
                    models.UniqueConstraint(fields=("inventory", "position"), name="inventory_choice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True), name="inventory_choice_has_a_label"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InventoryListener",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organizations.contact"
                    ),
                ),
                (
                    "inventory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="listeners", to="directory.inventory"
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
                    models.UniqueConstraint(fields=("inventory", "contact"), name="inventory_listener_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferMatch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proposed_by",
                    models.CharField(
                        choices=[("offered", "Wie het biedt"), ("needed", "Wie het zoekt"), ("staff", "De aanjager")],
                        max_length=8,
                    ),
                ),
                (
                    "offered_says",
                    models.CharField(blank=True, choices=[("yes", "Ja"), ("no", "Deze keer niet")], max_length=3),
                ),
                (
                    "needed_says",
                    models.CharField(blank=True, choices=[("yes", "Ja"), ("no", "Deze keer niet")], max_length=3),
                ),
                ("offered_worth", models.CharField(blank=True, max_length=150)),
                ("needed_worth", models.CharField(blank=True, max_length=150)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "needed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches_as_needed",
                        to="directory.offer",
                    ),
                ),
                (
                    "offered",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches_as_offered",
                        to="directory.offer",
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
                    models.UniqueConstraint(fields=("offered", "needed"), name="offer_match_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_at__isnull", True),
                            models.Q(("needed_says", "yes"), ("offered_says", "yes")),
                            ("ended_at__isnull", False),
                            _connector="OR",
                        ),
                        name="offer_match_agreed_by_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferReach",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField(max_length=2000)),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reach", to="directory.offer"
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
            name="DirectoryImportRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField()),
                ("file", models.CharField(blank=True, max_length=120)),
                ("line", models.PositiveIntegerField()),
                ("table", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=120)),
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
                ("remarks", models.JSONField(default=list)),
                ("record_id", models.UUIDField(null=True)),
                ("made", models.JSONField(default=list)),
                ("before", models.TextField(blank=True)),
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
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="directory.directoryimport"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [models.UniqueConstraint(fields=("run", "position"), name="directory_import_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Phone",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=60)),
                ("extension", models.CharField(blank=True, max_length=10)),
                ("type", models.CharField(blank=True, max_length=20)),
                ("description", models.CharField(blank=True, max_length=300)),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="directory.location",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="organizations.organization",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="directory.service",
                    ),
                ),
                (
                    "service_at_location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="directory.serviceatlocation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="phone_has_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", []),
                            models.Q(
                                ("location__isnull", True),
                                ("organization__isnull", False),
                                ("service__isnull", True),
                                ("service_at_location__isnull", True),
                            ),
                            models.Q(
                                ("location__isnull", True),
                                ("organization__isnull", True),
                                ("service__isnull", False),
                                ("service_at_location__isnull", True),
                            ),
                            models.Q(
                                ("location__isnull", False),
                                ("organization__isnull", True),
                                ("service__isnull", True),
                                ("service_at_location__isnull", True),
                            ),
                            models.Q(
                                ("location__isnull", True),
                                ("organization__isnull", True),
                                ("service__isnull", True),
                                ("service_at_location__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="phone_of_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("dtstart", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("count", models.PositiveIntegerField(blank=True, null=True)),
                ("wkst", models.CharField(blank=True, max_length=2)),
                ("freq", models.CharField(blank=True, max_length=8)),
                ("interval", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("byday", models.CharField(blank=True, max_length=80)),
                ("byweekno", models.CharField(blank=True, max_length=200)),
                ("bymonthday", models.CharField(blank=True, max_length=200)),
                ("byyearday", models.CharField(blank=True, max_length=400)),
                ("opens_at", models.TimeField(blank=True, null=True)),
                ("closes_at", models.TimeField(blank=True, null=True)),
                ("utc_offset", models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
                ("description", models.TextField(blank=True)),
                ("schedule_link", models.URLField(blank=True, max_length=500)),
                ("attending_type", models.CharField(blank=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
                        to="directory.location",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
                        to="directory.service",
                    ),
                ),
                (
                    "service_at_location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
                        to="directory.serviceatlocation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", []),
                            models.Q(
                                ("location__isnull", True),
                                ("service__isnull", False),
                                ("service_at_location__isnull", True),
                            ),
                            models.Q(
                                ("location__isnull", False),
                                ("service__isnull", True),
                                ("service_at_location__isnull", True),
                            ),
                            models.Q(
                                ("location__isnull", True),
                                ("service__isnull", True),
                                ("service_at_location__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="schedule_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribute",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("link_type", models.CharField(blank=True, max_length=100)),
                ("value", models.CharField(blank=True, max_length=300)),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributes",
                        to="organizations.organization",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributes",
                        to="directory.location",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributes",
                        to="directory.service",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributes",
                        to="directory.taxonomyterm",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", []),
                            models.Q(
                                ("location__isnull", True), ("organization__isnull", False), ("service__isnull", True)
                            ),
                            models.Q(
                                ("location__isnull", True), ("organization__isnull", True), ("service__isnull", False)
                            ),
                            models.Q(
                                ("location__isnull", False), ("organization__isnull", True), ("service__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="attribute_of_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organization__isnull", False)),
                        fields=("term", "organization"),
                        name="attribute_organization_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("service__isnull", False)),
                        fields=("term", "service"),
                        name="attribute_service_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("location__isnull", False)),
                        fields=("term", "location"),
                        name="attribute_location_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=100)),
                ("code", models.CharField(blank=True, max_length=12)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="directory.location",
                    ),
                ),
                (
                    "phone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="directory.phone",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), ("name", ""), _negated=True), name="language_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", []),
                            models.Q(("location__isnull", True), ("phone__isnull", True), ("service__isnull", False)),
                            models.Q(("location__isnull", False), ("phone__isnull", True), ("service__isnull", True)),
                            models.Q(("location__isnull", True), ("phone__isnull", False), ("service__isnull", True)),
                            _connector="OR",
                        ),
                        name="language_of_one",
                    ),
                ],
            },
        ),
    ]
