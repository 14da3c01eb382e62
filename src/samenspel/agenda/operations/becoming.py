# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a theme: a goal, an action point, a question to another party; each is news for who told about it."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.agenda.constants import ThemeNewsKind
from samenspel.agenda.models import ActionPoint, Goal, Theme, ThemeNews, ThemeQuestion
from samenspel.agenda.operations.actions import add_action_point
from samenspel.agenda.operations.goals import add_goal
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact


def add_news(theme: Theme, kind: ThemeNewsKind, *, about: str = "", words: str = "", **of: Any) -> None:
    """Call it inside the transaction of the deed."""
    news = ThemeNews(
        partnership_id=theme.partnership_id,
        theme=theme,
        kind=kind,
        about=about[:200],
        words=words,
        happened_at=timezone.now(),
        **of,
    )
    news.save(force_insert=True)
    record(action=f"theme.{kind.value}", subject=theme)


@transaction.atomic
def make_goal(*, form_key: UUID, theme_id: UUID, title: str, notice: str, pillar_id: UUID | None) -> Goal:
    """The theme becomes a goal of all partners. The same `form_key` twice is one goal and one piece of news."""
    theme = Theme.of(theme_id)
    goal = add_goal(form_key=form_key, title=title, notice=notice, pillar_id=pillar_id)
    if not ThemeNews.objects.filter(theme=theme, goal_id=goal.pk).exists():
        add_news(theme, ThemeNewsKind.GOAL, about=title, goal=goal)
    return goal


@transaction.atomic
def make_action(
    *,
    form_key: UUID,
    theme_id: UUID,
    owner_id: UUID,
    what: str,
    first_step: str = "",
    due_date: date | None = None,
    companion_ids: Collection[UUID] = (),
) -> ActionPoint:
    """Somebody does something about it. The same `form_key` twice is one action point and one piece of news."""
    theme = Theme.of(theme_id)
    action = add_action_point(
        owner_id=owner_id,
        what=what,
        first_step=first_step,
        due_date=due_date,
        companion_ids=companion_ids,
        form_key=form_key,
    )
    if not ThemeNews.objects.filter(theme=theme, action_point_id=action.pk).exists():
        add_news(theme, ThemeNewsKind.ACTION, action_point=action)
    return action


@transaction.atomic
def ask_party(*, form_key: UUID, theme_id: UUID, contact_id: UUID, words: str) -> ThemeQuestion:
    """A question to one person of another party, by mail with their own link. The same `form_key` asks once."""
    theme = Theme.of(theme_id)
    if (made := ThemeQuestion.objects.filter(pk=form_key).first()) is not None:
        found: ThemeQuestion = made
        return found
    person = Contact.of(contact_id)
    if not person.email or not person.active:
        raise Refused(_("Van deze persoon hebben we geen e-mailadres. Kies iemand anders, of bel."), field="contact")
    question = ThemeQuestion(
        pk=form_key,
        partnership_id=current_partnership_id(),
        theme=theme,
        contact=person,
        words=words,
        asked_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            question.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    add_news(theme, ThemeNewsKind.ASKED, about=_party_of(person))
    _mail_question(question, person)
    return question


def _party_of(person: Contact) -> str:
    """The organisation; who works there is nobody's news."""
    return person.partner.organization.name if person.partner else _("een ervaringsdeskundige")


def _mail_question(question: ThemeQuestion, person: Contact) -> None:
    context = {"name": called(person.name), "theme": question.theme.name, "words": question.words, "link": LINK_MARK}
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=question.partnership_id)), translation.override("nl"):
        write_message(
            kind="theme_question",
            to_name=person.name,
            to_email=person.email,
            subject=_("Een vraag aan jou: %(theme)s") % {"theme": question.theme.name},
            body=render_to_string("agenda/mail/theme_question.txt", context).strip() + "\n",
            link=link_for_contact(contact_id=person.pk),
            link_path=f"zien/vraag/{question.pk}/",
            deed=f"theme-question:{question.pk}",
        )
        deliver_soon()


@transaction.atomic
def answer_question(*, question_id: UUID, version: int, answer: str) -> None:
    """By personal link. Words of later replace those of before; who told about it hears of the first answer."""
    question = ThemeQuestion.of(question_id)
    if question.answer == answer:
        return
    rows = ThemeQuestion.objects.filter(pk=question_id, version=version)
    if not rows.update(answer=answer, answered_at=timezone.now(), version=F("version") + 1):
        raise Conflict(_("Dit antwoord is net op een andere plek gewijzigd."))
    record(action="theme.question_answered", subject=question, first=not question.answer)
    if not question.answer:
        add_news(question.theme, ThemeNewsKind.ANSWERED, about=_party_of(question.contact))
