# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import (
    MOST_IN_A_CAR,
    Answer,
    CallOutcome,
    Lift,
    RegistrationSource,
    RegistrationState,
)
from samenspel.gatherings.models.gatherings import Gathering


class Invitation(TenantModel):
    """Someone was asked to come."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="invitations")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="invitations")
    message = models.ForeignKey(
        "messaging.OutboxMessage", on_delete=models.SET_NULL, null=True, related_name="invitations"
    )
    invited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "contact"], name="invitation_once")]


class PhoneCall(TenantModel):
    """A call about a gathering, with its outcome."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="calls")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="calls")
    caller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    # Or a contact who helps calling, by a personal link.
    called_by = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="calls_made"
    )
    outcome = models.CharField(max_length=10, choices=CallOutcome.choices)
    call_back_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    # What the person had answered before; an undo goes back to it. Empty: nothing yet.
    answer_before = models.CharField(max_length=5, choices=Answer.choices, blank=True)
    called_at = models.DateTimeField()
    # One press of a button is one call, however often the browser sends it.
    form_key = models.UUIDField()

    class Meta:
        ordering = ("-called_at",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "form_key"], name="phone_call_once"),
            models.CheckConstraint(condition=Q(outcome__in=list(CallOutcome.values)), name="phone_call_outcome_known"),
        ]


class Registration(TenantModel):
    """What one person answered to one gathering."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="registrations")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="registrations")
    answer = models.CharField(max_length=5, choices=Answer.choices)
    state = models.CharField(max_length=10, choices=RegistrationState.choices)
    source = models.CharField(max_length=10, choices=RegistrationSource.choices)
    eats_along = models.BooleanField(null=True)
    diet = models.CharField(max_length=200, blank=True)  # deleted DIET_KEPT_DAYS after the gathering
    access_needs = models.CharField(max_length=200, blank=True)  # deleted with the diet
    lift = models.CharField(max_length=8, choices=Lift.choices, default=Lift.NONE)
    lift_place = models.CharField(max_length=120, blank=True)
    lift_seats = models.PositiveSmallIntegerField(default=1)  # how many fit in, of who offers a lift
    # "Whom I drive with may have my phone number"; off unless the person ticks it.
    lift_shares_phone = models.BooleanField(default=False)
    remark = models.CharField(max_length=500, blank=True)
    told_by = models.CharField(max_length=120, blank=True)
    brought_by = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    code = models.CharField(max_length=5)  # on the sticker
    table_host = models.BooleanField(default=False)
    waiting_since_at = models.DateTimeField(null=True, blank=True)
    # Counts the calendar files mailed to this person; added to that of the gathering it is their SEQUENCE.
    calendar_changes = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "contact"], name="registration_once"),
            models.UniqueConstraint(fields=["gathering", "code"], name="registration_code_once"),
            models.CheckConstraint(
                condition=~Q(state="seated") | Q(answer="yes"), name="registration_seat_needs_a_yes"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(RegistrationState.values)), name="registration_state_known"
            ),
            models.CheckConstraint(condition=Q(answer__in=list(Answer.values)), name="registration_answer_known"),
            models.CheckConstraint(condition=Q(lift_seats__range=(1, MOST_IN_A_CAR)), name="registration_lift_seats"),
        ]


class Attendance(TenantModel):
    """The person is there. Undoing a check-in deletes the row."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="attendance")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="attendances")
    checked_in_at = models.DateTimeField()
    checked_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
