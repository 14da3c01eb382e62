# SPDX-License-Identifier: EUPL-1.2
"""What partners and volunteers see and hear around them, bundled into themes, and what became of those.

Not to be confused with `core_group.Signal`: discontent within the partnership itself.
"""

from django.db import models
from django.db.models import Q

from samenspel.agenda.constants import BottleneckState, HowMany, Since, ThemeNewsKind
from samenspel.base.models import TenantModel


class Theme(TenantModel):
    """Several observations that are about the same thing."""

    name = models.CharField(max_length=120)
    explanation = models.CharField(max_length=600, blank=True)  # in the words of the staff
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="theme_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="theme_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Observation(TenantModel):
    """What somebody sees or hears, about nobody in particular. The words are forgotten in time; the counts stay."""

    contact = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="observations"
    )
    # Of the person at that moment, so that "so many different partners" stays true.
    partner = models.ForeignKey(
        "organizations.Partner", on_delete=models.SET_NULL, null=True, blank=True, related_name="observations"
    )
    words = models.TextField(max_length=1000, blank=True)
    people = models.CharField(max_length=4, choices=HowMany.choices, blank=True)
    place = models.CharField(max_length=80, blank=True)
    since = models.CharField(max_length=6, choices=Since.choices, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="observations")
    told_at = models.DateTimeField()
    # Until when whoever left it was told by mail what became of it.
    told_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-told_at",)
        indexes = [models.Index(fields=["partnership", "told_at"])]


class ThemeQuestion(TenantModel):
    """Something asked of one person of another party, answered by personal link."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="questions")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="theme_questions")
    words = models.CharField(max_length=600)
    asked_at = models.DateTimeField()
    answer = models.TextField(max_length=1500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("asked_at",)
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="theme_question_asks_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="theme_question_answer_has_a_moment",
            ),
        ]


class Bottleneck(TenantModel):
    """A theme that the partners cannot solve themselves, in a letter to who can; and what came back."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="bottlenecks")
    addressee = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, blank=True)  # empty: goes on paper
    subject = models.CharField(max_length=150)
    body = models.TextField(max_length=2500)
    state = models.CharField(max_length=8, choices=BottleneckState.choices, default=BottleneckState.DRAFT)
    sent_date = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)  # when something should be heard (again)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.CheckConstraint(
                # The words of a letter that went are forgotten after their term.
                condition=~Q(addressee="") & ~Q(subject="") & (~Q(body="") | ~Q(state=BottleneckState.DRAFT)),
                name="bottleneck_is_a_whole_letter",
            ),
            models.CheckConstraint(
                condition=Q(state=BottleneckState.DRAFT, sent_date__isnull=True)
                | ~Q(state=BottleneckState.DRAFT) & Q(sent_date__isnull=False),
                name="bottleneck_sent_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class BottleneckAnswer(TenantModel):
    """What was heard about a letter, one after another; nothing is overwritten."""

    bottleneck = models.ForeignKey(Bottleneck, on_delete=models.CASCADE, related_name="answers")
    state = models.CharField(max_length=8, choices=BottleneckState.choices)
    day = models.DateField()
    words = models.TextField(max_length=1500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("day", "created_at")
        constraints = [
            models.CheckConstraint(condition=~Q(state=BottleneckState.DRAFT), name="bottleneck_answer_after_sending")
        ]


class ThemeNews(TenantModel):
    """One thing that became of a theme; whoever told about it hears of it."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="news")
    kind = models.CharField(max_length=8, choices=ThemeNewsKind.choices)
    about = models.CharField(max_length=200, blank=True)  # the goal, or whom it was asked; never an observation
    words = models.CharField(max_length=300, blank=True)  # one sentence of the staff for who told it
    happened_at = models.DateTimeField()
    goal = models.ForeignKey("agenda.Goal", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    action_point = models.ForeignKey(
        "agenda.ActionPoint", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    bottleneck = models.ForeignKey(Bottleneck, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("happened_at",)
        verbose_name_plural = "theme news"
