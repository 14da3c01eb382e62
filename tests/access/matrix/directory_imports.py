# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import FACILITATOR, FACILITATOR_POSTS

ANSWERS: dict[str, str] = {
    "directory:directory_import_new": FACILITATOR,
    "directory:directory_import": "302 403 404 302 404",
    "directory:directory_import_review": FACILITATOR,
    "directory:directory_import_discard": FACILITATOR_POSTS,
    "directory:directory_import_progress": FACILITATOR,
    "directory:directory_import_stop": FACILITATOR_POSTS,
    "directory:directory_import_resume": FACILITATOR_POSTS,
    "directory:directory_import_undo": "302 403 404 302 404",
    "directory:directory_import_csv": FACILITATOR,
    "directory:directory_import_xlsx": FACILITATOR,
}
