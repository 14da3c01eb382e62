# SPDX-License-Identifier: EUPL-1.2
"""Gatherings, from invitation to evaluation."""

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.access.row_filters import (
    RowFilter,
    by_own_evaluation,
    gathering_of_helper,
    gatherings_of_seats,
    helps_calling,
    here,
    of_own_calls,
    of_own_gatherings,
    of_past_gatherings,
    of_the_door,
    older_than_a_day,
    open_gatherings,
    own,
    own_evaluation,
    own_gatherings,
    registrations_of_link,
    shares_of_helper,
    the_door,
)
from samenspel.access.rows.sentences import FACILITATOR_ONLY, rows

ROWS: dict[str, dict[Role, RowFilter]] = {
    "gatherings.Gathering": rows(
        inviter=here,
        staff=here,
        contact=lambda actor: here(actor) & own_gatherings(actor),
        evaluator=lambda actor: here(actor) & own_gatherings(actor),
        door_keeper=the_door,
        caller=gathering_of_helper,
        call_list=here,
        news=here,
        visitor=open_gatherings,
        stranger=open_gatherings,
        sign_up=here,
        sticker=here,
        thanks=here,
    ),
    "gatherings.ProgrammeItem": rows(staff=here, contact=of_own_gatherings),
    "gatherings.Speaker": rows(inviter=here, staff=here, contact=own),
    "gatherings.Invitation": rows(
        inviter=here, staff=here, contact=own, caller=of_own_calls, sign_up=here, call_list=here
    ),
    "gatherings.Mailing": rows(facilitator=here, inviter=lambda _actor: Q(state__in=["sending", "sent"])),
    "gatherings.MailingText": rows(facilitator=here, inviter=here),
    "gatherings.HostOffer": rows(facilitator=here, call_list=here),
    "gatherings.DayToAvoid": FACILITATOR_ONLY,
    "gatherings.Meal": FACILITATOR_ONLY,
    "gatherings.LiftMatch": rows(facilitator=here, sign_up=here, retention=of_past_gatherings),
    # The core group counts calls in the harvest; whom they call themselves is in their share only.
    "gatherings.PhoneCall": rows(staff=here, caller=of_own_calls, call_list=here, retention=of_past_gatherings),
    "gatherings.CallHelper": rows(facilitator=here, caller=helps_calling),
    "gatherings.CallShare": rows(
        facilitator=here,
        core_group=lambda actor: here(actor) & Q(caller_id=actor.user_id),
        caller=lambda actor: here(actor) & Q(pk__in=shares_of_helper(actor).values("pk")),
        call_list=here,
    ),
    "gatherings.Registration": rows(
        inviter=here,
        staff=here,
        contact=registrations_of_link,
        evaluator=registrations_of_link,
        door_keeper=of_the_door,
        caller=of_own_calls,
        sign_up=here,
        call_list=here,
        news=here,
        retention=of_past_gatherings,
        sticker=lambda actor: here(actor) & Q(attendance__isnull=False),
        thanks=here,
    ),
    "gatherings.Attendance": rows(
        staff=here,
        contact=lambda actor: here(actor) & Q(registration__contact_id=actor.contact_id),
        evaluator=lambda actor: here(actor) & Q(registration__contact_id=actor.contact_id),
        door_keeper=of_the_door,
        sign_up=here,
        call_list=here,
        thanks=here,
    ),
    "gatherings.DoorPress": rows(staff=here, door_keeper=of_the_door, retention=of_past_gatherings),
    "gatherings.RoomScreen": rows(staff=here, contact=of_own_gatherings),
    "gatherings.StickerToken": rows(
        staff=here,
        door_keeper=lambda actor: here(actor) & Q(registration__gathering_id=actor.about_id),
        sticker=here,
        retention=lambda _actor: Q(registration__gathering__ends_at__lt=timezone.now()),
    ),
    "gatherings.StickerSheet": rows(staff=here, retention=older_than_a_day),
    "gatherings.SeatingPlan": rows(staff=here, contact=of_own_gatherings, evaluator=of_own_gatherings),
    "gatherings.GatheringTable": rows(staff=here, contact=of_own_gatherings, evaluator=of_own_gatherings),
    "gatherings.Seat": rows(
        staff=here,
        contact=lambda actor: here(actor) & gatherings_of_seats(actor),
        evaluator=lambda actor: here(actor) & gatherings_of_seats(actor),
        door_keeper=lambda actor: here(actor) & Q(plan__gathering_id=actor.about_id),
        call_list=here,
    ),
    "gatherings.Evaluation": rows(
        staff=here, contact=own_evaluation, evaluator=own_evaluation, call_list=here, thanks=here, ties=here
    ),
    "gatherings.Wording": rows(staff=here, contact=here, evaluator=here),
    "gatherings.EvaluationConnection": rows(
        facilitator=here,
        core_group=here,
        contact=by_own_evaluation,
        evaluator=by_own_evaluation,
        thanks=here,
        ties=here,
    ),
    "gatherings.EvaluationActionPoint": rows(
        facilitator=here, core_group=here, contact=by_own_evaluation, evaluator=by_own_evaluation, thanks=here
    ),
}
