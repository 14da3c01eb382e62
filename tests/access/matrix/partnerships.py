# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR, FACILITATOR_POSTS

ANSWERS: dict[str, str] = {
    "partnerships:theme_css": EVERYONE,
    "partnerships:logo": EVERYONE,
    "partnerships:settings": FACILITATOR,
    "partnerships:pillars": FACILITATOR,
    "partnerships:pillar_edit": FACILITATOR,
    "partnerships:pillar_move": FACILITATOR_POSTS,
    "partnerships:pillar_remove": FACILITATOR,
    "partnerships:logo_edit": FACILITATOR,
}
