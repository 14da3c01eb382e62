# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entrance", "0003_a_link_to_help_calling"),
    ]

    operations = [
        migrations.AlterField(
            model_name="personallink",
            name="purpose",
            field=models.CharField(
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
    ]
