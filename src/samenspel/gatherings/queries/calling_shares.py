# SPDX-License-Identifier: EUPL-1.2
"""Who calls whom: the callers of a gathering and the share of each."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from samenspel.access.constants import Role
from samenspel.base.errors import NotFound
from samenspel.base.scope import acting_as, current_actor
from samenspel.gatherings.models import CallHelper, CallShare, PhoneCall
from samenspel.organizations.models import Contact, TalkNote
from samenspel.partnerships.models import Membership


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who calls. `code` is the same in forms, shares and the division."""

    code: str
    name: str
    contact_id: UUID | None  # of a helper: who they are in the pact
    helper_id: UUID | None
    user_id: int | None
    mailbox: str  # of an account, to know the same person among the contacts

    @property
    def is_helper(self) -> bool:
        return self.helper_id is not None


@contextmanager
def as_call_list() -> Iterator[None]:
    """Why somebody is called depends on other people's rows too; this role reads those tables, and only those.

    What comes out goes no further than the people whom the actor calls.
    """
    with acting_as(replace(current_actor(), role=Role.CALL_LIST)):
        yield


def code_of_user(user_id: int | None) -> str:
    return f"u{user_id}"


def code_of_helper(helper_id: UUID | None) -> str:
    return f"h{helper_id}"


def own_code() -> str:
    """The actor as a caller."""
    actor = current_actor()
    return code_of_helper(actor.about_id) if actor.role == Role.CALLER else code_of_user(actor.user_id)


def own_helper() -> CallHelper:
    """Who holds the link with which somebody helps to call, and about which gathering. Over: `NotFound`."""
    rows = CallHelper.objects.filter(pk=current_actor().about_id).select_related("contact", "gathering")
    helper: CallHelper | None = rows.first()
    if helper is None:
        raise NotFound("call helper")
    return helper


def helpers_of_person(contact_id: UUID) -> list[UUID]:
    """With what this person helps to call; each has a link of its own."""
    return list(CallHelper.objects.filter(contact_id=contact_id).values_list("pk", flat=True))


def callers_of(gathering_id: UUID) -> list[Caller]:
    """Everyone of the pact with an account, the actor first, and then those who help."""
    members = Membership.objects.select_related("user").filter(user__is_active=True).order_by("user__name", "pk")
    me = current_actor().user_id
    accounts = [
        Caller(code_of_user(row.user_id), row.user.name, None, None, row.user_id, row.user.email.lower())
        for row in members
    ]
    helpers = CallHelper.objects.filter(gathering_id=gathering_id, contact__active=True).select_related("contact")
    return [
        *sorted(accounts, key=lambda caller: caller.user_id != me),
        *(Caller(code_of_helper(row.pk), row.contact.name, row.contact_id, row.pk, None, "") for row in helpers),
    ]


def helper_of(gathering_id: UUID, helper_id: UUID) -> Caller:
    """One of those who help, or `NotFound`."""
    found = [one for one in callers_of(gathering_id) if one.helper_id == helper_id]
    if not found:
        raise NotFound(str(helper_id))
    return found[0]


def shares_of(gathering_id: UUID) -> dict[UUID, str]:
    """Contact → code of the caller, as far as the actor may see."""
    rows = CallShare.objects.filter(gathering_id=gathering_id).values_list("contact_id", "caller_id", "helper_id")
    return {contact_id: code_of_helper(helper) if helper else code_of_user(user) for contact_id, user, helper in rows}


def called_before(gathering_id: UUID) -> dict[UUID, str]:
    """Contact → code of who called them last about this gathering."""
    helpers = dict(CallHelper.objects.filter(gathering_id=gathering_id).values_list("contact_id", "pk"))
    calls = PhoneCall.objects.filter(gathering_id=gathering_id).order_by("called_at", "pk")
    last: dict[UUID, str] = {}
    for contact_id, user_id, by in calls.values_list("contact_id", "caller_id", "called_by_id"):
        if user_id or by in helpers:
            last[contact_id] = code_of_user(user_id) if user_id else code_of_helper(helpers[by])
    return last


def known_to(callers: list[Caller], acquaintances: dict[UUID, set[UUID]]) -> dict[str, set[UUID]]:
    """Code of a caller → whom they know: called or spoke before, a colleague, or a tie between the two of them."""
    known = _spoke_before()
    people = list(Contact.objects.filter(active=True).values_list("pk", "partner_id", "email"))
    partner_of = {pk: partner_id for pk, partner_id, _email in people}
    who = {email.lower(): pk for pk, _partner_id, email in people if email}
    shared = {box for box, number in Counter(email.lower() for *_rest, email in people if email).items() if number > 1}
    for caller in callers:
        mine = known.setdefault(caller.code, set())
        own = caller.contact_id or (None if caller.mailbox in shared else who.get(caller.mailbox))
        if own is None:
            continue
        partner = partner_of.get(own)
        mine |= acquaintances.get(own, set())
        mine |= {pk for pk, other in partner_of.items() if partner is not None and other == partner}
        mine.discard(own)
    return known


def _spoke_before() -> dict[str, set[UUID]]:
    known: dict[str, set[UUID]] = {}
    calls = PhoneCall.objects.filter(Q(caller__isnull=False)).values_list("caller_id", "contact_id")
    talks = TalkNote.objects.filter(author__isnull=False).values_list("author_id", "contact_id")
    for user_id, contact_id in (*calls.order_by().distinct(), *talks.order_by().distinct()):
        known.setdefault(code_of_user(user_id), set()).add(contact_id)
    return known
