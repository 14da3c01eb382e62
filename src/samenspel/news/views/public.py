# SPDX-License-Identifier: EUPL-1.2
"""What everybody may see of the pact, the calendars to subscribe to, and the page on which that is chosen."""

from uuid import UUID

from django.conf import settings as django_settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import public, requires
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound
from samenspel.news.forms.settings import SettingsForm
from samenspel.news.operations.settings import change_settings
from samenspel.news.queries.feeds import own_feed, public_feed
from samenspel.news.queries.public import has_public_page, public_page
from samenspel.news.queries.settings import settings_here
from samenspel.news.views.own_items import me

FIELDS = ("is_public", "shows_circles", "join_words", "partners_publish", "urgent_goes_at_once")


@requires("news.change")
@READ_AND_WRITE
def public_settings(request: HttpRequest, slug: str) -> HttpResponse:
    row = settings_here()
    now = {name: getattr(row, name) for name in FIELDS}
    form = SettingsForm(request.POST if request.method == "POST" else None, initial={**now, "version": row.version})
    here = reverse("news:public_settings", kwargs={"slug": slug})
    if request.method == "POST" and form.is_valid():
        try:
            change_settings(version=form.cleaned_data["version"] or 0, choices=form.chosen())
        except Conflict:
            return conflict_page(request, form=form, theirs=now, version=row.version, back_url=here)
        messages.success(request, _("Bewaard."))
        return redirect(here)
    context = {
        "form": form,
        "is_public": row.is_public,
        "page_url": django_settings.BASE_URL + reverse("news:public_page", kwargs={"slug": slug}),
        "feed_url": django_settings.BASE_URL + reverse("news:public_feed", kwargs={"slug": slug}),
        "tabs": section_tabs(slug, "news:news_list"),
        "may_change": True,
    }
    return render(request, "news/public_settings.html", context, status=status_of(form))


@public
@require_safe
def public_pact(request: HttpRequest, slug: str) -> HttpResponse:
    feed_url = django_settings.BASE_URL + reverse("news:public_feed", kwargs={"slug": slug})
    return render(request, "news/public_page.html", {"page": public_page(), "feed_url": feed_url})


@public
@require_safe
def public_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    if not has_public_page():
        raise NotFound("no public page")
    return _calendar(public_feed(), slug)


@requires("own.news")
@require_safe
def own_calendar(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    contact_id: UUID = me()
    return _calendar(own_feed(contact_id), slug)


def _calendar(content: str, slug: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    return response
