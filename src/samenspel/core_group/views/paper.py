# SPDX-License-Identifier: EUPL-1.2
"""The agenda and the minutes of a meeting: on paper and by mail."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Refused
from samenspel.core_group.forms.agendas import MailForm
from samenspel.core_group.minutes import minutes_data
from samenspel.core_group.operations.mailing import AGENDA, DECISIONS, mail_of, send_mail
from samenspel.core_group.queries.agendas import item_rows, moved_on
from samenspel.core_group.queries.decisions import decisions_of
from samenspel.core_group.queries.meetings import meeting_row, members
from samenspel.core_group.queries.upcoming import meeting_of
from samenspel.core_group.views.agendas import to_meeting

MAILS = {AGENDA, DECISIONS}


@requires("core.view")
@require_safe
def agenda_pdf(request: HttpRequest, slug: str, meeting_id: UUID) -> HttpResponse:
    return _pdf(meeting_id, with_minutes=False)


@requires("core.view")
@require_safe
def minutes_pdf(request: HttpRequest, slug: str, meeting_id: UUID) -> HttpResponse:
    return _pdf(meeting_id, with_minutes=True)


def _pdf(meeting_id: UUID, *, with_minutes: bool) -> HttpResponse:
    meeting = meeting_row(meeting_of(meeting_id))
    data = minutes_data(
        meeting=meeting,
        items=item_rows(meeting_id, on_paper=True),
        decisions=decisions_of(meeting_id) if with_minutes else [],
        moved=moved_on(meeting_id) if with_minutes else [],
        with_minutes=with_minutes,
    )
    content = render_pdf(template="core_group/documents/meeting.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    name = "verslag" if with_minutes else "agenda"
    response["Content-Disposition"] = f'attachment; filename="{name}-kerngroep-{meeting.starts_at:%Y-%m-%d}.pdf"'
    return response


@requires("core.change")
@READ_AND_WRITE
def mail(request: HttpRequest, slug: str, meeting_id: UUID) -> HttpResponse:
    """The agenda before, the decisions after; first seen as it goes, then sent."""
    meeting = meeting_row(meeting_of(meeting_id))
    about = request.GET.get("wat", AGENDA)
    about = about if about in MAILS else AGENDA
    people = [(str(member.user_id), member.name) for member in members()]
    form = MailForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            count = send_mail(
                form_key=data["form_key"] or uuid4(),
                meeting_id=meeting_id,
                about=about,
                to=[int(value) for value in data["to"]],
                words=data["words"],
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            sent = ngettext("Er gaat %(count)s mail weg.", "Er gaan %(count)s mails weg.", count) % {"count": count}
            messages.success(request, sent)
            return to_meeting(slug, meeting_id)
    letter = mail_of(meeting_id=meeting_id, about=about)
    context = {
        "meeting": meeting,
        "form": form,
        "letter": letter,
        "about": about,
        "preview": letter.body(name=_("…"), words=""),
    }
    return render(request, "core_group/mail.html", context, status=status_of(form))
