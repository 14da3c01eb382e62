# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR, FACILITATOR_POSTS, STAFF

ANSWERS: dict[str, str] = {
    "directory:inventory_list": STAFF,
    "directory:inventory_new": FACILITATOR,
    "directory:inventory": STAFF,
    "directory:inventory_edit": FACILITATOR,
    "directory:inventory_open": FACILITATOR_POSTS,
    "directory:inventory_close": FACILITATOR,
    "directory:inventory_remove": FACILITATOR_POSTS,
    "directory:inventory_report": FACILITATOR,
    "directory:inventory_sheet": STAFF,
    "directory:inventory_typing": FACILITATOR,
    "directory:open_inventory_list": EVERYONE,
    "directory:open_inventory": EVERYONE,
    "directory:open_inventory_thanks": EVERYONE,
    "directory:own_inventory_list": EVERYONE,
    "directory:own_inventory": EVERYONE,
    "directory:own_inventory_desk": EVERYONE,
}
