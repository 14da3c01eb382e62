# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.news.constants import Frequency, NewsState


class NewsItem(TenantModel):
    """Something short that a partner or staff tells the others."""

    contact = models.ForeignKey("organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=800)
    on_date = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=NewsState.choices, default=NewsState.WAITING)
    for_everybody = models.BooleanField(default=False)  # also on the public page
    published_at = models.DateTimeField(null=True, blank=True)  # the first time; putting it on again mails nothing
    mailed_at = models.DateTimeField(null=True, blank=True)  # to who wants every item
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = [models.Index(fields=["partnership", "state", "published_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(NewsState.values)), name="news_state_known"),
            models.CheckConstraint(
                condition=~Q(state=NewsState.PUBLISHED) | Q(published_at__isnull=False), name="news_published_when"
            ),
        ]


class NewsSettings(TenantModel):
    """How this pact tells its news. No row: as the defaults say."""

    partners_publish = models.BooleanField(default=False)  # news of partners stands there at once
    urgent_goes_at_once = models.BooleanField(default=False)  # urgent questions go round without the facilitator
    is_public = models.BooleanField(default=False)  # the page of the pact for everybody
    shows_circles = models.BooleanField(default=False)
    join_words = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership"], name="news_settings_once")]


class NewsWish(TenantModel):
    """How often one person wants to hear. Theirs alone: staff see counts."""

    contact = models.OneToOneField("organizations.Contact", on_delete=models.CASCADE, related_name="news_wish")
    frequency = models.CharField(max_length=10, choices=Frequency.choices)
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(frequency__in=list(Frequency.values)), name="wish_is_known")]


class Visit(TenantModel):
    """Until when somebody said to have seen what happened; moved by a button, never by opening a page."""

    contact = models.OneToOneField("organizations.Contact", on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "user"], name="visit_once_per_user"),
            models.CheckConstraint(
                condition=Q(contact__isnull=False, user__isnull=True) | Q(contact__isnull=True, user__isnull=False),
                name="visit_of_one_person",
            ),
        ]
