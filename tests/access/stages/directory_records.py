# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from samenspel.organizations.models import Contact


def made(make: Any, *, contact: Contact, **_others: Any) -> dict[str, Any]:
    """What the contact's own organisation has to offer, with a place, hours and a phone."""
    organization = contact.partner.organization
    make("directory.DirectoryEntry", organization=organization)
    service = make(
        "directory.Service", organization=organization, name="Inloopspreekuur brieven", threshold={"walk_in": True}
    )
    location = make(
        "directory.Location", name="De Brink", address_1="Brinkweg 1", postal_code="9999 AA", city="Testdam"
    )
    make("directory.ServiceAtLocation", service=service, location=location)
    make("directory.Accessibility", location=location, description="Zonder drempel")
    make("directory.Schedule", service=service, freq="WEEKLY", byday="MO,WE", opens_at="09:00", closes_at="12:00")
    make("directory.Phone", service=service, number="050 000 0000", type="voice")
    make("directory.Confirmation", service=service, organization=organization, way="link", contact=contact)
    proposal = make(
        "directory.ListingProposal", service=service, words="Dicht op maandag", values={"hours": {}}, source="visitor"
    )
    for name in ("Kookpunt", "Stichting Kookpunt"):
        double = make("organizations.Organization", name=name, name_key="kookpunt", foreign_id=name)
        make("directory.DirectoryEntry", organization=double)
        make("directory.Service", organization=organization, name="Samen koken")
    merge = make("directory.Merge", kind="service", kept_id=service.pk, dropped_id=double.pk)
    return {"service_id": service.pk, "listing_proposal_id": proposal.pk, "merge_id": merge.pk}
