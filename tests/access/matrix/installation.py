# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE

ANSWERS: dict[str, str] = {
    "installation:home": "302 302 302 200 302",
    "installation:healthz": EVERYONE,
    "installation:partnership_list": "404 404 200 302 404",
    "installation:partnership_new": "404 404 200 302 404",
}
