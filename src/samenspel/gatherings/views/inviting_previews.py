# SPDX-License-Identifier: EUPL-1.2
"""A mailing as each receiver will see it, a trial to oneself, and the press that sends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import public, requires
from samenspel.base.errors import NotFound, Refused
from samenspel.gatherings.constants import GatheringState, MailingKind, MailingState
from samenspel.gatherings.forms.inviting import TrialForm
from samenspel.gatherings.models import Mailing
from samenspel.gatherings.operations.inviting import start_sending
from samenspel.gatherings.operations.inviting_texts import send_trial
from samenspel.gatherings.operations.inviting_words import fill_in, receiver_of, values_for
from samenspel.gatherings.queries.inviting import (
    Person,
    Reach,
    chosen_by,
    gets_calendar,
    mailed_lately,
    people_for,
    reach,
)
from samenspel.gatherings.queries.inviting_texts import OwnText, own_of, own_texts, sender_of, text_for
from samenspel.gatherings.views.frame import tabs_of
from samenspel.gatherings.views.inviting_mailings import mailing_or_404, mailing_url, steps
from samenspel.messaging.queries import sender_line


@dataclass(frozen=True, slots=True)
class Preview:
    """A mail as its receiver will see it."""

    contact_id: UUID
    name: str
    sender: str
    reply_to: str
    to: str
    subject: str
    body: str
    is_shared: bool
    has_calendar: bool
    attachment: str
    own: OwnText | None


@requires("gatherings.change")
@require_safe
def mailing_preview(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    mailing = mailing_or_404(gathering_id, mailing_id)
    if mailing.state != MailingState.DRAFT:
        return redirect(mailing_url("mailing_progress", slug, mailing))
    return _preview_page(request, mailing, slug)


def _preview_page(request: HttpRequest, mailing: Mailing, slug: str, *, refused: str = "") -> HttpResponse:
    reached = reach(chosen_by(mailing, people_for(mailing.gathering_id)), also_others=mailing.also_others)
    boxes, own = reached.mailboxes, own_texts(mailing)
    number = _wanted(request, boxes)
    lately = _lately(mailing, reached)
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "reached": reached,
        "mails": len(boxes),
        "preview": _preview(mailing, boxes[number], own, slug) if boxes else None,
        "own_count": sum(1 for box in boxes if own_of(own, _ids(box))),
        "asked_before": _asked_before(mailing, reached),
        "lately": lately,
        "number": number + 1,
        "before_url": _to(boxes, number - 1),
        "next_url": _to(boxes, number + 1),
        "refused": "" if lately else refused,
        "is_draft": mailing.gathering.state == GatheringState.DRAFT,
        "form_key": uuid4(),
        "steps": steps(),
        "tabs": tabs_of(request, mailing.gathering_id),
    }
    return render(request, "gatherings/inviting/mailing_preview.html", context, status=422 if refused else 200)


def _ids(box: Sequence[Person]) -> frozenset[str]:
    return frozenset(str(person.id) for person in box)


def _asked_before(mailing: Mailing, reached: Reach) -> int:
    """How many of them had this invitation already, so that nobody is asked twice by mistake."""
    if mailing.kind != MailingKind.INVITATION:
        return 0
    return sum(1 for box in reached.mailboxes for person in box if person.invited or person.answer)


def _lately(mailing: Mailing, reached: Reach) -> int:
    """To how many mailboxes this reminder would come within two days of another mail about the same."""
    if mailing.kind != MailingKind.REMINDER:
        return 0
    known = mailed_lately(mailing)
    return sum(1 for box in reached.mailboxes if known & _ids(box))


def _wanted(request: HttpRequest, boxes: Sequence[Sequence[Person]]) -> int:
    """Whose mail is shown: of the person asked for, or by number; the first when neither is there."""
    asked = request.GET.get("voor", "")
    for place, box in enumerate(boxes):
        if asked in _ids(box):
            return place
    typed = request.GET.get("mail", "1")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
    return max(0, min(number, len(boxes)) - 1)


def _to(boxes: Sequence[Sequence[Person]], place: int) -> str:
    """The address of another mail of the same page; by person, so that it stays theirs when the list changes."""
    return f"?voor={boxes[place][0].id}" if 0 <= place < len(boxes) else ""


def _preview(mailing: Mailing, box: Sequence[Person], own: Sequence[OwnText], slug: str) -> Preview:
    text = text_for(mailing, own, _ids(box))
    values = values_for(mailing.gathering, receiver_of(box), link="")
    code = _("(code van %(name)s)") % {"name": values["naam"]}
    values["link"] = f"{settings.BASE_URL}/p/{slug}/k/{code}/"
    from_name, reply_to = sender_of(mailing)
    return Preview(
        contact_id=box[0].id,
        name=values["naam"],
        sender=sender_line(from_name),
        reply_to=reply_to,
        to=f"{values['naam']} <{box[0].email}>",
        subject=fill_in(text.subject, values),
        body=fill_in(text.body, values),
        is_shared=len(box) > 1,
        has_calendar=gets_calendar(mailing, box),
        attachment=_attachment(mailing) if gets_calendar(mailing, box) else "",
        own=own_of(own, _ids(box)),
    )


def _attachment(mailing: Mailing) -> str:
    if mailing.kind == MailingKind.CALLED_OFF:
        return _("een bestand dat de afspraak uit de agenda haalt")
    return _("afspraak voor de agenda")


@requires("gatherings.change")
@require_POST
def mailing_trial(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    """The mail of one receiver, to whoever presses."""
    mailing = mailing_or_404(gathering_id, mailing_id)
    form = TrialForm(request.POST)
    if not form.is_valid():
        return _preview_page(request, mailing, slug, refused=_("Kies eerst van wie je de mail wilt proberen."))
    contact_id = form.cleaned_data["contact_id"]
    try:
        address = send_trial(mailing_id=mailing_id, **form.cleaned_data)
    except NotFound:
        return _preview_page(request, mailing, slug, refused=_("Kies eerst van wie je de mail wilt proberen."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("De proefmail is onderweg naar %(address)s.") % {"address": address})
    return redirect(f"{mailing_url('mailing_preview', slug, mailing)}?voor={contact_id}")


@public
@require_safe
def mailing_trial_link(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the link in a trial leads: it belongs to nobody and can do nothing."""
    return render(request, "gatherings/inviting/trial_link.html")


@requires("gatherings.change")
@require_POST
def mailing_send(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    mailing = mailing_or_404(gathering_id, mailing_id)
    try:
        start_sending(mailing_id=mailing_id, even_if_lately="toch" in request.POST)
    except Refused as refusal:
        return _preview_page(request, mailing, slug, refused=refusal.message)
    return redirect(mailing_url("mailing_progress", slug, mailing))
