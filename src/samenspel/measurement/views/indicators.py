# SPDX-License-Identifier: EUPL-1.2
"""What is measured: the list, one indicator with its values, and writing them down."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.base.tables import write_csv
from samenspel.domain.dutch_numbers import written
from samenspel.measurement.constants import ROWS_OF, Counted, IndicatorKind, Obtained
from samenspel.measurement.forms.indicators import IndicatorForm
from samenspel.measurement.operations.indicators import add_indicator, change_indicator, remove_indicator
from samenspel.measurement.pictures import TrendPicture, trend_picture, trend_svg, with_unit
from samenspel.measurement.queries.indicators import (
    IndicatorRow,
    Value,
    goal_choices,
    indicator_page,
    indicator_row,
    other_counts,
)
from samenspel.measurement.queries.municipality import context_of, source_of
from samenspel.measurement.story import sentences_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator on the list."""

    row: IndicatorRow
    last: str
    picture: TrendPicture
    sentences: list[str]


@requires("indicators.view")
@require_safe
def indicator_list(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens to the inhabitants apart from what the partnership does itself."""
    page = indicator_page(page_number(request.GET))
    shown = [shown_of(row) for row in page.rows]
    groups = [
        (IndicatorKind(kind).label, [one for one in shown if one.row.kind == kind]) for kind in IndicatorKind.values
    ]
    context = {
        "page": page,
        "population": groups[0][1],
        "own": [(label, rows) for label, rows in groups[1:] if rows],
        "tabs": section_tabs(slug, "measurement:indicator_list"),
        "may_change": may(current_actor(), "indicators.change"),
    }
    return render(request, "measurement/indicator_list.html", context)


def shown_of(row: IndicatorRow) -> Shown:
    last = with_unit(row.last.value, row.unit) if row.last else ""
    return Shown(row, last, trend_picture(row, small=True), sentences_of(row))


@requires("indicators.view")
@require_safe
def indicator(request: HttpRequest, slug: str, indicator_id: UUID) -> HttpResponse:
    row = indicator_row(indicator_id)
    context = {
        "row": row,
        "picture": trend_picture(row),
        "sentences": sentences_of(row),
        "last": with_unit(row.last.value, row.unit) if row.last else "",
        "facts": _facts(row),
        "values": [(value, with_unit(value.value, row.unit), rows_url(row, value, slug)) for value in row.values],
        "around": context_of(row),
        "source": source_of(row),
        "may_change": may(current_actor(), "indicators.change"),
        "by_hand": not row.is_counted,
        "back_url": reverse("measurement:indicator_list", kwargs={"slug": slug}),
    }
    return render(request, "measurement/indicator.html", context)


def _facts(row: IndicatorRow) -> list[tuple[str, str]]:
    facts = [
        (_("Wat we tellen"), row.definition),
        (_("Soort"), str(IndicatorKind(row.kind).label)),
        (_("Hoe we eraan komen"), how_obtained(row)),
        (_("Doel waar het bij hoort"), row.goal),
        (
            _("Het begin"),
            f"{with_unit(row.baseline_value, row.unit)} ({row.baseline_span})" if row.baseline_span else "",
        ),
        (_("Wat we willen"), _target_words(row)),
        (_("Openbaar"), _("Ja, als je de openbare pagina maakt") if row.is_public else _("Nee")),
    ]
    return [(label, words) for label, words in facts if words]


def how_obtained(row: IndicatorRow) -> str:
    if row.obtained == Obtained.DATA:
        return _("Samenspel telt: %(what)s") % {"what": Counted(row.data_code).label}
    return str(Obtained(row.obtained).label)


def _target_words(row: IndicatorRow) -> str:
    if row.target_value is None or row.target_date is None:
        return ""
    return _("%(value)s op %(day)s") % {
        "value": with_unit(row.target_value, row.unit),
        "day": f"{row.target_date.day}-{row.target_date.month}-{row.target_date.year}",
    }


def rows_url(row: IndicatorRow, value: Value, slug: str) -> str:
    """Where the rows behind a counted value are listed; empty where there is no such page."""
    if not row.is_counted:
        return ""
    days = f"?van={value.span.start}&tot={value.span.end}"
    figure = ROWS_OF.get(Counted(row.data_code))
    try:
        if figure:
            return reverse("portal:harvest_period_rows", kwargs={"slug": slug, "figure": figure}) + days
        if row.data_code == Counted.GATHERINGS:
            return reverse("portal:harvest", kwargs={"slug": slug}) + days
        if row.data_code == Counted.ACTIONS:
            return reverse("agenda:action_list", kwargs={"slug": slug})
        if row.data_code == Counted.OBSERVATIONS:
            return reverse("agenda:observation_list", kwargs={"slug": slug})
        circle = row.data_code.removeprefix("partners_")
        return reverse("organizations:partner_list", kwargs={"slug": slug}) + f"?kring={circle}"
    except NoReverseMatch:
        return ""


@requires("indicators.view")
@require_safe
def indicator_picture(request: HttpRequest, slug: str, indicator_id: UUID) -> HttpResponse:
    """The picture to take along; of an indicator without values an empty one."""
    svg = trend_svg(trend_picture(indicator_row(indicator_id)))
    return download(svg.encode(), f"cijfer-{slug}.svg", "image/svg+xml")


@requires("indicators.view")
@require_safe
def indicator_values(request: HttpRequest, slug: str, indicator_id: UUID) -> HttpResponse:
    """The values to take along."""
    row = indicator_row(indicator_id)
    headings = [_("Cijfer"), _("Periode"), _("Waarde"), _("Eenheid"), _("Aantal mensen"), _("Toelichting"), _("Bron")]
    lines = [
        (
            *(row.name, value.period, written(value.value, most_decimals=4), row.unit),
            *(value.people or "", value.note, value.source or row.source),
        )
        for value in row.values
    ]
    return download(write_csv(headings, lines), f"cijfer-{slug}.csv", "text/csv; charset=utf-8")


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires("indicators.change")
@READ_AND_WRITE
def indicator_new(request: HttpRequest, slug: str) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = IndicatorForm(typed, goals=goal_choices(), wholes=other_counts(), initial=_asked(request))
    if typed is not None and form.is_valid():
        try:
            row = add_indicator(form_key=form.cleaned_data["form_key"] or uuid4(), words=form.words())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het cijfer staat erin."))
            return redirect("measurement:indicator", slug=slug, indicator_id=row.pk)
    context = {
        "form": form,
        "title": _("Nieuw cijfer"),
        "back_url": reverse("measurement:indicator_list", kwargs={"slug": slug}),
    }
    return render(request, "measurement/indicator_form.html", context, status=status_of(form))


def _asked(request: HttpRequest) -> dict[str, Any]:
    """A goal may be given in the address, from the page of that goal."""
    return {"goal": request.GET.get("doel", "")}


@requires("indicators.change")
@READ_AND_WRITE
def indicator_edit(request: HttpRequest, slug: str, indicator_id: UUID) -> HttpResponse:
    row = indicator_row(indicator_id)
    form = IndicatorForm(
        request.POST if request.method == "POST" else None,
        goals=goal_choices(),
        wholes=other_counts(besides=row.id),
        from_municipality=row.obtained == Obtained.MUNICIPALITY,
        initial=_initial(row),
    )
    back_url = reverse("measurement:indicator", kwargs={"slug": slug, "indicator_id": indicator_id})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_indicator(indicator_id=indicator_id, version=-1 if version is None else version, words=form.words())
        except Conflict:
            now = indicator_row(indicator_id)
            theirs = {name: value for name, value in _initial(now).items() if name in form.fields and name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het cijfer is gewijzigd."))
            return redirect(back_url)
    context = {"form": form, "title": row.name, "row": row, "back_url": back_url}
    return render(request, "measurement/indicator_form.html", context, status=status_of(form))


def _initial(row: IndicatorRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "definition": row.definition,
        "unit": row.unit,
        "obtained": row.obtained,
        "data_code": row.data_code,
        "source": row.source,
        "goal": str(row.goal_id or ""),
        "better": row.better,
        "baseline_period": row.baseline_span,
        "baseline_value": row.baseline_value,
        "target_value": row.target_value,
        "target_date": row.target_date,
        "story": row.story,
        "counts_persons": row.counts_persons,
        "part_of": str(row.part_of_id or ""),
        "is_public": row.is_public,
        "version": row.version,
    }


@requires("indicators.change")
@READ_AND_WRITE
def indicator_remove(request: HttpRequest, slug: str, indicator_id: UUID) -> HttpResponse:
    row = indicator_row(indicator_id)
    if request.method == "POST":
        try:
            remove_indicator(indicator_id=indicator_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("measurement:indicator_edit", slug=slug, indicator_id=indicator_id)
        messages.success(request, _("Het cijfer is weg."))
        return redirect("measurement:indicator_list", slug=slug)
    context = {
        "title": _("Cijfer weghalen?"),
        "sentence": _("“%(name)s” verdwijnt uit de lijst, met alle waarden erbij.") % {"name": row.name},
        "consequences": [_("Een verslag dat af is, verandert niet."), _("Wat openbaar staat, verandert niet vanzelf.")],
        "action_label": _("Haal het cijfer weg"),
        "back_url": reverse("measurement:indicator_edit", kwargs={"slug": slug, "indicator_id": indicator_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
