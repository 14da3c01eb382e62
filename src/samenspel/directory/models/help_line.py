# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from samenspel.base.models import TenantModel


class HelpLine(TenantModel):
    """Whom somebody can ask who does not find it in the wegwijzer. For everybody to read."""

    words = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership"], name="help_line_once")]
