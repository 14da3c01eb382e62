# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("agenda", "0006_eyes_and_ears")]

    operations = [
        migrations.RemoveConstraint("bottleneck", "bottleneck_is_a_whole_letter"),
        migrations.AddConstraint(
            "bottleneck",
            models.CheckConstraint(
                condition=~Q(addressee="") & ~Q(subject="") & (~Q(body="") | ~Q(state="draft")),
                name="bottleneck_is_a_whole_letter",
            ),
        ),
    ]
