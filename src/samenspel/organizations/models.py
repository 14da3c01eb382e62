# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.organizations.constants import Channel, Circle, Decision, ImportState, PartnerStatus, RowOutcome


class Organization(TenantModel):
    """A body in or around a partnership, with the facts that are public anyway."""

    name = models.CharField(max_length=200)
    # The name without capitals, "Stichting" and spaces: finds possible doubles, never merges them.
    name_key = models.CharField(max_length=200, db_index=True)
    sector = models.CharField(max_length=80, blank=True)
    description = models.TextField(max_length=2000, blank=True)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=80, blank=True)
    work_area = models.CharField(max_length=120, blank=True)
    kvk = models.CharField(max_length=8, blank=True)
    rsin = models.CharField(max_length=9, blank=True)
    source = models.CharField(max_length=200, blank=True)
    foreign_id = models.CharField(max_length=200, blank=True)  # what the list it came from calls it
    logo = models.BinaryField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            # Registers have several bodies of one name, and tell them apart by their id.
            models.UniqueConstraint(
                fields=["partnership", "name"], condition=Q(foreign_id=""), name="organization_name_once"
            ),
            models.UniqueConstraint(fields=["partnership", "kvk"], condition=~Q(kvk=""), name="organization_kvk_once"),
            models.CheckConstraint(condition=~Q(name=""), name="organization_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class KeptApart(TenantModel):
    """Two organisations with names alike that the facilitator knows to be two."""

    first = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="kept_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="kept_apart_in_order"),
        ]


class Partner(TenantModel):
    """The membership of an organisation in its partnership."""

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="partner")
    status = models.CharField(max_length=10, choices=PartnerStatus.choices, default=PartnerStatus.ACTIVE)
    circle = models.CharField(max_length=10, choices=Circle.choices, blank=True)
    circle_note = models.CharField(max_length=500, blank=True)
    threshold = models.JSONField(default=dict, blank=True)  # THRESHOLD_QUESTIONS key → true, false
    proposed_by = models.CharField(max_length=200, blank=True)
    pillars = models.ManyToManyField("partnerships.Pillar", through="PartnerPillar", related_name="partners")
    version = models.PositiveIntegerField(default=1)
    joined_date = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(circle__in=["", *Circle.values]), name="partner_circle_known"),
            models.CheckConstraint(condition=Q(status__in=list(PartnerStatus.values)), name="partner_status_known"),
        ]


class PartnerPillar(TenantModel):
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="partner_pillars")
    pillar = models.ForeignKey("partnerships.Pillar", on_delete=models.CASCADE, related_name="partner_pillars")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "pillar"], name="partner_pillar_once")]


class Contact(TenantModel):
    """A person for a partner, or an experience expert without one."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts", null=True, blank=True)
    name = models.CharField(max_length=120)
    role_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.MAIL)
    is_experience_expert = models.BooleanField(default=False)
    remark = models.CharField(max_length=500, blank=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        indexes = [models.Index(fields=["partnership", "email"])]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="contact_has_a_name"),
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | Q(is_experience_expert=True),
                name="contact_of_a_partner_or_expert",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TalkNote(TenantModel):
    """What was said one to one. Only facilitators see it, unless its author shares it with the core group."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="talk_notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    talked_date = models.DateField()
    text = models.TextField(max_length=4000)
    for_core_group = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-talked_date", "-created_at")


class ImportRun(TenantModel):
    """One list that was brought in: what was understood, how far it is, and what is needed to undo it."""

    file_name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField(editable=False)
    understood = models.JSONField(default=dict)  # encoding, separator, sheet, heading row
    mapping = models.JSONField(default=dict)  # column index → field
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.READ)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="import_done_le_total"),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(state__in=["running", "undoing"]), name="import_one_at_a_time"
            ),
        ]


class ImportRow(TenantModel):
    """What became of one row of a list."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as the person's own spreadsheet counts
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices)
    column = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    remarks = models.JSONField(default=list)  # what was read but not kept, as sentences
    # Of a row that was not taken, so that it can be downloaded or decided on; never with a BSN in it.
    cells = models.JSONField(default=list)
    written_name = models.CharField(max_length=200, blank=True)  # of a possible double, as the list has it
    decision = models.CharField(max_length=10, blank=True, choices=Decision.choices)
    decided_at = models.DateTimeField(null=True)
    organization = models.ForeignKey(Organization, on_delete=models.SET_NULL, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, related_name="+")
    doubt = models.ForeignKey(Organization, on_delete=models.SET_NULL, null=True, related_name="+")
    # What this row made, as "contact:<id>", and how what it changed was before: see operations/importing_writing.py.
    made = models.JSONField(default=list)
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]
