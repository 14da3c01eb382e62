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
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).order_by("organization__name")
    return [(str(partner_id), name) for partner_id, name in partners.values_list("pk", "organization__name")]


def speaker_choices() -> list[Choice]:
    """Who can tell something: the partners' people and the experience experts."""
    people = Contact.objects.filter(active=True).order_by("name")
    expert = _("ervaringsdeskundige")
    return [
        (str(contact_id), f"{name}, {organization or expert}")
        for contact_id, name, organization in people.values_list("pk", "name", "partner__organization__name")
    ]


def earlier_gatherings() -> list[Choice]:
    """The latest ones, to plan another like it."""
    latest = Gathering.objects.order_by("-starts_at")[:5]
    return [(str(one.pk), f"{one.title}, {date_format(localtime(one.starts_at), 'j F Y')}") for one in latest]
