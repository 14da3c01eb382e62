# SPDX-License-Identifier: EUPL-1.2
"""The map of the theme that lives in the made-up municipality; services and initiatives are made before it."""

from uuid import uuid4

from samenspel.agenda.models import Initiative
from samenspel.demo import wanted
from samenspel.portal.operations.theme_map import add_theme_map, put_on_map


def make_theme_map() -> None:
    made = add_theme_map(form_key=uuid4(), **wanted.THEME)
    initiatives = dict(Initiative.objects.values_list("name", "pk"))
    for name, domain, circle, area in wanted.ON_THE_MAP:
        pk = initiatives.get(name)
        put_on_map(
            form_key=uuid4(),
            theme_map_id=made.pk,
            life_domain=domain,
            initiative_id=pk,
            name="" if pk else name,
            circle=circle,
            area=area,
        )
