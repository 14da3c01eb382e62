# SPDX-License-Identifier: EUPL-1.2
"""Whom to call about a gathering, in what order and why, and what was said before.

The facilitator sees everybody; another caller only those in their own share, and never what was written down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.domain.calls import Stage, ranked
from samenspel.gatherings.constants import Answer, CallOutcome, RegistrationState
from samenspel.gatherings.models import Gathering, PhoneCall, Registration
from samenspel.gatherings.queries.calling_reasons import known_about, words_of
from samenspel.gatherings.queries.calling_shares import as_call_list, own_code, own_helper, shares_of
from samenspel.gatherings.queries.inviting import Person, people_for
from samenspel.gatherings.queries.registering_details import details_values
from samenspel.organizations.models import TalkNote
from samenspel.organizations.queries import TalkRow, talks_with

WHOLE_LIST = "calls.view"  # who may see more than their own share


@dataclass(frozen=True, slots=True)
class Said:
    """One call about this gathering."""

    id: UUID
    outcome: str
    outcome_label: str
    called_at: datetime
    call_back_at: datetime | None
    note: str  # empty for whoever sees a share only


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call."""

    person: Person
    calls: tuple[Said, ...]  # about this gathering, the latest first
    talked_date: date | None  # the latest talk, or call about any gathering
    caller: str = ""  # the code of who calls them; empty: nobody yet
    why: tuple[str, ...] = ()

    @property
    def last(self) -> Said | None:
        return self.calls[0] if self.calls else None

    @property
    def promised_at(self) -> datetime | None:
        """When somebody promised to call back, if nothing came after it."""
        return self.calls[0].call_back_at if self.calls else None

    @property
    def asked(self) -> bool:
        """Whether there is still something to ask."""
        person = self.person
        answered = person.answer in {Answer.YES, Answer.NO}
        return not answered and bool(person.invited or person.answer or not person.likes_mail)

    def stage(self, now: datetime) -> Stage:
        if self.promised_at and self.promised_at <= now:
            return Stage.PROMISED
        if self.person.answer == Answer.MAYBE:
            return Stage.MAYBE
        return Stage.IN_VAIN if self.calls else Stage.NOT_YET


@dataclass(frozen=True, slots=True)
class CallList:
    """Everybody who may still say yes, by what there is to do; each group in the order of domain/calls.py."""

    due: list[Callee]  # promised to call back, and the time has come
    silent: list[Callee]  # asked, or to be asked by phone, and not called yet
    tried: list[Callee]  # called in vain, the longest ago first
    maybe: list[Callee]
    later: list[Callee]  # promised to call back another time
    no_number: list[Callee]
    calls_made: int
    of_others: Mapping[str, list[Callee]]  # code of another caller → whom they call
    answered: list[Callee]  # nothing more to ask

    @property
    def in_order(self) -> list[Callee]:
        """Whom to call one after the other."""
        return [*self.due, *self.silent, *self.tried, *self.maybe]

    def find(self, contact_id: UUID) -> Callee | None:
        others = [one for share in self.of_others.values() for one in share]
        everybody = [*self.in_order, *self.later, *self.no_number, *others, *self.answered]
        return next((one for one in everybody if one.person.id == contact_id), None)


def call_list(everybody: Sequence[Callee], gathering: Gathering, *, callers: Sequence[str] = ()) -> CallList:
    """The people of `callees` who may still say yes. Who is in the share of another of `callers` stands apart."""
    groups: dict[str, list[Callee]] = {name: [] for name in _GROUPS}
    of_others: dict[str, list[Callee]] = {}
    now, mine = timezone.now(), own_code()
    for callee in in_calling_order([one for one in everybody if one.asked], gathering, now):
        if callee.caller != mine and callee.caller in callers:
            of_others.setdefault(callee.caller, []).append(callee)
        else:
            groups[_group(callee, now)].append(callee)
    groups["later"].sort(key=lambda callee: callee.promised_at or now)
    answered = [one for one in everybody if not one.asked]
    calls_made = sum(len(one.calls) for one in everybody)
    return CallList(**groups, calls_made=calls_made, of_others=of_others, answered=answered)


_GROUPS = ("due", "silent", "tried", "maybe", "later", "no_number")
_GROUP_OF = {Stage.PROMISED: "due", Stage.NOT_YET: "silent", Stage.IN_VAIN: "tried", Stage.MAYBE: "maybe"}


def _group(callee: Callee, now: datetime) -> str:
    if not callee.person.tel:
        return "no_number"
    if callee.promised_at and callee.promised_at > now:
        return "later"
    return _GROUP_OF[callee.stage(now)]


def in_calling_order(people: Sequence[Callee], gathering: Gathering, now: datetime) -> list[Callee]:
    """Whom to call first on top, each with the reasons beside the name."""
    if not people:
        return []
    known = known_about(gathering)
    by_key = {str(one.person.id): one for one in people}
    facts = [
        known.facts(
            one.person.id,
            name=one.person.name,
            stage=one.stage(now),
            waits=_waits(one, now),
            answered=bool(one.person.answer),
        )
        for one in people
    ]
    return [
        _with_reasons(by_key[one.key], words_of(one, invited=by_key[one.key].person.invited)) for one in ranked(facts)
    ]


