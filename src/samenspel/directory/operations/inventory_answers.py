# SPDX-License-Identifier: EUPL-1.2
"""What people answer to a question which need lives: with the open link, at a desk, on paper, or by a partner's link.

The log tells that an answer came in, under the role of the desk: neither who gave it nor what it was.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.personal_numbers import refuse_bsn
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.constants import ANSWERS_KEPT, AnswerWay
from samenspel.directory.models import Inventory, InventoryAnswer, InventoryChoice, InventoryListener
from samenspel.directory.queries.inventory_desk import at_the_desk, key_of, key_of_sheet, takes_answers
from samenspel.domain.untold import refused
from samenspel.organizations.models import Contact

A_CHUNK = 500  # forgotten in one go; the next day takes the rest


@transaction.atomic
def answer(*, inventory_id: UUID, form_key: UUID, way: AnswerWay, chosen: Collection[int], words: str) -> None:
    """By somebody of whom nothing is known. The same `form_key` twice is one answer."""
    Inventory.of(inventory_id)
    _refuse_personal(words)
    with at_the_desk():
        inventory = _held(inventory_id)
        said = _said(inventory, chosen, words)
        _made, new = InventoryAnswer.objects.get_or_create(
            pk=key_of_sheet(inventory, form_key),
            defaults={"partnership_id": inventory.partnership_id, "inventory": inventory, "way": way, **said},
        )
        if new:
            record(action="inventory.answered", subject=inventory, way=way.value)


@transaction.atomic
def answer_as(
    *, inventory_id: UUID, contact_id: UUID, chosen: Collection[int], words: str, wants_to_hear: bool
) -> None:
    """By a contact, who may say it better as long as it is open."""
    inventory = Inventory.of(inventory_id)
    _refuse_personal(words)
    with at_the_desk():
        held = _held(inventory_id)
        said = _said(held, chosen, words)
        InventoryAnswer.objects.update_or_create(
            pk=key_of(held, contact_id),
            defaults={"partnership_id": held.partnership_id, "inventory": held, "way": AnswerWay.PARTNER, **said},
        )
        record(action="inventory.answered", subject=held, way=AnswerWay.PARTNER.value)
    mine = InventoryListener.objects.filter(inventory=inventory, contact_id=contact_id)
    if not wants_to_hear:
        mine.delete()
    elif not mine.exists():
        InventoryListener(
            partnership_id=inventory.partnership_id, inventory=inventory, contact=Contact.of(contact_id)
        ).save(force_insert=True)


def _held(inventory_id: UUID) -> Inventory:
    """The open question, held until the transaction ends: it cannot close while somebody answers."""
    inventory: Inventory = Inventory.objects.select_for_update().get(pk=inventory_id)
    if not takes_answers(inventory):
        raise Refused(_("Deze vraag is gesloten. Je antwoord kan er niet meer bij."))
    return inventory


def _said(inventory: Inventory, chosen: Collection[int], words: str) -> dict[str, object]:
    nothing_needed = InventoryChoice.objects.filter(inventory=inventory).count()
    if not set(range(nothing_needed + 1)).issuperset(chosen):
        raise Refused(_("Kies een van de antwoorden."), field="chosen")
    if not chosen and not words:
        raise Refused(_("Kies een antwoord, of schrijf iets op."), field="chosen")
    return {"chosen": sorted(set(chosen)), "words": words}


def _refuse_personal(words: str) -> None:
    refuse_bsn(words, field="words")
    if refused(words, today=timezone.localdate()):
        raise Refused(_("Hier staat iets waaraan één persoon te herkennen is. Haal het weg."), field="words")


@transaction.atomic
def forget_answers() -> int:
    """The words are gone a year after closing; how often each answer was chosen stays.

    Runs every day, for all partnerships. Returns how many; a second run finds none.
    """
    with acting_as(Actor(role=Role.RETENTION)):
        over = InventoryAnswer.objects.filter(inventory__closed_at__lte=timezone.now() - ANSWERS_KEPT)
        old = list(over.values_list("pk", flat=True)[:A_CHUNK])
        count: int = InventoryAnswer.objects.filter(pk__in=old).update(words="")
        if count:
            record(action="inventory_answers.forgotten", count=count, reason="term")
    return count
