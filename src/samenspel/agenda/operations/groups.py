# SPDX-License-Identifier: EUPL-1.2
"""Working groups: made, changed, finished, and how they are doing."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.constants import GroupMood
from samenspel.agenda.models import GroupWord, WorkingGroup
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Pillar


@transaction.atomic
def add_group(
    *,
    form_key: UUID,
    name: str,
    purpose: str,
    pillar_id: UUID | None,
    ambassador_id: UUID | None,
    deputy_id: UUID | None,
) -> WorkingGroup:
    """A new working group. The same `form_key` gives the first one back."""
    if (made := WorkingGroup.objects.filter(pk=form_key).first()) is not None:
        found: WorkingGroup = made
        return found
    _refuse_wrong_people(ambassador_id, deputy_id)
    _refuse_unknown_pillar(pillar_id)
    group = WorkingGroup(
        pk=form_key,
        partnership_id=current_partnership_id(),
        name=name,
        purpose=purpose,
        pillar_id=pillar_id,
        ambassador_id=ambassador_id,
        deputy_id=deputy_id,
    )
    try:
        with transaction.atomic():
            group.save(force_insert=True)
    except IntegrityError as error:
        raise _name_taken() from error
    record(action="group.added", subject=group)
    return group


@transaction.atomic
def change_group(
    *,
    group_id: UUID,
    version: int,
    name: str,
    purpose: str,
    pillar_id: UUID | None,
    ambassador_id: UUID | None,
    deputy_id: UUID | None,
) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    group = WorkingGroup.of(group_id)
    _refuse_wrong_people(ambassador_id, deputy_id)
    _refuse_unknown_pillar(pillar_id)
    try:
        with transaction.atomic():
            changed = WorkingGroup.objects.filter(pk=group_id, version=version).update(
                name=name,
                purpose=purpose,
                pillar_id=pillar_id,
                ambassador_id=ambassador_id,
                deputy_id=deputy_id,
                version=F("version") + 1,
            )
    except IntegrityError as error:
        raise _name_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders heeft deze werkgroep net gewijzigd."))
    record(action="group.changed", subject=group)


@transaction.atomic
def remove_group(*, group_id: UUID) -> None:
    """The group is gone; its people and what they agreed stay."""
    group = WorkingGroup.of(group_id)
    record(action="group.removed", subject=group)
    group.delete()


@transaction.atomic
def say_how_group_is(*, group_id: UUID, form_key: UUID, mood: str, words: str) -> GroupWord:
    """A dated word of who is signed in, or of the person with the link; what was said before stays to be read."""
    group = WorkingGroup.of(group_id)
    if (made := GroupWord.objects.filter(pk=form_key).first()) is not None:
        found: GroupWord = made
        return found
    actor = current_actor()
    word = GroupWord(
        pk=form_key,
        partnership_id=current_partnership_id(),
        group=group,
        mood=GroupMood(mood),
        words=words,
        said_by_id=actor.contact_id,
        user_id=actor.user_id,
        said_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            word.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="group.word_said", subject=group, mood=word.mood)
    return word


def _refuse_wrong_people(ambassador_id: UUID | None, deputy_id: UUID | None) -> None:
    if deputy_id is not None and deputy_id == ambassador_id:
        raise Refused(_("Kies twee verschillende mensen: valt de een uit, dan gaat de ander door."), field="deputy")
    for contact_id in (ambassador_id, deputy_id):
        if contact_id is not None:
            Contact.of(contact_id)


def _refuse_unknown_pillar(pillar_id: UUID | None) -> None:
    if pillar_id is not None:
        Pillar.of(pillar_id)


def _name_taken() -> Refused:
    return Refused(_("Er is al een werkgroep met deze naam."), field="name")
