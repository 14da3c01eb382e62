# SPDX-License-Identifier: EUPL-1.2
"""Figures of the CBS about the municipality: chosen once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.measurement.constants import Published
from samenspel.measurement.forms.municipality import MunicipalityForm
from samenspel.measurement.operations.municipality import take_municipality
from samenspel.measurement.queries.municipality import SOURCE, municipalities


@requires("indicators.change")
@READ_AND_WRITE
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    places = [(one.code, one.name) for one in municipalities().values()]
    codes = request.partnership.municipality_codes  # type: ignore[attr-defined]
    first = next((code for code in codes if code in municipalities()), "")
    form = MunicipalityForm(
        request.POST if request.method == "POST" else None,
        places=places,
        initial={"place": first, "figures": [Published.LOW_INCOME, Published.BENEFIT, Published.YOUTH_CARE]},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            many = take_municipality(area_code=data["place"], codes=data["figures"])
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _said(many))
            return redirect("measurement:indicator_list", slug=slug)
    context = {
        "form": form,
        "source": SOURCE,
        "back_url": reverse("measurement:indicator_list", kwargs={"slug": slug}),
    }
    return render(request, "measurement/municipality.html", context, status=status_of(form))


def _said(many: int) -> str:
    if not many:
        return _("Deze cijfers staan er al, of het CBS heeft ze niet van deze gemeente.")
    return ngettext("Er is %(n)d cijfer bijgekomen.", "Er zijn %(n)d cijfers bijgekomen.", many) % {"n": many}
