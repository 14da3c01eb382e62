# SPDX-License-Identifier: EUPL-1.2
"""What two people who drive together get in the mail: a first name, and a number only from who agreed to that."""

from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.gatherings.models import LiftMatch, Registration
from samenspel.gatherings.operations.inviting_words import LANGUAGE
from samenspel.gatherings.operations.registering_mail import own_path
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership


def phone_to_share(registration: Registration, contact: Contact) -> str:
    """The number that whom they drive with may have; empty without agreement."""
    return contact.phone if registration.lift_shares_phone else ""


def mail_lift_agreed(match: LiftMatch) -> None:
    _mail_both(match, news="agreed", by=None)


def mail_lift_ended(match: LiftMatch, *, by: UUID | None) -> None:
    """To both, or to the other than `by`, who did it and knows."""
    _mail_both(match, news="ended", by=by)


def _mail_both(match: LiftMatch, *, news: str, by: UUID | None) -> None:
    people = {
        row.pk: row
        for row in Registration.objects.filter(pk__in=(match.driver_id, match.rider_id)).select_related(
            "contact", "gathering"
        )
    }
    driver, rider = people[match.driver_id], people[match.rider_id]
    if driver.gathering.starts_at <= timezone.now():
        return
    for to, other in ((driver, rider), (rider, driver)):
        if to.pk != by and to.contact.email:
            _write(match, to=to, other=other, news=news)
    deliver_soon()


def _write(match: LiftMatch, *, to: Registration, other: Registration, news: str) -> None:
    gathering = to.gathering
    drives = to.pk == match.driver_id
    with translation.override(LANGUAGE):
        begins = timezone.localtime(gathering.starts_at)
        words = {
            "name": called(to.contact.name),
            "other": called(other.contact.name),
            "phone": phone_to_share(other, other.contact) if news == "agreed" else "",
            "mine_is_given": bool(phone_to_share(to, to.contact)),
            "drives": drives,
            "title": gathering.title,
            "day": date_format(begins, "l j F Y"),
            "time": date_format(begins, "H.i"),
            "place": ", ".join(part for part in (gathering.place, gathering.address) if part),
            "pact": Partnership.objects.get(pk=gathering.partnership_id).name,
            "link": LINK_MARK,
        }
        write_message(
            kind=f"lift_{news}",
            to_name=to.contact.name,
            to_email=to.contact.email,
            subject=_subject(words, news=news, drives=drives),
            body=render_to_string(f"gatherings/planning/mail/lift_{news}.txt", words).strip() + "\n",
            link=link_for_contact(contact_id=to.contact_id),
            link_path=own_path(gathering.pk),
            deed=f"lift:{match.pk}:{news}:{to.pk}",
        )


def _subject(words: dict[str, object], *, news: str, drives: bool) -> str:
    if news == "agreed":
        return (_("%(other)s rijdt met je mee") if drives else _("Je kunt meerijden met %(other)s")) % words
    return (_("%(other)s rijdt toch niet met je mee") if drives else _("Je lift met %(other)s gaat niet door")) % words
