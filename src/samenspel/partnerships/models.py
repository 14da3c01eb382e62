# SPDX-License-Identifier: EUPL-1.2
import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from samenspel.base.models import ScopedModel, TenantModel
from samenspel.partnerships.constants import MemberRole


class Partnership(ScopedModel):
    """One local partnership against poverty: the tenant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(max_length=40, unique=True, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$")])
    name = models.CharField(max_length=120)
    municipality_codes = models.JSONField(default=list, blank=True)
    ambition = models.TextField(max_length=1000, blank=True)
    logo = models.BinaryField(null=True, editable=False)
    newcomers_need_approval = models.BooleanField(default=True)
    is_made_up = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Pillar(TenantModel):
    """A theme under which a partnership works, such as 'Energie en wonen'."""

    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "name")
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="pillar_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(TenantModel):
    """The role of one account in one partnership."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=MemberRole.choices)
    # Knows poverty from their own life and wants that to be known here.
    is_experience_expert = models.BooleanField(default=False)
    since_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "user"], name="membership_once"),
            models.CheckConstraint(condition=models.Q(role__in=list(MemberRole.values)), name="membership_role_known"),
        ]
