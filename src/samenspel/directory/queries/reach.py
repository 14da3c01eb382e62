# SPDX-License-Identifier: EUPL-1.2
"""How to reach who placed something: sealed in the database, opened for who may see the row."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag

from samenspel.base.sealing import seal, unseal
from samenspel.directory.models import OfferReach

REACH_SEAL = "offer-reach"


@dataclass(frozen=True, slots=True)
class Reach:
    name: str = ""
    mail: str = ""
    phone: str = ""


def sealed(reach: Reach) -> bytes:
    return seal(json.dumps(asdict(reach)).encode(), purpose=REACH_SEAL)


def opened(content: bytes) -> Reach:
    """Nothing when the installation has another secret by now."""
    try:
        return Reach(**json.loads(unseal(bytes(content), purpose=REACH_SEAL)))
    except InvalidTag:
        return Reach()


def reach_by_offer(offer_ids: Collection[UUID]) -> dict[UUID, Reach]:
    """Of those offers whose reach the actor may see."""
    rows = OfferReach.objects.filter(offer_id__in=offer_ids).values_list("offer_id", "sealed")
    return {offer_id: opened(content) for offer_id, content in rows}
