# SPDX-License-Identifier: EUPL-1.2
"""News for staff: read, write, mend, put on, take off."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.news.forms.items import NewsEditForm, NewsForm
from samenspel.news.operations.items import change_news, put_on, take_off, tell_news
from samenspel.news.queries.asking import asks_waiting
from samenspel.news.queries.items import NewsRow, news_page, news_row
from samenspel.news.queries.looking import to_look_at


@requires("news.view")
@require_safe
def news_list(request: HttpRequest, slug: str) -> HttpResponse:
    may_change = may(current_actor(), "news.change")
    context = {
        "page": news_page(number=page_number(request.GET)),
        "asks_waiting": asks_waiting() if may_change else 0,
        "tabs": section_tabs(slug, "news:news_list"),
        "may_change": may_change,
    }
    return render(request, "news/news_list.html", context)


@requires("news.write")
@READ_AND_WRITE
def news_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = NewsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            item = tell_news(form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            said = _("Het nieuws staat erop.") if item.published_at else _("De aanjager kijkt ernaar en zet het erop.")
            messages.success(request, said)
            return redirect("news:news_list", slug=slug)
    context = {"form": form, "title": _("Nieuws schrijven"), "back_url": reverse("news:news_list", args=[slug])}
    return render(request, "news/news_form.html", context, status=status_of(form))


@requires("news.change")
@READ_AND_WRITE
def news_edit(request: HttpRequest, slug: str, news_id: UUID) -> HttpResponse:
    row = news_row(news_id)
    list_url = reverse("news:news_list", kwargs={"slug": slug})
    form = NewsEditForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_news(
                news_id=news_id,
                version=-1 if version is None else version,
                facts=form.facts(),
                for_everybody=form.cleaned_data["for_everybody"],
            )
        except Conflict:
            now = news_row(news_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=list_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het nieuws is gewijzigd."))
            return redirect(list_url)
    context = {
        "form": form,
        "title": _("Nieuws wijzigen"),
        "row": row,
        "back_url": list_url,
        "seen": to_look_at(row.title, row.words, row.place),
    }
    return render(request, "news/news_form.html", context, status=status_of(form))


def _initial(row: NewsRow) -> dict[str, Any]:
    fields = ("title", "words", "on_date", "place", "for_everybody", "version")
    return {name: getattr(row, name) for name in fields}


@requires("news.change")
@require_POST
def news_put_on(request: HttpRequest, slug: str, news_id: UUID) -> HttpResponse:
    item = put_on(news_id=news_id)
    messages.success(request, _("“%(title)s” staat erop.") % {"title": item.title})
    return redirect("news:news_list", slug=slug)


@requires("news.change")
@require_POST
def news_take_off(request: HttpRequest, slug: str, news_id: UUID) -> HttpResponse:
    item = take_off(news_id=news_id)
    messages.success(request, _("“%(title)s” staat er niet meer op.") % {"title": item.title})
    return redirect("news:news_list", slug=slug)
