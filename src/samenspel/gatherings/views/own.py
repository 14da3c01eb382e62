# SPDX-License-Identifier: EUPL-1.2
"""One's own pages by personal link. GET and HEAD change nothing; each answer is a button that POSTs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import requires
from samenspel.agenda.queries.actions import own_action_rows
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import Answer, RegistrationState
from samenspel.gatherings.forms.registering import AnswerForm
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations.registering import answer_invitation
from samenspel.gatherings.queries.registering_own import OwnPage, own_gathering, own_page, programme_titles
from samenspel.gatherings.queries.speaking import own_asks
from samenspel.gatherings.views.frame import page_url

ACTIONS_SHOWN = 3


@requires("own.registration")
@require_safe
def own_home(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    page = own_page()
    going = [row for row in own_action_rows() if row.going]
    context = {
        "page": page,
        "first": page.coming[0] if page.coming else None,
        "later": page.coming[1:],
        "actions": going[:ACTIONS_SHOWN],
        "more_actions": len(going) > ACTIONS_SHOWN,
        "token": token,
        "evaluation_url": _of_today("gatherings:own_evaluation", page, slug=slug, token=token),
        "table_url": _of_today("gatherings:own_table", page, slug=slug, token=token),
        "asks": own_asks(),
    }
    return render(request, "gatherings/registering/own_home.html", context)


def _of_today(name: str, page: OwnPage, *, slug: str, token: str) -> str:
    """To the table or the questions, for who is or was present at a gathering of today."""
    today = [row for row in (*page.coming, *page.over) if row.is_today and row.mine and row.mine.present]
    return page_url(name, slug=slug, token=token, gathering_id=today[0].id) if today else ""


@requires("own.registration")
@require_http_methods(["GET", "HEAD", "POST"])
def own_registration(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    gathering = own_gathering(gathering_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if form.is_valid():
            try:
                said = _answer(gathering_id, form.cleaned_data["answer"])
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _sentence(said))
                coming = said.answer == Answer.YES
                page = "gatherings:own_details" if coming else "gatherings:own_registration"
                return redirect(page, slug=slug, token=token, gathering_id=gathering_id)
        else:
            form = AnswerForm({})
            form.add_error(None, _("Kies ja, misschien of nee."))
        gathering = own_gathering(gathering_id)
    context = {
        "gathering": gathering,
        "form": form,
        "programme": programme_titles(gathering_id),
        "token": token,
        "home_link": page_url("gatherings:own_home", slug=slug, token=token),
    }
    return render(request, "gatherings/registering/own_registration.html", context, status=422 if form.errors else 200)


def _answer(gathering_id: UUID, answer: str) -> Registration:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("own contact")
    return answer_invitation(gathering_id=gathering_id, contact_id=contact_id, answer=answer)


def _sentence(said: Registration) -> str:
    if said.state == RegistrationState.PENDING:
        return _("We hebben je antwoord. De aanjager kijkt ernaar en laat het je weten.")
    if said.answer == Answer.YES:
        seated = said.state == RegistrationState.SEATED
        return _("Je bent aangemeld. Er is een plek voor je.") if seated else _("Je staat op de wachtlijst.")
    if said.answer == Answer.MAYBE:
        return _("Je antwoord is bewaard: misschien. Er is nog geen plek voor je vastgelegd.")
    return _("Je antwoord is bewaard: je komt niet. Dank dat je het laat weten.")
