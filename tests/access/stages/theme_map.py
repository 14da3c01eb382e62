# SPDX-License-Identifier: EUPL-1.2
from typing import Any


def made(make: Any, **_others: Any) -> dict[str, Any]:
    """A map of a theme with two things in the same place, and a part of life with nothing."""
    theme_map = make("portal.ThemeMap", name="Meer doen met minder geld", life_domains=["food", "home"])
    where = {"theme_map": theme_map, "life_domain": "food", "circle": "outer", "area": "Oost"}
    make("portal.ThemeMapItem", name="Spaarkring", **where)
    item = make("portal.ThemeMapItem", name="Samen koken", **where)
    return {"theme_map_id": theme_map.pk, "theme_item_id": item.pk}
