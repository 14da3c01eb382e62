# SPDX-License-Identifier: EUPL-1.2
"""Begins a mailing to many people in the demo's partnership, and leaves it to the worker: ``python -m …``."""

import os
from uuid import UUID

import django

PEOPLE = 160
MAILING = UUID(int=38)


def begin() -> None:
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.gatherings.models import Gathering
    from samenspel.gatherings.operations import inviting
    from samenspel.organizations.models import Contact

    gathering = Gathering._base_manager.get(state="inviting")
    inviting.AT_ONCE = 0
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=gathering.partnership_id)):
        made = [
            Contact(
                partnership_id=gathering.partnership_id,
                name=f"Bedachte Ontvanger {number}",
                email=f"ontvanger{number}@zilverdam.example",
                is_experience_expert=True,
            )
            for number in range(PEOPLE)
        ]
        Contact.objects.bulk_create(made)
        inviting.draft_mailing(
            mailing_id=MAILING,
            gathering_id=gathering.pk,
            kind="invitation",
            audience="people",
            contact_ids=[one.pk for one in made],
        )
        inviting.start_sending(mailing_id=MAILING)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    begin()
