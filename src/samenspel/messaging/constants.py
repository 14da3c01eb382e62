# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageState(TextChoices):
    WAITING = "waiting", _("Wacht op verzending")
    CLAIMED = "claimed", _("Wordt verstuurd")
    SENT = "sent", _("Verstuurd")
    FAILED = "failed", _("Niet aangekomen")
    UNSURE = "unsure", _("Niet zeker of het verstuurd is")
    BOUNCED = "bounced", _("Kwam terug")


class BounceReason(TextChoices):
    """Why a mail came back, as far as it is known."""

    UNKNOWN = "unknown", _("Dit adres bestaat niet (meer).")
    FULL = "full", _("De mailbox van de ontvanger is vol.")
    REFUSED = "refused", _("De mailserver van de ontvanger weigerde de mail.")
    OTHER = "other", _("De mail kwam terug. Waarom is niet bekend.")


# What a person has to look at.
TROUBLED = (MessageState.UNSURE, MessageState.BOUNCED, MessageState.FAILED)

# How long after writing it (P11; docs/retention.md). The text is there to mend a mail that did not arrive and to see
# what was said; after a gathering and its follow-up nobody needs it. Who was written to is needed until the next year's
# gathering, so that an address where nothing arrives is known. Then state, kind, Message-ID and times are left.
MAIL_TEXT_KEPT = timedelta(days=90)
MAIL_ADDRESS_KEPT = timedelta(days=365)

# Stands in a stored message where the personal link comes; filled in only when the message is handed over, because
# tokens are never stored.
LINK_MARK = "[[persoonlijke link]]"

# Kinds of mail that somebody can leave with one tap in their mail program (RFC 8058) → the page below the personal link
# that does it by POST. A floor above has that page; without a link the mail has no such button.
LEFT_AT = {"news": "berichten/uit/"}

# What Django does with mail on an installation without SAMENSPEL_MAIL_URL; good for a sign-in code only.
MAIL_IS_PRINTED = "django.core.mail.backends.console.EmailBackend"
