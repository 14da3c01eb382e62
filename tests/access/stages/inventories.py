# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.directory.models import InventoryChoice
from samenspel.partnerships.models import Partnership


def made(make: Any, *, pact: Partnership, **_others: Any) -> dict[str, Any]:
    """A question that is open, and one that was closed and told back."""
    now = timezone.now()
    told = make(
        "directory.Inventory",
        title="Eten halen",
        question="Wat helpt jou?",
        life_domain="food",
        state="closed",
        closed_at=now,
        report="We gaan vaker samen koken.",
        reported_at=now,
        published={"people": 20, "choices": [15, None]},
    )
    inventory = make(
        "directory.Inventory",
        title="Vervoer",
        question="Hoe ga je op reis?",
        life_domain="transport",
        state="open",
        secret=b"0123456789abcdef",
        closes_date=timezone.localdate() + timedelta(days=20),
    )
    for place, label in enumerate(("De bus gaat te weinig", "Mijn fiets is stuk")):
        for one in (told, inventory):
            choice = InventoryChoice(partnership=pact, inventory=one, position=place, label=label)
            choice.save(force_insert=True)
    for chosen in ([0], [0, 1], [1]):
        make("directory.InventoryAnswer", inventory=told, way="open", chosen=chosen, words="Het is ver lopen")
        make("directory.InventoryAnswer", inventory=inventory, way="paper", chosen=chosen)
    return {"inventory_id": inventory.pk}
