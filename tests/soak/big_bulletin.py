# SPDX-License-Identifier: EUPL-1.2
"""Begins a monthly mail to many people in the demo's partnership, and leaves it to the worker: ``python -m …``."""

import os

import django

from tests.soak.big_mailing import PEOPLE


def begin() -> None:
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.news.models import NewsItem
    from samenspel.news.operations import bulletins, sending
    from samenspel.organizations.models import Contact
    from samenspel.partnerships.models import Partnership

    pact = Partnership._base_manager.get(slug="zilverdam")
    NewsItem._base_manager.update(mailed_at=pact.created_at)  # so that no other news goes round meanwhile
    sending.AT_ONCE = 0
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        Contact.objects.update(active=False)  # nobody else gets it
        Contact.objects.bulk_create(
            Contact(
                partnership_id=pact.pk,
                name=f"Bedachte Lezer {number}",
                email=f"lezer{number}@zilverdam.example",
                is_experience_expert=True,
            )
            for number in range(PEOPLE)
        )
        bulletin = bulletins.draft_month()
        bulletins.change_bulletin(
            bulletin_id=bulletin.pk, version=bulletin.version, subject="Bedacht nieuws", opening="Er is nieuws."
        )
        sending.start_sending(bulletin_id=bulletin.pk)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    begin()
