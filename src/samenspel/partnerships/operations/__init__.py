# SPDX-License-Identifier: EUPL-1.2
"""What changes a partnership. Each subject has its own file; the names that other apps use stand here."""

from samenspel.partnerships.operations.creating import create_partnership
from samenspel.partnerships.operations.members import add_member, remove_member

__all__ = ["add_member", "create_partnership", "remove_member"]
