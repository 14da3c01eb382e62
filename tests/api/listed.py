# SPDX-License-Identifier: EUPL-1.2
"""A directory made by hand: one whole service as it should be, and rows as real lists have them."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.apps import apps
from django.utils import timezone

from samenspel.partnerships.models import Partnership
from tests.factories import models_save


@dataclass
class Listed:
    pact: Partnership

    def make(self, label: str, **values: Any) -> Any:
        row = apps.get_model("organizations" if label == "Organization" else "directory", label)(
            partnership=self.pact, **values
        )
        models_save(row)
        return row

    def organization(self, name: str = "De open deur", *, is_listed: bool = True, **values: Any) -> Any:
        entry = {"extra": values.pop("extra", {}), "parent": values.pop("parent", None), "uri": values.pop("uri", "")}
        giver = self.make("Organization", **{"name": name, "name_key": name.lower(), **values})
        giver.entry = self.make("DirectoryEntry", organization=giver, is_listed=is_listed, **entry)
        return giver

    def service(self, name: str = "Spreekuur geld", **values: Any) -> Any:
        return self.make("Service", **{"name": name, **values})

    def at(self, service: Any, **values: Any) -> Any:
        location = self.make("Location", **{"name": "Buurthuis", "city": "Zilverdam", **values})
        return self.make("ServiceAtLocation", service=service, location=location)


def whole(listed: Listed) -> Any:
    """A service with one of everything below it."""
    giver = listed.organization(
        phone="0594 123456",
        kvk="12345678",
        description="Wij denken mee.",
        website="https://deur.example",
        extra={
            "programs": [{"name": "Warm eten", "description": "Elke week"}],
            "additional_websites": [{"url": "deur.example/twee", "label": "Twee"}],
            "funding": [{"source": "De gemeente"}],
        },
    )
    service = listed.service(
        organization=giver,
        description="Kom met je brieven.",
        url="https://deur.example/geld",
        minimum_age=18,
        assured_at=timezone.now(),
        assurer_email="coby@deur.example",
        extra={"capacities": [{"available": 3, "updated": "2026-01-01T10:00:00Z", "unit": {"name": "plaats"}}]},
    )
    at = listed.at(
        service, organization=giver, address_1="Dorpsstraat 1", postal_code="9351 AB", latitude=53.1, longitude=6.2
    )
    term = listed.make("TaxonomyTerm", taxonomy=listed.make("Taxonomy", name="Onderwerpen"), name="Geld", code="geld")
    of = {"service": service}
    listed.make("Attribute", term=term, **of)
    listed.make("Schedule", freq="WEEKLY", byday="MO,WE", opens_at=time(9), closes_at=time(12, 30), **of)
    listed.make("Schedule", service_at_location=at, dtstart=date(2026, 1, 5), utc_offset=1)
    phone = listed.make("Phone", number="0594 654321", extension="12", **of)
    listed.make("Language", phone=phone, name="Arabisch", code="ar")
    listed.make("Language", location=at.location, code="nl")
    listed.make("Accessibility", location=at.location, description="Drempelloos")
    listed.make("CostOption", option="Gratis", amount=0, currency="EUR", **of)
    listed.make("RequiredDocument", document="Een brief", **of)
    listed.make("ServiceArea", name="Zilverdam", code="GM9999", **of)
    listed.make("PublicContact", department="Balie", email="balie@deur.example", **of)
    said_yes = {"name": "Coby Verzonnen", "email": "coby@deur.example", "consented_at": timezone.now()}
    listed.make("PublicContact", organization=giver, **said_yes)
    return service


BAD_ADDRESSES = (
    "www.deur.example",
    "deur.example/een pad?x=é&y=%",
    "http://bücher.example/ü",
    "javascript:alert(1)",
    "http://",
    "n.v.t.",
    "https://[::1",
    "https://a.example:99999999",
    "mailto:x@y.example",
    " https://deur.example ",
    "http://deur.example/" + "x" * 270,
)
BAD_MAILS = ("geen", "a@b", "a b@c.example", "é@deur.example", "info@deur.example,x@y.example", "x@deur..example")


def dirty(listed: Listed) -> None:
    """What lists hold that nobody looked at: half addresses, texts for numbers, rows of nothing."""
    for number, address in enumerate(BAD_ADDRESSES):
        giver = listed.organization(f"Vies {number}", website=address, foreign_id=str(number), uri=address)
        service = listed.service(
            f"=1+{number}\x1f\u202e", organization=giver, url=address, email=BAD_MAILS[number % 6], extra=NONSENSE
        )
        listed.at(service, url=address, country="", city="", postal_code="  ", address_2="\n", extra=NONSENSE)
        listed.make("ServiceArea", service=service, uri=address, code="")
        listed.make("RequiredDocument", service=service, document="-", uri=address)
        listed.make("Schedule", service=service, freq="YEARLY", wkst="XX", schedule_link=address, utc_offset="-3.5")
        listed.make("Phone", service=service, number="onbekend", extension="x12", type="?")
        listed.make("CostOption", service=service, currency="eur", amount="12.50")
    listed.service("Van niemand", status="defunct", description="\r\n\t")
    listed.make("Location", location_type="virtual")
    listed.make("Taxonomy", name=" ", uri="http:///", version="0")
    listed.make("TaxonomyTerm", name="Zonder lijst", term_uri="nergens", code="geld")
    listed.organization("Alles door elkaar", foreign_id="x", extra=NONSENSE)


NONSENSE: dict[str, Any] = {
    "fees": 12,
    "logo": ["x"],
    "tax_id": None,
    "funding": [{"source": 3}, "tekst", {"id": "geen uuid", "source": "Fonds"}],
    "program": {"id": 7, "name": "Half", "organization_id": "elders"},
    "programs": {"name": "geen lijst"},
    "capacities": [{"available": "veel"}, {"available": True, "unit": None}],
    "organization_identifiers": [{"identifier": 12}, {"identifier_type": "KvK", "identifier": "1"}],
    "additional_urls": [{"url": "x y"}, {"label": "zonder"}],
    "additional_websites": [{"url": "https://ok.example"}],
    "addresses": [{"city": "Zilverdam"}, {"address_type": "postal", "city": "Zilverdam", "country": 31}],
    "metadata": [{"updated_by": "Iemand Metnaam"}],
}
