# SPDX-License-Identifier: EUPL-1.2
"""The front door, and what the administrator of an installation does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.constants import Role
from samenspel.access.guards import public, requires
from samenspel.accounts.models import User
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.portal.forms import PartnershipForm
from samenspel.portal.operations.members import open_partnership
from samenspel.portal.queries.installation import all_partnerships, health, partnerships_of


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everyone is sent to where their work is; a visitor reads what this is."""
    if not isinstance(request.user, User):
        return render(request, "portal/welcome.html")
    if current_actor().role == Role.ADMINISTRATOR:
        return redirect("installation:partnership_list")
    mine = partnerships_of(request.user)
    if len(mine) == 1:
        return redirect("portal:today", slug=mine[0].slug)
    return render(request, "portal/choose_partnership.html", {"partnerships": mine})


@requires("installation.manage")
@require_safe
def partnership_list(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/partnership_list.html", {"partnerships": all_partnerships()})


@requires("installation.manage")
@require_http_methods(["GET", "POST"])
def partnership_new(request: HttpRequest) -> HttpResponse:
    form = PartnershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            partnership = open_partnership(**form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            sentence = _("%(pact)s staat klaar. %(name)s krijgt een mail om in te loggen.")
            messages.success(
                request, sentence % {"pact": partnership.name, "name": form.cleaned_data["facilitator_name"]}
            )
            return redirect("installation:partnership_list")
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/partnership_new.html", {"form": form, "title": _("Nieuw pact")}, status=status)


@public
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """For whoever watches the machine: 200 when the database answers, 503 when not."""
    return HttpResponse(
        "ok\n" if health() else "database\n", content_type="text/plain", status=200 if health() else 503
    )
