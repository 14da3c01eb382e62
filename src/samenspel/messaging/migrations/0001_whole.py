# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("messaging", "0001_initial"), ("messaging", "0002_sender_and_bounces")]

    initial = True

    dependencies = [
        ("entrance", "0001_initial"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("to_name", models.CharField(max_length=200)),
                ("to_email", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("link_path", models.CharField(blank=True, max_length=200)),
                ("calendar", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht op verzending"),
                            ("claimed", "Wordt verstuurd"),
                            ("sent", "Verstuurd"),
                            ("failed", "Niet aangekomen"),
                            ("unsure", "Niet zeker of het verstuurd is"),
                            ("bounced", "Kwam terug"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("message_id", models.CharField(max_length=120, unique=True)),
                ("deed", models.CharField(blank=True, max_length=120)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=200)),
                (
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="entrance.personallink",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("bounced_at", models.DateTimeField(null=True)),
                ("from_name", models.CharField(blank=True, max_length=250)),
                ("reply_to", models.EmailField(blank=True, max_length=254)),
            ],
            options={
                "ordering": ("-created_at",),
                "indexes": [models.Index(fields=["state", "created_at"], name="messaging_o_state_c1e3fe_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deed", ""), _negated=True),
                        fields=("partnership", "deed"),
                        name="message_once_per_deed",
                    )
                ],
            },
        ),
    ]
