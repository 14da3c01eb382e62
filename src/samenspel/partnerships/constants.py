# SPDX-License-Identifier: EUPL-1.2
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MemberRole(TextChoices):
    """The roles that an account can have in a partnership; values equal those of access.constants.Role."""

    FACILITATOR = "facilitator", _("Aanjager")
    CORE_GROUP = "core_group", _("Kerngroep")
