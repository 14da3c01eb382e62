# SPDX-License-Identifier: EUPL-1.2
"""The facilitator says whom somebody can ask who does not find it in the wegwijzer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict
from samenspel.directory.forms.help_line import HelpLineForm
from samenspel.directory.operations.help_line import change_help_line
from samenspel.directory.queries.help_line import help_line_here


@requires("directory.change")
@READ_AND_WRITE
def help_line(request: HttpRequest, slug: str) -> HttpResponse:
    line = help_line_here()
    now = {"words": line.words, "phone": line.phone, "email": line.email}
    form = HelpLineForm(request.POST if request.method == "POST" else None, initial={**now, "version": line.version})
    here = reverse("directory:help_line", kwargs={"slug": slug})
    if request.method == "POST" and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in now}
        try:
            change_help_line(version=form.cleaned_data["version"] or 0, **chosen)
        except Conflict:
            return conflict_page(request, form=form, theirs=now, version=line.version, back_url=here)
        messages.success(request, _("Bewaard."))
        return redirect(here)
    context = {
        "form": form,
        "tabs": section_tabs(slug, "directory:service_list"),
        "back_url": reverse("directory:service_list", kwargs={"slug": slug}),
        "wegwijzer_url": reverse("directory:wegwijzer", kwargs={"slug": slug}),
    }
    return render(request, "directory/wegwijzer/help_line.html", context, status=status_of(form))
