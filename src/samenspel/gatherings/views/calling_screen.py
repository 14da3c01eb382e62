# SPDX-License-Identifier: EUPL-1.2
"""One screen per call, the same for everybody who calls: by account or by the link of a helper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.policy import may
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import CALL_NOTE_KEPT, CallOutcome
from samenspel.gatherings.forms.calling import (
    TOMORROW,
    TONIGHT,
    CallForm,
    ColleagueOnThePhoneForm,
    DetailsOnThePhoneForm,
    tonight_is_left,
    usual_call_back,
)
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.calling import note_call, take_back_call
from samenspel.gatherings.queries.calling import (
    WHOLE_LIST,
    CallList,
    Noted,
    call_list,
    callees,
    colleague_left,
    details_on_the_phone,
    last_talk,
    noted_call,
)
from samenspel.gatherings.queries.registering_details import details_version


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody who calls goes from page to page: below the gathering, or below their own link."""

    slug: str
    gathering_id: UUID
    token: str = ""

    @property
    def list_url(self) -> str:
        return self._page("own_calls") if self.token else self._page("call_list")

    def call_url(self, contact_id: UUID) -> str:
        return self._page("own_call" if self.token else "call", contact_id=contact_id)

    def undo_url(self, call_id: UUID) -> str:
        return self._page("own_call_undo" if self.token else "call_undo", call_id=call_id)

    def _page(self, name: str, **more: UUID) -> str:
        whose = {"token": self.token} if self.token else {"gathering_id": self.gathering_id}
        return reverse(f"gatherings:{name}", kwargs={"slug": self.slug, **whose, **more})


@dataclass(frozen=True, slots=True)
class Previous:
    """What was noted just now, with the way to take it back."""

    noted: Noted
    undo_url: str


@dataclass(slots=True)
class Typed:
    """The three parts of the one form on the screen."""

    call: CallForm
    details: DetailsOnThePhoneForm | None
    colleague: ColleagueOnThePhoneForm

    @property
    def all(self) -> list[forms.Form]:
        return [form for form in (self.call, self.details, self.colleague) if form is not None]

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in self.all])

    @property
    def extra_is_open(self) -> bool:
        """Whether something about the extra questions was typed, so that it stays in sight."""
        return any(form.is_bound and form.has_changed() for form in self.all[1:])

    def whole(self) -> forms.Form:
        """All fields as one form, to carry everything along to the page of a conflict."""
        whole = forms.Form(self.call.data)
        for form in self.all:
            whole.fields |= {form.add_prefix(name): form.fields[name] for name in form.fields}
        whole.is_valid()
        return whole


def previous_of(request: HttpRequest, way: Way) -> Previous | None:
    """The call that was noted just now, to be able to take it back."""
    try:
        call_id = UUID(request.GET.get("vorige", ""))
    except ValueError:
        return None
    noted = noted_call(way.gathering_id, call_id)
    return Previous(noted, way.undo_url(call_id)) if noted else None


def call_screen(
    request: HttpRequest, way: Way, gathering: Gathering, contact_id: UUID, *, callers: Sequence[str]
) -> HttpResponse | dict[str, Any]:
    """The answer to a form that was handled, or the context of the screen."""
    calls = call_list(callees(gathering.pk), gathering, callers=callers)
    callee = calls.find(contact_id)
    if callee is None:
        raise NotFound(str(contact_id))
    following = _next_page(way, contact_id, calls)
    values = details_on_the_phone(gathering.pk, contact_id)
    typed = _typed(request, gathering, values)
    if request.method == "POST" and typed.is_valid():
        answer = _note(request, gathering, contact_id, typed, following)
        if answer is not None:
            return answer
    return {
        "gathering": gathering,
        "callee": callee,
        "typed": typed,
        "bound": typed.all,
        "outcomes": _outcomes(),
        "soon": _soon(),
        "skip_url": following,
        "list_url": way.list_url,
        "previous": previous_of(request, way),
        "talk": last_talk(contact_id),
        "notes_are_for_others": not may(current_actor(), WHOLE_LIST),
        "left": len(calls.in_order),
        "notes_until": gathering.ends_at + CALL_NOTE_KEPT,
    }


