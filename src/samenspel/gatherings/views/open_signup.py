# SPDX-License-Identifier: EUPL-1.2
"""The open page to sign up, for anyone who got its address from somebody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import public
from samenspel.base.errors import Refused
from samenspel.base.limits import PUBLIC_FORMS, count_try
from samenspel.gatherings.forms.registering import SignUpForm
from samenspel.gatherings.operations.registering_newcomers import sign_up
from samenspel.gatherings.queries.registering_own import open_gathering


@public
@require_http_methods(["GET", "HEAD", "POST"])
def open_signup(request: HttpRequest, slug: str, open_code: str) -> HttpResponse:
    gathering = open_gathering(open_code)
    form = SignUpForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        if not count_try(request, PUBLIC_FORMS):
            form.add_error(None, _("Er kwamen net veel aanmeldingen vanaf deze plek. Probeer het over een uur weer."))
            status = 429
        else:
            try:
                sign_up(open_code=open_code, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(refusal.field, refusal.message)
            else:
                return redirect("gatherings:open_signup_thanks", slug=slug, open_code=open_code)
    context = {"gathering": gathering, "form": form}
    return render(request, "gatherings/registering/open_signup.html", context, status=status)


@public
@require_safe
def open_signup_thanks(request: HttpRequest, slug: str, open_code: str) -> HttpResponse:
    """The same words for everybody, known or not."""
    context = {"gathering": open_gathering(open_code)}
    return render(request, "gatherings/registering/open_signup_thanks.html", context)
