# SPDX-License-Identifier: EUPL-1.2
"""A release is remembered by what was counted, so that it outlives the indicator; a report leaves figures out."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_what_was_counted(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Of two indicators that counted the same, the last release stays."""
    released = apps.get_model("measurement", "ReleasedCount")
    kept: dict[tuple[object, ...], object] = {}
    for row in released._base_manager.select_related("indicator").order_by("pk"):
        of = row.indicator
        row.what = f"data:{of.data_code}" if of.obtained == "data" else f"indicator:{of.pk}"
        key = (row.partnership_id, row.what, row.start_date, row.end_date)
        if key in kept:
            row.delete()
        else:
            kept[key] = row
            row.save(update_fields=["what"])


class Migration(migrations.Migration):
    dependencies = [("measurement", "0001_initial")]

    operations = [
        migrations.AddField("report", "left_out", models.JSONField(blank=True, default=list)),
        migrations.AddField(
            "releasedcount", "what", models.CharField(default="", max_length=60), preserve_default=False
        ),
        migrations.RunPython(say_what_was_counted, migrations.RunPython.noop),
        migrations.RemoveConstraint("releasedcount", "released_count_once"),
        migrations.RemoveField("releasedcount", "indicator"),
        migrations.AddConstraint(
            "releasedcount",
            models.UniqueConstraint(fields=["partnership", "what", "start_date", "end_date"], name="released_what_once"),
        ),
        migrations.AddConstraint(
            "releasedcount", models.CheckConstraint(condition=~models.Q(what=""), name="released_of_something")
        ),
    ]
