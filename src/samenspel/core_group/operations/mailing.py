# SPDX-License-Identifier: EUPL-1.2
"""The agenda or the decisions of a meeting, by mail to the core group.

Points that come from a signal are in no mail: a mail is not shown by the rows a person may see.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.core_group.constants import ItemKind
from samenspel.core_group.models import AgendaItem, Decision
from samenspel.core_group.queries.upcoming import meeting_of
from samenspel.domain.naming import called
from samenspel.gatherings.models import Gathering
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.partnerships.models import Membership, Partnership

AGENDA, DECISIONS = "agenda", "besluiten"


@dataclass(frozen=True, slots=True)
class MeetingMail:
    subject: str
    lines: list[str]
    address: str

    def body(self, *, name: str, words: str) -> str:
        opening = _("Beste %(name)s,") % {"name": name}
        parts = [opening, *([words] if words else []), "\n".join(self.lines)]
        parts.append(
            _("Alles staat op deze pagina. Log in met dit e-mailadres:\n%(address)s") % {"address": self.address}
        )
        return "\n\n".join(parts) + "\n"


def mail_of(*, meeting_id: UUID, about: str) -> MeetingMail:
    """What goes to everybody, before the words of who sends it."""
    meeting = meeting_of(meeting_id)
    slug = Partnership.objects.values_list("slug", flat=True).get(pk=meeting.partnership_id)
    path = reverse("core_group:meeting", kwargs={"slug": slug, "meeting_id": meeting_id})
    day = date_format(timezone.localtime(meeting.starts_at), "l j F Y")
    if about == DECISIONS:
        subject = _("Besluiten van %(title)s, %(day)s") % {"title": meeting.title, "day": day}
        lines = _decisions(meeting)
    else:
        subject = _("Agenda van %(title)s, %(day)s") % {"title": meeting.title, "day": day}
        lines = [*_when_and_where(meeting), "", *_points(meeting)]
    return MeetingMail(subject=subject, lines=lines, address=f"{settings.BASE_URL}{path}")


def _when_and_where(meeting: Gathering) -> list[str]:
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    when = _("Wanneer: %(day)s, %(begin)s tot %(end)s uur") % {
        "day": date_format(begins, "l j F Y"),
        "begin": date_format(begins, "H.i"),
        "end": date_format(ends, "H.i"),
    }
    place = ", ".join(part for part in (meeting.place, meeting.address) if part)
    return [when, _("Waar: %(place)s") % {"place": place}]


def _points(meeting: Gathering) -> list[str]:
    items = AgendaItem.objects.filter(gathering=meeting, signal__isnull=True).order_by("position", "created_at", "pk")
    lines = []
    for number, item in enumerate(items, start=1):
        kind = ItemKind(item.kind).label.lower()
        about = _("%(kind)s, %(minutes)s min.") % {"kind": kind, "minutes": item.minutes}
        who = f", {item.brought_in_by}" if item.brought_in_by else ""
        lines.append(f"{number}. {item.title} ({about}{who})")
    return lines or [_("Er staat nog niets op de agenda.")]


def _decisions(meeting: Gathering) -> list[str]:
    made = Decision.objects.filter(gathering=meeting).select_related("carried_out_by").order_by("year", "number")
    lines = []
    for decision in made:
        lines.append(f"{decision.year}-{decision.number}. {decision.what}")
        if decision.carried_out_by is not None:
            lines.append("   " + _("Wie: %(name)s") % {"name": decision.carried_out_by.name})
    return lines or [_("Er zijn bij deze vergadering geen besluiten opgeschreven.")]


@transaction.atomic
def send_mail(*, form_key: UUID, meeting_id: UUID, about: str, to: Collection[int], words: str) -> int:
    """One mail for each of these accounts that work here. The same `form_key` sends nobody a second one."""
    mail = mail_of(meeting_id=meeting_id, about=about)
    members = Membership.objects.filter(user_id__in=set(to), user__is_active=True).select_related("user")
    people = [member.user for member in members.order_by("user__name", "pk")]
    if not people:
        raise Refused(_("Kies minstens één persoon."), field="to")
    for user in people:
        write_message(
            kind=f"core_{'decisions' if about == DECISIONS else 'agenda'}",
            to_name=user.name,
            to_email=user.email,
            subject=mail.subject,
            body=mail.body(name=called(user.name), words=words),
            deed=f"core-group-{form_key}-{user.pk}",
        )
    record(action="core_group.mailed", subject=meeting_of(meeting_id), about=about, count=len(people))
    deliver_soon()
    return len(people)
