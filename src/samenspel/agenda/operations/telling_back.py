# SPDX-License-Identifier: EUPL-1.2
"""Who told what they saw hears what became of it: one mail for everything, once, without anybody's words.

As with asking how an action point goes (`follow_up`), each observation is claimed by a conditional update in the
transaction that writes the mail: a worker that is killed in between has done neither, and two at once tell once.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.agenda.constants import TOLD_BACK_AFTER
from samenspel.agenda.models import Observation
from samenspel.agenda.queries.telling_back import HOURS, NewsToTell, news_to_tell, tellers_to_tell
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

CHUNK = 100


@dataclass(frozen=True, slots=True)
class _ThemeLines:
    name: str
    lines: list[str]


def tell_back() -> int:
    """A job that runs by itself. Returns how many mails it wrote."""
    if timezone.localtime().hour not in HOURS:
        return 0
    with acting_as(Actor(role=Role.FOLLOW_UP)):
        ids = list(Partnership.objects.values_list("pk", flat=True))
    return sum(tell_back_in(partnership_id=pk) for pk in ids)


def tell_back_in(*, partnership_id: UUID | str) -> int:
    """Those of one partnership, a chunk at a time."""
    pk = partnership_id if isinstance(partnership_id, UUID) else UUID(partnership_id)
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=pk)):
        until = timezone.now() - TOLD_BACK_AFTER
        tellers = tellers_to_tell(until)
        written = sum(_tell(contact_id, until) for contact_id in tellers[:CHUNK])
        if written:
            deliver_soon()
        if len(tellers) > CHUNK:
            jobs.enqueue("samenspel.agenda.operations.telling_back.tell_back_in", partnership_id=str(pk))
    return written


@transaction.atomic
def _tell(contact_id: UUID, until: datetime) -> int:
    """Claim what there is to tell this person and write one mail about it; 0 when another worker was first."""
    claimed = [one for one in news_to_tell(contact_id, until) if _claim(one, until)]
    if not claimed:
        return 0
    with translation.override("nl"):
        _write(Contact.of(contact_id), claimed, until)
    record(action="observation.told_back", contact=str(contact_id), count=len(claimed))
    return 1


def _claim(one: NewsToTell, until: datetime) -> bool:
    untouched = Observation.objects.filter(pk=one.observation_id, told_back_at=one.told_back_at)
    return bool(untouched.update(told_back_at=until))


def _write(person: Contact, news: list[NewsToTell], until: datetime) -> None:
    lines: dict[str, dict[str, None]] = {}
    for one in news:
        lines.setdefault(one.theme, {}).update(dict.fromkeys(one.sentences))
    themes = [_ThemeLines(name, list(said)) for name, said in lines.items()]
    context = {"name": called(person.name), "themes": themes, "link": LINK_MARK}
    write_message(
        kind="told_back",
        to_name=person.name,
        to_email=person.email,
        subject=_("Wat er gebeurde met wat jij zag"),
        body=render_to_string("agenda/mail/told_back.txt", context).strip() + "\n",
        link=link_for_contact(contact_id=person.pk),
        link_path="zien/",
        deed=f"told-back:{news[0].observation_id}:{until.isoformat()}",
    )
