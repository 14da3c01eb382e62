# SPDX-License-Identifier: EUPL-1.2
"""What people see and hear, the themes it is bundled into, and what became of those.

Who left an observation sees their own, the names of its themes and what happened; nobody else's words.
"""

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.access.row_filters import RowFilter, here, of_own_observations, own, themes_of_link
from samenspel.access.rows.sentences import rows

ROWS: dict[str, dict[Role, RowFilter]] = {
    "agenda.Observation": rows(
        staff=here,
        contact=own,
        follow_up=here,
        sign_up=here,
        retention=lambda _actor: Q(told_at__lt=timezone.now()) & ~Q(words=""),
    ),
    "agenda.Theme": rows(staff=here, contact=themes_of_link, follow_up=here),
    "agenda.ThemeNews": rows(staff=here, contact=of_own_observations, follow_up=here),
    "agenda.ThemeQuestion": rows(staff=here, contact=own, retention=lambda _actor: Q(asked_at__lt=timezone.now())),
    "agenda.Bottleneck": rows(staff=here, retention=lambda _actor: Q(created_at__lt=timezone.now())),
    "agenda.BottleneckAnswer": rows(staff=here, retention=lambda _actor: Q(created_at__lt=timezone.now())),
}
