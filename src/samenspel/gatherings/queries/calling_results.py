# SPDX-License-Identifier: EUPL-1.2
"""What followed the calls and the mails: who registered and who came. Counts only; nothing here says why."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.gatherings.constants import Answer, CallOutcome, MailingKind, MailingState
from samenspel.gatherings.models import Attendance, Invitation, Mailing, PhoneCall, Registration
from samenspel.organizations.models import Contact

SPOKEN = {CallOutcome.COMES, CallOutcome.MAYBE, CallOutcome.NOT}
ASKED_BY = (MailingKind.INVITATION, MailingKind.REMINDER)
PEOPLE, REGISTERED, CAME = "mensen", "aangemeld", "kwamen"
WHAT = (PEOPLE, REGISTERED, CAME)


@dataclass(frozen=True, slots=True)
class Followed:
    """One person, and what they did."""

    id: UUID
    name: str
    organization: str
    registered: bool
    came: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The people who were asked in one way; everybody stands in one group only."""

    code: str
    label: str
    people: list[Followed]

    @property
    def registered(self) -> list[Followed]:
        return [one for one in self.people if one.registered]

    @property
    def came(self) -> list[Followed]:
        return [one for one in self.people if one.came]

    def rows(self, what: str) -> list[Followed]:
        """The people behind one of the three numbers."""
        return {PEOPLE: self.people, REGISTERED: self.registered, CAME: self.came}[what]


def what_followed(gathering_id: UUID) -> list[Asked]:
    """The groups with somebody in it, those who were called first.

    Who had said yes before the first call was not called to be asked: that call does not count here. Reads six
    tables, however many people there are.
    """
    spoken, tried = _called(gathering_id)
    mailed = _mailed(gathering_id)
    answers = dict(Registration.objects.filter(gathering_id=gathering_id).values_list("contact_id", "answer"))
    present = Attendance.objects.filter(gathering_id=gathering_id)
    came = set(present.values_list("registration__contact_id", flat=True))
    names = Contact.objects.order_by("name", "pk").values_list("pk", "name", "partner__organization__name")
    everybody = [
        Followed(pk, name, organization or "", answers.get(pk) == Answer.YES or pk in came, pk in came)
        for pk, name, organization in names
    ]
    invited = set(Invitation.objects.filter(gathering_id=gathering_id).values_list("contact_id", flat=True))
    otherwise = invited | {pk for pk, answer in answers.items() if answer == Answer.YES} | came
    groups = _groups(spoken, tried, mailed, otherwise)
    asked = [Asked(code, label, [one for one in everybody if one.id in ids]) for code, label, ids in groups]
    return [group for group in asked if group.people]


def _groups(
    spoken: set[UUID], tried: set[UUID], mailed: set[UUID], otherwise: set[UUID]
) -> Iterable[tuple[str, str, set[UUID]]]:
    yield "gesproken-en-mail", _("Gemaild en aan de telefoon gesproken"), spoken & mailed
    yield "gesproken", _("Aan de telefoon gesproken, niet gemaild"), spoken - mailed
    yield "geprobeerd-en-mail", _("Gemaild en gebeld, maar niet gesproken"), tried & mailed
    yield "geprobeerd", _("Gebeld, maar niet gesproken en niet gemaild"), tried - mailed
    yield "mail", _("Alleen gemaild"), mailed - spoken - tried
    yield "anders", _("Op een andere manier"), otherwise - spoken - tried - mailed


def _called(gathering_id: UUID) -> tuple[set[UUID], set[UUID]]:
    """Who was spoken, and who was called in vain or asked to be called back and was not spoken since."""
    calls = PhoneCall.objects.filter(gathering_id=gathering_id).order_by("called_at", "pk")
    first_answer: dict[UUID, str] = {}
    spoken: set[UUID] = set()
    for contact_id, outcome, before in calls.values_list("contact_id", "outcome", "answer_before"):
        first_answer.setdefault(contact_id, before)
        if outcome in SPOKEN:
            spoken.add(contact_id)
    asked = {contact_id for contact_id, before in first_answer.items() if before != Answer.YES}
    return spoken & asked, asked - spoken


def _mailed(gathering_id: UUID) -> set[UUID]:
    """To whom an invitation or a reminder was written; what was written to a mailbox is to all its people."""
    sent = Mailing.objects.filter(
        gathering_id=gathering_id, kind__in=ASKED_BY, state__in=[MailingState.SENDING, MailingState.SENT]
    )
    written = {
        UUID(contact_id)
        for recipients, done in sent.values_list("recipients", "done")
        for group in recipients[:done]
        for contact_id in group
    }
    noted = Invitation.objects.filter(gathering_id=gathering_id, message__isnull=False)
    return written | set(noted.values_list("contact_id", flat=True))
