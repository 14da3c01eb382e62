# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]

    operations = [
        migrations.AlterField(
            "bulletinpiece",
            "kind",
            models.CharField(
                choices=[
                    ("news", "Nieuws van partners"),
                    ("sessions", "Wat eraan komt"),
                    ("questions", "Wie weet raad?"),
                    ("helped", "Wat hielp"),
                    ("tips", "Vragen en tips"),
                    ("partners", "Nieuw in het pact"),
                    ("done", "Wat er gebeurde"),
                ],
                max_length=10,
            ),
        ),
    ]
