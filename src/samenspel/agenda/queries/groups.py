# SPDX-License-Identifier: EUPL-1.2
"""What the pages about working groups show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Lower

from samenspel.agenda.constants import GroupMood
from samenspel.agenda.models import GroupWord, WorkingGroup
from samenspel.base.scope import current_actor
from samenspel.partnerships.models import Pillar

MOST_WORDS = 30  # of the history of a group


@dataclass(frozen=True, slots=True)
class GroupWordRow:
    """How a group was doing on a day; `said_by` is only for who may see people."""

    mood: str
    mood_label: str
    words: str
    said_at: datetime
    said_by: str

    @property
    def tone(self) -> str:
        return {GroupMood.WELL: "leaf", GroupMood.HELP: "sun"}.get(GroupMood(self.mood), "coral")


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: UUID
    name: str
    purpose: str
    pillar_id: UUID | None
    pillar: str
    ambassador_id: UUID | None
    ambassador: str
    deputy_id: UUID | None
    deputy: str
    version: int
    word: GroupWordRow | None = None


def group_rows() -> list[GroupRow]:
    groups = WorkingGroup.objects.select_related("pillar", "ambassador", "deputy").order_by(Lower("name"))
    words = last_words(None)
    return [_group(group, words.get(group.pk)) for group in groups]


def group_row(group_id: UUID) -> GroupRow:
    WorkingGroup.of(group_id)
    return _group(WorkingGroup.objects.select_related("pillar", "ambassador", "deputy").get(pk=group_id))


def last_words(group_ids: Collection[UUID] | None) -> dict[UUID, GroupWordRow]:
    """Group id → how it was doing last; None asks for all groups."""
    if group_ids is not None and not group_ids:
        return {}
    groups = WorkingGroup.objects.all() if group_ids is None else WorkingGroup.objects.filter(pk__in=group_ids)
    last = GroupWord.objects.filter(group=OuterRef("pk")).order_by("-said_at", "-pk").values("pk")[:1]
    words = GroupWord.objects.filter(pk__in=groups.order_by().values(last=Subquery(last)))
    return {word.group_id: _word(word) for word in words.select_related("said_by", "user")}


def group_words(group_id: UUID) -> list[GroupWordRow]:
    """What was said of a group, the last first."""
    words = GroupWord.objects.filter(group_id=group_id).select_related("said_by", "user")
    return [_word(word) for word in words.order_by("-said_at", "-pk")[:MOST_WORDS]]


def own_groups() -> list[GroupRow]:
    """The groups of which the person with this link is ambassador or deputy."""
    me = current_actor().contact_id
    if me is None:
        return []
    groups = WorkingGroup.objects.filter(Q(ambassador_id=me) | Q(deputy_id=me)).order_by(Lower("name"))
    mine = list(groups.select_related("pillar", "ambassador", "deputy"))
    words = last_words({group.pk for group in mine})
    return [_group(group, words.get(group.pk)) for group in mine]


def _word(word: GroupWord) -> GroupWordRow:
    mood = GroupMood(word.mood)
    said_by = word.said_by.name if word.said_by else word.user.name if word.user else ""
    return GroupWordRow(mood.value, str(mood.label), word.words, word.said_at, said_by)


def _group(group: WorkingGroup, word: GroupWordRow | None = None) -> GroupRow:
    return GroupRow(
        id=group.pk,
        name=group.name,
        purpose=group.purpose,
        pillar_id=group.pillar_id,
        pillar=group.pillar.name if group.pillar else "",
        ambassador_id=group.ambassador_id,
        ambassador=group.ambassador.name if group.ambassador else "",
        deputy_id=group.deputy_id,
        deputy=group.deputy.name if group.deputy else "",
        version=group.version,
        word=word,
    )


def group_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in WorkingGroup.objects.order_by(Lower("name")).values_list("pk", "name")]


def pillar_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in Pillar.objects.values_list("pk", "name")]
