# SPDX-License-Identifier: EUPL-1.2
from samenspel.directory.models.places import (
    Accessibility,
    Language,
    Location,
    Phone,
    PublicContact,
    Schedule,
    ServiceAtLocation,
)
from samenspel.directory.models.records import (
    CostOption,
    DirectoryEntry,
    RequiredDocument,
    Service,
    ServiceArea,
)
from samenspel.directory.models.taxonomies import Attribute, Taxonomy, TaxonomyTerm

__all__ = [
    "Accessibility",
    "Attribute",
    "CostOption",
    "DirectoryEntry",
    "Language",
    "Location",
    "Phone",
    "PublicContact",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Taxonomy",
    "TaxonomyTerm",
]
