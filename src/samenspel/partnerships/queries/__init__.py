# SPDX-License-Identifier: EUPL-1.2
"""What pages read. Each subject has its own file; the names that other apps use stand here."""

from samenspel.partnerships.queries.municipalities import municipality_names
from samenspel.partnerships.queries.settings import MemberRow, PartnershipFacts, member_rows, partnership_facts

__all__ = ["MemberRow", "PartnershipFacts", "member_rows", "municipality_names", "partnership_facts"]
