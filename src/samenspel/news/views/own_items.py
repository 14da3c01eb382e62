# SPDX-License-Identifier: EUPL-1.2
"""Telling news by personal link: half a minute on a phone."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.news.constants import NewsState
from samenspel.news.forms.items import NewsForm
from samenspel.news.operations.items import tell_news
from samenspel.news.queries.items import own_items
from samenspel.news.queries.looking import to_look_at


def me() -> UUID:
    """The person of this link."""
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return contact_id


def warn_of_names(request: HttpRequest, *texts: str) -> None:
    """A word to who wrote it; a facilitator is told the same, before it goes to many."""
    if to_look_at(*texts):
        words = _(
            "Er lijkt een naam, mailadres of telefoonnummer in te staan. Mag dat? Zeg het anders tegen de aanjager."
        )
        messages.warning(request, words)


@requires("own.news")
@READ_AND_WRITE
def own_news(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    form = NewsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            item = tell_news(form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            waits = item.state == NewsState.WAITING
            thanks = (
                _("Dank je wel. De aanjager leest het en zet het erop.") if waits else _("Dank je wel. Het staat erop.")
            )
            messages.success(request, thanks)
            warn_of_names(request, item.title, item.words, item.place)
            return redirect("news:own_news", slug=slug, token=token)
    context = {"form": form, "mine": own_items(me()), "token": token}
    return render(request, "news/own_news.html", context, status=status_of(form))
