# SPDX-License-Identifier: EUPL-1.2
"""What somebody who registers gets in the mail. Always in Dutch, whatever language the page was read in."""

from uuid import UUID

from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenspel.base.calendar import Meeting, calendar_file
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.gatherings.constants import RegistrationState
from samenspel.gatherings.models import Gathering, Registration
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.messaging.queries import own_address
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

LANGUAGE = "nl"
SUBJECTS = {
    "seated": gettext_noop("Je bent aangemeld: %(title)s"),
    "promoted": gettext_noop("Er is een plek voor je: %(title)s"),
    "waiting": gettext_noop("Je staat op de wachtlijst: %(title)s"),
    "pending": gettext_noop("We hebben je aanmelding: %(title)s"),
    "declined": gettext_noop("Over je aanmelding: %(title)s"),
    "cancelled": gettext_noop("Je bent afgemeld: %(title)s"),
    "confirm": gettext_noop("Bevestig je aanmelding: %(title)s"),
}


def own_path(gathering_id: UUID) -> str:
    """Below a personal link: the page on which that person answers this gathering."""
    return f"mijn/{gathering_id}/"


def meeting_of(
    gathering: Gathering, *, cancelled: bool = False, changes: int = 0, attendee: str = "", organizer_name: str = ""
) -> Meeting:
    """The gathering as a calendar shows it.

    `changes` counts the files that this person had before. It is added to the changes of the gathering: both only
    grow, so that every later file for one person has a higher SEQUENCE or says the same as the one before.
    """
    return Meeting(
        uid=gathering.calendar_uid,
        sequence=gathering.calendar_sequence + changes,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        changed_at=timezone.now(),
        summary=gathering.title,
        location=", ".join(part for part in (gathering.place, gathering.address) if part),
        description=gathering.theme,
        cancelled=cancelled or gathering.called_off_at is not None,
        organizer=own_address() if attendee else "",
        organizer_name=organizer_name,
        attendee=attendee,
    )


def own_calendar_file(gathering: Gathering, *, contact_id: UUID | None) -> str:
    """What somebody takes along from their own page, in step with what was mailed to them."""
    had = Registration.objects.filter(gathering_id=gathering.pk, contact_id=contact_id)
    changes = had.values_list("calendar_changes", flat=True).first() or 0
    return calendar_file(meeting_of(gathering, changes=changes))


def mail_answer(registration: Registration, gathering: Gathering, *, news: str) -> None:
    """`news`: seated, promoted, waiting, pending, declined or cancelled. Once per change of the answer."""
    contact = Contact.objects.get(pk=registration.contact_id)
    if not contact.email or gathering.starts_at <= timezone.now():
        return
    pact = Partnership.objects.get(pk=gathering.partnership_id)
    _write(
        news,
        contact=contact,
        gathering=gathering,
        pact=pact.name,
        calendar=_calendar_with(news, registration, gathering, contact=contact, pact=pact.name),
        deed=f"registration:{registration.pk}:{news}:{registration.answered_at.timestamp():.6f}",
    )


def _calendar_with(news: str, registration: Registration, gathering: Gathering, *, contact: Contact, pact: str) -> str:
    """The appointment for who has a seat, its end for who gave it up; each counts one on for this person."""
    holds_seat = registration.state == RegistrationState.SEATED
    if not holds_seat and news != "cancelled":
        return ""
    rows = Registration.objects.filter(pk=registration.pk)
    rows.update(calendar_changes=F("calendar_changes") + 1)
    changes: int = rows.values_list("calendar_changes", flat=True).get()
    return calendar_file(
        meeting_of(gathering, cancelled=not holds_seat, changes=changes, attendee=contact.email, organizer_name=pact)
    )


def mail_confirm_link(contact: Contact, gathering: Gathering, *, day: str) -> None:
    """Somebody known signed up on the open page: nothing happens until they tap this link. Once a day at most."""
    _write(
        "confirm",
        contact=contact,
        gathering=gathering,
        pact=Partnership.objects.get(pk=gathering.partnership_id).name,
        calendar="",
        deed=f"confirm:{gathering.pk}:{contact.pk}:{day}",
    )


def _write(news: str, *, contact: Contact, gathering: Gathering, pact: str, calendar: str, deed: str) -> None:
    with translation.override(LANGUAGE):
        starts = timezone.localtime(gathering.starts_at)
        words = {
            "name": called(contact.name),
            "title": gathering.title,
            "day": date_format(starts, "l j F Y"),
            "time": date_format(starts, "H.i"),
            "place": ", ".join(part for part in (gathering.place, gathering.address) if part),
            "pact": pact,
            "link": LINK_MARK,
        }
        write_message(
            kind=f"registration_{news}",
            to_name=contact.name,
            to_email=contact.email,
            subject=_(SUBJECTS[news]) % {"title": gathering.title},
            body=render_to_string(f"gatherings/registering/mail/{news}.txt", words),
            link=link_for_contact(contact_id=contact.pk),
            link_path=own_path(gathering.pk),
            calendar=calendar,
            from_name=pact,
            deed=deed,
        )
    deliver_soon()
