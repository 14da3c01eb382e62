# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR, FACILITATOR_POSTS, STAFF

ANSWERS: dict[str, str] = {
    "directory:service_list": STAFF,
    "directory:service": STAFF,
    "directory:service_new_whose": FACILITATOR,
    "directory:service_new": FACILITATOR,
    "directory:service_edit": FACILITATOR,
    "directory:service_confirm": FACILITATOR_POSTS,
    "directory:service_listed": FACILITATOR_POSTS,
    "directory:organization_ask": FACILITATOR_POSTS,
    "directory:listing_proposals": STAFF,
    "directory:listing_proposal": STAFF,
    "directory:listing_proposal_take": FACILITATOR_POSTS,
    "directory:listing_proposal_decline": FACILITATOR_POSTS,
    "directory:listing_proposal_undo": FACILITATOR_POSTS,
    "directory:propose_change": EVERYONE,
    "directory:propose_new": EVERYONE,
    "directory:propose_thanks": EVERYONE,
    "directory:own_proposing": EVERYONE,
    "directory:own_propose_change": EVERYONE,
    "directory:own_propose_new": EVERYONE,
    "directory:own_service_list": EVERYONE,
    "directory:own_right": EVERYONE,
    "directory:own_service_new": EVERYONE,
    "directory:own_service_edit": EVERYONE,
    "directory:own_service_unlist": EVERYONE,
}
