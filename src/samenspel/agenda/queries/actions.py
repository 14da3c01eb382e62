# SPDX-License-Identifier: EUPL-1.2
"""What the pages about action points show."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import GOING, ActionState
from samenspel.agenda.models import ActionPoint, Companion, HelpOffer
from samenspel.agenda.queries.follow_up import quiet
from samenspel.organizations.models import Contact

PAGE_LENGTH = 50
SOONEST = F("due_date").asc(nulls_last=True)

# What the list can be narrowed to: word in the address → words on the screen.
STANDS = {
    "open": _("Nog te doen"),
    "laat": _("Over de datum"),
    "zonder-stap": _("Zonder eerste stap"),
    "vast": _("Vastgelopen"),
    "stil": _("Geen antwoord"),
    "gedaan": _("Gedaan"),
    "losgelaten": _("Losgelaten"),
    "alles": _("Alles"),
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action point. `late`: its date has passed and nobody said it is finished.

    `companions`: (id, name) of those with whom it is done.
    """

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
    obstacle: str = ""
    asked_count: int = 0
    answered_at: datetime | None = None
    companions: tuple[tuple[UUID, str], ...] = ()

    @property
    def with_whom(self) -> str:
        return ", ".join(name for _id, name in self.companions)

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
        "vast": Q(state=ActionState.STUCK),
        "stil": quiet(timezone.localdate()),
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


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody offered to help."""

    name: str
    words: str
    offered_at: datetime


@dataclass(frozen=True, slots=True)
class StuckRow:
    action: ActionRow
    offers: list[Offer]


def stuck_rows() -> list[StuckRow]:
    """What got stuck, the longest on top, with who offered help since."""
    actions = _rows(ActionPoint.objects.filter(state=ActionState.STUCK).order_by("answered_at", "created_at", "pk"))
    return _with_offers(actions)


def stuck_row(action_id: UUID) -> StuckRow:
    """One action point with the help that was offered, or 404."""
    return _with_offers([action_row(action_id)])[0]


def _with_offers(actions: list[ActionRow]) -> list[StuckRow]:
    offers: dict[UUID, list[Offer]] = {row.id: [] for row in actions}
    found = HelpOffer.objects.filter(action_point_id__in=list(offers)).select_related("user").order_by("offered_at")
    for offer in found:
        name = offer.user.name if offer.user else ""
        offers[offer.action_point_id].append(Offer(name, offer.words, offer.offered_at))
    return [StuckRow(row, offers[row.id]) for row in actions]


def own_action_rows() -> list[ActionRow]:
    """What the person with this link is going to do: what is still open first, soonest on top."""
    rows = _rows(ActionPoint.objects.order_by(SOONEST, "created_at"))
    return sorted(rows, key=lambda row: not row.going)


def _rows(actions: QuerySet[Any]) -> list[ActionRow]:
    today = timezone.localdate()
    company = Prefetch("companions", Companion.objects.select_related("contact").order_by(Lower("contact__name")))
    found = actions.select_related("owner__partner__organization").prefetch_related(company)
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
        obstacle=action.obstacle,
        asked_count=action.asked_count,
        answered_at=action.answered_at,
        companions=tuple((one.contact_id, one.contact.name) for one in action.companions.all()),
    )


def person_choices(*, besides: tuple[UUID | None, ...] = ()) -> list[tuple[str, str]]:
    """Everybody who can take something on, with where they are from; `besides` also when no longer active."""
    people = Contact.objects.filter(Q(active=True) | Q(pk__in=[pk for pk in besides if pk]))
    found = people.order_by(Lower("name"), "pk").values_list("pk", "name", "partner__organization__name")
    return [(str(pk), f"{name}, {organization}" if organization else name) for pk, name, organization in found]
