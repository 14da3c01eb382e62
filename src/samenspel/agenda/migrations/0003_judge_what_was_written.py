# SPDX-License-Identifier: EUPL-1.2
"""Action points from before the hints are judged by the words they have now, as of the day they were written."""

from django.db import migrations

from samenspel.domain.actionability import code_of, judge


def judge_them(apps, schema_editor):
    points = apps.get_model("agenda", "ActionPoint").objects
    for point in points.filter(judged="").iterator():
        found = judge(
            what=point.what, first_step=point.first_step, due=point.due_date, today=point.created_at.date()
        )
        points.filter(pk=point.pk).update(judged=code_of(found))


class Migration(migrations.Migration):
    dependencies = [("agenda", "0002_how_it_goes")]

    operations = [migrations.RunPython(judge_them, migrations.RunPython.noop)]
