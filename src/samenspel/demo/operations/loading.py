# SPDX-License-Identifier: EUPL-1.2
"""Loads the made-up municipality once. A second start finds it and leaves everything as people changed it."""

from dataclasses import replace
from random import Random

from django.db import transaction

from samenspel.access.system import as_system
from samenspel.accounts.models import User
from samenspel.base.scope import acting_as, current_actor
from samenspel.demo import content
from samenspel.demo.operations.core_group import make_core_group
from samenspel.demo.operations.directory import make_directory
from samenspel.demo.operations.goals import make_goals
from samenspel.demo.operations.groups import make_working_groups
from samenspel.demo.operations.indicators import make_indicators
from samenspel.demo.operations.initiatives import make_initiatives
from samenspel.demo.operations.inventories import make_inventories
from samenspel.demo.operations.news import make_news
from samenspel.demo.operations.observations import make_observations
from samenspel.demo.operations.offers import make_offers
from samenspel.demo.operations.people import make_partners
from samenspel.demo.operations.questions import make_questions
from samenspel.demo.operations.sessions import make_past_sessions
from samenspel.demo.operations.surveys import make_surveys
from samenspel.demo.operations.upcoming import make_upcoming_session
from samenspel.demo.operations.upkeep import make_upkeep
from samenspel.partnerships.models import Membership, Partnership, Pillar

SEED = 2018  # the same people and sessions on every machine


def load_demo() -> bool:
    """True when it was loaded now, False when it was there already."""
    with as_system("demo.load"), transaction.atomic():
        if Partnership.objects.filter(slug=content.SLUG).exists():
            return False
        random = Random(SEED)  # noqa: S311 - made-up content, no secret
        partnership = _make_partnership()
        with acting_as(replace(current_actor(), partnership_id=partnership.pk)):
            cast = make_partners(partnership, random)
            make_past_sessions(partnership, cast, random)
            make_upcoming_session(partnership, cast, random)
            make_core_group(partnership, cast)
            make_news(partnership, cast)
            make_questions()
            make_working_groups(partnership, cast, random)
            make_surveys(partnership, cast, Random(SEED))  # noqa: S311 - made-up content, and nobody else's dice
            make_goals(partnership, cast, random)
            make_initiatives(partnership, cast, Random(SEED))  # noqa: S311 - made-up content, and nobody else's dice
            make_indicators()
            make_observations(cast)
            make_offers(cast)
            make_inventories()
            make_directory(cast)
            make_upkeep(cast)
    return True


def _make_partnership() -> Partnership:
    partnership: Partnership = Partnership.objects.create(
        slug=content.SLUG, name=content.NAME, ambition=content.AMBITION, is_made_up=True
    )
    for position, name in enumerate(content.PILLARS):
        Pillar.objects.create(partnership=partnership, name=name, position=position)
    for email, name, role in content.USERS:
        user = User.objects.filter(email=email).first() or User.objects.create_user(
            email=email, name=name, is_administrator=role == "administrator"
        )
        if role != "administrator":
            Membership.objects.create(partnership=partnership, user=user, role=role)
    return partnership
