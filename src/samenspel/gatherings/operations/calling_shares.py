# SPDX-License-Identifier: EUPL-1.2
"""Dividing the calls: everybody to call is in the share of one caller at most, which the database holds."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.domain.calls import divided
from samenspel.entrance.constants import Purpose
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_thing, revoke_links_of_thing
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.models import CallHelper, CallShare, Gathering
from samenspel.gatherings.queries.calling import call_list, callees, to_divide, without_caller
from samenspel.gatherings.queries.calling_shares import (
    Caller,
    as_call_list,
    called_before,
    callers_of,
    known_to,
    shares_of,
)
from samenspel.gatherings.queries.encounters import acquaintances
from samenspel.organizations.models import Contact

MORE_AT_ONCE = 5


@transaction.atomic
def divide_calls(*, gathering_id: UUID, codes: Sequence[str]) -> int:
    """Divide everybody who is to be called over these callers, as evenly as what stands allows. Returns how many.

    Who is in a share or was called already stays with that caller, if that caller is one of them. Who knows somebody
    calls them. A caller who is not one of them has nobody left. Pressing again changes nothing.
    """
    gathering = _hold(gathering_id)
    callers = {caller.code: caller for caller in callers_of(gathering_id) if caller.code in codes}
    if not callers:
        raise Refused(_("Kruis aan wie er belt."), field="callers")
    people = [str(contact_id) for contact_id in to_divide(gathering)]
    before = shares_of(gathering_id)
    kept = {str(contact_id): code for contact_id, code in (called_before(gathering_id) | before).items()}
    given = divided(people, callers=list(callers), kept=kept, knows=_knows(list(callers.values()), gathering))
    moved = [UUID(person) for person, code in given.items() if before.get(UUID(person)) != code]
    CallShare.objects.filter(gathering_id=gathering_id, contact_id__in=moved).delete()
    CallShare.objects.bulk_create(
        [_share(gathering, contact_id, callers[given[str(contact_id)]]) for contact_id in moved], ignore_conflicts=True
    )
    record(action="calls.divided", subject=gathering, callers=len(callers), people=len(given))
    return len(given)


def _knows(callers: list[Caller], gathering: Gathering) -> dict[str, set[str]]:
    known = known_to(callers, acquaintances(gathering))
    return {code: {str(contact_id) for contact_id in people} for code, people in known.items()}


def _share(gathering: Gathering, contact_id: UUID, caller: Caller) -> CallShare:
    return CallShare(
        partnership_id=gathering.partnership_id,
        gathering=gathering,
        contact_id=contact_id,
        caller_id=caller.user_id,
        helper_id=caller.helper_id,
    )


def _hold(gathering_id: UUID) -> Gathering:
    """One division at a time; not after the harvest."""
    found: Gathering | None = Gathering.objects.select_for_update(of=("self",)).filter(pk=gathering_id).first()
    if found is None:
        raise NotFound(str(gathering_id))
    if found.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if found.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is al geoogst."))
    return found


@transaction.atomic
def give_call(*, gathering_id: UUID, contact_id: UUID, to: str, was: str) -> None:
    """Somebody goes from one caller to another; an empty code is nobody. `was` is where the person saw them.

    Raises `Refused` when they are in another share by now.
    """
    gathering = _hold(gathering_id)
    contact = Contact.of(contact_id)
    caller = next((one for one in callers_of(gathering_id) if one.code == to), None)
    if to and caller is None:
        raise Refused(_("Kies wie deze persoon belt."), field="to")
    share = CallShare.objects.filter(gathering_id=gathering_id, contact_id=contact_id)
    if shares_of(gathering_id).get(contact_id, "") not in {was, to}:
        raise Refused(_("Deze persoon is in de tussentijd al aan een ander gegeven."), field="to")
    share.delete()
    if caller is not None:
        try:
            with transaction.atomic():
                _share(gathering, contact_id, caller).save(force_insert=True)
        except IntegrityError as error:
            raise Refused(_("Deze persoon is in de tussentijd al aan een ander gegeven."), field="to") from error
    record(action="call.given", subject=contact, gathering=str(gathering_id), to=to)


@transaction.atomic
def take_back_share(*, gathering_id: UUID, code: str) -> int:
    """Everybody whom this caller still has to call is in nobody's share again. Returns how many."""
    gathering = _hold(gathering_id)
    if code not in {caller.code for caller in callers_of(gathering_id)}:
        raise NotFound(code)
    open_still = to_divide(gathering)
    mine = [contact_id for contact_id, who in shares_of(gathering_id).items() if who == code]
    left = [contact_id for contact_id in mine if contact_id in set(open_still)]
    CallShare.objects.filter(gathering_id=gathering_id, contact_id__in=left).delete()
    record(action="calls.taken_back", subject=gathering, count=len(left), caller=code)
    return len(left)


@transaction.atomic
def take_more_calls(*, gathering_id: UUID) -> int:
    """A caller of the pact who is done takes some more whom nobody calls yet. Returns how many.

    Only when their own share is done, so that a second press takes nothing.
    """
    actor = current_actor()
    if actor.user_id is None:
        raise NotFound("caller")
    with as_call_list():
        gathering = _hold(gathering_id)
    if call_list(callees(gathering_id), gathering).in_order:
        return 0
    free = without_caller(gathering)[:MORE_AT_ONCE]
    me = Caller("", actor.name, None, None, actor.user_id, "")
    CallShare.objects.bulk_create([_share(gathering, one, me) for one in free], ignore_conflicts=True)
    record(action="calls.taken", subject=gathering, count=len(free))
    return len(free)


@transaction.atomic
def add_call_helper(*, gathering_id: UUID, contact_id: UUID) -> CallHelper:
    """A contact helps to call about this gathering. Asked twice it is one helper."""
    gathering = _hold(gathering_id)
    contact = Contact.of(contact_id)
    if not contact.active:
        raise Refused(_("Deze persoon is niet meer actief. Een link zou niet werken."))
    known = CallHelper.objects.filter(gathering_id=gathering_id, contact_id=contact_id)
    found: CallHelper | None = known.first()
    if found is not None:
        return found
    helper = CallHelper(partnership_id=gathering.partnership_id, gathering=gathering, contact=contact)
    try:
        with transaction.atomic():
            helper.save(force_insert=True)
            record(action="call_helper.added", subject=helper)
    except IntegrityError:  # the second half of a double click
        helper = known.get()
    return helper


@transaction.atomic
def link_of_helper(*, helper_id: UUID) -> PersonalLink:
    """The link with which somebody helps to call, to send along; it works until the gathering is over."""
    helper = _helper(helper_id)
    if helper.gathering.ends_at <= timezone.now() + timedelta(minutes=1):
        raise Refused(_("De bijeenkomst is voorbij. Er valt niets meer te bellen."))
    link = link_for_thing(about_id=helper.pk, purpose=Purpose.CALLING, expires_at=helper.gathering.ends_at)
    record(action="link.shown", subject=link, helper=str(helper.pk))
    return link


@transaction.atomic
def stop_call_helper(*, helper_id: UUID) -> None:
    """The help is over: the link opens nothing at the next request, and who was in their share is in nobody's."""
    helper = _helper(helper_id)
    revoke_links_of_thing(about_id=helper.pk, purpose=Purpose.CALLING)
    record(action="call_helper.stopped", subject=helper)
    CallHelper.objects.filter(pk=helper.pk).delete()


def _helper(helper_id: UUID) -> Any:
    found = CallHelper.objects.filter(pk=helper_id).select_related("gathering").first()
    if found is None:
        raise NotFound(str(helper_id))
    return found
