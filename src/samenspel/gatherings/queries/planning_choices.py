# SPDX-License-Identifier: EUPL-1.2
"""What can be chosen while planning."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samenspel.gatherings.models import Gathering
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, Partner

Choice = tuple[str, str]


def host_choices() -> list[Choice]:
    """The partners that take part, by name."""
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).select_related("organization")
    return [(str(one.pk), one.organization.name) for one in partners.order_by("organization__name")]


def speaker_choices() -> list[Choice]:
    """Who can tell something: the partners' people and the experience experts."""
    people = Contact.objects.filter(active=True).select_related("partner__organization").order_by("name")
    return [(str(one.pk), f"{one.name}, {_background(one)}") for one in people]


def _background(contact: Contact) -> str:
    if contact.partner is None:
        return _("ervaringsdeskundige")
    name: str = contact.partner.organization.name
    return name


def earlier_gatherings() -> list[Choice]:
    """The latest ones, to plan another like it."""
    latest = Gathering.objects.order_by("-starts_at")[:5]
    return [(str(one.pk), f"{one.title}, {date_format(localtime(one.starts_at), 'j F Y')}") for one in latest]
