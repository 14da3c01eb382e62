# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.measurement.constants import ReportSection


class Report(TenantModel):
    """One report over a period, for several funders together; frozen when it is finished."""

    title = models.CharField(max_length=150)
    first_date = models.DateField()
    last_date = models.DateField()
    funders = models.CharField(max_length=400, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    content = models.JSONField(default=dict)  # what queries.report_sheet made; empty until it is finished
    left_out = models.JSONField(default=list, blank=True)  # ids of indicators that do not stand in it
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-last_date", "-created_at")
        constraints = [
            models.CheckConstraint(condition=Q(first_date__lte=F("last_date")), name="report_days_in_order"),
            models.CheckConstraint(condition=~Q(title=""), name="report_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class ReportText(TenantModel):
    """What the facilitator tells in one part of a report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="texts")
    section = models.CharField(max_length=12, choices=ReportSection.choices)
    text = models.TextField(max_length=2500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "section"], name="report_text_once"),
            models.CheckConstraint(condition=Q(section__in=list(ReportSection.values)), name="report_section_known"),
        ]


class DashboardPublication(TenantModel):
    """Figures as everybody with the address may see them: frozen at one moment, until taken back."""

    code = models.CharField(max_length=43, unique=True)  # the address that nobody can guess
    content = models.JSONField(default=dict)  # what queries.dashboard made; empty once taken back
    may_be_found = models.BooleanField(default=False)  # by search engines
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-published_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(withdrawn_at__isnull=True), name="dashboard_public_once"
            ),
            models.CheckConstraint(condition=~Q(code=""), name="dashboard_has_a_code"),
        ]


class ReleasedCount(TenantModel):
    """What was shown to everybody of one count of people, and how many they were: a next release compares with it.

    It outlives taking back, and the indicator: what was seen can be laid beside what comes. So it is kept by what is
    counted: `data:<what Samenspel counts>`, else `indicator:<id>`.
    """

    what = models.CharField(max_length=60)
    start_date = models.DateField()
    end_date = models.DateField()
    exact = models.PositiveIntegerField()  # of a share: how many people have it
    people = models.PositiveIntegerField(null=True, blank=True)  # of a share: of how many
    shown = models.IntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "what", "start_date", "end_date"], name="released_what_once"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="released_of_something"),
        ]
