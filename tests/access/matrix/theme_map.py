# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import FACILITATOR, FACILITATOR_POSTS, STAFF

ANSWERS: dict[str, str] = {
    "portal:theme_map_list": STAFF,
    "portal:theme_map_new": FACILITATOR,
    "portal:theme_map": STAFF,
    "portal:theme_map_svg": STAFF,
    "portal:theme_map_csv": STAFF,
    "portal:theme_map_edit": FACILITATOR,
    "portal:theme_map_put": FACILITATOR,
    "portal:theme_map_remove": FACILITATOR,
    "portal:theme_item_remove": FACILITATOR_POSTS,
}
