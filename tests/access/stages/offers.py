# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.directory.queries.reach import Reach, sealed
from samenspel.organizations.models import Contact


def made(make: Any, *, contact: Contact, **_others: Any) -> dict[str, Any]:
    """Something a partner offers, two residents who seek (one not read yet), and a match that both agreed to."""
    until = timezone.localdate() + timedelta(days=20)
    offered = make(
        "directory.Offer",
        direction="offered",
        kind="goods",
        words="Drie kinderfietsen, net gemaakt",
        worth="Dat ze weer rijden",
        place="Oost",
        life_domain="transport",
        contact=contact,
        partner=contact.partner,
        state="shown",
        end_date=until,
    )
    sought = {"direction": "needed", "kind": "goods", "worth": "Ik bak een taart", "from_resident": True}
    needed = make("directory.Offer", words="Twee kleine fietsen", state="shown", end_date=until, **sought)
    make("directory.Offer", words="Winterjas maat 152", state="waiting", end_date=until, **sought)
    make("directory.Offer", words="Mijn kinderfiets", state="shown", end_date=until, **sought)
    make("directory.OfferReach", offer=needed, sealed=sealed(Reach("Sam", "", "06 00000000")))
    match = make(
        "directory.OfferMatch",
        offered=offered,
        needed=needed,
        proposed_by="needed",
        needed_says="yes",
        offered_says="yes",
        agreed_at=timezone.now(),
    )
    return {"offer_id": offered.pk, "other_offer_id": needed.pk, "offer_match_id": match.pk}
