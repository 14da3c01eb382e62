# SPDX-License-Identifier: EUPL-1.2
"""Plain values that components draw."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A place to go to: an item of the navigation, of tabs or of a menu."""

    label: str
    url: str
    current: bool = False
