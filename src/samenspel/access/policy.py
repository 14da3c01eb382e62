# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, and who sees which rows. The only place that decides.

`GRANTS` names the permissions of each role; `ROWS` gives, per table, the rows a role may see. A table that is not in
`ROWS` shows nothing to anyone: forgetting it fails closed, and a test names it.
"""

from collections.abc import Callable
from datetime import timedelta

from django.apps import apps
from django.db.models import Model, Q
from django.utils import timezone

from samenspel.access.constants import LINK, STAFF, Role
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
            "actions.view",
            "actions.change",
            "gatherings.view",
            "gatherings.change",
            "registrations.view",
            "registrations.change",
            "calls.view",
            "calls.change",
            "tables.view",
            "tables.change",
            "door.view",
            "door.change",
            "evaluations.view",
            "evaluations.change",
            "harvest.view",
        }
    ),
    Role.CORE_GROUP: frozenset(
        {
            "today.view",
            "partners.view",
            "contacts.view",
            "groups.view",
            "actions.view",
            "actions.change",
            "gatherings.view",
            "registrations.view",
            "tables.view",
            "door.view",
            "door.change",
            "harvest.view",
        }
    ),
    Role.CONTACT: frozenset({"own.registration", "own.evaluation", "own.actions"}),
    Role.EVALUATOR: frozenset({"own.evaluation"}),
    Role.MAILBOX: frozenset({"mailbox.choose"}),
    Role.VISITOR: frozenset(),
    Role.STRANGER: frozenset(),
    Role.ADMINISTRATOR: frozenset({"installation.manage"}),
    Role.GATE: frozenset(),
    Role.MAILER: frozenset(),
    Role.SIGN_UP: frozenset(),
    Role.STICKER: frozenset(),
    Role.THANKS: frozenset(),
    Role.RETENTION: frozenset(),
    Role.SYSTEM: frozenset(),
}

RowFilter = Callable[[Actor], Q | None]
NOTHING = Q(pk__in=[])
EVERYTHING = None


def _here(actor: Actor) -> Q:
    return Q(partnership_id=actor.partnership_id)


def _rows(**by_role: RowFilter) -> dict[Role, RowFilter]:
    """Rows per role; `staff`, `facilitator`, `contact`, … A role that is not named sees nothing."""
    table: dict[Role, RowFilter] = {}
    for name, row_filter in by_role.items():
        if name == "staff":
            table.update(dict.fromkeys(STAFF, row_filter))
        else:
            table[Role(name)] = row_filter
    return table


def _manager(label: str) -> type[Model]:
    return apps.get_model(label)


def _own_gatherings(actor: Actor) -> Q:
    """Gatherings for which the person is invited or registered."""
    invited = _manager("gatherings.Invitation")._base_manager.filter(contact_id=actor.contact_id)
    registered = _manager("gatherings.Registration")._base_manager.filter(contact_id=actor.contact_id)
    return Q(pk__in=invited.values("gathering_id")) | Q(pk__in=registered.values("gathering_id"))


def _of_own_gatherings(actor: Actor) -> Q:
    gatherings = _manager("gatherings.Gathering")._base_manager.filter(_own_gatherings(actor), **_in(actor))
    return _here(actor) & Q(gathering_id__in=gatherings.values("pk"))


def _in(actor: Actor) -> dict[str, object]:
    return {"partnership_id": actor.partnership_id}


def _gatherings_attended(actor: Actor) -> Q:
    """Registrations of those who were present where the person was present too."""
    registrations = _manager("gatherings.Registration")._base_manager
    mine = registrations.filter(contact_id=actor.contact_id, attendance__isnull=False, **_in(actor))
    return Q(gathering_id__in=mine.values("gathering_id"), attendance__isnull=False)


def _registrations_of_link(actor: Actor) -> Q:
    return _here(actor) & (Q(contact_id=actor.contact_id) | _gatherings_attended(actor))


def _people_of_link(actor: Actor) -> Q:
    """The person, who was present where they were, and those with whom they share a connection."""
    registrations = _manager("gatherings.Registration")._base_manager
    present = registrations.filter(_gatherings_attended(actor), **_in(actor))
    return _here(actor) & (Q(pk=actor.contact_id) | Q(pk__in=present.values("contact_id")))


def _own(actor: Actor) -> Q:
    return _here(actor) & Q(contact_id=actor.contact_id)


def _own_evaluation(actor: Actor) -> Q:
    return _here(actor) & Q(registration__contact_id=actor.contact_id)


def _by_own_evaluation(actor: Actor) -> Q:
    return _here(actor) & Q(evaluation__registration__contact_id=actor.contact_id)


def _same_mailbox(actor: Actor) -> Q:
    return _here(actor) & Q(email__iexact=actor.mailbox, active=True)


def _open_gatherings(actor: Actor) -> Q:
    return _here(actor) & ~Q(open_code="")


def _older_than_a_day(_actor: Actor) -> Q:
    return Q(created_at__lt=timezone.now() - timedelta(days=1))


def _all(_actor: Actor) -> Q | None:
    return EVERYTHING


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
    },
    "partnerships.Pillar": _PUBLIC,
    "partnerships.Membership": _rows(facilitator=_here, administrator=_all, gate=_all),
    "organizations.Organization": _rows(staff=_here, contact=_here, evaluator=_here, sign_up=_here, thanks=_here),
    "organizations.Partner": _rows(staff=_here, contact=_here, evaluator=_here, sign_up=_here, thanks=_here),
    "organizations.PartnerPillar": _STAFF_ONLY,
    "organizations.KeptApart": _FACILITATOR_ONLY,
    "organizations.Contact": _rows(
        staff=_here,
        contact=_people_of_link,
        evaluator=_people_of_link,
        mailbox=_same_mailbox,
        gate=_here,
        sign_up=_here,
        thanks=_here,
    ),
    "organizations.TalkNote": _FACILITATOR_ONLY,
    "organizations.ImportRun": _rows(facilitator=_here, retention=_older_than_a_day),
    "organizations.ImportRow": _rows(facilitator=_here, retention=lambda _actor: ~Q(cells=[])),
    "entrance.PersonalLink": _rows(
        facilitator=_here, gate=_here, mailer=_all, mailbox=_here, sign_up=_here, sticker=_here, thanks=_here
    ),
    "messaging.OutboxMessage": _rows(facilitator=_here, mailer=_all, thanks=_here),
    "agenda.WorkingGroup": _STAFF_ONLY,
    "agenda.ActionPoint": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & Q(owner_id=actor.contact_id),
        evaluator=lambda actor: _here(actor) & Q(owner_id=actor.contact_id),
        thanks=_here,
    ),
    "network.Connection": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & (Q(first_id=actor.contact_id) | Q(second_id=actor.contact_id)),
        evaluator=lambda actor: _here(actor) & (Q(first_id=actor.contact_id) | Q(second_id=actor.contact_id)),
        thanks=_here,
    ),
    "network.ConnectionReport": _rows(
        staff=_here,
        contact=lambda actor: (
            _here(actor) & (Q(connection__first_id=actor.contact_id) | Q(connection__second_id=actor.contact_id))
        ),
        evaluator=lambda actor: _here(actor) & Q(reporter_id=actor.contact_id),
        thanks=_here,
    ),
    "gatherings.Gathering": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & _own_gatherings(actor),
        evaluator=lambda actor: _here(actor) & _own_gatherings(actor),
        visitor=_open_gatherings,
        stranger=_open_gatherings,
        sign_up=_here,
        sticker=_here,
        thanks=_here,
    ),
    "gatherings.ProgrammeItem": _rows(staff=_here, contact=_of_own_gatherings),
    "gatherings.Speaker": _rows(staff=_here, contact=_of_own_gatherings),
    "gatherings.Invitation": _rows(staff=_here, contact=_own, sign_up=_here),
    "gatherings.Mailing": _FACILITATOR_ONLY,
    "gatherings.MailingText": _FACILITATOR_ONLY,
    "gatherings.HostOffer": _FACILITATOR_ONLY,
    "gatherings.DayToAvoid": _FACILITATOR_ONLY,
    "gatherings.Meal": _FACILITATOR_ONLY,
    "gatherings.LiftMatch": _rows(facilitator=_here, sign_up=_here),
    "gatherings.PhoneCall": _STAFF_ONLY,
    "gatherings.Registration": _rows(
        staff=_here,
        contact=_registrations_of_link,
        evaluator=_registrations_of_link,
        sign_up=_here,
        retention=lambda _actor: Q(gathering__ends_at__lt=timezone.now()),
        sticker=lambda actor: _here(actor) & Q(attendance__isnull=False),
        thanks=_here,
    ),
    "gatherings.Attendance": _rows(
        staff=_here,
        contact=lambda actor: _here(actor) & Q(registration__contact_id=actor.contact_id),
        evaluator=lambda actor: _here(actor) & Q(registration__contact_id=actor.contact_id),
        sign_up=_here,
        thanks=_here,
    ),
    "gatherings.StickerToken": _rows(
        staff=_here,
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
    ),
    "gatherings.Evaluation": _rows(
        facilitator=_here, core_group=_here, contact=_own_evaluation, evaluator=_own_evaluation, thanks=_here
    ),
    "gatherings.EvaluationConnection": _rows(
        facilitator=_here, core_group=_here, contact=_by_own_evaluation, evaluator=_by_own_evaluation, thanks=_here
    ),
    "gatherings.EvaluationActionPoint": _rows(
        facilitator=_here, core_group=_here, contact=_by_own_evaluation, evaluator=_by_own_evaluation, thanks=_here
    ),
}


def _gatherings_of_seats(actor: Actor) -> Q:
    registrations = _manager("gatherings.Registration")._base_manager
    mine = registrations.filter(contact_id=actor.contact_id, attendance__isnull=False, **_in(actor))
    return Q(plan__gathering_id__in=mine.values("gathering_id"))


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


# Routes of libraries carry no guard of ours; each is named here with the reason why it may stand open.
LIBRARY_ROUTES: dict[str, str] = {
    "account_login": "signing in",
    "account_logout": "signing out, by POST",
    "account_request_login_code": "signing in with a mailed code",
    "account_confirm_login_code": "typing the mailed code",
    "account_reset_password": "a forgotten password",
    "account_reset_password_done": "a forgotten password",
    "account_reset_password_from_key": "a forgotten password",
    "account_reset_password_from_key_done": "a forgotten password",
    "account_change_password": "own password, signed in",
    "account_set_password": "own password, signed in",
    "account_email": "closed in config/urls.py: nobody gives themselves another address",
    "account_email_verification_sent": "own addresses",
    "account_confirm_email": "own addresses",
    "account_inactive": "tells that an account was closed",
    "account_reauthenticate": "asks the password again before a sensitive step",
    "account_signup": "closed by the adapter: says that accounts are by invitation",
    "set_language": "Dutch or English",
}
LIBRARY_ROUTE_PREFIXES: dict[str, str] = {"mfa_": "two-step sign-in of one's own account"}
