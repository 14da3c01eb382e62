# SPDX-License-Identifier: EUPL-1.2
from typing import Any


def made(make: Any, **_others: Any) -> dict[str, Any]:
    """One listed record of each kind that the open data give out."""
    giver = make("organizations.Organization", name="De open deur", name_key="opendeur", phone="0594 123 456")
    make("directory.DirectoryEntry", organization=giver)
    service = make("directory.Service", organization=giver, name="Spreekuur geld")
    location = make("directory.Location", organization=giver, name="Buurthuis", city="Zilverdam")
    taxonomy = make("directory.Taxonomy", name="Onderwerpen")
    term = make("directory.TaxonomyTerm", taxonomy=taxonomy, name="Geld")
    make("directory.Attribute", term=term, service=service)
    return {
        "elsewhere": "nergens/",
        "open_organization_id": giver.pk,
        "open_service_id": service.pk,
        "open_place_id": make("directory.ServiceAtLocation", service=service, location=location).pk,
        "open_taxonomy_id": taxonomy.pk,
        "open_term_id": term.pk,
    }
