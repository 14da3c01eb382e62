# SPDX-License-Identifier: EUPL-1.2
import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("entrance", "0001_initial"),
        ("entrance", "0002_links_of_a_door"),
        ("entrance", "0003_a_link_to_help_calling"),
        ("entrance", "0004_links_of_offers_and_keeping"),
    ]

    initial = True

    dependencies = [
        ("organizations", "0001_initial"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonalLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("mailbox", models.EmailField(blank=True, max_length=254)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("taking_part", "Taking Part"),
                            ("evaluation", "Evaluation"),
                            ("door", "Door"),
                            ("calling", "Calling"),
                            ("offer", "Offer"),
                            ("keeping", "Keeping"),
                            ("who_are_you", "Who Are You"),
                        ],
                        max_length=20,
                    ),
                ),
                ("nonce", models.BinaryField(max_length=16)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personal_links",
                        to="organizations.contact",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.partnership"
                    ),
                ),
                ("about_id", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("contact__isnull", False), ("revoked_at__isnull", True)),
                        fields=("contact", "purpose"),
                        name="link_once_per_contact_and_purpose",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True), models.Q(("mailbox", ""), _negated=True)),
                        fields=("partnership", "mailbox"),
                        name="link_once_per_mailbox",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("about_id__isnull", False), ("revoked_at__isnull", True)),
                        fields=("about_id", "purpose"),
                        name="link_once_per_thing_and_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about_id__isnull", True), ("contact__isnull", False), ("mailbox", "")),
                            models.Q(
                                ("about_id__isnull", True),
                                ("contact__isnull", True),
                                models.Q(("mailbox", ""), _negated=True),
                            ),
                            models.Q(("about_id__isnull", False), ("contact__isnull", True), ("mailbox", "")),
                            _connector="OR",
                        ),
                        name="link_for_a_person_a_mailbox_or_a_thing",
                    ),
                ],
            },
        ),
    ]
