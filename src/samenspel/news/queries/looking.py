# SPDX-License-Identifier: EUPL-1.2
"""What a person has to look at before words of somebody go to many."""

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.domain.spotting import addresses_in, names
from samenspel.organizations.models import Contact


def to_look_at(*texts: str) -> list[str]:
    """Whole names of people of this pact, mail addresses and phone numbers that stand in these texts.

    Who we do not know, we do not find: a person reads it too.
    """
    text = " ".join(texts)
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        known = names(Contact.objects.order_by("name").values_list("name", flat=True), [])
    return [*known.people_in(text), *addresses_in(text)]