def _waits(callee: Callee, now: datetime) -> float:
    since = callee.promised_at or (callee.last.called_at if callee.last else now)
    return (now - since).total_seconds()


def _with_reasons(callee: Callee, why: tuple[str, ...]) -> Callee:
    return Callee(callee.person, callee.calls, callee.talked_date, callee.caller, why)


def callees(gathering_id: UUID) -> list[Callee]:
    """Everyone who takes part and whom the actor may call; in six questions, however many people there are."""
    sees_all = may(current_actor(), WHOLE_LIST)
    shares = shares_of(gathering_id)
    return [one for one in _everybody(gathering_id, shares, with_note=sees_all) if sees_all or one.person.id in shares]


def without_caller(gathering: Gathering) -> list[UUID]:
    """Who can be called and is in nobody's share, whom to call first on top; for whoever offers to call more."""
    with as_call_list():
        everybody = _everybody(gathering.pk, shares_of(gathering.pk), with_note=False)
        free = [one for one in everybody if one.asked and one.person.tel and not one.caller]
        return [one.person.id for one in in_calling_order(free, gathering, timezone.now())]


def to_divide(gathering: Gathering) -> list[UUID]:
    """Everybody with a number who is still to be called, whom to call first on top."""
    everybody = [one for one in callees(gathering.pk) if one.asked and one.person.tel]
    return [one.person.id for one in in_calling_order(everybody, gathering, timezone.now())]


def _everybody(gathering_id: UUID, shares: dict[UUID, str], *, with_note: bool) -> list[Callee]:
    calls: dict[UUID, list[Said]] = {}
    for call in PhoneCall.objects.filter(gathering_id=gathering_id).order_by("-called_at", "-pk"):
        calls.setdefault(call.contact_id, []).append(_said(call, with_note=with_note))
    talks = _last_talks()
    return [
        Callee(person, tuple(calls.get(person.id, ())), talks.get(person.id), shares.get(person.id, ""))
        for person in people_for(gathering_id)
    ]


def details_on_the_phone(gathering_id: UUID, contact_id: UUID) -> dict[str, Any] | None:
    """What somebody needs, to ask while talking.

    Who sees a share only may write down what was not told yet, and reads nothing: None when something was told.
    """
    registration = Registration.objects.filter(gathering_id=gathering_id, contact_id=contact_id).first()
    nothing = details_values(Registration())
    values = details_values(registration) if registration else nothing
    return values if values == nothing or may(current_actor(), WHOLE_LIST) else None


def last_talk(contact_id: UUID) -> TalkRow | None:
    """What was said one to one the last time; for the facilitator."""
    talks = talks_with(contact_id) if may(current_actor(), "talks.view") else []
    return talks[0] if talks else None


def colleague_left(call_id: UUID) -> str:
    """The name of who was registered along with this call and stays so when it is taken back."""
    call = PhoneCall.objects.filter(pk=call_id).first()
    if call is None:
        return ""
    with as_call_list():
        brought = Registration.objects.filter(
            gathering_id=call.gathering_id, brought_by_id=call.contact_id, created_at__gte=call.called_at
        )
        return next(iter(brought.order_by("-created_at").values_list("contact__name", flat=True)), "")


@dataclass(frozen=True, slots=True)
class Noted:
    """A call that was noted just now."""

    name: str
    said: Said
    waits: bool  # the session was full: on the waiting list


def noted_call(gathering_id: UUID, call_id: UUID) -> Noted | None:
    """For the facilitator any call; for another caller one of their own, with somebody in their share."""
    call = PhoneCall.objects.filter(pk=call_id, gathering_id=gathering_id).select_related("contact").first()
    if call is None or not may_take_back(call):
        return None
    waiting = Registration.objects.filter(
        gathering_id=gathering_id, contact_id=call.contact_id, state=RegistrationState.WAITING
    )
    return Noted(name=call.contact.name, said=_said(call, with_note=False), waits=waiting.exists())


def may_call(gathering_id: UUID, contact_id: UUID) -> bool:
    """The facilitator calls anybody, another caller who is in their share."""
    return may(current_actor(), WHOLE_LIST) or contact_id in shares_of(gathering_id)


def may_take_back(call: PhoneCall) -> bool:
    """The facilitator any call, another caller their own call with somebody in their share."""
    actor = current_actor()
    if may(actor, WHOLE_LIST):
        return True
    if call.contact_id not in shares_of(call.gathering_id):
        return False
    if actor.role == Role.CALLER:
        return bool(call.called_by_id == own_helper().contact_id)
    return actor.user_id is not None and bool(call.caller_id == actor.user_id)


def _said(call: PhoneCall, *, with_note: bool) -> Said:
    return Said(
        id=call.pk,
        outcome=call.outcome,
        outcome_label=str(CallOutcome(call.outcome).label),
        called_at=call.called_at,
        call_back_at=call.call_back_at,
        note=call.note if with_note else "",
    )


def _last_talks() -> dict[UUID, date]:
    called = PhoneCall.objects.order_by().values_list("contact_id").annotate(last=Max("called_at"))
    talked = TalkNote.objects.order_by().values_list("contact_id").annotate(last=Max("talked_date"))
    latest: dict[UUID, date] = dict(talked)
    for contact_id, moment in called:
        day = timezone.localtime(moment).date()
        latest[contact_id] = max(day, latest.get(contact_id, day))
    return latest
