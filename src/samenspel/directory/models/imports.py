# SPDX-License-Identifier: EUPL-1.2
"""Lists of organisations, services and places that came in, what became of their rows, and what undoing them needs."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.organizations.constants import ImportState, RowOutcome


class DirectoryImport(TenantModel):
    """One list that was brought in."""

    file_name = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=120)  # two lists of one source tell of the same records
    content = models.BinaryField(editable=False)  # compressed; empty when the list was taken or forgotten
    understood = models.JSONField(default=dict)  # kind of file, rows per table, columns, what is expected
    mapping = models.JSONField(default=dict)  # of a table with columns of its own: column index → field
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
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="directory_import_done_le_total"),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(state__in=["running", "undoing"]),
                name="directory_import_one_at_a_time",
            ),
        ]


class DirectoryImportRow(TenantModel):
    """What became of one record of a list, or of a row that is not in any record."""

    run = models.ForeignKey(DirectoryImport, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    file = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField()
    table = models.CharField(max_length=40)
    name = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices)
    column = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    remarks = models.JSONField(default=list)  # what was read otherwise or not kept, as sentences
    record_id = models.UUIDField(null=True)  # of the record that it became, if it became one
    doubt = models.ForeignKey("organizations.Organization", on_delete=models.SET_NULL, null=True, related_name="+")
    # What this row made, as "service:<id>", and how what it changed was before: see operations/import_writing.py.
    made = models.JSONField(default=list)
    before = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="directory_import_row_once")]


class ListedRecord(TenantModel):
    """What a list last told of a record: the same told again changes nothing, and what a person changed since stays.

    The id follows from the pact, the source and the id in the list; `target_id` is the record that it became.
    """

    kind = models.CharField(max_length=20)
    target_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=0)  # of the record when the list was taken
    is_attached = models.BooleanField(default=False)  # the record was here before the list: the list only fills gaps

    class Meta:
        indexes = [models.Index(fields=["partnership", "target_id"], name="listed_record_by_target")]
