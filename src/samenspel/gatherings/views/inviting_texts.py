# SPDX-License-Identifier: EUPL-1.2
"""Who gets a mailing, and other words for one of them."""

from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import page_number
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.domain.naming import called
from samenspel.gatherings.constants import MailingState
from samenspel.gatherings.forms.inviting import WordsForm
from samenspel.gatherings.models import Mailing
from samenspel.gatherings.operations.inviting_texts import back_to_common, mailbox_of, write_own_text
from samenspel.gatherings.operations.inviting_words import listed
from samenspel.gatherings.queries.inviting import Person, chosen_by, matching, people_for, reach
from samenspel.gatherings.queries.inviting_texts import OwnText, own_of, own_texts
from samenspel.gatherings.views.frame import tabs_of
from samenspel.gatherings.views.inviting_mailings import mailing_or_404, mailing_url, merge_fields, steps

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ReceiverRow:
    """One mailbox of a mailing."""

    id: UUID
    names: str
    note: str
    own: OwnText | None


@requires("gatherings.change")
@require_safe
def mailing_receivers(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    """Everybody who gets it, those with an own text first."""
    mailing = mailing_or_404(gathering_id, mailing_id)
    if mailing.state != MailingState.DRAFT:
        return redirect(mailing_url("mailing_progress", slug, mailing))
    query = request.GET.get("q", "")[:100]
    reached = reach(chosen_by(mailing, people_for(gathering_id)), also_others=mailing.also_others)
    own = own_texts(mailing)
    rows = [_row(box, own) for box in reached.mailboxes if matching(box, query)]
    rows.sort(key=lambda row: row.own is None)
    pages = max(1, ceil(len(rows) / ROWS_A_PAGE))
    number = min(pages, max(1, page_number(request.GET)))
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "rows": rows[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE],
        "lost": _lost(own, reached.mailboxes),
        "query": query,
        "page": number,
        "pages": pages,
        "preview_url": mailing_url("mailing_preview", slug, mailing),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/mailing_receivers.html", context)


def _row(box: list[Person], own: list[OwnText]) -> ReceiverRow:
    organizations = dict.fromkeys(person.organization for person in box if person.organization)
    return ReceiverRow(
        id=box[0].id,
        names=listed([person.name for person in box]),
        note=" · ".join([*organizations, box[0].email]),
        own=own_of(own, frozenset(str(person.id) for person in box)),
    )


def _lost(own: list[OwnText], boxes: list[list[Person]]) -> list[OwnText]:
    """Own texts of people who get no mail as they are now: not chosen any more, or with others in one mailbox."""
    now = {frozenset(str(person.id) for person in box) for box in boxes}
    return [one for one in own if one.people not in now]


@requires("gatherings.change")
@require_http_methods(["GET", "HEAD", "POST"])
def mailing_own_text(
    request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID, contact_id: UUID
) -> HttpResponse:
    """The words for one person; they begin with the common text."""
    mailing = mailing_or_404(gathering_id, mailing_id)
    if mailing.state != MailingState.DRAFT:
        return redirect(mailing_url("mailing_progress", slug, mailing))
    box = mailbox_of(mailing, contact_id)
    own = _theirs(mailing, box)
    now = {"subject": own.text.subject, "body": own.text.body} if own else _common(mailing)
    form = WordsForm(request.POST or None, initial={**now, "version": own.version if own else 0})
    back = f"{mailing_url('mailing_preview', slug, mailing)}?voor={contact_id}"
    if request.method == "POST" and form.is_valid():
        try:
            write_own_text(
                mailing_id=mailing_id,
                contact_id=contact_id,
                version=form.cleaned_data["version"],
                text=form.text(),
            )
        except Conflict:
            version = own.version if own else 0
            return conflict_page(request, form=form, theirs=now, version=version, back_url=back)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect(back)
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "form": form,
        "own": own,
        "person": listed([called(person.name) for person in box]),
        "contact_id": contact_id,
        "common": _common(mailing),
        "merge_fields": merge_fields(),
        "back_url": back,
        "steps": steps(),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/mailing_own_text.html", context, status=422 if form.errors else 200)


def _common(mailing: Mailing) -> dict[str, str]:
    return {"subject": mailing.subject, "body": mailing.body}


def _theirs(mailing: Mailing, box: list[Person]) -> OwnText | None:
    """What was written for any of them; it may be from before the mailbox got other readers."""
    people = {str(person.id) for person in box}
    return next((one for one in own_texts(mailing) if one.people & people), None)


@requires("gatherings.change")
@require_POST
def mailing_common_text(
    request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID, contact_id: UUID
) -> HttpResponse:
    """Back to the common text."""
    mailing = mailing_or_404(gathering_id, mailing_id)
    mailbox_of(mailing, contact_id)
    try:
        back_to_common(mailing_id=mailing_id, contact_id=contact_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.info(request, _("Hier staat weer de gewone tekst."))
    return redirect(f"{mailing_url('mailing_preview', slug, mailing)}?voor={contact_id}")
