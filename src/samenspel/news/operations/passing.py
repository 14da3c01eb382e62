# SPDX-License-Identifier: EUPL-1.2
"""Questions to the network go round: to whom they fit, within what one person can bear, by mail in chunks.

Who gets it is written down in the transaction that passes it on; a mail and its mark in another. A worker that is
killed in between goes on where it stopped, and `deed` makes that no mailbox gets the same question twice.
"""

from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact, link_for_mailbox
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.news.constants import URGENT_A_DAY, URGENT_REACHES, QuestionState
from samenspel.news.models import NetworkQuestion, QuestionReceiver
from samenspel.news.queries.asking import AskRow, ask_row
from samenspel.news.queries.bulletins import LANGUAGE
from samenspel.news.queries.fitting import fit_of, fitting
from samenspel.news.queries.looking import to_look_at
from samenspel.news.queries.settings import settings_here
from samenspel.news.queries.wishes import Reader, shared_mailboxes
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

CHUNK = 25  # people in one transaction
CHUNKS_A_JOB = 20
JOB = "samenspel.news.operations.passing.mail_question"
DAY = timedelta(days=1)


@transaction.atomic
def pass_on(*, ask_id: UUID, version: int) -> int:
    """A facilitator sends it round to whom it fits. A second press sends nothing again. Returns how many get it.

    Raises `Conflict` when words or fit were changed since the facilitator looked.
    """
    question = NetworkQuestion.of(ask_id)
    if question.state in (QuestionState.PASSED, QuestionState.CLOSED):
        return 0
    if question.version != version:
        raise Conflict(_("Iemand anders veranderde deze vraag terwijl jij bezig was."))
    return _pass(question, by_itself=False)


def pass_urgent(question: NetworkQuestion) -> None:
    """An urgent one goes at once, if the pact chose so, and only within limits; else it waits for a facilitator."""
    if not question.is_urgent or not settings_here().urgent_goes_at_once or fit_of(question).is_anybody:
        return
    if to_look_at(question.words):  # somebody may be named: a person looks first
        return
    with acting_as(Actor(role=Role.NEWS, partnership_id=question.partnership_id)):
        _one_at_a_time(question)
        lately = NetworkQuestion.objects.filter(passed_by_itself=True, passed_at__gt=timezone.now() - DAY)
        found = fitting(fit_of(question), asker_id=question.contact_id, urgent=True)
        if lately.count() < URGENT_A_DAY and 0 < len(found.people) <= URGENT_REACHES:
            _pass(question, by_itself=True)


def _pass(question: NetworkQuestion, *, by_itself: bool) -> int:
    _one_at_a_time(question)
    found = fitting(fit_of(question), asker_id=question.contact_id, urgent=question.is_urgent)
    if not found.people:
        raise Refused(_("Er is nu niemand bij wie deze vraag past. Maak de keuze ruimer, of wacht een paar dagen."))
    rows = NetworkQuestion.objects.filter(pk=question.pk, version=question.version)
    waiting = rows.filter(state__in=(QuestionState.WAITING, QuestionState.DECLINED))
    if not waiting.update(
        state=QuestionState.PASSED,
        passed_at=timezone.now(),
        passed_by_itself=by_itself,
        version=F("version") + 1,
    ):
        return 0  # another press was first
    QuestionReceiver.objects.bulk_create(
        QuestionReceiver(
            partnership_id=question.partnership_id, question=question, contact_id=one.id, asked_at=timezone.now()
        )
        for one in found.people
    )
    record(action="question.passed_on", subject=question, people=len(found.people), by_itself=by_itself)
    jobs.enqueue(JOB, ask_id=str(question.pk))
    return len(found.people)


def _one_at_a_time(question: NetworkQuestion) -> None:
    """Two questions at the same moment would each think that somebody has room for one more."""
    Partnership.objects.select_for_update().get(pk=question.partnership_id)


def mail_question(*, ask_id: str) -> None:
    """The job: chunk after chunk; what is left goes to a next job."""
    pact = NetworkQuestion.of(ask_id).partnership_id
    with acting_as(Actor(role=Role.NEWS, partnership_id=pact)), translation.override(LANGUAGE):
        for _number in range(CHUNKS_A_JOB):
            if not _mail_chunk(UUID(ask_id)):
                return
    jobs.enqueue(JOB, ask_id=ask_id)


def unmailed_questions() -> list[UUID]:
    """Going round, with people who did not get their mail yet."""
    rows = QuestionReceiver.objects.filter(mailed_at__isnull=True, question__state=QuestionState.PASSED)
    return list(rows.order_by("question_id").values_list("question_id", flat=True).distinct())


@transaction.atomic
def _mail_chunk(ask_id: UUID) -> bool:
    """Write the mails to the next people. True while there may be more to do."""
    question = NetworkQuestion.objects.select_for_update().get(pk=ask_id)
    if question.state != QuestionState.PASSED:
        return False
    waiting = QuestionReceiver.objects.filter(question_id=ask_id, mailed_at__isnull=True).order_by("pk")
    rows = list(waiting.values_list("pk", "contact_id")[:CHUNK])
    contacts = Contact.objects.filter(pk__in=[contact_id for _pk, contact_id in rows], active=True).exclude(email="")
    people = [Reader(pk, name, email, "") for pk, name, email in contacts.values_list("pk", "name", "email")]
    shared = shared_mailboxes(one.mailbox for one in people)
    row = ask_row(ask_id)
    for one in people:
        _write(one, row, is_shared=one.mailbox in shared)
    QuestionReceiver.objects.filter(pk__in=[pk for pk, _contact_id in rows]).update(mailed_at=timezone.now())
    if rows:
        deliver_soon()
    return len(rows) == CHUNK


def _write(one: Reader, row: AskRow, *, is_shared: bool) -> None:
    context = {"name": called(one.name), "ask": row, "link": LINK_MARK, "shared": is_shared}
    link = link_for_mailbox(mailbox=one.mailbox) if is_shared else link_for_contact(contact_id=one.id)
    write_message(
        kind="question",
        to_name=one.name,
        to_email=one.email,
        subject=_("Dringende vraag: weet jij raad?") if row.is_urgent else _("Weet jij raad?"),
        body=render_to_string("news/mail/question.txt", context).strip() + "\n",
        link=link,
        deed=f"question:{uuid5(row.id, one.mailbox)}",
    )


def tell_asker(question: NetworkQuestion, day: date) -> None:
    """There is an answer: one mail a day at most, however many answers come."""
    if question.contact_id is None:
        return
    with acting_as(Actor(role=Role.NEWS, partnership_id=question.partnership_id)), translation.override(LANGUAGE):
        asker = Contact.objects.get(pk=question.contact_id)
        if not asker.email or not asker.active:
            return
        context = {"name": called(asker.name), "ask": question, "link": LINK_MARK}
        write_message(
            kind="question",
            to_name=asker.name,
            to_email=asker.email,
            subject=_("Er is een antwoord op je vraag"),
            body=render_to_string("news/mail/answered.txt", context).strip() + "\n",
            link=link_for_contact(contact_id=asker.pk),
            link_path=f"vragen/{question.pk}/",
            deed=f"question-answered:{question.pk}:{day.isoformat()}",
        )
        deliver_soon()
