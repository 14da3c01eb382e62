# SPDX-License-Identifier: EUPL-1.2
"""A chat comes in, its pieces are sorted a screen at a time, and become questions and tips."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, page_number, status_of
from samenspel.base.errors import Refused
from samenspel.questions.forms.chats import ChatForm, SortForm
from samenspel.questions.operations.reading import remove_chat, take_chat
from samenspel.questions.operations.sorting import accept_chatter, decide_pieces, take_pieces
from samenspel.questions.queries.chats import PiecePage, chat_row, chat_rows, piece_page, pieces_at
from samenspel.questions.queries.entries import gathering_choices

ALL = "alles"


def sort_url(slug: str, chat_id: UUID) -> str:
    return reverse("questions:chat_sort", kwargs={"slug": slug, "chat_id": chat_id})


@requires("questions.change")
@READ_AND_WRITE
def chat_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = (
        ChatForm(request.POST, request.FILES, gatherings=gathering_choices())
        if request.method == "POST"
        else ChatForm(gatherings=gathering_choices())
    )
    if request.method == "POST" and form.is_valid():
        chat_id = _taken(form)
        if chat_id is not None:
            return redirect(sort_url(slug, chat_id))
    context = {"form": form, "chats": chat_rows()}
    return render(request, "questions/chat_new.html", context, status=status_of(form))


def _taken(form: ChatForm) -> UUID | None:
    data = form.cleaned_data
    try:
        chat = take_chat(
            form_key=data["form_key"] or uuid4(),
            title=data["title"],
            happened_date=data["happened_date"],
            gathering_id=form.gathering_id(),
            text=form.text(),
        )
    except Refused as refusal:
        form.add_error(form.content_field, refusal.message)
        return None
    made: UUID = chat.pk
    return made


@requires("questions.change")
@READ_AND_WRITE
def chat_sort(request: HttpRequest, slug: str, chat_id: UUID) -> HttpResponse:
    """A screen of pieces, each with what it seems to be; one button says that it is right and shows the next."""
    chat = chat_row(chat_id)
    everything = request.GET.get("stand") == ALL
    number = page_number(request.GET)
    if request.method == "POST":
        shown = [int(one) for one in request.POST.getlist("piece") if one.isascii() and one.isdigit() and len(one) < 7]
        form = SortForm(request.POST, rows=pieces_at(chat_id, shown))
        if form.is_valid():
            _sort(request, chat_id, form)
            return redirect(_next(request, slug, chat_id, number))
        page = PiecePage(rows=form.rows, number=number, pages=number)
    else:
        page = piece_page(chat_id, only_undecided=not everything, number=number)
        form = SortForm(rows=page.rows)
    context = {"chat": chat, "page": page, "form": form, "everything": everything}
    return render(request, "questions/chat_sort.html", context, status=status_of(form))


def _sort(request: HttpRequest, chat_id: UUID, form: SortForm) -> None:
    missed = decide_pieces(chat_id=chat_id, kinds=form.kinds(), was=form.was())
    if missed:
        said = ngettext(
            "Iemand anders koos al iets voor %(n)d stuk. Dat is zo gebleven.",
            "Iemand anders koos al iets voor %(n)d stukken. Dat is zo gebleven.",
            missed,
        )
        messages.warning(request, said % {"n": missed})


def _next(request: HttpRequest, slug: str, chat_id: UUID, number: int) -> str:
    """The next screen: of those left to decide always the first, of everything the one after this."""
    here = sort_url(slug, chat_id)
    return f"{here}?stand={ALL}&bladzijde={number + 1}" if request.GET.get("stand") == ALL else here


@requires("questions.change")
@require_POST
def chat_chatter(request: HttpRequest, slug: str, chat_id: UUID) -> HttpResponse:
    count = accept_chatter(chat_id=chat_id)
    said = ngettext("%(n)d stuk staat op praat.", "%(n)d stukken staan op praat.", count) % {"n": count}
    messages.success(request, said)
    return redirect(sort_url(slug, chat_id))


@requires("questions.change")
@require_POST
def chat_take(request: HttpRequest, slug: str, chat_id: UUID) -> HttpResponse:
    try:
        questions, tips = take_pieces(chat_id=chat_id)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect(sort_url(slug, chat_id))
    first = ngettext("%(n)d vraag", "%(n)d vragen", questions) % {"n": questions}
    second = ngettext("%(n)d tip", "%(n)d tips", tips) % {"n": tips}
    messages.success(request, _("Opgenomen: %(questions)s en %(tips)s.") % {"questions": first, "tips": second})
    return redirect("questions:question_list", slug=slug)


@requires("questions.change")
@READ_AND_WRITE
def chat_remove(request: HttpRequest, slug: str, chat_id: UUID) -> HttpResponse:
    chat = chat_row(chat_id)
    if request.method == "POST":
        remove_chat(chat_id=chat_id)
        messages.success(request, _("De chat is weg."))
        return redirect("questions:chat_new", slug=slug)
    context = {
        "title": _("Chat weggooien?"),
        "sentence": f"“{chat.title}”",
        "consequences": [_("Alle stukken verdwijnen."), _("Vragen en tips die je al opnam, blijven staan.")],
        "action_label": _("Gooi de chat weg"),
        "back_url": sort_url(slug, chat_id),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