def show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    wrong = any(form.errors for form in context["bound"])
    return render(request, template, context, status=422 if wrong else 200)


def _typed(request: HttpRequest, gathering: Gathering, values: dict[str, Any] | None) -> Typed:
    data = request.POST if request.method == "POST" else None
    details = None
    if values is not None:
        initial = {**values, "version": details_version(values)}
        details = DetailsOnThePhoneForm(data, with_meal=gathering.with_meal, initial=initial)
    return Typed(
        call=CallForm(data, initial={"form_key": uuid4(), **usual_call_back()}),
        details=details,
        colleague=ColleagueOnThePhoneForm(data),
    )


def _note(
    request: HttpRequest, gathering: Gathering, contact_id: UUID, typed: Typed, following: str
) -> HttpResponse | None:
    cleaned = typed.call.cleaned_data
    try:
        noted = note_call(
            gathering_id=gathering.pk,
            contact_id=contact_id,
            outcome=cleaned["outcome"],
            form_key=cleaned["form_key"],
            note=cleaned["note"],
            call_back_at=cleaned.get("call_back_at"),
            details=typed.details.told() if typed.details else None,
            colleague=typed.colleague.named(),
        )
    except Conflict:
        return _conflict(request, typed, details_on_the_phone(gathering.pk, contact_id))
    except Refused as refusal:
        _add_error(typed, refusal)
        return None
    return redirect(f"{following}?vorige={noted.pk}")


def _conflict(request: HttpRequest, typed: Typed, now: dict[str, Any] | None) -> HttpResponse | None:
    """The person wrote something down by their own link while they were being called."""
    if now is None or typed.details is None:
        sentence = _("Deze persoon vulde dit intussen zelf in. Maak deze velden leeg en tik opnieuw hoe het afliep.")
        _add_error(typed, Refused(sentence))
        return None
    theirs = {name: value for name, value in now.items() if name in typed.details.fields}
    return conflict_page(
        request, form=typed.whole(), theirs=theirs, version=details_version(now), back_url=request.path
    )


def _add_error(typed: Typed, refusal: Refused) -> None:
    form = next((one for one in typed.all if refusal.field in one.fields), typed.call)
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


def _outcomes() -> list[tuple[str, str, str]]:
    """Value, word and look of each button; calling back has buttons of its own."""
    looks = {CallOutcome.COMES: ""}
    return [
        (outcome.value, str(outcome.label), looks.get(outcome, "secondary"))
        for outcome in CallOutcome
        if outcome != CallOutcome.CALL_BACK
    ]


def _soon() -> list[tuple[str, str]]:
    """The easy moments to call back; tonight only while there is an evening left."""
    tonight = [(TONIGHT, _("Vanavond"))] if tonight_is_left() else []
    return [*tonight, (TOMORROW, _("Morgenochtend"))]


def _next_page(way: Way, contact_id: UUID, calls: CallList) -> str:
    """The person below this one in the list; after the last one the list itself."""
    order = [callee.person.id for callee in calls.in_order]
    if contact_id not in order[:-1]:
        return way.list_url
    return way.call_url(order[order.index(contact_id) + 1])


def undo(request: HttpRequest, way: Way, call_id: UUID) -> HttpResponse:
    """Take back the outcome that was noted last, and show the person again."""
    if noted_call(way.gathering_id, call_id) is None:  # undone already, by a second press
        return redirect(way.list_url)
    colleague = colleague_left(call_id)
    try:
        contact_id = take_back_call(call_id=call_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(way.list_url)
    messages.info(request, _("Ongedaan gemaakt."))
    if colleague:
        messages.warning(request, _("%(name)s blijft aangemeld als collega.") % {"name": colleague})
    return redirect(way.call_url(contact_id) if contact_id else way.list_url)
