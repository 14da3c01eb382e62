# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import FACILITATOR, FACILITATOR_POSTS, GOES_ON

ANSWERS: dict[str, str] = {
    "entrance:open_link": GOES_ON,
    "entrance:choose_person": "405 405 405 405 405",
    "entrance:contact_link": FACILITATOR,
    "entrance:contact_link_show": FACILITATOR_POSTS,
    "entrance:contact_link_revoke": FACILITATOR_POSTS,
}
