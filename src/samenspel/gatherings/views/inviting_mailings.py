# SPDX-License-Identifier: EUPL-1.2
"""One text for several people: written, looked at as the receiver sees it, sent, and how far it is."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.gatherings.constants import MERGE_FIELDS, GatheringState, MailingKind, MailingState
from samenspel.gatherings.forms.inviting import TextForm
from samenspel.gatherings.models import Mailing
from samenspel.gatherings.operations.inviting import change_text, discard_mailing, start_sending
from samenspel.gatherings.operations.inviting_words import Receiver, fill_in, values_for
from samenspel.gatherings.queries.inviting import (
    Person,
    Reach,
    audience_label,
    chosen_by,
    people_for,
    reach,
    states_of_messages,
)
from samenspel.gatherings.views.frame import page_url, tabs_of
from samenspel.messaging.constants import MessageState

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def steps() -> list[str]:
    return [_("Aan wie"), _("Tekst"), _("Bekijken"), _("Versturen")]


def _mailing(gathering_id: UUID, mailing_id: UUID) -> Mailing:
    rows = Mailing.objects.select_related("gathering")
    found: Mailing | None = rows.filter(pk=mailing_id, gathering_id=gathering_id).first()
    if found is None:
        raise NotFound(str(mailing_id))
    return found


def _page(name: str, slug: str, mailing: Mailing) -> str:
    kwargs = {"slug": slug, "gathering_id": mailing.gathering_id, "mailing_id": mailing.pk}
    return reverse(f"gatherings:{name}", kwargs=kwargs)


@requires("gatherings.change")
@READ_AND_WRITE
def mailing_text(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    mailing = _mailing(gathering_id, mailing_id)
    if mailing.state != MailingState.DRAFT:
        return redirect(_page("mailing_progress", slug, mailing))
    now = {"subject": mailing.subject, "body": mailing.body}
    form = TextForm(request.POST or None, initial={**now, "version": mailing.version})
    if request.method == "POST" and form.is_valid():
        try:
            change_text(mailing_id=mailing_id, version=form.cleaned_data["version"], text=form.text())
        except Conflict:
            back = _page("mailing_text", slug, mailing)
            return conflict_page(request, form=form, theirs=now, version=mailing.version, back_url=back)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect(_page("mailing_preview", slug, mailing))
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "form": form,
        "kind_label": MailingKind(mailing.kind).label,
        "audience_label": audience_label(mailing.audience),
        "merge_fields": [(f"{{{name}}}", meaning) for name, meaning in MERGE_FIELDS.items()],
        "steps": steps(),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/mailing_text.html", context, status=422 if form.errors else 200)


@dataclass(frozen=True, slots=True)
class Preview:
    """A mail as its receiver will see it."""

    to: str
    subject: str
    body: str
    is_shared: bool


@requires("gatherings.change")
@require_safe
def mailing_preview(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    mailing = _mailing(gathering_id, mailing_id)
    if mailing.state != MailingState.DRAFT:
        return redirect(_page("mailing_progress", slug, mailing))
    return _preview_page(request, mailing)


def _preview_page(request: HttpRequest, mailing: Mailing, *, refused: str = "") -> HttpResponse:
    reached = reach(chosen_by(mailing, people_for(mailing.gathering_id)), also_others=mailing.also_others)
    number = _wanted(request, len(reached.mailboxes))
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "reached": reached,
        "mails": len(reached.mailboxes),
        "preview": _preview(mailing, reached, number),
        "asked_before": _asked_before(mailing, reached),
        "number": number + 1,
        "refused": refused,
        "is_draft": mailing.gathering.state == GatheringState.DRAFT,
        "steps": steps(),
        "tabs": tabs_of(request, mailing.gathering_id),
    }
    return render(request, "gatherings/inviting/mailing_preview.html", context, status=422 if refused else 200)


def _asked_before(mailing: Mailing, reached: Reach) -> int:
    """How many of them had this invitation already, so that nobody is asked twice by mistake."""
    if mailing.kind != MailingKind.INVITATION:
        return 0
    return sum(1 for box in reached.mailboxes for person in box if person.invited or person.answer)


def _wanted(request: HttpRequest, mails: int) -> int:
    """Whose mail is shown; the first when that is not said."""
    typed = request.GET.get("mail", "1")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
    return max(0, min(number, mails) - 1)


def _preview(mailing: Mailing, reached: Reach, number: int) -> Preview | None:
    if not reached.mailboxes:
        return None
    people: list[Person] = reached.mailboxes[number]
    receiver = Receiver(
        tuple(one.name for one in people), tuple(one.organization for one in people if one.organization)
    )
    place = _("[hier komt de eigen link van %(name)s]")
    values = values_for(mailing.gathering, receiver, link="")
    values["link"] = place % {"name": values["naam"]}
    return Preview(
        to=f"{values['naam']} <{people[0].email}>",
        subject=fill_in(mailing.subject, values),
        body=fill_in(mailing.body, values),
        is_shared=len(people) > 1,
    )


@requires("gatherings.change")
@require_POST
def mailing_send(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    mailing = _mailing(gathering_id, mailing_id)
    try:
        start_sending(mailing_id=mailing_id)
    except Refused as refusal:
        return _preview_page(request, mailing, refused=refusal.message)
    return redirect(_page("mailing_progress", slug, mailing))


@requires("gatherings.change")
@require_safe
def mailing_progress(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    """How far it is; asked again each second while there is more to come, as a piece of the page."""
    mailing = _mailing(gathering_id, mailing_id)
    if mailing.state == MailingState.DRAFT:
        return redirect(_page("mailing_text", slug, mailing))
    states = states_of_messages(mailing)
    arrived = states[MessageState.SENT]
    trouble = states[MessageState.FAILED] + states[MessageState.UNSURE]
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "kind_label": MailingKind(mailing.kind).label,
        "audience_label": audience_label(mailing.audience),
        "arrived": arrived,
        "trouble": trouble,
        "busy": arrived + trouble < mailing.total,
        "poll_url": _page("mailing_progress", slug, mailing),
        "outbox_url": page_url("messaging:outbox", slug=slug),
        "mailbox_url": page_url("messaging:mailbox", slug=slug),
        "steps": steps(),
        "tabs": tabs_of(request, gathering_id),
    }
    piece = bool(request.headers.get("HX-Request"))
    template = "mailing_bar.html" if piece else "mailing_progress.html"
    return render(request, f"gatherings/inviting/{template}", context)


@requires("gatherings.change")
@require_POST
def mailing_discard(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    _mailing(gathering_id, mailing_id)
    try:
        discard_mailing(mailing_id=mailing_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("gatherings:invite", slug=slug, gathering_id=gathering_id)
