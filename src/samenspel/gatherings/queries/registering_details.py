# SPDX-License-Identifier: EUPL-1.2
"""What somebody who comes needs, as the form has it, and a number that tells whether it changed."""

import zlib
from collections.abc import Mapping
from typing import Any, Protocol


class HasDetails(Protocol):
    """A registration, or what its own page shows of it."""

    @property
    def eats_along(self) -> bool | None: ...
    @property
    def diet(self) -> str: ...
    @property
    def access_needs(self) -> str: ...
    @property
    def lift(self) -> str: ...
    @property
    def lift_place(self) -> str: ...
    @property
    def lift_seats(self) -> int: ...
    @property
    def lift_shares_phone(self) -> bool: ...
    @property
    def remark(self) -> str: ...


def details_values(row: HasDetails) -> dict[str, Any]:
    """By name of the field of the form."""
    return {
        "eats_along": {True: "yes", False: "no", None: ""}[row.eats_along],
        "diet": row.diet,
        "access_needs": row.access_needs,
        "lift": str(row.lift),
        "lift_place": row.lift_place,
        "lift_seats": row.lift_seats,
        "lift_shares_phone": row.lift_shares_phone,
        "remark": row.remark,
    }


def details_version(values: Mapping[str, Any]) -> int:
    """Another number means that the person or the facilitator wrote something else down."""
    return zlib.crc32(repr(sorted(values.items())).encode())
