# SPDX-License-Identifier: EUPL-1.2
"""A question which need lives: written, opened, closed, and told back to those who answered."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from secrets import token_bytes
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.constants import MOST_CHOICES, InventoryState
from samenspel.directory.models import Inventory, InventoryAnswer, InventoryChoice
from samenspel.directory.operations.inventory_mail import tell_listeners
from samenspel.directory.queries.inventories import publishable
from samenspel.directory.queries.inventory_desk import at_the_desk


@dataclass(frozen=True, slots=True)
class Asked:
    """What the facilitator wants to know."""

    title: str
    question: str
    explanation: str = ""
    life_domain: str = ""
    area: str = ""
    closes_date: date | None = None
    programme_name: str = ""
    programme_url: str = ""


FIXED_ONCE_OPEN = ("question",)


@transaction.atomic
def add_inventory(*, form_key: UUID, asked: Asked, choices: Collection[str]) -> Inventory:
    """The same `form_key` twice is one."""
    made: Inventory | None = Inventory.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    inventory = Inventory(pk=form_key, partnership_id=current_partnership_id(), **asdict(asked))
    try:
        with transaction.atomic():
            inventory.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    _put_choices(inventory, choices)
    record(action="inventory.added", subject=inventory)
    return inventory


@transaction.atomic
def change_inventory(*, inventory_id: UUID, version: int, asked: Asked, choices: Collection[str] | None) -> None:
    """Once it is open the question and its choices stay as people saw them. Raises `Conflict`."""
    inventory = Inventory.of(inventory_id)
    values = asdict(asked)
    if inventory.state != InventoryState.DRAFT:
        choices = None
        values = {name: value for name, value in values.items() if name not in FIXED_ONCE_OPEN}
    rows = Inventory.objects.filter(pk=inventory_id, version=version, state=inventory.state)
    if not rows.update(**values, version=F("version") + 1):
        raise Conflict(_("Iemand anders veranderde dit net."))
    if choices is not None:
        _put_choices(inventory, choices)
    record(action="inventory.changed", subject=inventory)


def _put_choices(inventory: Inventory, choices: Collection[str]) -> None:
    labels = list(dict.fromkeys(label for label in choices if label))
    if len(labels) < 2:
        raise Refused(_("Geef minstens twee antwoorden om uit te kiezen, elk op een regel."), field="choices")
    if len(labels) > MOST_CHOICES:
        raise Refused(_("Geef hoogstens acht antwoorden om uit te kiezen."), field="choices")
    InventoryChoice.objects.filter(inventory=inventory).delete()
    InventoryChoice.objects.bulk_create(
        InventoryChoice(partnership_id=inventory.partnership_id, inventory=inventory, position=place, label=label)
        for place, label in enumerate(labels)
    )


@transaction.atomic
def open_inventory(*, inventory_id: UUID) -> None:
    """From now on people can answer. Twice is once."""
    inventory = Inventory.of(inventory_id)
    if inventory.closes_date is not None and inventory.closes_date < timezone.localdate():
        raise Refused(_("De laatste dag is al geweest. Kies eerst een andere dag."))
    drafts = Inventory.objects.filter(pk=inventory_id, state=InventoryState.DRAFT)
    if drafts.update(state=InventoryState.OPEN, secret=token_bytes(16), version=F("version") + 1):
        record(action="inventory.opened", subject=inventory)


@transaction.atomic
def close_inventory(*, inventory_id: UUID) -> None:
    """Mix the answers and throw away what led to them. Twice changes nothing."""
    Inventory.of(inventory_id)
    with at_the_desk():
        inventory = Inventory.objects.select_for_update().get(pk=inventory_id)
        if inventory.state != InventoryState.OPEN:
            return
        count = _mix(inventory)
        Inventory.objects.filter(pk=inventory_id).update(
            state=InventoryState.CLOSED, closed_at=timezone.now(), secret=None, version=F("version") + 1
        )
    record(action="inventory.closed", subject=inventory, answered=count)


def _mix(inventory: Inventory) -> int:
    """Every answer anew under an id of chance and in the order of those ids."""
    found = list(InventoryAnswer.objects.filter(inventory=inventory))
    InventoryAnswer.objects.filter(inventory=inventory).delete()
    for answer in found:
        answer.pk = uuid4()
    InventoryAnswer.objects.bulk_create(sorted(found, key=lambda answer: answer.pk))
    return len(found)


@transaction.atomic
def remove_inventory(*, inventory_id: UUID) -> None:
    """Only before anybody could answer."""
    inventory = Inventory.of(inventory_id)
    if inventory.state != InventoryState.DRAFT:
        raise Refused(_("Deze vraag is al gesteld. Sluit hem, dan kan er niemand meer antwoorden."))
    record(action="inventory.removed", subject=inventory)
    inventory.delete()


@transaction.atomic
def report_back(*, inventory_id: UUID, version: int, report: str) -> int:
    """What we heard and what we do with it, for everybody; and a mail to who wanted to hear. Returns how many mails.

    The counts are those of the first time: told once, they stay as they are.
    """
    inventory = Inventory.of(inventory_id)
    if inventory.state != InventoryState.CLOSED:
        raise Refused(_("Sluit de vraag eerst. Dan kun je vertellen wat eruit kwam."))
    values = {"report": report, "version": F("version") + 1}
    if inventory.reported_at is None:
        values |= {"reported_at": timezone.now(), "published": publishable(inventory_id)}
    if not Inventory.objects.filter(pk=inventory_id, version=version).update(**values):
        raise Conflict(_("Iemand anders veranderde dit net."))
    record(action="inventory.reported", subject=inventory)
    return tell_listeners(inventory)


def close_what_is_over() -> int:
    """Runs by itself: questions of which the last day is past, of all partnerships. Returns how many."""
    with acting_as(Actor(role=Role.SURVEYOR)):
        over = Inventory.objects.filter(state=InventoryState.OPEN, closes_date__lt=timezone.localdate())
        found = list(over.values_list("partnership_id", "pk"))
    for partnership_id, pk in found:
        with acting_as(Actor(role=Role.SURVEYOR, partnership_id=partnership_id)):
            close_inventory(inventory_id=pk)
    return len(found)
