# SPDX-License-Identifier: EUPL-1.2
"""The sign-in page of the demo: every role one click away."""

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import public
from samenspel.demo import queries


@public
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    context = {"page": queries.roles_page(), "next": request.GET.get("next", "")}
    return render(request, "demo/sign_in.html", context)


@public
@require_safe
def sign_in_mail(request: HttpRequest) -> HttpResponse:
    """Who has no way in yet cannot open the mailbox of a partnership, so the mails about signing in lie here."""
    return render(request, "demo/sign_in_mail.html", {"mails": queries.sign_in_mails()})


@public
@require_POST
def sign_in_as(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as one of the made-up users, or open a made-up contact's personal link."""
    if role == "contactpersoon":
        logout(request)
        return redirect(queries.personal_link())
    user = queries.user_of(role)
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_wanted(request) or "installation:home")


def _wanted(request: HttpRequest) -> str:
    """The page the person was on their way to, when it is ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
