# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random

from django.utils import timezone

from samenspel.base.names import name_key
from samenspel.demo import content
from samenspel.demo.operations.logos import give_logos
from samenspel.organizations.constants import THRESHOLD_QUESTIONS, Channel
from samenspel.organizations.models import Contact, Organization, Partner, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar

FIRST_CONTACTS = 40  # in the pact at its first session; the others came along later


@dataclass(slots=True)
class Cast:
    """Who is in the pact, in the order in which they joined."""

    partners: list[Partner] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    def partner(self, name: str) -> Partner:
        return next(partner for partner in self.partners if partner.organization.name == name)


def make_partners(partnership: Partnership, random: Random) -> Cast:
    cast = Cast()
    pillars = list(Pillar.objects.filter(partnership=partnership).order_by("position"))
    for name, sector, circle, pillar, yes in content.PARTNERS:
        organization = Organization.objects.create(
            partnership=partnership,
            name=name,
            name_key=name_key(name),
            sector=sector,
            city="Zilverdam",
            work_area="Zilverdam",
            source="verzonnen voorbeeld",
        )
        said = yes.split()
        partner = Partner.objects.create(
            partnership=partnership,
            organization=organization,
            circle=circle,
            threshold={question: question in said for question in THRESHOLD_QUESTIONS},
            joined_date=date(2018, 9, 1),
        )
        if pillar is not None:
            PartnerPillar.objects.create(partnership=partnership, partner=partner, pillar=pillars[pillar])
        cast.partners.append(partner)
    give_logos(partnership)
    cast.contacts = _make_contacts(partnership, cast.partners, random)
    return cast


def _make_contacts(partnership: Partnership, partners: list[Partner], random: Random) -> list[Contact]:
    """One person for every partner but two, a second one for many, and the experience experts."""
    places: list[Partner | None] = [*partners[:-2], *random.sample(partners, 30)]
    names = [f"{first} {random.choice(content.LAST_NAMES)}" for first in content.FIRST_NAMES]
    rows = [
        Contact(
            partnership=partnership,
            partner=partner,
            name=name,
            role_title=random.choice(content.ROLE_TITLES),
            email=f"persoon{number}@zilverdam.example",
            phone=f"06 0000 0{number:03d}",
            channel=random.choice((Channel.MAIL, Channel.MAIL, Channel.MAIL, Channel.PHONE, Channel.APP)),
        )
        for number, (name, partner) in enumerate(zip(names, places, strict=False), start=1)
    ]
    rows += [
        Contact(
            partnership=partnership,
            name=name,
            is_experience_expert=True,
            email=f"ervaring{number}@zilverdam.example",
            phone=f"06 0000 1{number:03d}",
        )
        for number, name in enumerate(content.EXPERTS, start=1)
    ]
    _share_a_mailbox(rows)
    Contact.objects.bulk_create(rows)
    _came_along(rows)
    return rows


def _share_a_mailbox(rows: list[Contact]) -> None:
    """The food bank reads one mailbox with two people, as many volunteers do."""
    first = rows[0]
    colleague = next((row for row in rows[1:] if row.partner_id == first.partner_id), rows[1])
    first.email = colleague.email = "info@voedselbank.example"


def _came_along(rows: list[Contact]) -> None:
    """The list of people grew from session to session."""
    days = [date.fromisoformat(day) for day, *_rest in content.SESSIONS]
    step = max(1, (len(rows) - FIRST_CONTACTS) // (len(days) - 1))
    for number, row in enumerate(rows):
        wave = 0 if number < FIRST_CONTACTS else min(len(days) - 1, 1 + (number - FIRST_CONTACTS) // step)
        joined = date(2018, 9, 3) if wave == 0 else days[wave]
        row.created_at = timezone.make_aware(datetime.combine(joined, time(9, 0)))
    Contact._base_manager.bulk_update(rows, ["created_at"])
