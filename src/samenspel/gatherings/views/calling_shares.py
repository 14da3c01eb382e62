# SPDX-License-Identifier: EUPL-1.2
"""Dividing the calls over those who call, and the links of those who help."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import NotFound, Refused
from samenspel.base.fields import plain_text
from samenspel.entrance.operations import address_of
from samenspel.gatherings.forms.calling import DivideForm, GiveForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.calling_shares import (
    add_call_helper,
    divide_calls,
    give_call,
    link_of_helper,
    stop_call_helper,
    take_back_share,
)
from samenspel.gatherings.queries.calling import Callee, call_list, callees
from samenspel.gatherings.queries.calling_shares import Caller, callers_of, helper_of, known_to
from samenspel.gatherings.queries.encounters import acquaintances
from samenspel.gatherings.queries.inviting import matching, people_for
from samenspel.gatherings.views.frame import tabs_of

MOST_FOUND = 20
READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Share:
    """The people of one caller: whom they still call, and how many they spoke or tried already."""

    caller: Caller
    left: list[Callee]
    known: AbstractSet[UUID]  # whom of them the caller knows already
    given: int
    called: int
    chosen: bool

    @property
    def note(self) -> str:
        if not self.given:
            return _("nog niemand")
        people = ngettext("%(number)d persoon", "%(number)d mensen", self.given) % {"number": self.given}
        return _("%(people)s, %(called)d gebeld") % {"people": people, "called": self.called}


@requires("calls.change")
@READ_AND_WRITE
def call_divide(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    callers = callers_of(gathering_id)
    choices = [(caller.code, caller.name) for caller in callers]
    form = DivideForm(request.POST if request.method == "POST" else None, callers=choices)
    if request.method == "POST" and form.is_valid():
        try:
            number = divide_calls(gathering_id=gathering_id, codes=form.cleaned_data["callers"])
        except Refused as refusal:
            form.add_error("callers", refusal.message)
        else:
            messages.success(request, _divided(number))
            return redirect("gatherings:call_divide", slug=slug, gathering_id=gathering_id)
    everybody = callees(gathering_id)
    calls = call_list(everybody, gathering, callers=[code for code, _name in choices])
    to_call = [*calls.in_order, *(one for one in calls.later if one.person.tel)]
    others = [one for share in calls.of_others.values() for one in share if one.person.tel]
    knows = known_to(callers, acquaintances(gathering))
    known = {caller.code for caller in callers}
    ticked = set(request.POST.getlist("callers")) if request.method == "POST" else known  # who calls, calls along
    shares = _shares(callers, everybody, [*to_call, *others], ticked, knows)
    context = {
        "gathering": gathering,
        "form": form,
        "shares": shares,
        "free": [one for one in to_call if one.caller not in known],
        "divided": any(share.left for share in shares),
        "no_number": len(calls.no_number),
        "tabs": tabs_of(request, gathering_id),
    }
    status = 422 if form.errors else 200
    return render(request, "gatherings/inviting/call_divide.html", context, status=status)


def _shares(
    callers: list[Caller],
    everybody: list[Callee],
    to_call: list[Callee],
    ticked: set[str],
    knows: Mapping[str, AbstractSet[UUID]],
) -> list[Share]:
    return [
        Share(
            caller=caller,
            left=[one for one in to_call if one.caller == caller.code],
            known=knows.get(caller.code, frozenset()),
            given=sum(1 for one in everybody if one.caller == caller.code),
            called=sum(1 for one in everybody if one.caller == caller.code and one.calls),
            chosen=caller.code in ticked,
        )
        for caller in callers
    ]


def _divided(number: int) -> str:
    if not number:
        return _("Er is nu niemand om te bellen.")
    return ngettext(
        "Verdeeld: %(number)d persoon heeft een beller.", "Verdeeld: %(number)d mensen hebben een beller.", number
    ) % {"number": number}


@requires("calls.change")
@require_POST
def call_share_back(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Whom this caller still has to call is in nobody's share again."""
    try:
        number = take_back_share(gathering_id=gathering_id, code=request.POST.get("caller", "")[:60])
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        sentence = ngettext("%(number)d persoon is terug.", "%(number)d mensen zijn terug.", number)
        messages.info(request, sentence % {"number": number})
    return redirect("gatherings:call_divide", slug=slug, gathering_id=gathering_id)


