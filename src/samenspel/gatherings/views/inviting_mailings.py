# SPDX-License-Identifier: EUPL-1.2
"""One text for several people: written, and how far the sending is. Looking at it stands in inviting_previews."""

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
from samenspel.gatherings.constants import MERGE_FIELDS, MailingKind, MailingState
from samenspel.gatherings.forms.inviting import TextForm
from samenspel.gatherings.models import Mailing
from samenspel.gatherings.operations.inviting import change_text, discard_mailing
from samenspel.gatherings.queries.inviting import audience_label, progress_of
from samenspel.gatherings.views.frame import page_url, tabs_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def steps() -> list[str]:
    return [_("Aan wie"), _("Tekst"), _("Bekijken"), _("Versturen")]


def mailing_or_404(gathering_id: UUID, mailing_id: UUID) -> Mailing:
    rows = Mailing.objects.select_related("gathering", "created_by")
    found: Mailing | None = rows.filter(pk=mailing_id, gathering_id=gathering_id).first()
    if found is None:
        raise NotFound(str(mailing_id))
    return found


def mailing_url(name: str, slug: str, mailing: Mailing, **more: UUID) -> str:
    kwargs = {"slug": slug, "gathering_id": mailing.gathering_id, "mailing_id": mailing.pk, **more}
    return reverse(f"gatherings:{name}", kwargs=kwargs)


def merge_fields() -> list[tuple[str, object]]:
    return [(f"{{{name}}}", meaning) for name, meaning in MERGE_FIELDS.items()]


@requires("gatherings.change")
@READ_AND_WRITE
def mailing_text(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    mailing = mailing_or_404(gathering_id, mailing_id)
    if mailing.state != MailingState.DRAFT:
        return redirect(mailing_url("mailing_progress", slug, mailing))
    now = {"subject": mailing.subject, "body": mailing.body}
    form = TextForm(
        request.POST or None,
        writer=mailing.created_by.email if mailing.created_by else "",
        initial={**now, "answers_to_writer": mailing.answers_to_writer, "version": mailing.version},
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_text(
                mailing_id=mailing_id,
                version=form.cleaned_data["version"],
                text=form.text(),
                answers_to_writer=form.cleaned_data.get("answers_to_writer", False),
            )
        except Conflict:
            back = mailing_url("mailing_text", slug, mailing)
            return conflict_page(request, form=form, theirs=now, version=mailing.version, back_url=back)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect(mailing_url("mailing_preview", slug, mailing))
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "form": form,
        "kind_label": MailingKind(mailing.kind).label,
        "audience_label": audience_label(mailing.audience),
        "merge_fields": merge_fields(),
        "steps": steps(),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/mailing_text.html", context, status=422 if form.errors else 200)


@requires("gatherings.change")
@require_safe
def mailing_progress(request: HttpRequest, slug: str, gathering_id: UUID, mailing_id: UUID) -> HttpResponse:
    """How far it is; asked again each second while there is more to come, as a piece of the page."""
    mailing = mailing_or_404(gathering_id, mailing_id)
    if mailing.state == MailingState.DRAFT:
        return redirect(mailing_url("mailing_text", slug, mailing))
    context = {
        "gathering": mailing.gathering,
        "mailing": mailing,
        "kind_label": MailingKind(mailing.kind).label,
        "audience_label": audience_label(mailing.audience),
        "progress": progress_of(mailing),
        "poll_url": mailing_url("mailing_progress", slug, mailing),
        "outbox_url": f"{page_url('messaging:outbox', slug=slug)}?stand=kijk-na",
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
    mailing_or_404(gathering_id, mailing_id)
    try:
        discard_mailing(mailing_id=mailing_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("gatherings:invite", slug=slug, gathering_id=gathering_id)
