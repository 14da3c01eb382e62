# SPDX-License-Identifier: EUPL-1.2
"""What happened since somebody's last visit. Opening the page changes nothing: "gezien" is a button."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.scope import current_actor
from samenspel.news.forms.visits import SeenForm
from samenspel.news.operations.visits import mark_seen
from samenspel.news.queries.happened import coming_sessions, last_visit
from samenspel.news.queries.happened import happened as happened_since
from samenspel.news.views.own_items import me


@requires("news.view")
@require_safe
def happened(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        **_what(),
        "tabs": section_tabs(slug, "news:news_list"),
        "may_change": may(current_actor(), "news.change"),
        "seen_url": reverse("news:seen", kwargs={"slug": slug}),
    }
    return render(request, "news/happened.html", context)


@requires("news.view")
@require_POST
def seen(request: HttpRequest, slug: str) -> HttpResponse:
    mark_seen(until=_until(request))
    return redirect("news:happened", slug=slug)


@requires("own.news")
@require_safe
def own_happened(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    me()
    feed = reverse("news:own_feed", kwargs={"slug": slug, "token": token})
    context = {
        **_what(),
        "coming": coming_sessions(),
        "seen_url": reverse("news:own_seen", kwargs={"slug": slug, "token": token}),
        "feed_url": f"{settings.BASE_URL}{feed}",
        "token": token,
    }
    return render(request, "news/own_happened.html", context)


@requires("own.news")
@require_POST
def own_seen(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    me()
    mark_seen(until=_until(request))
    return redirect("news:own_happened", slug=slug, token=token)


def _what() -> dict[str, object]:
    return {"what": happened_since(last_visit()), "now": timezone.now().isoformat()}


def _until(request: HttpRequest) -> datetime:
    form = SeenForm(request.POST)
    found: datetime | None = form.cleaned_data["until"] if form.is_valid() else None
    return found or timezone.now()
