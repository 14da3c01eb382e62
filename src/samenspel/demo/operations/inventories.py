# SPDX-License-Identifier: EUPL-1.2
"""What people of the made-up municipality were asked about their needs: one told back, one open."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.base.scope import current_partnership_id
from samenspel.demo import wanted
from samenspel.directory.constants import AnswerWay, InventoryState
from samenspel.directory.models import Inventory, InventoryAnswer, InventoryChoice
from samenspel.directory.queries.inventories import publishable


def make_inventories() -> None:
    told = _asked(
        wanted.TOLD,
        state=InventoryState.CLOSED,
        closed_at=timezone.now() - timedelta(days=40),
        report=wanted.REPORT,
        reported_at=timezone.now() - timedelta(days=20),
    )
    Inventory.objects.filter(pk=told.pk).update(published=publishable(told.pk))
    until = timezone.localdate() + timedelta(days=18)
    _asked(wanted.OPEN, state=InventoryState.OPEN, secret=b"made up, no need", closes_date=until)


def _asked(question: dict[str, Any], **fields: Any) -> Inventory:
    asked = {name: value for name, value in question.items() if name not in {"choices", "answers"}}
    inventory: Inventory = Inventory.objects.create(partnership_id=current_partnership_id(), **asked, **fields)
    InventoryChoice.objects.bulk_create(
        InventoryChoice(partnership_id=inventory.partnership_id, inventory=inventory, position=place, label=label)
        for place, label in enumerate(question["choices"])
    )
    ways = [AnswerWay.OPEN, AnswerWay.DESK, AnswerWay.PAPER, AnswerWay.PARTNER]
    said = [answer for answer, times in question["answers"] for _each in range(times)]
    InventoryAnswer.objects.bulk_create(
        InventoryAnswer(
            partnership_id=inventory.partnership_id,
            inventory=inventory,
            way=ways[number % len(ways)],
            chosen=list(chosen),
            words=words if number == 0 or said[number - 1] != (chosen, words) else "",
        )
        for number, (chosen, words) in enumerate(said)
    )
    return inventory
