# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR

ANSWERS: dict[str, str] = {
    "directory:help_line": FACILITATOR,
    "directory:wegwijzer": EVERYONE,
    "directory:wegwijzer_search": EVERYONE,
    "directory:wegwijzer_map": EVERYONE,
    "directory:wegwijzer_service": EVERYONE,
    "directory:wegwijzer_paper": EVERYONE,
}
