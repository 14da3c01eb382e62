# SPDX-License-Identifier: EUPL-1.2
"""What pages read. Each subject has its own file; the names that other apps use stand here."""

from samenspel.organizations.queries.people import Person, people_of_mailbox

__all__ = ["Person", "people_of_mailbox"]
