# SPDX-License-Identifier: EUPL-1.2
"""What the directory tells of an organisation itself."""

from typing import Any
from uuid import UUID

from samenspel.organizations.models import Organization

PUBLIC_FACTS = ("name", "description", "phone", "email", "website", "street", "postcode", "city")


def organization_values(organization_id: UUID) -> dict[str, Any]:
    """By field, with the version."""
    organization: Organization = Organization.of(organization_id)
    return {name: getattr(organization, name) for name in (*PUBLIC_FACTS, "version")}
