# SPDX-License-Identifier: EUPL-1.2
"""Whom to call about a gathering, in what order, and what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from samenspel.gatherings.constants import Answer, CallOutcome, RegistrationState
from samenspel.gatherings.models import PhoneCall, Registration
from samenspel.gatherings.queries.inviting import Person, people_for
from samenspel.organizations.models import TalkNote


@dataclass(frozen=True, slots=True)
class Said:
    """One call about this gathering."""

    id: UUID
    outcome: str
    outcome_label: str
    called_at: datetime
    call_back_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call."""

    person: Person
    calls: tuple[Said, ...]  # about this gathering, the latest first
    talked_date: date | None  # the latest talk, or call about any gathering

    @property
    def last(self) -> Said | None:
        return self.calls[0] if self.calls else None

    @property
    def promised_at(self) -> datetime | None:
        """When the facilitator promised to call back, if nothing came after it."""
        return self.calls[0].call_back_at if self.calls else None


@dataclass(frozen=True, slots=True)
class CallList:
    """Everybody who may still say yes, by what there is to do."""

    due: list[Callee]  # promised to call back, and the time has come
    silent: list[Callee]  # asked, or to be asked by phone, and no word yet
    tried: list[Callee]  # called in vain, the longest ago first
    maybe: list[Callee]
    later: list[Callee]  # promised to call back another time
    no_number: list[Callee]
    calls_made: int

    @property
    def in_order(self) -> list[Callee]:
        """Whom to call one after the other."""
        return [*self.due, *self.silent, *self.tried, *self.maybe]


def call_list(everybody: Sequence[Callee]) -> CallList:
    """The people of `callees` who may still say yes, in groups."""
    groups: dict[str, list[Callee]] = {name: [] for name in _GROUPS}
    now = timezone.now()
    for callee in everybody:
        name = _group(callee, now)
        if name:
            groups[name].append(callee)
    groups["tried"].sort(key=lambda callee: callee.calls[0].called_at)
    groups["due"].sort(key=lambda callee: callee.promised_at or now)
    groups["later"].sort(key=lambda callee: callee.promised_at or now)
    return CallList(**groups, calls_made=sum(len(callee.calls) for callee in everybody))


_GROUPS = ("due", "silent", "tried", "maybe", "later", "no_number")


def _group(callee: Callee, now: datetime) -> str:
    """Where somebody stands in the list; nowhere when there is nothing to ask."""
    person = callee.person
    if person.answer in {Answer.YES, Answer.NO} or not (person.invited or person.answer or not person.likes_mail):
        return ""
    if not person.tel:
        return "no_number"
    if callee.promised_at:
        return "due" if callee.promised_at <= now else "later"
    if person.answer == Answer.MAYBE:
        return "maybe"
    return "tried" if callee.calls else "silent"


def callees(gathering_id: UUID) -> list[Callee]:
    """Everyone who takes part, with what was said by phone; in five questions, however many people there are."""
    calls: dict[UUID, list[Said]] = {}
    for call in PhoneCall.objects.filter(gathering_id=gathering_id).order_by("-called_at", "-pk"):
        calls.setdefault(call.contact_id, []).append(_said(call))
    talks = _last_talks()
    return [
        Callee(person, tuple(calls.get(person.id, ())), talks.get(person.id)) for person in people_for(gathering_id)
    ]


@dataclass(frozen=True, slots=True)
class Noted:
    """A call that was noted just now."""

    name: str
    said: Said
    waits: bool  # the session was full: on the waiting list


def noted_call(gathering_id: UUID, call_id: UUID) -> Noted | None:
    call = PhoneCall.objects.filter(pk=call_id, gathering_id=gathering_id).select_related("contact").first()
    if call is None:
        return None
    waiting = Registration.objects.filter(
        gathering_id=gathering_id, contact_id=call.contact_id, state=RegistrationState.WAITING
    )
    return Noted(name=call.contact.name, said=_said(call), waits=waiting.exists())


def _said(call: PhoneCall) -> Said:
    return Said(
        id=call.pk,
        outcome=call.outcome,
        outcome_label=str(CallOutcome(call.outcome).label),
        called_at=call.called_at,
        call_back_at=call.call_back_at,
        note=call.note,
    )


def _last_talks() -> dict[UUID, date]:
    called = PhoneCall.objects.order_by().values_list("contact_id").annotate(last=Max("called_at"))
    talked = TalkNote.objects.order_by().values_list("contact_id").annotate(last=Max("talked_date"))
    latest: dict[UUID, date] = dict(talked)
    for contact_id, moment in called:
        day = timezone.localtime(moment).date()
        latest[contact_id] = max(day, latest.get(contact_id, day))
    return latest
