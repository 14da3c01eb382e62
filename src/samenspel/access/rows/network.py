# SPDX-License-Identifier: EUPL-1.2
"""Who knows whom."""

from django.db.models import Q

from samenspel.access.constants import Role
from samenspel.access.row_filters import RowFilter, here
from samenspel.access.rows.sentences import rows

ROWS: dict[str, dict[Role, RowFilter]] = {
    "network.Connection": rows(
        staff=here,
        contact=lambda actor: here(actor) & (Q(first_id=actor.contact_id) | Q(second_id=actor.contact_id)),
        evaluator=lambda actor: here(actor) & (Q(first_id=actor.contact_id) | Q(second_id=actor.contact_id)),
        call_list=here,
        news=here,
        thanks=here,
        ties=here,
    ),
    "network.ConnectionReport": rows(
        staff=here,
        contact=lambda actor: (
            here(actor) & (Q(connection__first_id=actor.contact_id) | Q(connection__second_id=actor.contact_id))
        ),
        evaluator=lambda actor: here(actor) & Q(reporter_id=actor.contact_id),
        thanks=here,
        ties=here,
    ),
    # Nobody but the person: "liever niet" is never shown to the other, nor to staff; nor to what writes mail, since
    # staff read the outbox and would see who is missing.
    "network.LeftUnsaid": rows(contact=lambda actor: here(actor) & Q(contact_id=actor.contact_id)),
}
