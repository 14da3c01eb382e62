# SPDX-License-Identifier: EUPL-1.2
import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("partnerships", "0001_initial"), ("partnerships", "0002_experience_experts")]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "slug",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^[a-z0-9]+(-[a-z0-9]+)*$")],
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("municipality_codes", models.JSONField(blank=True, default=list)),
                ("ambition", models.TextField(blank=True, max_length=1000)),
                ("logo", models.BinaryField(null=True)),
                ("newcomers_need_approval", models.BooleanField(default=True)),
                ("is_made_up", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "role",
                    models.CharField(choices=[("facilitator", "Aanjager"), ("core_group", "Kerngroep")], max_length=20),
                ),
                ("since_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("is_experience_expert", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "user"), name="membership_once"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["facilitator", "core_group"])), name="membership_role_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pillar",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "name"),
                "constraints": [models.UniqueConstraint(fields=("partnership", "name"), name="pillar_name_once")],
            },
        ),
    ]
