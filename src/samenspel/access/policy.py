# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, and who sees which rows. The only place that decides, with the tables of rows/.

`GRANTS` names the permissions of each role; `ROWS` gives, per table, the rows a role may see. A table that is not in
`ROWS` shows nothing to anyone: forgetting it fails closed, and a test names it.
"""

from django.db.models import Q

from samenspel.access.constants import Role
from samenspel.access.row_filters import EVERYTHING, NOTHING, here
from samenspel.access.rows import ROWS
from samenspel.base.scope import Actor

GRANTS: dict[Role, frozenset[str]] = {
    Role.FACILITATOR: frozenset(
        {
            "today.view",
            "partnership.change",
            "members.change",
            "scans.view",
            "scans.change",
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
            "goals.view",
            "goals.change",
            "proposals.change",
            "proposals.moderate",
            "initiatives.change",
            "pledges.change",
            "core.view",
            "core.change",
            "signals.view",
            "signals.change",
            "handover.view",
            "handover.tick",
            "handover.change",
            "actions.view",
            "actions.change",
            "observations.view",
            "observations.change",
            "directory.view",
            "directory.change",
            "offers.view",
            "offers.change",
            "needs.view",
            "needs.change",
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
            "questions.view",
            "questions.change",
            "harvest.view",
            "news.view",
            "news.write",
            "news.change",
            "harvest.change",
            "indicators.view",
            "indicators.change",
        }
    ),
    Role.CORE_GROUP: frozenset(
        {
            "today.view",
            "scans.view",
            "partners.view",
            "contacts.view",
            "groups.view",
            "goals.view",
            "proposals.change",
            "initiatives.change",
            "core.view",
            "core.change",
            "signals.view",
            "signals.change",
            "handover.view",
            "handover.tick",
            "actions.view",
            "actions.change",
            "observations.view",
            "observations.change",
            "directory.view",
            "offers.view",
            "needs.view",
            "gatherings.view",
            "registrations.view",
            "calls.make",
            "tables.view",
            "door.view",
            "door.change",
            "screens.view",
            "questions.view",
            "harvest.view",
            "news.view",
            "news.write",
            "indicators.view",
        }
    ),
    Role.CONTACT: frozenset(
        {
            "own.registration",
            "own.scan",
            "own.reflection",
            "own.evaluation",
            "own.actions",
            "own.goals",
            "own.proposals",
            "own.pledge",
            "own.observations",
            "own.speaking",
            "own.news",
            "own.directory",
            "own.offers",
            "own.needs",
            "news.leave",
        }
    ),
    Role.EVALUATOR: frozenset({"own.evaluation"}),
    Role.DOOR_KEEPER: frozenset({"own.door"}),
    Role.CALLER: frozenset({"own.calls"}),
    Role.NEIGHBOUR: frozenset({"own.offers"}),
    Role.KEEPER: frozenset({"own.directory"}),
    Role.MAILBOX: frozenset({"mailbox.choose", "news.leave"}),
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
    Role.SURVEYOR: frozenset(),
    Role.TIES: frozenset(),
    Role.INVITER: frozenset(),
    Role.NEWS: frozenset(),
    Role.DIRECTORY: frozenset(),
    Role.RETENTION: frozenset(),
    Role.SYSTEM: frozenset(),
}


def rows_rule(label: str, actor: Actor) -> Q | None:
    """The filter for this table and this actor; None means every row."""
    role = Role(actor.role)
    if role is Role.SYSTEM:
        return EVERYTHING if actor.partnership_id is None else _system_rows(label, actor)
    row_filter = ROWS.get(label, {}).get(role)
    return NOTHING if row_filter is None else row_filter(actor)


def _system_rows(label: str, actor: Actor) -> Q:
    return Q(pk=actor.partnership_id) if label == "partnerships.Partnership" else here(actor)


def may(actor: Actor | None, permission: str) -> bool:
    return actor is not None and permission in GRANTS[Role(actor.role)]
