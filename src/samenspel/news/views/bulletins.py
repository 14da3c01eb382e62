# SPDX-License-Identifier: EUPL-1.2
"""The monthly mail: made from what happened, reworded, looked at, sent."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.news.constants import BulletinKind, BulletinState
from samenspel.news.forms.bulletins import BulletinForm, PieceForm, TrialForm
from samenspel.news.models import Bulletin
from samenspel.news.operations.bulletins import (
    add_piece,
    change_bulletin,
    change_piece,
    discard_bulletin,
    draft_month,
    leave_out,
    move_piece,
    send_trial,
)
from samenspel.news.operations.sending import start_sending
from samenspel.news.queries.bulletins import PieceRow, bulletin_page, bulletin_row, pieces_of, progress_of, written
from samenspel.news.queries.looking import to_look_at
from samenspel.news.queries.wishes import mailboxes_that_want


@requires("news.change")
@require_safe
def bulletin_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "page": bulletin_page(number=page_number(request.GET)),
        "tabs": section_tabs(slug, "news:news_list"),
        "may_change": True,
    }
    return render(request, "news/bulletin_list.html", context)


@requires("news.change")
@require_POST
def bulletin_new(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        made = draft_month()
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("news:bulletin_list", slug=slug)
    return redirect("news:bulletin", slug=slug, bulletin_id=made.pk)


@requires("news.change")
@READ_AND_WRITE
def bulletin(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    """The words around it, and the pieces with a button for each thing that can be done with them."""
    found = Bulletin.of(bulletin_id)
    if found.state != BulletinState.DRAFT:
        return redirect("news:bulletin_progress", slug=slug, bulletin_id=bulletin_id)
    now = {"subject": found.subject, "opening": found.opening}
    form = BulletinForm(request.POST if request.method == "POST" else None, initial={**now, "version": found.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = -1 if data["version"] is None else data["version"]
        try:
            change_bulletin(bulletin_id=bulletin_id, version=version, subject=data["subject"], opening=data["opening"])
        except Conflict:
            here = reverse("news:bulletin", kwargs={"slug": slug, "bulletin_id": bulletin_id})
            return conflict_page(request, form=form, theirs=now, version=found.version, back_url=here)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return redirect("news:bulletin_preview", slug=slug, bulletin_id=bulletin_id)
    context = {"form": form, "bulletin": found, "pieces": pieces_of(bulletin_id)}
    return render(request, "news/bulletin.html", context, status=status_of(form))


@requires("news.change")
@READ_AND_WRITE
def piece_new(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    bulletin_row(bulletin_id)
    form = PieceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_piece(
                bulletin_id=bulletin_id,
                form_key=data["form_key"] or uuid4(),
                title=data["title"],
                words=data["words"],
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return _to_bulletin(slug, bulletin_id)
    context = {"form": form, "title": _("Eigen stuk erbij"), "back_url": _bulletin_url(slug, bulletin_id)}
    return render(request, "news/piece_form.html", context, status=status_of(form))


@requires("news.change")
@READ_AND_WRITE
def piece_edit(request: HttpRequest, slug: str, bulletin_id: UUID, piece_id: UUID) -> HttpResponse:
    piece = _piece(bulletin_id, piece_id)
    now = {"title": piece.title, "words": piece.words}
    form = PieceForm(request.POST if request.method == "POST" else None, initial={**now, "version": piece.version})
    back_url = _bulletin_url(slug, bulletin_id)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = -1 if data["version"] is None else data["version"]
        try:
            change_piece(
                bulletin_id=bulletin_id,
                piece_id=piece_id,
                version=version,
                title=data["title"],
                words=data["words"],
            )
        except Conflict:
            return conflict_page(request, form=form, theirs=now, version=piece.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return _to_bulletin(slug, bulletin_id)
    context = {"form": form, "title": _("Stuk veranderen"), "back_url": back_url}
    return render(request, "news/piece_form.html", context, status=status_of(form))


@requires("news.change")
@require_POST
def piece_move(request: HttpRequest, slug: str, bulletin_id: UUID, piece_id: UUID) -> HttpResponse:
    _piece(bulletin_id, piece_id)
    try:
        move_piece(bulletin_id=bulletin_id, piece_id=piece_id, up=request.POST.get("way") == "up")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return _to_bulletin(slug, bulletin_id)


@requires("news.change")
@require_POST
def piece_leave(request: HttpRequest, slug: str, bulletin_id: UUID, piece_id: UUID) -> HttpResponse:
    """Leave it out, or take it in again."""
    _piece(bulletin_id, piece_id)
    try:
        leave_out(bulletin_id=bulletin_id, piece_id=piece_id, left_out=request.POST.get("left_out") == "ja")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return _to_bulletin(slug, bulletin_id)


@requires("news.change")
@require_safe
def bulletin_preview(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    """As a receiver reads it, with the button that sends it."""
    found = Bulletin.of(bulletin_id)
    if found.state != BulletinState.DRAFT:
        return redirect("news:bulletin_progress", slug=slug, bulletin_id=bulletin_id)
    return _preview(request, found)


def _preview(request: HttpRequest, found: Bulletin, *, refused: str = "") -> HttpResponse:
    mail = written(found)
    body = mail.body(names=[current_actor().name or _("Anna")], link=_("[je eigen link]/"))
    context = {
        "bulletin": found,
        "subject": mail.subject,
        "body": body,
        "mails": mailboxes_that_want(BulletinKind.MONTH),
        "form_key": uuid4(),
        "refused": refused,
        "digest": mail.digest,
        "seen": to_look_at(mail.opening, *(words for piece in mail.pieces for words in piece)),
    }
    return render(request, "news/bulletin_preview.html", context, status=409 if refused else 200)


@requires("news.change")
@require_POST
def bulletin_trial(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    bulletin_row(bulletin_id)
    form = TrialForm(request.POST)
    form.is_valid()
    try:
        address = send_trial(bulletin_id=bulletin_id, form_key=form.cleaned_data.get("form_key") or uuid4())
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("De proefmail gaat naar %(address)s.") % {"address": address})
    return redirect("news:bulletin_preview", slug=slug, bulletin_id=bulletin_id)


@requires("news.change")
@require_POST
def bulletin_send(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    found = Bulletin.of(bulletin_id)
    try:
        start_sending(bulletin_id=bulletin_id, seen=request.POST.get("seen", ""))
    except Refused as refusal:
        return _preview(request, found, refused=refusal.message)
    return redirect("news:bulletin_progress", slug=slug, bulletin_id=bulletin_id)


@requires("news.change")
@require_safe
def bulletin_progress(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    """How far it is; asked again each second while there is more to come, as a piece of the page."""
    row = bulletin_row(bulletin_id)
    context = {
        "row": row,
        "progress": progress_of(bulletin_id),
        "mail": written(Bulletin.of(bulletin_id)),
        "poll_url": request.path,
        "outbox_url": reverse("messaging:outbox", kwargs={"slug": slug}) + "?stand=kijk-na",
    }
    piece = bool(request.headers.get("HX-Request"))
    return render(request, f"news/bulletin_{'bar' if piece else 'progress'}.html", context)


@requires("news.change")
@require_POST
def bulletin_discard(request: HttpRequest, slug: str, bulletin_id: UUID) -> HttpResponse:
    bulletin_row(bulletin_id)
    try:
        discard_bulletin(bulletin_id=bulletin_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("news:bulletin_list", slug=slug)


def _piece(bulletin_id: UUID, piece_id: UUID) -> PieceRow:
    bulletin_row(bulletin_id)
    found = next((one for one in pieces_of(bulletin_id) if one.id == piece_id), None)
    if found is None:
        raise NotFound(str(piece_id))
    return found


def _bulletin_url(slug: str, bulletin_id: UUID) -> str:
    return reverse("news:bulletin", kwargs={"slug": slug, "bulletin_id": bulletin_id})


def _to_bulletin(slug: str, bulletin_id: UUID) -> HttpResponse:
    return redirect(f"{_bulletin_url(slug, bulletin_id)}#stukken")
