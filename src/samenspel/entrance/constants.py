# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices


class Purpose(TextChoices):
    """What a personal link is for. One link per contact (or thing) and purpose."""

    TAKING_PART = "taking_part"  # register, evaluate, see own action points
    EVALUATION = "evaluation"  # by the code on the sticker: answer the evaluation of today, nothing else
    DOOR = "door"  # of one gathering: check people in at its door, nothing else; for a volunteer without an account
    CALLING = "calling"  # of one who helps to call about a gathering: their own share of the list, nothing else
    OFFER = "offer"  # of one thing that a resident brings or seeks: reads and answers who may fit
    KEEPING = "keeping"  # of one organisation, to its own mailbox: keep what is listed of it right
    WHO_ARE_YOU = "who_are_you"  # to a shared mailbox: choose which of its people you are


LINK_LIFETIME = {
    Purpose.TAKING_PART: timedelta(days=400),
    Purpose.EVALUATION: timedelta(hours=12),
    Purpose.WHO_ARE_YOU: timedelta(days=400),
}
# After it ended or was revoked; it opens nothing by then, but the mails that carried it can still be understood (P11).
# At least as long as the text of a mail (messaging.constants.MAIL_TEXT_KEPT).
LINK_ROW_KEPT = timedelta(days=90)
SESSION_ABSOLUTE = timedelta(hours=12)
