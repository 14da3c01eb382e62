# SPDX-License-Identifier: EUPL-1.2
"""What the pages about action points and working groups show."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint, WorkingGroup
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Pillar

PAGE_LENGTH = 50
GOING = (ActionState.OPEN, ActionState.BUSY)
SOONEST = F("due_date").asc(nulls_last=True)

# What the list can be narrowed to: word in the address → words on the screen.
STANDS = {
    "open": _("Nog te doen"),
    "laat": _("Over de datum"),
    "zonder-stap": _("Zonder eerste stap"),
    "gedaan": _("Gedaan"),
    "losgelaten": _("Losgelaten"),
    "alles": _("Alles"),
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action point. `late`: its date has passed and nobody said it is finished."""

    id: UUID
    what: str
    first_step: str
    due_date: date | None
    state: str
    state_label: str
    owner_id: UUID
    owner: str
    organization: str
    late: bool
    version: int

    @property
    def going(self) -> bool:
        return self.state in GOING


@dataclass(frozen=True, slots=True)
class ActionPage:
    """One page of the list; `counts` are of the whole pact, by what it can be narrowed to."""

    rows: list[ActionRow]
    number: int
    pages: int
    found: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: UUID
    name: str
    purpose: str
    pillar_id: UUID | None
    pillar: str
    ambassador_id: UUID | None
    ambassador: str
    deputy_id: UUID | None
    deputy: str
    version: int


def action_page(*, stand: str = "open", text: str = "", number: int = 1) -> ActionPage:
    found = ActionPoint.objects.filter(_stand(stand))
    for word in text.split()[:6]:
        found = found.filter(
            Q(what__icontains=word)
            | Q(first_step__icontains=word)
            | Q(owner__name__icontains=word)
            | Q(owner__partner__organization__name__icontains=word)
        )
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    newest_first = stand in {"gedaan", "losgelaten"}
    order = ("-closed_at", "pk") if newest_first else (SOONEST, "created_at", "pk")
    return ActionPage(
        rows=_rows(found.order_by(*order)[start : start + PAGE_LENGTH]),
        number=number,
        pages=pages,
        found=count,
        counts=_counts(),
    )


def _stand(stand: str) -> Q:
    going = Q(state__in=GOING)
    return {
        "open": going,
        "laat": going & Q(due_date__lt=timezone.localdate()),
        "zonder-stap": going & Q(first_step=""),
        "gedaan": Q(state=ActionState.DONE),
        "losgelaten": Q(state=ActionState.LET_GO),
    }.get(stand, Q())


def _counts() -> dict[str, int]:
    counted = {name.replace("-", "_"): Count("pk", filter=_stand(name)) for name in STANDS if name != "alles"}
    found: dict[str, int] = ActionPoint.objects.aggregate(alles=Count("pk"), **counted)
    return {name.replace("_", "-"): count for name, count in found.items()}


def action_row(action_id: UUID) -> ActionRow:
    """One action point within the actor's scope, or 404."""
    ActionPoint.of(action_id)
    return _rows(ActionPoint.objects.filter(pk=action_id))[0]


def own_action_rows() -> list[ActionRow]:
    """What the person with this link is going to do: what is still open first, soonest on top."""
    rows = _rows(ActionPoint.objects.order_by(SOONEST, "created_at"))
    return sorted(rows, key=lambda row: not row.going)


def _rows(actions: QuerySet[Any]) -> list[ActionRow]:
    today = timezone.localdate()
    found = actions.select_related("owner__partner__organization")
    return [_row(action, today) for action in found]


def _row(action: ActionPoint, today: date) -> ActionRow:
    state = ActionState(action.state)
    partner = action.owner.partner
    return ActionRow(
        id=action.pk,
        what=action.what,
        first_step=action.first_step,
        due_date=action.due_date,
        state=state.value,
        state_label=str(state.label),
        owner_id=action.owner_id,
        owner=action.owner.name,
        organization=partner.organization.name if partner else "",
        late=state in GOING and action.due_date is not None and action.due_date < today,
        version=action.version,
    )


def group_rows() -> list[GroupRow]:
    groups = WorkingGroup.objects.select_related("pillar", "ambassador", "deputy").order_by(Lower("name"))
    return [_group(group) for group in groups]


def group_row(group_id: UUID) -> GroupRow:
    WorkingGroup.of(group_id)
    return _group(WorkingGroup.objects.select_related("pillar", "ambassador", "deputy").get(pk=group_id))


def _group(group: WorkingGroup) -> GroupRow:
    return GroupRow(
        id=group.pk,
        name=group.name,
        purpose=group.purpose,
        pillar_id=group.pillar_id,
        pillar=group.pillar.name if group.pillar else "",
        ambassador_id=group.ambassador_id,
        ambassador=group.ambassador.name if group.ambassador else "",
        deputy_id=group.deputy_id,
        deputy=group.deputy.name if group.deputy else "",
        version=group.version,
    )


def person_choices(*, besides: tuple[UUID | None, ...] = ()) -> list[tuple[str, str]]:
    """Everybody who can take something on, with where they are from; `besides` also when no longer active."""
    people = Contact.objects.filter(Q(active=True) | Q(pk__in=[pk for pk in besides if pk]))
    found = people.order_by(Lower("name"), "pk").values_list("pk", "name", "partner__organization__name")
    return [(str(pk), f"{name}, {organization}" if organization else name) for pk, name, organization in found]


def pillar_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in Pillar.objects.values_list("pk", "name")]
