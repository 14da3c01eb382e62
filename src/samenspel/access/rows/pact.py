# SPDX-License-Identifier: EUPL-1.2
"""The partnership itself, its people and partners, their links and mail."""

from django.db.models import Q

from samenspel.access.constants import LINK, STAFF, Role
from samenspel.access.row_filters import (
    RowFilter,
    both_ends_said,
    every_row,
    here,
    mail_that_went,
    older_than_a_day,
    over_for_good,
    people_of_link,
    people_of_the_door,
    same_mailbox,
    shares_of_helper,
)
from samenspel.access.rows.sentences import FACILITATOR_ONLY, PUBLIC, rows
from samenspel.base.scope import Actor

LISTED = Q(directory_entry__is_listed=True)


def listed_here(actor: Actor) -> Q:
    """What the directory shows everybody."""
    return here(actor) & LISTED


ROWS: dict[str, dict[Role, RowFilter]] = {
    "audit.Event": FACILITATOR_ONLY,
    "partnerships.Partnership": {
        **dict.fromkeys((*STAFF, *LINK, Role.VISITOR, Role.STRANGER), lambda actor: Q(pk=actor.partnership_id)),
        Role.ADMINISTRATOR: every_row,
        Role.GATE: every_row,
        Role.MAILER: every_row,
        Role.SIGN_UP: lambda actor: Q(pk=actor.partnership_id),
        Role.STICKER: lambda actor: Q(pk=actor.partnership_id),
        Role.THANKS: every_row,
        Role.FOLLOW_UP: every_row,
        Role.NEWS: every_row,
        Role.INVITER: lambda actor: Q(pk=actor.partnership_id),
        Role.DIRECTORY: every_row,
    },
    "partnerships.Pillar": PUBLIC,
    "partnerships.Membership": rows(staff=here, administrator=every_row, gate=every_row),
    "organizations.Organization": {
        **dict.fromkeys((*LINK, Role.VISITOR, Role.STRANGER), listed_here),
        Role.DIRECTORY: lambda _actor: LISTED,
        **rows(staff=here, contact=here, evaluator=here, sign_up=here, thanks=here, follow_up=here, news=here),
    },
    "organizations.Partner": {
        # In which circle a listed partner stands, for who has to say whose door is easiest.
        Role.DIRECTORY: lambda _actor: Q(organization__directory_entry__is_listed=True),
        **rows(staff=here, contact=here, evaluator=here, sign_up=here, thanks=here, follow_up=here, news=here),
    },
    "organizations.PartnerPillar": rows(staff=here, news=here),
    "organizations.KeptApart": FACILITATOR_ONLY,
    "organizations.Contact": rows(
        inviter=here,
        staff=here,
        contact=people_of_link,
        evaluator=people_of_link,
        door_keeper=people_of_the_door,
        caller=lambda actor: here(actor) & Q(pk__in=shares_of_helper(actor).values("contact_id")),
        mailbox=same_mailbox,
        gate=here,
        sign_up=here,
        call_list=here,
        thanks=here,
        follow_up=here,
        news=here,
        ties=both_ends_said,
    ),
    "organizations.TalkNote": rows(
        facilitator=here,
        core_group=lambda actor: here(actor) & Q(for_core_group=True),
        retention=older_than_a_day,
    ),
    "organizations.ImportRun": rows(facilitator=here, retention=older_than_a_day),
    "organizations.ImportRow": rows(facilitator=here, retention=lambda _actor: ~Q(cells=[])),
    "entrance.PersonalLink": rows(
        inviter=here,
        facilitator=here,
        gate=here,
        mailer=every_row,
        mailbox=here,
        sign_up=here,
        sticker=here,
        thanks=here,
        follow_up=here,
        news=here,
        retention=over_for_good,
    ),
    "messaging.OutboxMessage": rows(
        facilitator=here, mailer=every_row, thanks=here, follow_up=here, retention=mail_that_went
    ),
}
