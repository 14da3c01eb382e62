# SPDX-License-Identifier: EUPL-1.2
from samenspel.directory.models.help_line import HelpLine
from samenspel.directory.models.imports import DirectoryImport, DirectoryImportRow, ListedRecord
from samenspel.directory.models.inventories import (
    Inventory,
    InventoryAnswer,
    InventoryChoice,
    InventoryListener,
)
from samenspel.directory.models.offers import Offer, OfferMatch, OfferReach
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
from samenspel.directory.models.searching import Asked, SearchRow, SearchWord
from samenspel.directory.models.taxonomies import Attribute, Taxonomy, TaxonomyTerm
from samenspel.directory.models.upkeep import Confirmation, ListingProposal, Merge, ServicesKeptApart, UpkeepQuestion

__all__ = [
    "Accessibility",
    "Asked",
    "Attribute",
    "Confirmation",
    "CostOption",
    "DirectoryEntry",
    "DirectoryImport",
    "DirectoryImportRow",
    "HelpLine",
    "Inventory",
    "InventoryAnswer",
    "InventoryChoice",
    "InventoryListener",
    "Language",
    "ListedRecord",
    "ListingProposal",
    "Location",
    "Merge",
    "Offer",
    "OfferMatch",
    "OfferReach",
    "Phone",
    "PublicContact",
    "RequiredDocument",
    "Schedule",
    "SearchRow",
    "SearchWord",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServicesKeptApart",
    "Taxonomy",
    "TaxonomyTerm",
    "UpkeepQuestion",
]
