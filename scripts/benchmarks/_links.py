# SPDX-License-Identifier: EUPL-1.2
"""Prints, as JSON, the page on which each invited person answers, or the ids of who registered.

``python -m scripts.benchmarks._links GATHERING [registrations]``
"""

import json
import os
import sys

import django


def pages(gathering_id: str) -> dict[str, str]:
    """Contact id → the address of their own page for this gathering."""
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.entrance.operations import link_for_contact, token_of
    from samenspel.gatherings.models import Invitation

    asked = Invitation._base_manager.filter(gathering_id=gathering_id).order_by("contact__name")
    places = {row.contact_id: row.partnership_id for row in asked}
    found = {}
    for contact_id, partnership_id in places.items():
        with acting_as(Actor(role=Role.GATE, partnership_id=partnership_id)):
            token = token_of(link_for_contact(contact_id=contact_id))
        found[str(contact_id)] = f"/p/zilverdam/k/{token}/mijn/{gathering_id}/"
    return found


def registrations(gathering_id: str) -> list[str]:
    from samenspel.gatherings.models import Registration

    rows = Registration._base_manager.filter(gathering_id=gathering_id, state="seated").order_by("code")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    json.dump(registrations(sys.argv[1]) if "registrations" in sys.argv else pages(sys.argv[1]), sys.stdout)
