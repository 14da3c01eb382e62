# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, and who sees which rows. The only place that decides, with the sentences of row_filters.py.

`GRANTS` names the permissions of each role; `ROWS` gives, per table, the rows a role may see. A table that is not in
`ROWS` shows nothing to anyone: forgetting it fails closed, and a test names it.
"""

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import LINK, STAFF, Role
from samenspel.access.row_filters import EVERYTHING, NOTHING, RowFilter
from samenspel.access.row_filters import agenda_items as _agenda_items
from samenspel.access.row_filters import both_ends_said as _both_ends_said
from samenspel.access.row_filters import by_own_evaluation as _by_own_evaluation
from samenspel.access.row_filters import every_row as _all
from samenspel.access.row_filters import gathering_of_helper as _gathering_of_helper
from samenspel.access.row_filters import gatherings_of_seats as _gatherings_of_seats
from samenspel.access.row_filters import helps_calling as _helps_calling
from samenspel.access.row_filters import here as _here
from samenspel.access.row_filters import long_closed_signals as _long_closed_signals
from samenspel.access.row_filters import mail_that_went as _mail_that_went
from samenspel.access.row_filters import not_taken_back as _not_taken_back
from samenspel.access.row_filters import of_own_action_points as _of_own_action_points
from samenspel.access.row_filters import of_own_calls as _of_own_calls
from samenspel.access.row_filters import of_own_gatherings as _of_own_gatherings
from samenspel.access.row_filters import of_own_handovers as _of_own_handovers
from samenspel.access.row_filters import of_past_gatherings as _of_past_gatherings
from samenspel.access.row_filters import of_signals as _of_signals
from samenspel.access.row_filters import of_the_door as _of_the_door
from samenspel.access.row_filters import older_than_a_day as _older_than_a_day
from samenspel.access.row_filters import open_gatherings as _open_gatherings
from samenspel.access.row_filters import over_for_good as _over_for_good
from samenspel.access.row_filters import own as _own
from samenspel.access.row_filters import own_action_points as _own_action_points
from samenspel.access.row_filters import own_evaluation as _own_evaluation
from samenspel.access.row_filters import own_gatherings as _own_gatherings
from samenspel.access.row_filters import own_handovers as _own_handovers
from samenspel.access.row_filters import people_of_link as _people_of_link
from samenspel.access.row_filters import people_of_the_door as _people_of_the_door
from samenspel.access.row_filters import registrations_of_link as _registrations_of_link
from samenspel.access.row_filters import same_mailbox as _same_mailbox
from samenspel.access.row_filters import shares_of_helper as _shares_of_helper
from samenspel.access.row_filters import signals_seen as _signals
from samenspel.access.row_filters import the_door as _the_door
from samenspel.base.scope import Actor

GRANTS: dict[Role, frozenset[str]] = {
    Role.FACILITATOR: frozenset(
        {
            "today.view",
            "partnership.change",
            "members.change",
            "mailbox.view",
            "outbox.view",
            "outbox.change",
            "partners.view",
            "partners.change",
            "partners.import",
            "contacts.view",
            "contacts.change",
            "talks.view",
            "talks.change",
            "groups.view",
            "groups.change",
            "core.view",
            "core.change",
            "signals.view",
            "signals.change",
            "handover.view",
            "handover.tick",
            "handover.change",
            "actions.view",
            "actions.change",
            "gatherings.view",
            "gatherings.change",
            "registrations.view",
            "registrations.change",
            "calls.view",
            "calls.change",
            "calls.make",
            "tables.view",
            "tables.change",
            "door.view",
            "door.change",
            "door.share",
            "screens.view",
            "screens.change",
            "evaluations.view",
            "evaluations.change",
            "harvest.view",
            "harvest.change",
        }
    ),
    Role.CORE_GROUP: frozenset(
        {
            "today.view",
            "partners.view",
            "contacts.view",
            "groups.view",
            "core.view",
            "core.change",
            "signals.view",
            "signals.change",
            "handover.view",
            "handover.tick",
            "actions.view",
            "actions.change",
            "gatherings.view",
            "registrations.view",
            "calls.make",
            "tables.view",
            "door.view",
            "door.change",
            "screens.view",
            "harvest.view",
        }
    ),
    Role.CONTACT: frozenset({"own.registration", "own.evaluation", "own.actions", "own.speaking"}),
    Role.EVALUATOR: frozenset({"own.evaluation"}),
    Role.DOOR_KEEPER: frozenset({"own.door"}),
    Role.CALLER: frozenset({"own.calls"}),
    Role.MAILBOX: frozenset({"mailbox.choose"}),
    Role.VISITOR: frozenset(),
    Role.STRANGER: frozenset(),
    Role.ADMINISTRATOR: frozenset({"installation.manage"}),
    Role.GATE: frozenset(),
    Role.MAILER: frozenset(),
    Role.SIGN_UP: frozenset(),
    Role.CALL_LIST: frozenset(),
    Role.STICKER: frozenset(),
    Role.THANKS: frozenset(),
    Role.FOLLOW_UP: frozenset(),
    Role.TIES: frozenset(),
    Role.INVITER: frozenset(),
    Role.RETENTION: frozenset(),
    Role.SYSTEM: frozenset(),
}


def _rows(**by_role: RowFilter) -> dict[Role, RowFilter]:
    """Rows per role; `staff`, `facilitator`, `contact`, … A role that is not named sees nothing."""
    table: dict[Role, RowFilter] = {}
    for name, row_filter in by_role.items():
        if name == "staff":
            table.update(dict.fromkeys(STAFF, row_filter))
        else:
            table[Role(name)] = row_filter
    return table


_STAFF_ONLY = _rows(staff=_here)
_FACILITATOR_ONLY = _rows(facilitator=_here)
_PUBLIC = _rows(staff=_here, contact=_here, evaluator=_here, mailbox=_here, visitor=_here, stranger=_here)

ROWS: dict[str, dict[Role, RowFilter]] = {
    "audit.Event": _FACILITATOR_ONLY,
    "partnerships.Partnership": {
        **dict.fromkeys((*STAFF, *LINK, Role.VISITOR, Role.STRANGER), lambda actor: Q(pk=actor.partnership_id)),
        Role.ADMINISTRATOR: _all,
        Role.GATE: _all,
        Role.MAILER: _all,
        Role.SIGN_UP: lambda actor: Q(pk=actor.partnership_id),
        Role.STICKER: lambda actor: Q(pk=actor.partnership_id),
        Role.THANKS: _all,
        Role.FOLLOW_UP: _all,
        Role.INVITER: lambda actor: Q(pk=actor.partnership_id),
    },
    "partnerships.Pillar": _PUBLIC,
    "partnerships.Membership": _rows(staff=_here, administrator=_all, gate=_all),
    "organizations.Organization": _rows(staff=_here, contact=_here, evaluator=_here, sign_up=_here, thanks=_here),
    "organizations.Partner": _rows(staff=_here, contact=_here, evaluator=_here, sign_up=_here, thanks=_here),
    "organizations.PartnerPillar": _STAFF_ONLY,
    "organizations.KeptApart": _FACILITATOR_ONLY,
    "organizations.Contact": _rows(
        inviter=_here,
        staff=_here,
        contact=_people_of_link,
        evaluator=_people_of_link,
        door_keeper=_people_of_the_door,
        caller=lambda actor: _here(actor) & Q(pk__in=_shares_of_helper(actor).values("contact_id")),
        mailbox=_same_mailbox,
        gate=_here,
        sign_up=_here,
        call_list=_here,
        thanks=_here,
        follow_up=_here,
        ties=_both_ends_said,
    ),
    "organizations.TalkNote": _rows(
        facilitator=_here,
        core_group=lambda actor: _here(actor) & Q(for_core_group=True),
        retention=_older_than_a_day,
    ),
    "organizations.ImportRun": _rows(facilitator=_here, retention=_older_than_a_day),
    "organizations.ImportRow": _rows(facilitator=_here, retention=lambda _actor: ~Q(cells=[])),
    "entrance.PersonalLink": _rows(
        inviter=_here,
        facilitator=_here,
        gate=_here,
        mailer=_all,
        mailbox=_here,
        sign_up=_here,
        sticker=_here,
        thanks=_here,
        follow_up=_here,
        retention=_over_for_good,
    ),
    "messaging.OutboxMessage": _rows(
        facilitator=_here, mailer=_all, thanks=_here, follow_up=_here, retention=_mail_that_went
    ),
    "agenda.WorkingGroup": _STAFF_ONLY,
    "agenda.ActionPoint": _rows(
        staff=_here,
        contact=_own_action_points,
        evaluator=lambda actor: _here(actor) & Q(owner_id=actor.contact_id),
        thanks=_here,
        follow_up=lambda actor: _here(actor) & Q(state__in=("open", "busy", "stuck")),
    ),
    "agenda.Companion": _rows(
        staff=_here, contact=_of_own_action_points, evaluator=_of_own_action_points, thanks=_here
    ),
    "agenda.HelpOffer": _rows(
        staff=_here, contact=lambda actor: _here(actor) & Q(action_point__owner_id=actor.contact_id)
    ),
    "core_group.AgendaItem": _rows(staff=_agenda_items),
    "core_group.Decision": _STAFF_ONLY,
    "core_group.DecisionAction": _STAFF_ONLY,
    "core_group.Signal": _rows(staff=_signals, retention=_long_closed_signals),
    "core_group.SignalStep": _rows(staff=_of_signals),
    "core_group.SignalKeptFrom": _rows(staff=_of_signals),
    "core_group.Handover": _rows(facilitator=_here, core_group=_own_handovers),
    "core_group.HandoverStep": _rows(facilitator=_here, core_group=_of_own_handovers),
    "core_group.HandoverWords": _rows(facilitator=_here, core_group=_of_own_handovers),
    "network.Connection": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & (Q(first_id=actor.contact_id) | Q(second_id=actor.contact_id)),
        evaluator=lambda actor: _here(actor) & (Q(first_id=actor.contact_id) | Q(second_id=actor.contact_id)),
        call_list=_here,
        thanks=_here,
        ties=_here,
    ),
    "network.ConnectionReport": _rows(
        staff=_here,
        contact=lambda actor: (
            _here(actor) & (Q(connection__first_id=actor.contact_id) | Q(connection__second_id=actor.contact_id))
        ),
        evaluator=lambda actor: _here(actor) & Q(reporter_id=actor.contact_id),
        thanks=_here,
        ties=_here,
    ),
    # Nobody but the person: "liever niet" is never shown to the other, nor to staff; nor to what writes mail, since
    # staff read the outbox and would see who is missing.
    "network.LeftUnsaid": _rows(contact=lambda actor: _here(actor) & Q(contact_id=actor.contact_id)),
    "gatherings.Gathering": _rows(
        inviter=_here,
        staff=_here,
        contact=lambda actor: _here(actor) & _own_gatherings(actor),
        evaluator=lambda actor: _here(actor) & _own_gatherings(actor),
        door_keeper=_the_door,
        caller=_gathering_of_helper,
        call_list=_here,
        visitor=_open_gatherings,
        stranger=_open_gatherings,
        sign_up=_here,
        sticker=_here,
        thanks=_here,
    ),
    "gatherings.ProgrammeItem": _rows(staff=_here, contact=_of_own_gatherings),
    "gatherings.Speaker": _rows(inviter=_here, staff=_here, contact=_own),
    "gatherings.Invitation": _rows(
        inviter=_here, staff=_here, contact=_own, caller=_of_own_calls, sign_up=_here, call_list=_here
    ),
    "gatherings.Mailing": _rows(facilitator=_here, inviter=lambda _actor: Q(state__in=["sending", "sent"])),
    "gatherings.MailingText": _rows(facilitator=_here, inviter=_here),
    "gatherings.HostOffer": _rows(facilitator=_here, call_list=_here),
    "gatherings.DayToAvoid": _FACILITATOR_ONLY,
    "gatherings.Meal": _FACILITATOR_ONLY,
    "gatherings.LiftMatch": _rows(facilitator=_here, sign_up=_here, retention=_of_past_gatherings),
    # The core group counts calls in the harvest; whom they call themselves is in their share only.
    "gatherings.PhoneCall": _rows(staff=_here, caller=_of_own_calls, call_list=_here, retention=_of_past_gatherings),
    "gatherings.CallHelper": _rows(facilitator=_here, caller=_helps_calling),
    "gatherings.CallShare": _rows(
        facilitator=_here,
        core_group=lambda actor: _here(actor) & Q(caller_id=actor.user_id),
        caller=lambda actor: _here(actor) & Q(pk__in=_shares_of_helper(actor).values("pk")),
        call_list=_here,
    ),
    "gatherings.Registration": _rows(
        inviter=_here,
        staff=_here,
        contact=_registrations_of_link,
        evaluator=_registrations_of_link,
        door_keeper=_of_the_door,
        caller=_of_own_calls,
        sign_up=_here,
        call_list=_here,
        retention=_of_past_gatherings,
        sticker=lambda actor: _here(actor) & Q(attendance__isnull=False),
        thanks=_here,
    ),
    "gatherings.Attendance": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & Q(registration__contact_id=actor.contact_id),
        evaluator=lambda actor: _here(actor) & Q(registration__contact_id=actor.contact_id),
        door_keeper=_of_the_door,
        sign_up=_here,
        call_list=_here,
        thanks=_here,
    ),
    "gatherings.DoorPress": _rows(staff=_here, door_keeper=_of_the_door, retention=_of_past_gatherings),
    "gatherings.RoomScreen": _rows(staff=_here, contact=_of_own_gatherings),
    "gatherings.StickerToken": _rows(
        staff=_here,
        door_keeper=lambda actor: _here(actor) & Q(registration__gathering_id=actor.about_id),
        sticker=_here,
        retention=lambda _actor: Q(registration__gathering__ends_at__lt=timezone.now()),
    ),
    "gatherings.StickerSheet": _rows(staff=_here, retention=_older_than_a_day),
    "gatherings.SeatingPlan": _rows(staff=_here, contact=_of_own_gatherings, evaluator=_of_own_gatherings),
    "gatherings.GatheringTable": _rows(staff=_here, contact=_of_own_gatherings, evaluator=_of_own_gatherings),
    "gatherings.Seat": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & _gatherings_of_seats(actor),
        evaluator=lambda actor: _here(actor) & _gatherings_of_seats(actor),
        door_keeper=lambda actor: _here(actor) & Q(plan__gathering_id=actor.about_id),
        call_list=_here,
    ),
    "gatherings.Evaluation": _rows(
        staff=_here, contact=_own_evaluation, evaluator=_own_evaluation, call_list=_here, thanks=_here, ties=_here
    ),
    "gatherings.Wording": _rows(staff=_here, contact=_here, evaluator=_here),
    "gatherings.EvaluationConnection": _rows(
        facilitator=_here,
        core_group=_here,
        contact=_by_own_evaluation,
        evaluator=_by_own_evaluation,
        thanks=_here,
        ties=_here,
    ),
    "gatherings.EvaluationActionPoint": _rows(
        facilitator=_here, core_group=_here, contact=_by_own_evaluation, evaluator=_by_own_evaluation, thanks=_here
    ),
    "portal.HarvestText": _STAFF_ONLY,
    "portal.HarvestPublication": {
        **dict.fromkeys((*LINK, Role.VISITOR, Role.STRANGER), _not_taken_back),
        **_STAFF_ONLY,
    },
}


def rows_rule(label: str, actor: Actor) -> Q | None:
    """The filter for this table and this actor; None means every row."""
    role = Role(actor.role)
    if role is Role.SYSTEM:
        return EVERYTHING if actor.partnership_id is None else _system_rows(label, actor)
    row_filter = ROWS.get(label, {}).get(role)
    return NOTHING if row_filter is None else row_filter(actor)


def _system_rows(label: str, actor: Actor) -> Q:
    return Q(pk=actor.partnership_id) if label == "partnerships.Partnership" else _here(actor)


def may(actor: Actor | None, permission: str) -> bool:
    return actor is not None and permission in GRANTS[Role(actor.role)]
