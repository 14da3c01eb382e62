# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.directory.views import imports, imports_results

urlpatterns = [
    path("hulpaanbod/importeren/", imports.directory_import_new, name="directory_import_new"),
    path("hulpaanbod/importeren/<uuid:list_id>/", imports_results.directory_import, name="directory_import"),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/nakijken/",
        imports.directory_import_review,
        name="directory_import_review",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/weggooien/",
        imports.directory_import_discard,
        name="directory_import_discard",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/voortgang/",
        imports_results.directory_import_progress,
        name="directory_import_progress",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/stoppen/",
        imports_results.directory_import_stop,
        name="directory_import_stop",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/verder/",
        imports_results.directory_import_resume,
        name="directory_import_resume",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/terugdraaien/",
        imports_results.directory_import_undo,
        name="directory_import_undo",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/verslag.csv",
        imports_results.directory_import_csv,
        name="directory_import_csv",
    ),
    path(
        "hulpaanbod/importeren/<uuid:list_id>/verslag.xlsx",
        imports_results.directory_import_xlsx,
        name="directory_import_xlsx",
    ),
]
