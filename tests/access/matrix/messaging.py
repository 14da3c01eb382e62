# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import FACILITATOR, FACILITATOR_POSTS

ANSWERS: dict[str, str] = {
    "messaging:outbox": FACILITATOR,
    "messaging:outbox_retry_failed": FACILITATOR_POSTS,
    "messaging:outbox_retry": FACILITATOR_POSTS,
    "messaging:outbox_message": FACILITATOR,
    "messaging:outbox_mend": FACILITATOR_POSTS,
    "messaging:outbox_bounced": FACILITATOR_POSTS,
    "messaging:outbox_mark_sent": FACILITATOR_POSTS,
    "messaging:mailbox": FACILITATOR,
    "messaging:mailbox_mail": FACILITATOR,
    "messaging:mailbox_calendar": FACILITATOR,
}
