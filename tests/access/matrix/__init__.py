# SPDX-License-Identifier: EUPL-1.2
"""What each role gets from each address by GET, written by hand; nothing here is computed from the policy.

In the order Fenna (facilitator), Karim (core group), Adriana (administrator), a visitor, Otto (facilitator of another
pact). 405 means: past the guard, but this address only takes POST. Pages below a personal link belong to whoever holds
the link, signed in or not.
"""

from tests.access.matrix import (
    agenda,
    api,
    core_group,
    directory_imports,
    directory_records,
    directory_wegwijzer,
    entrance,
    gatherings,
    initiatives,
    installation,
    inventories,
    measurement,
    messaging,
    news,
    observations,
    offers,
    organizations,
    partnerships,
    portal,
    questions,
    surveys,
    theme_map,
    ui,
)

APPS = (
    agenda,
    api,
    core_group,
    directory_imports,
    directory_records,
    directory_wegwijzer,
    entrance,
    gatherings,
    initiatives,
    installation,
    inventories,
    measurement,
    messaging,
    news,
    observations,
    offers,
    organizations,
    partnerships,
    portal,
    questions,
    surveys,
    theme_map,
    ui,
)

MATRIX: dict[str, str] = {name: answers for app in APPS for name, answers in app.ANSWERS.items()}
