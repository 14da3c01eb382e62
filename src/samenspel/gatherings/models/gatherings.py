# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import STATE_ORDER, GatheringKind, GatheringState, SpeakerState, SpeakerWay


class Gathering(TenantModel):
    """A meeting of the partnership; a connection session most of all."""

    kind = models.CharField(max_length=20, choices=GatheringKind.choices, default=GatheringKind.CONNECTION_SESSION)
    title = models.CharField(max_length=120)
    theme = models.CharField(max_length=300, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    host = models.ForeignKey(
        "organizations.Partner", on_delete=models.SET_NULL, null=True, blank=True, related_name="hosted"
    )
    state = models.CharField(max_length=10, choices=GatheringState.choices, default=GatheringState.DRAFT)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)  # None: no limit
    seats_taken = models.PositiveIntegerField(default=0)  # kept by conditional updates only
    with_tables = models.BooleanField(default=True)
    with_meal = models.BooleanField(default=False)
    table_size = models.PositiveSmallIntegerField(default=6)
    rounds = models.PositiveSmallIntegerField(default=3)
    newcomers_need_approval = models.BooleanField(default=True)
    open_code = models.CharField(max_length=32, blank=True)  # of the open sign-up page; empty: closed
    evaluation_code = models.CharField(max_length=32, blank=True)  # of the wall's QR; empty: closed
    calendar_sequence = models.PositiveIntegerField(default=0)  # iCalendar SEQUENCE
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)  # it does not go on; undone by emptying this
    called_off_words = models.CharField(max_length=300, blank=True)  # why, for who opens their own page
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    harvested_at = models.DateTimeField(null=True, blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)  # when the thank-you mails were written

    class Meta:
        ordering = ("starts_at",)
        indexes = [models.Index(fields=["partnership", "starts_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_ends_after_start"),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(seats_taken__lte=F("capacity")),
                name="gathering_never_over_capacity",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in STATE_ORDER]), name="gathering_state_known"
            ),
            models.CheckConstraint(condition=Q(table_size__range=(2, 20)), name="gathering_table_size"),
            models.CheckConstraint(condition=Q(rounds__range=(1, 8)), name="gathering_rounds"),
            models.UniqueConstraint(fields=["open_code"], condition=~Q(open_code=""), name="gathering_open_code_once"),
            models.UniqueConstraint(
                fields=["evaluation_code"],
                condition=~Q(evaluation_code=""),
                name="gathering_evaluation_code_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def calendar_uid(self) -> str:
        """iCalendar UID: stable for the life of the gathering."""
        return f"{self.pk}@samenspel"


class ProgrammeItem(TenantModel):
    """A step of the programme, with its werkvorm card."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField(default=15)
    method = models.CharField(max_length=120, blank=True)  # the name of the werkvorm
    group_size = models.CharField(max_length=40, blank=True)
    materials = models.CharField(max_length=300, blank=True)
    question = models.CharField(max_length=300, blank=True)  # for the table, aimed at a small concrete action

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "position"],
                name="programme_position_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]


class Speaker(TenantModel):
    """Someone from the partnership, or an experience expert, who tells something."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="speakers")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="speaks_at")
    subject = models.CharField(max_length=200, blank=True)
    expenses = models.CharField(max_length=200, blank=True)  # what was agreed, in words
    state = models.CharField(max_length=9, choices=SpeakerState.choices, default=SpeakerState.TO_ASK)
    way = models.CharField(max_length=5, choices=SpeakerWay.choices, blank=True)  # how they were asked last
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "contact"], name="speaker_once"),
            models.CheckConstraint(condition=Q(state__in=list(SpeakerState.values)), name="speaker_state_known"),
        ]
