# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0004_talks_shared"),
        ("partnerships", "0001_whole"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="organization",
            name="organization_name_once",
        ),
        migrations.AddField(
            model_name="organization",
            name="foreign_id",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                condition=models.Q(("foreign_id", "")), fields=("partnership", "name"), name="organization_name_once"
            ),
        ),
    ]
