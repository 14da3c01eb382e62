# SPDX-License-Identifier: EUPL-1.2
"""Draws the first sheet of stickers of the session to come in Zilverdam.

``python -m scripts.sticker_picture LABELS FILE``
"""

import os
import sys
from pathlib import Path

import django


def first_sheet(labels: str) -> bytes:
    from samenspel.access.constants import Role
    from samenspel.base.documents import render_picture
    from samenspel.base.scope import Actor, acting_as
    from samenspel.domain.labels import SHEETS
    from samenspel.gatherings.constants import GatheringKind
    from samenspel.gatherings.models import Gathering
    from samenspel.gatherings.operations.sticker_sheets import TEMPLATE, on_paper
    from samenspel.gatherings.queries.stickers import Settings, sticker_people

    sessions = Gathering._base_manager.filter(partnership__slug="zilverdam", kind=GatheringKind.CONNECTION_SESSION)
    coming = sessions.latest("starts_at")
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=coming.partnership_id)):
        people = sticker_people(gathering_id=coming.pk)[: SHEETS[labels].labels]
        data, pictures = on_paper(gathering_id=coming.pk, people=people, settings=Settings(labels))
    return render_picture(template=TEMPLATE, data=data, pictures=pictures)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    Path(sys.argv[2]).write_bytes(first_sheet(sys.argv[1]))
