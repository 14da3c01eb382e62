# SPDX-License-Identifier: EUPL-1.2
"""How often somebody wants to hear from the pact, by personal link; and leaving with one tap."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from samenspel.access.constants import Role
from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, status_of
from samenspel.base.scope import current_actor
from samenspel.news.constants import Frequency
from samenspel.news.forms.wishes import WishForm
from samenspel.news.operations.wishes import choose_frequency, leave_news
from samenspel.news.queries.wishes import own_frequency
from samenspel.news.views.own_items import me


@requires("own.news")
@READ_AND_WRITE
def own_wishes(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    initial = {"frequency": own_frequency(me())}
    form = WishForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_frequency(frequency=Frequency(form.cleaned_data["frequency"]))
        messages.success(request, _("Bewaard. Zo vaak hoor je van ons."))
        return redirect("news:own_wishes", slug=slug, token=token)
    return render(request, "news/own_wishes.html", {"form": form, "token": token}, status=status_of(form))


@csrf_exempt  # a mail program presses it for the person (RFC 8058): it has no cookie, and the token is the key
@requires("news.leave")
@READ_AND_WRITE
def own_leave(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """GET asks, since scanners of mail open links; POST does it and answers without a detour."""
    context = {"token": token, "is_mailbox": current_actor().role == Role.MAILBOX, "left": request.method == "POST"}
    if request.method == "POST":
        leave_news()
    return render(request, "news/own_leave.html", context)
