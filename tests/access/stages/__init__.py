# SPDX-License-Identifier: EUPL-1.2
"""One of everything of an app: `made(make, pact=, contact=, gathering=)` gives argument name → value."""

from tests.access.stages import (
    agenda,
    api,
    core_group,
    directory_imports,
    directory_records,
    initiatives,
    inventories,
    measurement,
    news,
    observations,
    offers,
    questions,
    surveys,
    theme_map,
)

STAGES = (
    agenda,
    api,
    core_group,
    directory_imports,
    directory_records,
    initiatives,
    inventories,
    measurement,
    news,
    observations,
    offers,
    questions,
    surveys,
    theme_map,
)
