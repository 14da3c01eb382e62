# SPDX-License-Identifier: EUPL-1.2
"""Bottlenecks: a letter to who can solve it, sent once, and what comes back, kept in order."""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.accounts.models import User
from samenspel.agenda.constants import AWAITING, BottleneckState, ThemeNewsKind
from samenspel.agenda.models import Bottleneck, BottleneckAnswer, Theme
from samenspel.agenda.operations.becoming import add_news
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.messaging.operations import deliver_soon, write_message

FARTHEST = timedelta(days=2 * 366)
NEWS_OF = {
    BottleneckState.PROMISED: ThemeNewsKind.PROMISED,
    BottleneckState.REFUSED: ThemeNewsKind.REFUSED,
    BottleneckState.DONE: ThemeNewsKind.DONE,
}


@transaction.atomic
def add_bottleneck(
    *, form_key: UUID, theme_id: UUID, addressee: str, email: str, subject: str, body: str
) -> Bottleneck:
    """A letter that has not gone yet. The same `form_key` twice is one letter."""
    theme = Theme.of(theme_id)
    made: Bottleneck | None = Bottleneck.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    letter = Bottleneck(
        pk=form_key,
        partnership_id=current_partnership_id(),
        theme=theme,
        addressee=addressee,
        email=email,
        subject=subject[:150],
        body=body,
    )
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    record(action="bottleneck.added", subject=letter, theme=str(theme_id))
    return letter


@transaction.atomic
def change_bottleneck(
    *, bottleneck_id: UUID, version: int, addressee: str, email: str, subject: str, body: str
) -> None:
    """As long as it has not gone. Raises `Conflict` when somebody else changed it in the meantime."""
    letter = Bottleneck.of(bottleneck_id)
    _refuse_when_gone(letter)
    drafts = Bottleneck.objects.filter(pk=bottleneck_id, version=version, state=BottleneckState.DRAFT)
    if not drafts.update(addressee=addressee, email=email, subject=subject, body=body, version=F("version") + 1):
        raise Conflict(_("Iemand anders veranderde deze brief net."))
    record(action="bottleneck.changed", subject=letter)


def _refuse_when_gone(letter: Bottleneck) -> None:
    if letter.state != BottleneckState.DRAFT:
        raise Refused(_("Deze brief is al verstuurd. Je kunt hem niet meer veranderen."))


@transaction.atomic
def remove_bottleneck(*, bottleneck_id: UUID) -> UUID:
    """A letter that never went. Returns its theme."""
    letter = Bottleneck.of(bottleneck_id)
    _refuse_when_gone(letter)
    record(action="bottleneck.removed", subject=letter)
    Bottleneck.objects.filter(pk=bottleneck_id, state=BottleneckState.DRAFT).delete()
    theme_id: UUID = letter.theme_id
    return theme_id


@transaction.atomic
def send_bottleneck(*, bottleneck_id: UUID, version: int, answer_by: date) -> Bottleneck:
    """The letter as it was read, by mail or on paper; pressing twice sends it once.

    Raises `Conflict` when it was changed since it was read.
    """
    letter = Bottleneck.of(bottleneck_id)
    if letter.state != BottleneckState.DRAFT:
        return letter
    _refuse_odd_day(answer_by)
    as_read = Bottleneck.objects.filter(pk=bottleneck_id, version=version, state=BottleneckState.DRAFT)
    went = as_read.update(
        state=BottleneckState.SENT,
        sent_date=timezone.localdate(),
        answer_by=answer_by,
        version=F("version") + 1,
    )
    if not went:
        raise Conflict(_("Iemand anders veranderde deze brief net. Lees hem nog eens."))
    record(action="bottleneck.sent", subject=letter, by="mail" if letter.email else "paper")
    add_news(letter.theme, ThemeNewsKind.SENT, about=letter.addressee, bottleneck=letter)
    if letter.email:
        write_message(
            kind="bottleneck",
            to_name=letter.addressee,
            to_email=letter.email,
            subject=letter.subject,
            body=letter.body.strip() + "\n",
            reply_to=_own_address(),
            deed=f"bottleneck:{letter.pk}",
        )
        deliver_soon()
    return letter


def _own_address() -> str:
    """Answers come to who sent it."""
    user_id = current_actor().user_id
    return User.objects.values_list("email", flat=True).get(pk=user_id) if user_id is not None else ""


def _refuse_odd_day(answer_by: date) -> None:
    today = timezone.localdate()
    if not today < answer_by <= today + FARTHEST:
        raise Refused(_("Kies een dag die nog komt, binnen twee jaar."), field="answer_by")


@transaction.atomic
def add_bottleneck_answer(
    *,
    form_key: UUID,
    bottleneck_id: UUID,
    state: str,
    day: date,
    words: str,
    answer_by: date | None = None,
    told: str = "",
) -> None:
    """What came back, beside what came before. `told` is one sentence for who told about it.

    The same `form_key` twice is one answer; news only when something was said, not when we asked again.
    """
    letter = Bottleneck.of(bottleneck_id)
    if BottleneckAnswer.objects.filter(pk=form_key).exists():
        return
    if letter.sent_date is None:
        raise Refused(_("Deze brief is nog niet verstuurd."))
    wanted = BottleneckState(state)
    if not letter.sent_date <= day <= timezone.localdate():
        raise Refused(_("Kies een dag tussen het versturen van de brief en vandaag."), field="day")
    if answer_by is not None:
        _refuse_odd_day(answer_by)
    answer = BottleneckAnswer(
        pk=form_key, partnership_id=letter.partnership_id, bottleneck=letter, state=wanted, day=day, words=words
    )
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    Bottleneck.objects.filter(pk=bottleneck_id).update(
        state=wanted, answer_by=answer_by if wanted in AWAITING else None, version=F("version") + 1
    )
    record(action="bottleneck.answered", subject=letter, state=wanted.value)
    if wanted in NEWS_OF:
        add_news(letter.theme, NEWS_OF[wanted], about=letter.addressee, words=told, bottleneck=letter)
