# SPDX-License-Identifier: EUPL-1.2
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActionState(TextChoices):
    OPEN = "open", _("Nog niet begonnen")
    BUSY = "busy", _("Bezig")
    DONE = "done", _("Gedaan")
    LET_GO = "let_go", _("Losgelaten")
