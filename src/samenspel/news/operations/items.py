# SPDX-License-Identifier: EUPL-1.2
"""News: written by partners and staff, put on, mended, taken off."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.policy import may
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.news.constants import BulletinState, NewsState
from samenspel.news.models import BulletinPiece, NewsItem
from samenspel.news.queries.settings import settings_here


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody tells."""

    title: str
    words: str
    on_date: date | None = None
    place: str = ""


@transaction.atomic
def tell_news(*, form_key: UUID, facts: Facts) -> NewsItem:
    """Somebody tells something. The same `form_key` gives the first one back.

    It stands there at once when a facilitator wrote it, or when the pact chose so; else a facilitator puts it on.
    """
    made: NewsItem | None = NewsItem.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    actor = current_actor()
    at_once = may(actor, "news.change") or settings_here().partners_publish
    item = NewsItem(
        pk=form_key,
        partnership_id=current_partnership_id(),
        contact_id=actor.contact_id,
        written_by_id=actor.user_id,
        title=facts.title,
        words=facts.words,
        on_date=facts.on_date,
        place=facts.place,
        state=NewsState.PUBLISHED if at_once else NewsState.WAITING,
        published_at=timezone.now() if at_once else None,
    )
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="news.told", subject=item, state=str(item.state))
    return item


@transaction.atomic
def change_news(*, news_id: UUID, version: int, facts: Facts, for_everybody: bool) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    item = NewsItem.of(news_id)
    changed = NewsItem.objects.filter(pk=news_id, version=version).update(
        title=facts.title,
        words=facts.words,
        on_date=facts.on_date,
        place=facts.place,
        for_everybody=for_everybody,
        version=F("version") + 1,
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit nieuws terwijl jij bezig was."))
    record(action="news.changed", subject=item, for_everybody=for_everybody)


@transaction.atomic
def put_on(*, news_id: UUID) -> NewsItem:
    """From now on everybody in the pact reads it. A second press changes nothing."""
    item = NewsItem.of(news_id)
    changed = (
        NewsItem.objects.filter(pk=news_id)
        .exclude(state=NewsState.PUBLISHED)
        .update(
            state=NewsState.PUBLISHED,
            published_at=Coalesce(F("published_at"), timezone.now()),
            version=F("version") + 1,
        )
    )
    if changed:
        record(action="news.put_on", subject=item)
    return item


@transaction.atomic
def take_off(*, news_id: UUID) -> NewsItem:
    """Nobody but staff and its writer reads it any more; no mail that is in the making or on its way takes it along."""
    item = NewsItem.of(news_id)
    changed = (
        NewsItem.objects.filter(pk=news_id)
        .exclude(state=NewsState.TAKEN_OFF)
        .update(state=NewsState.TAKEN_OFF, version=F("version") + 1)
    )
    if changed:
        unsent = BulletinPiece.objects.filter(item_id=news_id).exclude(bulletin__state=BulletinState.SENT)
        unsent.update(left_out=True)
        record(action="news.taken_off", subject=item)
    return item
