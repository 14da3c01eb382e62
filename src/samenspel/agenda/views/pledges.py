# SPDX-License-Identifier: EUPL-1.2
"""Pledges, for who works here: who promised what, typing over paper, looking back, asking to look back."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.agenda.constants import PledgeWay
from samenspel.agenda.forms.pledges import AskForm, PledgeForm, ReviewForm, TypedOverForm
from samenspel.agenda.operations.pledge_mail import ask_to_look_back
from samenspel.agenda.operations.pledges import change_pledge, give_pledge, look_back
from samenspel.agenda.queries.goals import partner_choices
from samenspel.agenda.queries.pledges import STANDS, PledgeRow, ToAsk, pledge_list, pledge_row, pledges_of, to_ask
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.partnerships.queries.settings import partnership_facts
from samenspel.ui.components import Link


@requires("goals.view")
@require_safe
def pledges(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = request.GET.get("stand", "")
    page = pledge_list(stand=wanted if wanted in STANDS else "", number=page_number(request.GET))
    here = reverse("agenda:pledge_list", kwargs={"slug": slug})
    context = {
        "page": page,
        "stands": [
            Link(f"{label} ({page.counts[name]})", f"{here}?stand={name}", name == page.stand)
            for name, label in STANDS.items()
        ],
        "tabs": section_tabs(slug, "agenda:pledge_list"),
        "may_change": may(current_actor(), "pledges.change"),
    }
    return render(request, "agenda/pledge_list.html", context)


@requires("goals.view")
@require_safe
def pledge(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    """One partner: the pledge of now, and those of the years before with what came of them."""
    context = {"row": pledges_of(partner_id), "may_change": may(current_actor(), "pledges.change")}
    return render(request, "agenda/pledge.html", context)


@requires("pledges.change")
@READ_AND_WRITE
def pledge_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Typed over; with "and the next" an empty form stands ready at once."""
    partners = partner_choices()
    asked = request.GET.get("partner", "")
    initial = {"partner": asked if asked in {value for value, _name in partners} else ""}
    initial["on_paper"] = "ja" if request.GET.get("papier") else ""
    form = TypedOverForm(request.POST if request.method == "POST" else None, partners=partners, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            give_pledge(
                form_key=data["form_key"] or uuid4(),
                partner_id=form.partner_id,
                words=form.words(),
                way=PledgeWay.PAPER if data["on_paper"] else PledgeWay.STAFF,
                pledged_date=data["pledged_date"],
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return _after_typing(request, slug, form)
    back_url = reverse("agenda:pledge_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Toezegging invullen"), "back_url": back_url, "typed_over": True}
    return render(request, "agenda/pledge_form.html", context, status=status_of(form))


def _after_typing(request: HttpRequest, slug: str, form: TypedOverForm) -> HttpResponse:
    if request.POST.get("next"):
        messages.success(request, _("De toezegging staat erin. De volgende kan."))
        again = reverse("agenda:pledge_new", kwargs={"slug": slug})
        return redirect(f"{again}?papier=ja" if form.cleaned_data["on_paper"] else again)
    messages.success(request, _("De toezegging staat erin."))
    return redirect("agenda:pledge", slug=slug, partner_id=form.partner_id)


def pledge_values(row: PledgeRow) -> dict[str, Any]:
    """What a form about this pledge begins with."""
    return {name: getattr(row, name) for name in ("brings", "will_do", "needs", "version")}


def pledge_conflict(request: HttpRequest, form: PledgeForm, pledge_id: UUID, back_url: str) -> HttpResponse:
    now = pledge_row(pledge_id)
    theirs = {name: value for name, value in pledge_values(now).items() if name != "version"}
    return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)


