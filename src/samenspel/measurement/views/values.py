# SPDX-License-Identifier: EUPL-1.2
"""Values by hand: one at a time."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.measurement.forms.indicators import ValueForm
from samenspel.measurement.operations.indicators import add_value, change_value, remove_value
from samenspel.measurement.pictures import with_unit
from samenspel.measurement.queries.indicators import IndicatorRow, Value, indicator_row, value_of


@requires("indicators.change")
@READ_AND_WRITE
def value_new(request: HttpRequest, slug: str, indicator_id: UUID) -> HttpResponse:
    row = _by_hand(indicator_id)
    form = ValueForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_value(form_key=form.cleaned_data["form_key"] or uuid4(), indicator_id=indicator_id, words=form.words())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De waarde staat erbij."))
            return redirect("measurement:indicator", slug=slug, indicator_id=indicator_id)
    return _page(request, slug, row, form, title=_("Nieuwe waarde"))


@requires("indicators.change")
@READ_AND_WRITE
def value_edit(request: HttpRequest, slug: str, indicator_id: UUID, measurement_id: UUID) -> HttpResponse:
    row = _by_hand(indicator_id)
    value = value_of(row, measurement_id)
    form = ValueForm(request.POST if request.method == "POST" else None, initial=_initial(value))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_value(
                indicator_id=indicator_id,
                measurement_id=measurement_id,
                version=-1 if version is None else version,
                words=form.words(),
            )
        except Conflict:
            now = value_of(indicator_row(indicator_id), measurement_id)
            theirs = {name: there for name, there in _initial(now).items() if name != "version"}
            back_url = reverse("measurement:indicator", kwargs={"slug": slug, "indicator_id": indicator_id})
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De waarde is gewijzigd."))
            return redirect("measurement:indicator", slug=slug, indicator_id=indicator_id)
    return _page(request, slug, row, form, title=_("Waarde wijzigen"), value=value)


def _by_hand(indicator_id: UUID) -> IndicatorRow:
    row = indicator_row(indicator_id)
    if row.is_counted:
        raise NotFound("counted by Samenspel")
    return row


def _page(
    request: HttpRequest, slug: str, row: IndicatorRow, form: ValueForm, *, title: str, value: Value | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "row": row,
        "value": value,
        "back_url": reverse("measurement:indicator", kwargs={"slug": slug, "indicator_id": row.id}),
    }
    return render(request, "measurement/value_form.html", context, status=status_of(form))


def _initial(value: Value) -> dict[str, Any]:
    return {
        "period": value.span,
        "value": value.value,
        "people": value.people,
        "note": value.note,
        "source": value.source,
        "version": value.version,
    }


@requires("indicators.change")
@READ_AND_WRITE
def value_remove(request: HttpRequest, slug: str, indicator_id: UUID, measurement_id: UUID) -> HttpResponse:
    row = _by_hand(indicator_id)
    value = value_of(row, measurement_id)
    if request.method == "POST":
        remove_value(indicator_id=indicator_id, measurement_id=measurement_id)
        messages.success(request, _("De waarde is weg."))
        return redirect("measurement:indicator", slug=slug, indicator_id=indicator_id)
    context = {
        "title": _("Waarde weghalen?"),
        "sentence": _("%(value)s over %(period)s verdwijnt bij “%(name)s”.")
        % {"value": with_unit(value.value, row.unit), "period": value.period, "name": row.name},
        "action_label": _("Haal de waarde weg"),
        "back_url": reverse("measurement:indicator", kwargs={"slug": slug, "indicator_id": indicator_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
