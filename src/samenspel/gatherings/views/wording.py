# SPDX-License-Identifier: EUPL-1.2
"""The questions of the evaluation in the partnership's own words, with what they look like on a phone and on paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict
from samenspel.gatherings.forms.wording import WordingForm
from samenspel.gatherings.operations.wording import change_wording
from samenspel.gatherings.queries.wording import Words, house_words, with_house, wording_page
from samenspel.gatherings.views.paper import paper_form

CORE = (("met", "met_help"), ("cooperate", "cooperate_help"), ("contribute", "contribute_help"))
FREE = (("contribution", "contribution_help"), ("action", "action_help"))


@requires("partnership.change")
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, slug: str) -> HttpResponse:
    page = wording_page()
    here = reverse("gatherings:wording", kwargs={"slug": slug})
    form = WordingForm(request.POST if request.method == "POST" else None, initial=_initial(page.words, page.version))
    preview = page.words
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST:
            try:
                _change(request, form)
            except Conflict:
                return conflict_page(request, form=form, theirs=page.words, version=page.version, back_url=here)
            return redirect(here)
        preview = with_house(form.texts())
    context = {
        "form": form,
        "page": page,
        "core": [[form[name] for name in places] for places in CORE],
        "free": [[form[name] for name in places] for places in FREE],
        "preview": preview,
    }
    return render(request, "gatherings/evaluating/wording.html", context, status=422 if form.errors else 200)


def _initial(words: Words, version: int) -> dict[str, Any]:
    return {**words, "version": version}


def _change(request: HttpRequest, form: WordingForm) -> None:
    """Save what was typed, or with the button for that the words of Samenspel."""
    texts = {} if "restore" in request.POST else form.texts()
    made = change_wording(version=form.cleaned_data["version"], texts=texts)
    if made is None:
        messages.info(request, _("Er is niets veranderd."))
    elif made.texts:
        messages.success(request, _("Bewaard. Deze woorden gelden vanaf de eerstvolgende bijeenkomst."))
    else:
        messages.success(request, _("De woorden van Samenspel gelden weer, vanaf de eerstvolgende bijeenkomst."))


@requires("partnership.change")
@require_POST
def wording_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """What was typed as the paper form, before it is saved."""
    form = WordingForm(request.POST)
    words = with_house(form.texts()) if form.is_valid() else house_words()
    return paper_form(title=_("Voorbeeld"), words=words)
