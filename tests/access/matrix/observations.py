# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, STAFF, STAFF_POSTS

ANSWERS: dict[str, str] = {
    "agenda:observation_list": STAFF,
    "agenda:observation_new": STAFF,
    "agenda:observation_take_out": STAFF_POSTS,
    "agenda:observation_remove": STAFF,
    "agenda:theme_list": STAFF,
    "agenda:theme": STAFF,
    "agenda:theme_edit": STAFF,
    "agenda:theme_goal": STAFF,
    "agenda:theme_action": STAFF,
    "agenda:theme_question": STAFF,
    "agenda:bottleneck_new": STAFF,
    "agenda:bottleneck_list": STAFF,
    "agenda:bottleneck": STAFF,
    "agenda:bottleneck_pdf": STAFF,
    "agenda:bottleneck_edit": STAFF,
    "agenda:bottleneck_send": STAFF_POSTS,
    "agenda:bottleneck_answer": STAFF_POSTS,
    "agenda:bottleneck_remove": STAFF,
    "agenda:open_observation": EVERYONE,
    "agenda:open_observation_thanks": EVERYONE,
    "agenda:own_observation_list": EVERYONE,
    "agenda:own_observation_take_back": EVERYONE,
    "agenda:own_theme_question": EVERYONE,
}
