# SPDX-License-Identifier: EUPL-1.2
"""Chats, and the questions and tips that came of them: what was published everybody reads."""

from django.db.models import Q

from samenspel.access.constants import LINK, Role
from samenspel.access.row_filters import RowFilter, here, older_than_a_day
from samenspel.access.rows.sentences import STAFF_ONLY, rows
from samenspel.base.scope import Actor


def published(actor: Actor) -> Q:
    return here(actor) & Q(published_at__isnull=False)


def of_published(actor: Actor) -> Q:
    return here(actor) & Q(entry__published_at__isnull=False)


EVERYBODY = (*LINK, Role.VISITOR, Role.STRANGER)

ROWS: dict[str, dict[Role, RowFilter]] = {
    # What people wrote, under their names: the core group reads what was made of it.
    "questions.Chat": rows(facilitator=here, core_group=here, retention=older_than_a_day),
    "questions.Piece": rows(facilitator=here, retention=lambda _actor: Q(chat__isnull=False)),
    "questions.Entry": {**dict.fromkeys((*EVERYBODY, Role.NEWS), published), **STAFF_ONLY},
    "questions.EntryTag": {**dict.fromkeys((*EVERYBODY, Role.NEWS), of_published), **STAFF_ONLY},
}
