# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.organizations.models import Contact


def made(make: Any, *, contact: Contact, **_others: Any) -> dict[str, Any]:
    """An idea of the contact with a remark, an initiative, and a pledge that is a year old."""
    proposal = make(
        "agenda.Proposal", title="Logeerkamer", what="Een gedeelde logeerkamer in de wijk.", contact=contact
    )
    given = timezone.localdate() - timedelta(days=400)
    pledge = make(
        "agenda.Pledge",
        partner=contact.partner,
        year=given.year,
        pledged_date=given,
        will_do="Elke week samen koken",
        way="link",
        contact=contact,
    )
    return {
        "proposal_id": proposal.pk,
        "remark_id": make("agenda.ProposalRemark", proposal=proposal, words="Goed plan", contact=contact).pk,
        "initiative_id": make(
            "agenda.Initiative", name="Samen koken", grounds="experience", grounds_words="Van de kokers zelf"
        ).pk,
        "pledge_id": pledge.pk,
    }
