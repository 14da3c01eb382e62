# SPDX-License-Identifier: EUPL-1.2
"""News, the mail with it, and questions that go round."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.access.row_filters import RowFilter, here, in_pact, older_than_a_day, own, table_of
from samenspel.access.rows.sentences import rows
from samenspel.base.scope import Actor


def _own_visit(actor: Actor) -> Q:
    mine = Q(user_id=actor.user_id, user__isnull=False) | Q(contact_id=actor.contact_id, contact__isnull=False)
    return here(actor) & mine


def _told_or_own(actor: Actor) -> Q:
    return here(actor) & (Q(state="published") | Q(contact_id=actor.contact_id, contact__isnull=False))


def _asked_by_or_of_me(actor: Actor) -> Q:
    received = table_of("news.QuestionReceiver")._base_manager.filter(contact_id=actor.contact_id, **in_pact(actor))
    return here(actor) & (Q(contact_id=actor.contact_id, contact__isnull=False) | Q(pk__in=received.values("question")))


def _answers_to_or_by_me(actor: Actor) -> Q:
    mine = Q(contact_id=actor.contact_id) | Q(question__contact_id=actor.contact_id, question__contact__isnull=False)
    return here(actor) & mine


def _about_questions(_actor: Actor) -> Q:
    return Q(kind__in=("questions", "helped"), bulletin__created_at__lt=timezone.now() - timedelta(days=1))


ROWS: dict[str, dict[Role, RowFilter]] = {
    "news.NewsItem": rows(staff=here, contact=_told_or_own, news=here),
    "news.NewsSettings": rows(staff=here, contact=here, news=here),
    # Nobody but the person: staff see counts, so that nobody has to explain why they hear nothing any more.
    "news.NewsWish": rows(contact=own, news=here),
    "news.Visit": rows(staff=_own_visit, contact=_own_visit),
    "news.Bulletin": rows(facilitator=here, news=here),
    "news.BulletinPiece": rows(facilitator=here, news=here, retention=_about_questions),
    "news.NetworkQuestion": rows(staff=here, contact=_asked_by_or_of_me, news=here, retention=older_than_a_day),
    "news.QuestionReceiver": rows(staff=here, contact=_answers_to_or_by_me, news=here),
}
