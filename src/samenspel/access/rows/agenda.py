# SPDX-License-Identifier: EUPL-1.2
"""What the partnership wants and does: goals with who contributes what, working groups, action points."""

from django.db.models import Q

from samenspel.access.constants import Role
from samenspel.access.row_filters import (
    RowFilter,
    here,
    of_own_action_points,
    of_own_partner,
    own,
    own_action_points,
)
from samenspel.access.rows.sentences import STAFF_ONLY, rows

ROWS: dict[str, dict[Role, RowFilter]] = {
    "agenda.WorkingGroup": rows(staff=here, contact=here),
    "agenda.GroupWord": rows(staff=here, contact=here),
    "agenda.Goal": rows(staff=here, contact=here),
    "agenda.Activity": rows(staff=here, contact=here),
    "agenda.Proposal": rows(staff=here, contact=here),
    "agenda.ProposalStep": rows(staff=here, contact=here),
    "agenda.ProposalRemark": rows(staff=here, contact=here),
    "agenda.ProposalSupport": rows(staff=here, contact=own),
    "agenda.Initiative": STAFF_ONLY,
    "agenda.InitiativePartner": STAFF_ONLY,
    "agenda.InitiativeAction": STAFF_ONLY,
    "agenda.Pledge": rows(staff=here, contact=of_own_partner),
    "agenda.ActionPoint": rows(
        staff=here,
        contact=own_action_points,
        evaluator=lambda actor: here(actor) & Q(owner_id=actor.contact_id),
        thanks=here,
        follow_up=lambda actor: here(actor) & Q(state__in=("open", "busy", "stuck")),
        news=lambda actor: here(actor) & Q(state="done"),  # to count them
    ),
    "agenda.Companion": rows(staff=here, contact=of_own_action_points, evaluator=of_own_action_points, thanks=here),
    "agenda.HelpOffer": rows(
        staff=here, contact=lambda actor: here(actor) & Q(action_point__owner_id=actor.contact_id)
    ),
}
