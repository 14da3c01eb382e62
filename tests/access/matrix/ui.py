# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE

ANSWERS: dict[str, str] = {
    "ui:gallery": EVERYONE,
    "ui:plain": EVERYONE,
    "ui:sample": EVERYONE,
}
