# SPDX-License-Identifier: EUPL-1.2
"""Organisations that may be one and the same: names equal but for capitals, "Stichting", accents and spaces."""

from uuid import UUID

from samenspel.organizations.models import Organization


def doubles_of(partner_id: UUID) -> list[str]:
    """The names of other organisations that look like this partner's."""
    mine = Organization.objects.filter(partner=partner_id).values("name_key")
    others = Organization.objects.filter(name_key__in=mine, partner__isnull=False).exclude(partner=partner_id)
    return list(others.order_by("name").values_list("name", flat=True)[:5])
