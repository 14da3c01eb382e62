# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from samenspel.directory import search_index


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: search_index.install(editor.connection),
            lambda apps, editor: search_index.remove(editor.connection),
        ),
    ]
