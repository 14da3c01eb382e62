# SPDX-License-Identifier: EUPL-1.2
"""Pledges: given for a year, changed while they run, looked back at after it."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.constants import OLDEST_PLEDGE, PledgeWay, Review
from samenspel.agenda.models import Pledge
from samenspel.agenda.queries.pledges import is_due
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.organizations.models import Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeWords:
    brings: str
    will_do: str
    needs: str


@transaction.atomic
def give_pledge(
    *,
    form_key: UUID,
    partner_id: UUID,
    words: PledgeWords,
    way: str,
    pledged_date: date | None = None,
) -> Pledge:
    """The pledge of this partner for the year of that day (today). The same `form_key` gives the first one back."""
    Partner.of(partner_id)
    if (made := Pledge.objects.filter(pk=form_key).first()) is not None:
        found: Pledge = made
        return found
    day = pledged_date or timezone.localdate()
    _refuse_wrong_day(day)
    _refuse_a_running_one(partner_id)
    return _save(form_key, partner_id, words, PledgeWay(way), day)


def _refuse_wrong_day(day: date) -> None:
    if day > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen."), field="pledged_date")
    if day < OLDEST_PLEDGE:
        raise Refused(_("Deze datum ligt wel erg ver terug. Kijk het jaar na."), field="pledged_date")


def _refuse_a_running_one(partner_id: UUID) -> None:
    if Pledge.objects.filter(partner_id=partner_id, reviewed_date__isnull=True).exists():
        raise Refused(_("Deze partner heeft al een toezegging. Pas die aan, of kijk erop terug."))


def _save(form_key: UUID, partner_id: UUID, words: PledgeWords, way: str, day: date) -> Pledge:
    actor = current_actor()
    pledge = Pledge(
        pk=form_key,
        partnership_id=current_partnership_id(),
        partner_id=partner_id,
        year=day.year,
        pledged_date=day,
        way=way,
        contact_id=actor.contact_id,
        user_id=actor.user_id,
        **asdict(words),
    )
    try:
        with transaction.atomic():
            pledge.save(force_insert=True)
    except IntegrityError as error:
        sentence = _("Voor %(year)s is er al een toezegging van deze partner.") % {"year": day.year}
        raise Refused(sentence, field="pledged_date") from error
    record(action="pledge.given", subject=pledge, way=way)
    return pledge


@transaction.atomic
def change_pledge(*, pledge_id: UUID, version: int, words: PledgeWords) -> None:
    """Other words while the year runs. Raises `Conflict` when somebody else changed it in the meantime."""
    pledge = Pledge.of(pledge_id)
    if pledge.reviewed_date is not None:
        raise Refused(_("Op deze toezegging is al teruggekeken. De woorden blijven zoals ze waren."))
    running = Pledge.objects.filter(pk=pledge_id, version=version, reviewed_date__isnull=True)
    if not running.update(version=F("version") + 1, **asdict(words)):
        raise Conflict(_("Iemand anders heeft deze toezegging net gewijzigd."))
    record(action="pledge.changed", subject=pledge)


@transaction.atomic
def look_back(
    *, form_key: UUID, pledge_id: UUID, version: int, choice: str, outcome: str, words: PledgeWords | None
) -> Pledge | None:
    """After a year: keep the words, take other ones (`words`), or end it. Returns the pledge of the new year.

    What came of the old one is written with it, and its words stay. The same `form_key` twice is one looking back.
    """
    old = Pledge.of(pledge_id)
    wanted = Review(choice)
    if (made := Pledge.objects.filter(pk=form_key).first()) is not None:
        found: Pledge = made
        return found
    if wanted is Review.END and old.is_ended and old.outcome == outcome:
        return None
    if not is_due(old.pledged_date, timezone.localdate()):
        raise Refused(_("Deze toezegging is nog geen jaar oud. Pas hem aan als er iets verandert."))
    waiting = Pledge.objects.filter(pk=pledge_id, version=version, reviewed_date__isnull=True)
    today = timezone.localdate()
    fields = {"outcome": outcome, "reviewed_date": today, "is_ended": wanted is Review.END}
    if not waiting.update(version=F("version") + 1, **fields):
        raise Conflict(_("Iemand anders keek net terug op deze toezegging. Kijk hoe het er nu staat."))
    record(action="pledge.looked_back", subject=old, choice=wanted.value)
    if wanted is Review.END:
        return None
    same = PledgeWords(brings=old.brings, will_do=old.will_do, needs=old.needs)
    way = PledgeWay.LINK if current_actor().contact_id is not None else PledgeWay.STAFF
    return _save(form_key, old.partner_id, words or same, way, today)
