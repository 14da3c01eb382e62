# SPDX-License-Identifier: EUPL-1.2
"""Whom to invite: by mail in groups, one by one, or by hand with a link."""

from math import ceil
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.answers import page_number
from samenspel.base.errors import Refused
from samenspel.domain.naming import called
from samenspel.entrance.operations import address_of
from samenspel.gatherings.constants import GatheringState, MailingKind
from samenspel.gatherings.forms.inviting import KINDS, AudienceForm, PickForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.inviting import draft_mailing, link_by_hand
from samenspel.gatherings.operations.registering_mail import own_path
from samenspel.gatherings.queries.inviting import (
    PEOPLE,
    Person,
    audience_choices,
    mailings_of,
    matching,
    people_for,
)
from samenspel.gatherings.views.frame import page_url, tabs_of
from samenspel.gatherings.views.planning_states import forward_step
from samenspel.messaging.queries import addresses_in_trouble
from samenspel.organizations.models import Contact

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])
PEOPLE_A_PAGE = 50


@requires("gatherings.change")
@READ_AND_WRITE
def invite(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    people = people_for(gathering_id)
    form = AudienceForm(
        request.POST or None,
        audiences=audience_choices(people),
        initial={"form_key": uuid4(), **_likely(request, people)},
    )
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        mailing = draft_mailing(
            mailing_id=cleaned["form_key"],
            gathering_id=gathering_id,
            kind=cleaned["kind"],
            audience=cleaned["audience"],
            also_others=cleaned["also_others"],
        )
        return redirect("gatherings:mailing_text", slug=slug, gathering_id=gathering_id, mailing_id=mailing.pk)
    context = {
        "gathering": gathering,
        "form": form,
        "has_people": bool(people),
        "by_hand": sum(1 for person in people if not person.likes_mail and not person.answer),
        "open_text": _open_text(gathering, slug),
        "mailings": mailings_of(gathering_id),
        "forward": forward_step(gathering.state) if gathering.state == GatheringState.DRAFT else None,
        "partners_url": page_url("organizations:partner_list", slug=slug),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/invite.html", context, status=422 if form.errors else 200)


def _likely(request: HttpRequest, people: list[Person]) -> dict[str, str]:
    """What is most likely meant: news for who comes, else first those not invited, then those who said nothing."""
    if request.GET.get("bericht") == "verandering":
        return {"kind": MailingKind.CHANGE, "audience": "coming"}
    if any(not person.invited and not person.answer for person in people):
        return {"kind": MailingKind.INVITATION, "audience": "not_invited"}
    return {"kind": MailingKind.REMINDER, "audience": "silent"}


def _open_text(gathering: Gathering, slug: str) -> str:
    """A text to paste in one's own mail or app, with the open link; nothing while that is closed."""
    path = page_url("gatherings:open_signup", slug=slug, open_code=gathering.open_code) if gathering.open_code else ""
    if not path or gathering.state != GatheringState.INVITING or gathering.called_off_at is not None:
        return ""
    return _("Kom je ook? %(title)s, %(day)s, bij %(place)s. Aanmelden kan hier: %(link)s") % {
        "title": gathering.title,
        "day": _day_and_time(gathering),
        "place": gathering.place,
        "link": f"{settings.BASE_URL}{path}",
    }


def _day_and_time(gathering: Gathering) -> str:
    begins = timezone.localtime(gathering.starts_at)
    return _("%(day)s om %(time)s uur") % {"day": date_format(begins, "l j F"), "time": date_format(begins, "H.i")}


@requires("gatherings.change")
@READ_AND_WRITE
def invite_people(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Everyone by name: tick for a mail, or take somebody's own link along to an app."""
    gathering = Gathering.of(gathering_id)
    people = people_for(gathering_id)
    error = ""
    if request.method == "POST":
        try:
            return _draft_for_picked(request, slug, gathering_id, people)
        except Refused as refusal:
            error = refusal.message
    query, only = request.GET.get("q", "")[:100], request.GET.get("kies", "")
    shown = [person for person in matching(people, query) if _is_shown(person, only)]
    pages = max(1, ceil(len(shown) / PEOPLE_A_PAGE))
    number = min(pages, max(1, page_number(request.GET)))
    context = {
        "gathering": gathering,
        "people": shown[(number - 1) * PEOPLE_A_PAGE : number * PEOPLE_A_PAGE],
        "found": len(shown),
        "page": number,
        "pages": pages,
        "query": query,
        "only": only,
        "error": error,
        "picked": request.POST.getlist("people") if error else [],
        "kinds": KINDS,
        "kind": request.POST.get("kind", ""),
        "troubled": addresses_in_trouble(),
        "form_key": uuid4(),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/people.html", context, status=422 if error else 200)


def _is_shown(person: Person, only: str) -> bool:
    if only == "bellen-of-appen":
        return not person.likes_mail and not person.answer
    return not (only == "nog-niet" and (person.invited or person.answer))


def _draft_for_picked(request: HttpRequest, slug: str, gathering_id: UUID, people: list[Person]) -> HttpResponse:
    form = PickForm(request.POST, people=[(str(person.id), person.name) for person in people])
    if not form.is_valid():
        raise Refused(_("Kies minstens één persoon."))
    mailing = draft_mailing(
        mailing_id=form.cleaned_data["form_key"],
        gathering_id=gathering_id,
        kind=form.cleaned_data["kind"],
        audience=PEOPLE,
        also_others=True,
        contact_ids=[UUID(contact_id) for contact_id in form.cleaned_data["people"]],
    )
    return redirect("gatherings:mailing_text", slug=slug, gathering_id=gathering_id, mailing_id=mailing.pk)


@requires("gatherings.change")
@require_POST
def contact_link(request: HttpRequest, slug: str, gathering_id: UUID, contact_id: UUID) -> HttpResponse:
    """Somebody's own link with a text around it, to paste in an app. Showing it counts as inviting."""
    gathering = Gathering.of(gathering_id)
    contact = Contact.of(contact_id)
    context = {
        "gathering": gathering,
        "contact": contact,
        "back_url": reverse("gatherings:invite_people", kwargs={"slug": slug, "gathering_id": gathering_id}),
        "tabs": tabs_of(request, gathering_id),
    }
    try:
        link = link_by_hand(gathering_id=gathering_id, contact_id=contact_id)
    except Refused as refusal:
        context["refused"] = refusal.message
        return render(request, "gatherings/inviting/contact_link.html", context, status=422)
    address = address_of(link, slug=slug, path=own_path(gathering_id))
    context["address"] = address
    context["text"] = _("Hoi %(name)s, kom je ook? %(title)s, %(day)s, bij %(place)s. Zeg het hier: %(link)s") % {
        "name": called(contact.name),
        "title": gathering.title,
        "day": _day_and_time(gathering),
        "place": gathering.place,
        "link": address,
    }
    return render(request, "gatherings/inviting/contact_link.html", context)