@requires("calls.change")
@READ_AND_WRITE
def call_give(request: HttpRequest, slug: str, gathering_id: UUID, contact_id: UUID) -> HttpResponse:
    """One person to another caller."""
    gathering = Gathering.of(gathering_id)
    callee = next((one for one in callees(gathering_id) if one.person.id == contact_id), None)
    if callee is None:
        raise NotFound(str(contact_id))
    choices = [(caller.code, caller.name) for caller in callers_of(gathering_id)]
    known = {code for code, _name in choices}
    now = callee.caller if callee.caller in known else ""
    data = request.POST if request.method == "POST" else None
    form = GiveForm(data, callers=choices, initial={"was": callee.caller, "to": now})
    if request.method == "POST" and form.is_valid():
        try:
            give_call(gathering_id=gathering_id, contact_id=contact_id, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Bewaard bij %(name)s.") % {"name": callee.person.name})
            return redirect("gatherings:call_divide", slug=slug, gathering_id=gathering_id)
    context = {"gathering": gathering, "form": form, "callee": callee, "tabs": tabs_of(request, gathering_id)}
    return render(request, "gatherings/inviting/call_give.html", context, status=422 if form.errors else 200)


@requires("calls.change")
@require_safe
def call_helper_find(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Find somebody of the pact who helps to call."""
    gathering = Gathering.of(gathering_id)
    text = plain_text(request.GET.get("q", ""))[:100]
    context = {
        "gathering": gathering,
        "text": text,
        "people": matching(people_for(gathering_id), text)[:MOST_FOUND] if text else [],
        "search_url": request.path,
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/call_helper_find.html", context)


@requires("calls.change")
@require_POST
def call_helper_add(request: HttpRequest, slug: str, gathering_id: UUID, contact_id: UUID) -> HttpResponse:
    try:
        helper = add_call_helper(gathering_id=gathering_id, contact_id=contact_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gatherings:call_helper_find", slug=slug, gathering_id=gathering_id)
    return redirect("gatherings:call_helper", slug=slug, gathering_id=gathering_id, helper_id=helper.pk)


@requires("calls.change")
@READ_AND_WRITE
def call_helper(request: HttpRequest, slug: str, gathering_id: UUID, helper_id: UUID) -> HttpResponse:
    """The link of who helps: shown after a press, to send along in one's own app."""
    gathering = Gathering.of(gathering_id)
    helper = helper_of(gathering_id, helper_id)
    words = ""
    if request.method == "POST":
        try:
            words = _words(helper, gathering, address_of(link_of_helper(helper_id=helper_id), slug=slug))
        except Refused as refusal:
            messages.error(request, refusal.message)
    context = {"gathering": gathering, "helper": helper, "words": words, "tabs": tabs_of(request, gathering_id)}
    return render(request, "gatherings/inviting/call_helper.html", context)


def _words(helper: Caller, gathering: Gathering, address: str) -> str:
    return _(
        "Hoi %(name)s,\nFijn dat je meebelt voor %(title)s. Via deze link zie je wie jij belt:\n%(address)s\n"
        "De link is van jou alleen en werkt tot de bijeenkomst voorbij is."
    ) % {"name": helper.name, "title": gathering.title, "address": address}


@requires("calls.change")
@READ_AND_WRITE
def call_helper_stop(request: HttpRequest, slug: str, gathering_id: UUID, helper_id: UUID) -> HttpResponse:
    """The help is over; asks first, since the link is gone for good."""
    Gathering.of(gathering_id)
    helper = helper_of(gathering_id, helper_id)
    if request.method == "POST":
        stop_call_helper(helper_id=helper_id)
        messages.info(request, _("De link van %(name)s werkt niet meer.") % {"name": helper.name})
        return redirect("gatherings:call_divide", slug=slug, gathering_id=gathering_id)
    here = {"slug": slug, "gathering_id": gathering_id}
    context = {
        "title": _("Helpt %(name)s niet meer mee?") % {"name": helper.name},
        "sentence": _("De link van %(name)s opent dan niets meer.") % {"name": helper.name},
        "consequences": [
            _("Wie nog gebeld moet worden, komt terug in de lijst."),
            _("De telefoontjes die al gedaan zijn, blijven bewaard."),
        ],
        "action_label": _("Stop de hulp"),
        "back_url": reverse("gatherings:call_helper", kwargs={**here, "helper_id": helper_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
