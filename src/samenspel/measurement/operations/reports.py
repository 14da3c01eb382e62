# SPDX-License-Identifier: EUPL-1.2
"""The joint report: begun, told, finished, opened again."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.measurement.models import Report, ReportText
from samenspel.measurement.queries.report_sheet import fresh_sheet, frozen
from samenspel.partnerships.models import Partnership


@transaction.atomic
def add_report(*, form_key: UUID, title: str, first_date: date, last_date: date, funders: str) -> Report:
    """A new report. The same `form_key` gives the first one back."""
    if (made := Report.objects.filter(pk=form_key).first()) is not None:
        there: Report = made
        return there
    _refuse_days(first_date, last_date)
    report = Report(
        pk=form_key,
        partnership_id=current_partnership_id(),
        title=title,
        first_date=first_date,
        last_date=last_date,
        funders=funders,
    )
    report.save(force_insert=True)
    record(action="report.added", subject=report)
    return report


@transaction.atomic
def change_report(
    *,
    report_id: UUID,
    version: int,
    title: str,
    first_date: date,
    last_date: date,
    funders: str,
    left_out: Collection[UUID] = (),
) -> None:
    """`left_out` are the indicators that do not stand in it: one that is made later does, until somebody says no.

    Raises `Conflict` when somebody else changed or finished it in the meantime.
    """
    report = Report.of(report_id)
    _refuse_days(first_date, last_date)
    _refuse_finished(report)
    changed = Report.objects.filter(pk=report_id, version=version, finished_at__isnull=True).update(
        title=title,
        first_date=first_date,
        last_date=last_date,
        funders=funders,
        left_out=sorted(str(one) for one in left_out),
        version=F("version") + 1,
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit verslag net gewijzigd."))
    record(action="report.changed", subject=report)


@transaction.atomic
def tell_report(*, report_id: UUID, section: str, text: str, version: int) -> None:
    """The words of one part; `version` is 0 when nothing was written before.

    Raises `Conflict` when somebody else was first.
    """
    report = _open_report(report_id)
    there = ReportText.objects.filter(report=report, section=section)
    if version == 0 and not there.exists():
        try:
            with transaction.atomic():
                ReportText(partnership_id=report.partnership_id, report=report, section=section, text=text).save(
                    force_insert=True
                )
        except IntegrityError as error:
            raise _changed() from error
    elif not there.filter(version=version).update(text=text, version=F("version") + 1):
        raise _changed()
    record(action="report.told", subject=report, section=section)


@transaction.atomic
def finish_report(*, report_id: UUID) -> None:
    """Freeze it: whatever changes afterwards, this report says what it said. Twice is once."""
    report = Report.objects.select_for_update().get(pk=Report.of(report_id).pk)
    if report.finished_at is not None:
        return
    partnership = Partnership.objects.get(pk=report.partnership_id)
    report.content = frozen(fresh_sheet(report, partnership))
    report.finished_at = timezone.now()
    report.version += 1
    report.save()
    record(action="report.finished", subject=report)


@transaction.atomic
def reopen_report(*, report_id: UUID) -> None:
    """It can be changed again, and its figures are those of now."""
    report = Report.of(report_id)
    changed = Report.objects.filter(pk=report_id, finished_at__isnull=False).update(
        finished_at=None, content={}, version=F("version") + 1
    )
    if changed:
        record(action="report.reopened", subject=report)


@transaction.atomic
def remove_report(*, report_id: UUID) -> None:
    """With all its words."""
    report = Report.of(report_id)
    record(action="report.removed", subject=report)
    report.delete()


def _open_report(report_id: UUID) -> Report:
    Report.of(report_id)
    report: Report = Report.objects.select_for_update().get(pk=report_id)
    _refuse_finished(report)
    return report


def _refuse_finished(report: Report) -> None:
    if report.finished_at is not None:
        raise Refused(_("Dit verslag is af. Maak het eerst weer open."))


def _refuse_days(first_date: date, last_date: date) -> None:
    if last_date < first_date:
        raise Refused(_("De laatste dag ligt vóór de eerste."), field="last_date")


def _changed() -> Conflict:
    return Conflict(_("Iemand anders heeft deze tekst net gewijzigd."))
