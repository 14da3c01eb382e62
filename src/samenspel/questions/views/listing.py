# SPDX-License-Identifier: EUPL-1.2
"""Questions and tips as a list, and the same on paper."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import page_number
from samenspel.base.documents import render_pdf
from samenspel.base.scope import current_actor
from samenspel.questions.forms.entries import FilterForm
from samenspel.questions.paper import paper_data
from samenspel.questions.queries.chats import chats_to_sort
from samenspel.questions.queries.entries import OPEN, QUESTIONS, TIPS, Wanted, all_tags, entries_on_paper, entry_page

LONGEST_SEARCH = 100


def asked_for(request: HttpRequest) -> Wanted:
    """What the address asks for; what makes no sense narrows nothing."""
    which = request.GET.get("soort", "")
    return Wanted(
        text=request.GET.get("q", "")[:LONGEST_SEARCH].replace("\0", ""),
        which=which if which in (OPEN, QUESTIONS, TIPS) else "",
        tag=request.GET.get("woord", "")[:LONGEST_SEARCH].replace("\0", ""),
        chat_id=_id(request.GET.get("chat", "")),
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@requires("questions.view")
@require_safe
def question_list(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = asked_for(request)
    may_change = may(current_actor(), "questions.change")
    kinds = [("", _("Alles")), (OPEN, _("Zonder antwoord")), (QUESTIONS, _("Vragen")), (TIPS, _("Tips"))]
    query = {name: value for name, value in request.GET.items() if name in {"q", "soort", "woord", "chat"} and value}
    context = {
        "page": entry_page(wanted=wanted, number=page_number(request.GET)),
        "wanted": wanted,
        "form": FilterForm(kinds=kinds, initial={"q": wanted.text, "soort": wanted.which}),
        "tags": all_tags(),
        "tabs": section_tabs(slug, "questions:question_list"),
        "may_change": may_change,
        "chats": chats_to_sort() if may_change else [],
        "paper_query": urlencode(query),
    }
    return render(request, "questions/question_list.html", context)


@requires("questions.view")
@require_safe
def question_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Laid out as such papers are: the questions with their answers, then the tips."""
    wanted = asked_for(request)
    rows = entries_on_paper(wanted=wanted, only_published=request.GET.get("voor") == "iedereen")
    content = render_pdf(template="questions/documents/questions.typ", data=paper_data(rows))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="vragen-en-tips.pdf"'
    return response
