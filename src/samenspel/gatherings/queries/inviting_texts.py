# SPDX-License-Identifier: EUPL-1.2
"""The words of a mailing: the common text, the own texts of some, and in whose name they go."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from samenspel.gatherings.models import Mailing, MailingText
from samenspel.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Text:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """What exactly these people get instead of the common text."""

    contact_id: UUID
    name: str
    people: frozenset[str]
    text: Text
    version: int
    is_outdated: bool  # the common text was changed after it was written


def own_texts(mailing: Mailing, *, contact_ids: Sequence[str] | None = None) -> list[OwnText]:
    """All of a mailing, or those for some people."""
    rows = MailingText.objects.filter(mailing_id=mailing.pk).select_related("contact")
    if contact_ids is not None:
        rows = rows.filter(contact_id__in=contact_ids)
    return [_own(row, mailing) for row in rows.order_by("contact__name", "pk")]


def _own(row: MailingText, mailing: Mailing) -> OwnText:
    return OwnText(
        contact_id=row.contact_id,
        name=row.contact.name,
        people=frozenset(row.people),
        text=Text(row.subject, row.body),
        version=row.version,
        is_outdated=row.common_version < mailing.version,
    )


def own_of(own: Sequence[OwnText], people: frozenset[str]) -> OwnText | None:
    """The own text of these people; one that was written for others, or for some of them, is not theirs."""
    return next((one for one in own if one.people == people), None)


def text_for(mailing: Mailing, own: Sequence[OwnText], people: frozenset[str]) -> Text:
    found = own_of(own, people)
    return found.text if found else Text(mailing.subject, mailing.body)


def sender_of(mailing: Mailing) -> tuple[str, str]:
    """The name that stands before the installation's address, and where answers go."""
    pact = Partnership.objects.values_list("name", flat=True).get(pk=mailing.partnership_id)
    writer = mailing.created_by
    if writer is None:
        return pact, ""
    return f"{writer.name} ({pact})", writer.email if mailing.answers_to_writer else ""
