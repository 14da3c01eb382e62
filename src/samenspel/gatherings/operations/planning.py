# SPDX-License-Identifier: EUPL-1.2
"""A gathering is planned, changed, copied, and goes from one state to the next."""

import secrets
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.entrance.constants import Purpose
from samenspel.entrance.operations import move_end_of_links
from samenspel.gatherings.constants import DOOR_LINK_AFTER, STATE_ORDER, GatheringState
from samenspel.gatherings.models import CallHelper, Gathering, ProgrammeItem
from samenspel.gatherings.operations.registering import promote_waiting
from samenspel.organizations.models import Partner

CODE_BYTES = 20  # 160 bits
IN_THE_CALENDAR = ("title", "starts_at", "ends_at", "place", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringFacts:
    """What a facilitator decides about a gathering. Moments are aware; `capacity` None means no limit."""

    kind: str
    title: str
    theme: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    host_id: UUID | None
    capacity: int | None
    with_tables: bool
    with_meal: bool
    table_size: int
    rounds: int
    newcomers_need_approval: bool


def facts_of(gathering: Gathering) -> GatheringFacts:
    return GatheringFacts(**{field.name: getattr(gathering, field.name) for field in fields(GatheringFacts)})


@transaction.atomic
def plan_gathering(*, gathering_id: UUID, facts: GatheringFacts) -> Gathering:
    """A new gathering, as a draft. `gathering_id` is made with the form: sending it twice makes one gathering."""
    made: Gathering | None = Gathering.objects.filter(pk=gathering_id).first()
    if made is not None:
        return made
    _refuse_bad_facts(facts)
    gathering = Gathering(pk=gathering_id, partnership_id=current_partnership_id(), **asdict(facts))
    _insert(gathering)
    record(action="gathering.planned", subject=gathering)
    return gathering


def _insert(gathering: Gathering) -> None:
    try:
        with transaction.atomic():
            gathering.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by a row this person may see
        raise NotFound(str(gathering.pk)) from error


@transaction.atomic
def change_gathering(*, gathering_id: UUID, version: int, facts: GatheringFacts) -> Gathering:
    """Other facts. Raises `Conflict` when somebody else changed it since `version`.

    More places go at once to those who wait; fewer than are taken is refused.
    """
    before = Gathering.of(gathering_id)
    _refuse_bad_facts(facts)
    moved = any(getattr(before, name) != getattr(facts, name) for name in IN_THE_CALENDAR)
    fits = Q() if facts.capacity is None else Q(seats_taken__lte=facts.capacity)
    changed = Gathering.objects.filter(fits, pk=gathering_id, version=version).update(
        **asdict(facts), version=F("version") + 1, calendar_sequence=F("calendar_sequence") + int(moved)
    )
    if not changed:
        _explain_refusal(Gathering.of(gathering_id), version)
    record(action="gathering.changed", subject=before, moved=moved)
    if facts.ends_at != before.ends_at:
        _move_links(before, facts.ends_at)
    if facts.capacity != before.capacity:
        promote_waiting(gathering_id=gathering_id)
    return Gathering.of(gathering_id)


def _move_links(gathering: Gathering, ends_at: datetime) -> None:
    """The links of the door and of who helps to call last as long as the gathering, whenever that is now."""
    helpers = CallHelper.objects.filter(gathering=gathering).values_list("pk", flat=True)
    move_end_of_links(about_ids=[gathering.pk], purpose=Purpose.DOOR, expires_at=ends_at + DOOR_LINK_AFTER)
    move_end_of_links(about_ids=list(helpers), purpose=Purpose.CALLING, expires_at=ends_at)


def _explain_refusal(now: Gathering, version: int) -> None:
    if now.version != version:
        raise Conflict(_("Iemand anders veranderde deze bijeenkomst terwijl jij bezig was."))
    raise Refused(
        ngettext(
            "Er is al %(taken)d plek bezet. Minder kan alleen als eerst mensen zich afmelden.",
            "Er zijn al %(taken)d plekken bezet. Minder kan alleen als eerst mensen zich afmelden.",
            now.seats_taken,
        )
        % {"taken": now.seats_taken},
        field="capacity",
    )


def _refuse_bad_facts(facts: GatheringFacts) -> None:
    if facts.ends_at <= facts.starts_at:
        raise Refused(_("Het einde ligt voor het begin. Kies een latere eindtijd."), field="ends")
    if facts.host_id is not None:
        Partner.of(facts.host_id)


@transaction.atomic
def copy_gathering(
    *, gathering_id: UUID, new_id: UUID, title: str, starts_at: datetime, ends_at: datetime
) -> Gathering:
    """A new draft with the programme, place and settings of a former one. People do not come along."""
    source = Gathering.of(gathering_id)
    made: Gathering | None = Gathering.objects.filter(pk=new_id).first()
    if made is not None:
        return made
    facts = {**asdict(facts_of(source)), "title": title, "starts_at": starts_at, "ends_at": ends_at}
    gathering = plan_gathering(gathering_id=new_id, facts=GatheringFacts(**facts))
    Gathering.objects.filter(pk=new_id).update(copied_from=source)
    steps = list(ProgrammeItem.objects.filter(gathering_id=gathering_id).order_by("position"))
    ProgrammeItem.objects.bulk_create(_copied_step(step, gathering) for step in steps)
    record(action="gathering.copied", subject=gathering, source=str(gathering_id), steps=len(steps))
    return gathering


def _copied_step(step: ProgrammeItem, gathering: Gathering) -> ProgrammeItem:
    copied = ("position", "title", "minutes", "method", "group_size", "materials", "question")
    values = {name: getattr(step, name) for name in copied}
    return ProgrammeItem(partnership_id=gathering.partnership_id, gathering=gathering, **values)


def next_state(state: str) -> GatheringState | None:
    place = STATE_ORDER.index(GatheringState(state)) + 1
    return STATE_ORDER[place] if place < len(STATE_ORDER) else None


def previous_state(state: str) -> GatheringState | None:
    """The state an undo leads to. What is harvested stays so."""
    place = STATE_ORDER.index(GatheringState(state)) - 1
    return STATE_ORDER[place] if place >= 0 and state != GatheringState.HARVESTED else None


@transaction.atomic
def move_to_state(*, gathering_id: UUID, to: str, seen: str) -> Gathering:
    """One step on, or one step back. `seen` is the state the person saw: pressing twice is one step.

    Who begins while people can still register, closes that with the same press.
    """
    gathering = Gathering.of(gathering_id)
    if gathering.state == to:
        return gathering
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door. Maak dat eerst ongedaan."))
    begins = (seen, to) == (GatheringState.INVITING, GatheringState.UNDER_WAY)
    if not begins and to not in (next_state(seen), previous_state(seen)):
        raise Refused(_("Deze stap kan nu niet."))
    changed = Gathering.objects.filter(pk=gathering_id, state=seen).update(
        state=to, **_comes_with(gathering, GatheringState(to))
    )
    if not changed:
        raise Conflict(_("Iemand anders zette deze bijeenkomst al in een andere stand."))
    record(action="gathering.moved", subject=gathering, before=seen, after=to)
    return Gathering.of(gathering_id)


def _comes_with(gathering: Gathering, to: GatheringState) -> dict[str, object]:
    """The open addresses appear with their state and stay the same after an undo; the harvest closes both."""
    if to == GatheringState.INVITING:
        return {"open_code": gathering.open_code or secrets.token_urlsafe(CODE_BYTES)}
    if to == GatheringState.UNDER_WAY:
        return {"evaluation_code": gathering.evaluation_code or secrets.token_urlsafe(CODE_BYTES)}
    if to == GatheringState.HARVESTED:
        return {"open_code": "", "evaluation_code": "", "harvested_at": timezone.now()}
    return {}
