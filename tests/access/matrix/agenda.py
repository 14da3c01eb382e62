# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR, STAFF, STAFF_POSTS

ANSWERS: dict[str, str] = {
    "agenda:action_list": STAFF,
    "agenda:action_new": STAFF,
    "agenda:action_edit": STAFF,
    "agenda:action_state": STAFF_POSTS,
    "agenda:stuck_list": STAFF,
    "agenda:stuck": STAFF,
    "agenda:group_list": STAFF,
    "agenda:group_new": FACILITATOR,
    "agenda:group_edit": FACILITATOR,
    "agenda:group_remove": FACILITATOR,
    "agenda:own_actions": EVERYONE,
    "agenda:own_action_state": "405 405 405 405 405",
    "agenda:own_action_new": EVERYONE,
    "agenda:own_action_edit": EVERYONE,
    "agenda:own_action_stuck": EVERYONE,
    "agenda:own_action_leave": "405 405 405 405 405",
}
