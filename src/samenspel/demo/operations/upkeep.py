# SPDX-License-Identifier: EUPL-1.2
"""How the directory of the made-up municipality stays true: who said that it is right, what people see differently,
and a list that knew one organisation already."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from samenspel.base.names import name_key
from samenspel.base.scope import current_partnership_id
from samenspel.demo.operations.people import Cast
from samenspel.directory.constants import ConfirmationWay, ProposalSource
from samenspel.directory.models import Confirmation, DirectoryEntry, ListingProposal, Service
from samenspel.directory.operations.searching import index_records
from samenspel.organizations.models import Organization

NIGHT = "Inloophuis De Kap"
# (name of the service, what was seen, the fields it is about)
PROPOSALS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Voedselpakket", "Op donderdag is het tegenwoordig tot vijf uur open.", {"hours": {"TH": "13:00-17:00"}}),
    ("Groente uit de tuin", "Ik stond voor een dicht hek, in de winter is er niemand.", {}),
)


def make_upkeep(cast: Cast) -> None:
    pact = current_partnership_id()
    people = {contact.partner_id: contact for contact in reversed(cast.contacts) if contact.partner_id}
    contacts = {partner.organization_id: people.get(partner.pk) for partner in cast.partners}
    services = {one.name: one for one in Service.objects.all()}
    Confirmation.objects.bulk_create(
        Confirmation(
            partnership_id=pact,
            organization_id=one.organization_id,
            service=one,
            way=ConfirmationWay.LINK,
            contact=contacts.get(one.organization_id),
            confirmed_at=one.assured_at,
        )
        for one in services.values()
        if one.assured_at
    )
    ListingProposal.objects.bulk_create(
        ListingProposal(
            pk=uuid5(pact, f"demo:proposal:{name}"),
            partnership_id=pact,
            service=services[name],
            words=words,
            values=values,
            source=ProposalSource.VISITOR,
            proposed_at=timezone.now() - timedelta(days=3),
        )
        for name, words, values in PROPOSALS
    )
    _twice(pact)


def _twice(pact: UUID) -> None:
    """Of no partner, and in the directory under two names."""
    made = [
        Organization(
            pk=uuid5(pact, f"demo:organization:{name}"),
            partnership_id=pact,
            name=name,
            name_key=name_key(name),
            city="Zilverdam",
            email=email,
            phone=phone,
            source="verzonnen lijst",
            foreign_id=foreign_id,
        )
        for name, email, phone, foreign_id in (
            (NIGHT, "", "050 000 0060", "kap-1"),
            (f"Stichting {NIGHT}", "dekap@zilverdam.example", "", "kap-2"),
        )
    ]
    Organization.objects.bulk_create(made)
    DirectoryEntry.objects.bulk_create(DirectoryEntry(partnership_id=pact, organization=one) for one in made)
    Service.objects.bulk_create(
        [
            Service(
                pk=uuid5(pact, "demo:service:kap"),
                partnership_id=pact,
                organization=made[0],
                name="Een warme plek voor de nacht",
                description="Een bed, soep en een douche voor wie nergens terechtkan.",
                application_process="Je belt aan. Er is altijd iemand wakker.",
                fees_description="Het kost niets.",
                threshold={"walk_in": True, "anonymous": True, "open_evenings": True},
                created_at=timezone.now() - timedelta(days=30),
            )
        ]
    )
    index_records(service_ids=[uuid5(pact, "demo:service:kap")], organization_ids=[one.pk for one in made])
