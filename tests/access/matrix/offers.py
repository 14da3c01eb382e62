# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR_POSTS, STAFF

ANSWERS: dict[str, str] = {
    "directory:offer_list": STAFF,
    "directory:offer": STAFF,
    "directory:offer_judge": FACILITATOR_POSTS,
    "directory:offer_stop": FACILITATOR_POSTS,
    "directory:offer_bring_together": FACILITATOR_POSTS,
    "directory:offer_match_say": FACILITATOR_POSTS,
    "directory:open_offer_list": EVERYONE,
    "directory:open_offer_new": EVERYONE,
    "directory:own_offer_list": EVERYONE,
    "directory:own_offer_new": EVERYONE,
    "directory:own_offer_extend": EVERYONE,
    "directory:own_offer_stop": EVERYONE,
    "directory:own_offer_fit": EVERYONE,
    "directory:own_offer_match": EVERYONE,
}