@requires("pledges.change")
@READ_AND_WRITE
def pledge_edit(request: HttpRequest, slug: str, pledge_id: UUID) -> HttpResponse:
    row = pledge_row(pledge_id)
    form = PledgeForm(request.POST if request.method == "POST" else None, initial=pledge_values(row))
    back_url = reverse("agenda:pledge", kwargs={"slug": slug, "partner_id": row.partner_id})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_pledge(pledge_id=pledge_id, version=-1 if version is None else version, words=form.words())
        except Conflict:
            return pledge_conflict(request, form, pledge_id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De toezegging is gewijzigd."))
            return redirect(back_url)
    title = _("Toezegging van %(name)s") % {"name": row.organization}
    context = {"form": form, "title": title, "back_url": back_url}
    return render(request, "agenda/pledge_form.html", context, status=status_of(form))


@requires("pledges.change")
@READ_AND_WRITE
def pledge_review(request: HttpRequest, slug: str, pledge_id: UUID) -> HttpResponse:
    """Looking back together with the partner, on the phone or at the table."""
    row = pledge_row(pledge_id)
    form = ReviewForm(request.POST if request.method == "POST" else None, initial=pledge_values(row))
    back_url = reverse("agenda:pledge", kwargs={"slug": slug, "partner_id": row.partner_id})
    if request.method == "POST" and say_review(request, form, row):
        return redirect(back_url)
    if not form.is_bound and not row.is_due:
        raise NotFound("not a year old")
    context = {"form": form, "row": row, "back_url": back_url}
    return render(request, "agenda/pledge_review.html", context, status=status_of(form))


def say_review(request: HttpRequest, form: ReviewForm, row: PledgeRow) -> bool:
    """Whether it was kept; else the form says why not."""
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        made = look_back(
            form_key=data["form_key"] or uuid4(),
            pledge_id=row.id,
            version=-1 if data["version"] is None else data["version"],
            choice=data["choice"],
            outcome=data["outcome"],
            words=form.new_words(),
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return False
    if made is None:
        messages.success(request, _("Het is gestopt. Dank voor dit jaar. Een nieuwe toezegging kan altijd."))
    else:
        messages.success(request, _("Dank je wel. De toezegging geldt weer een jaar."))
    return True


@requires("pledges.change")
@READ_AND_WRITE
def pledge_ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A mail to chosen partners whose pledge is a year old; nobody gets a second one."""
    rows = to_ask()
    waiting = [row for row in rows if row.to and row.asked_at is None]
    # Who was asked in the meantime may still be ticked on an older page: they get no second mail.
    known = {str(row.pledge_id): row for row in rows}
    offered = [(str(row.pledge_id), _asked_label(row)) for row in waiting]
    if request.method == "POST":
        offered += [(value, value) for value in request.POST.getlist("pledges") if value in known]
    form = AskForm(request.POST if request.method == "POST" else None, offered=offered)
    if request.method == "POST" and form.is_valid():
        count = ask_to_look_back(pledge_ids=form.pledge_ids())
        sentence = ngettext("Er gaat %(count)s mail weg.", "Er gaan %(count)s mails weg.", count)
        messages.success(request, sentence % {"count": count})
        return redirect("agenda:pledge_ask", slug=slug)
    context = {
        "form": form,
        "waiting": waiting,
        "asked": [row for row in rows if row.asked_at is not None],
        "unreachable": [row for row in rows if not row.to and row.asked_at is None],
    }
    return render(request, "agenda/pledge_ask.html", context, status=status_of(form))


def _asked_label(row: ToAsk) -> str:
    return _("%(organization)s: mail naar %(name)s") % {"organization": row.organization, "name": row.to}


@requires("goals.view")
@require_safe
def pledge_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The three questions on one A4, in the words of the screen."""
    name = partnership_facts().name
    fields = PledgeForm.base_fields
    data = {
        "title": _("Toezegging aan %(name)s") % {"name": name},
        "lead": _("Wat doet jouw organisatie het komende jaar mee? Klein mag. Over een jaar kijken we samen terug."),
        "organization": _("Organisatie"),
        "who": _("Ingevuld door"),
        "day": _("Datum"),
        "questions": [
            {"label": str(fields[one].label), "help": str(fields[one].help_text or "")}
            for one in ("brings", "will_do", "needs")
        ],
        "hand_in": _("Geef dit blad aan de aanjager. Schrijf geen namen of verhalen van bewoners op."),
    }
    content = render_pdf(template="agenda/documents/pledge_form.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="toezegging.pdf"'
    return response
