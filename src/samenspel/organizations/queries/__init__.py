# SPDX-License-Identifier: EUPL-1.2
"""What pages read. Each subject has its own file; the names that other apps use stand here."""

from samenspel.organizations.queries.partner import ContactRow, contact_of, partner_facts
from samenspel.organizations.queries.people import Person, people_of_mailbox
from samenspel.organizations.queries.proposals import waiting_proposals
from samenspel.organizations.queries.talks import TalkRow, talks_with

__all__ = [
    "ContactRow",
    "Person",
    "TalkRow",
    "contact_of",
    "partner_facts",
    "people_of_mailbox",
    "talks_with",
    "waiting_proposals",
]
