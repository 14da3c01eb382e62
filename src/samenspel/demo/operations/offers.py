# SPDX-License-Identifier: EUPL-1.2
"""What the people of the made-up municipality bring and seek, and what came together."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from samenspel.base.scope import current_partnership_id
from samenspel.demo import wanted
from samenspel.demo.operations.people import Cast
from samenspel.directory.constants import OfferState, SideSays, WhoProposed
from samenspel.directory.models import Offer, OfferMatch, OfferReach
from samenspel.directory.queries.reach import Reach, sealed


def make_offers(cast: Cast) -> None:
    """Written at once: fifty times in the tests of a browser, one after another takes too long."""
    people = {contact.partner_id: contact for contact in reversed(cast.contacts) if contact.partner_id}
    by_name = {partner.organization.name: people.get(partner.pk) for partner in cast.partners}
    rows = []
    for number, (who, direction, kind, words, worth, place, domain, days) in enumerate(wanted.OFFERS):
        contact = by_name.get(who)
        rows.append(
            Offer(
                pk=uuid4(),
                partnership_id=current_partnership_id(),
                contact=contact,
                partner_id=contact.partner_id if contact else None,
                from_resident=contact is None,
                state=OfferState.WAITING if number in wanted.TO_READ else OfferState.SHOWN,
                direction=direction,
                kind=kind,
                words=words,
                worth=worth,
                place=place,
                life_domain=domain,
                end_date=timezone.localdate() + timedelta(days=days),
            )
        )
    Offer.objects.bulk_create(rows)
    OfferReach.objects.bulk_create(
        OfferReach(
            partnership_id=row.partnership_id,
            offer=row,
            sealed=sealed(
                Reach(name, "", "06 00 00 00 00")
                if row.from_resident
                else Reach("Bedachte Naam", "naam@voorbeeld.test")
            ),
        )
        for row, name in zip(rows, wanted.NAMES * len(rows), strict=False)
        if row.from_resident or rows.index(row) in wanted.AGREED
    )
    _matches(rows)


def _matches(rows: list[Offer]) -> None:
    agreed, waiting = wanted.AGREED, wanted.WAITING
    OfferMatch.objects.create(
        partnership_id=current_partnership_id(),
        offered=rows[agreed[0]],
        needed=rows[agreed[1]],
        proposed_by=WhoProposed.NEEDED,
        offered_says=SideSays.YES,
        needed_says=SideSays.YES,
        offered_worth=rows[agreed[0]].worth,
        needed_worth=rows[agreed[1]].worth,
        agreed_at=timezone.now() - timedelta(days=3),
    )
    OfferMatch.objects.create(
        partnership_id=current_partnership_id(),
        offered=rows[waiting[0]],
        needed=rows[waiting[1]],
        proposed_by=WhoProposed.OFFERED,
        offered_says=SideSays.YES,
        offered_worth=rows[waiting[0]].worth,
        needed_worth=rows[waiting[1]].worth,
    )
