# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entrance", "0001_initial"),
        ("organizations", "0003_import_decisions"),
        ("partnerships", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="personallink",
            name="link_for_a_person_or_a_mailbox",
        ),
        migrations.AddField(
            model_name="personallink",
            name="about_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name="personallink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("taking_part", "Taking Part"),
                    ("evaluation", "Evaluation"),
                    ("door", "Door"),
                    ("who_are_you", "Who Are You"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="personallink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("about_id__isnull", False), ("revoked_at__isnull", True)),
                fields=("about_id", "purpose"),
                name="link_once_per_thing_and_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="personallink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("about_id__isnull", True), ("contact__isnull", False), ("mailbox", "")),
                    models.Q(
                        ("about_id__isnull", True), ("contact__isnull", True), models.Q(("mailbox", ""), _negated=True)
                    ),
                    models.Q(("about_id__isnull", False), ("contact__isnull", True), ("mailbox", "")),
                    _connector="OR",
                ),
                name="link_for_a_person_a_mailbox_or_a_thing",
            ),
        ),
    ]
