# SPDX-License-Identifier: EUPL-1.2
"""Prints, as JSON, the page on which each invited contact of the demo answers: ``python -m tests.soak.links``."""

import json
import os
import sys

import django


def pages() -> dict[str, str]:
    """Contact id → the address of their own page for the gathering that is inviting."""
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.entrance.operations import link_for_contact, token_of
    from samenspel.gatherings.models import Gathering, Invitation

    gathering = Gathering._base_manager.get(state="inviting")
    invitations = Invitation._base_manager.filter(gathering=gathering).order_by("contact__name")
    gate = Actor(role=Role.GATE, partnership_id=gathering.partnership_id)
    with acting_as(gate):
        tokens = {row.contact_id: token_of(link_for_contact(contact_id=row.contact_id)) for row in invitations}
    return {contact.hex: f"/p/zilverdam/k/{token}/mijn/{gathering.pk}/" for contact, token in tokens.items()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    json.dump(pages(), sys.stdout)
