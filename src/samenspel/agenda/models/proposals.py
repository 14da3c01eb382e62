# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.agenda.constants import ProposalState
from samenspel.base.models import TenantModel

ONE_PERSON = Q(contact__isnull=False, user__isnull=True) | Q(contact__isnull=True, user__isnull=False)


class Proposal(TenantModel):
    """An idea of a partner, an experience expert or somebody who works here, in one or two sentences."""

    title = models.CharField(max_length=100)
    what = models.CharField(max_length=400)
    for_whom = models.CharField(max_length=200, blank=True)
    goal = models.ForeignKey("agenda.Goal", on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals")
    contact = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    # Who typed it, when it was not the contact: somebody who works here, for themselves or for the contact.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.IDEA)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(what=""), name="proposal_says_what"),
            models.CheckConstraint(condition=Q(state__in=list(ProposalState.values)), name="proposal_state_known"),
        ]

    def __str__(self) -> str:
        return self.title


class ProposalStep(TenantModel):
    """What became of a proposal on a day, and why. Steps are only added: together they are its history."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=ProposalState.choices)
    step_date = models.DateField()
    why = models.CharField(max_length=400, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("step_date", "created_at")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(ProposalState.ADOPTED, ProposalState.LET_GO)) | ~Q(why=""),
                name="proposal_step_says_why",
            )
        ]


class ProposalSupport(TenantModel):
    """Somebody finds it a good idea; taken back, the row is gone."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "contact"], name="support_once_by_contact"),
            models.UniqueConstraint(fields=["proposal", "user"], name="support_once_by_user"),
            models.CheckConstraint(condition=ONE_PERSON, name="support_by_one_person"),
        ]


class ProposalRemark(TenantModel):
    """A few plain words about a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="remarks")
    words = models.CharField(max_length=400)
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at",)
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="remark_has_words")]
