# SPDX-License-Identifier: EUPL-1.2
"""The map of a theme: named, and added to what the directory and the agenda know."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.agenda.models import Initiative
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.directory.constants import LIFE_DOMAINS
from samenspel.portal.models import ThemeMap, ThemeMapItem
from samenspel.portal.queries.theme_map import MOST_ITEMS


@transaction.atomic
def add_theme_map(*, form_key: UUID, name: str, why: str, area: str, life_domains: Collection[str]) -> ThemeMap:
    """The same `form_key` twice is one."""
    made: ThemeMap | None = ThemeMap.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    theme_map = ThemeMap(
        pk=form_key,
        partnership_id=current_partnership_id(),
        name=name,
        why=why,
        area=area,
        life_domains=_known(life_domains),
    )
    try:
        with transaction.atomic():
            theme_map.save(force_insert=True)
    except IntegrityError as error:
        raise _name_taken() from error
    record(action="theme_map.added", subject=theme_map)
    return theme_map


@transaction.atomic
def change_theme_map(
    *, theme_map_id: UUID, version: int, name: str, why: str, area: str, life_domains: Collection[str]
) -> None:
    """Raises `Conflict` when somebody else changed it meanwhile."""
    theme_map = ThemeMap.of(theme_map_id)
    rows = ThemeMap.objects.filter(pk=theme_map_id, version=version)
    values = {"name": name, "why": why, "area": area, "life_domains": _known(life_domains)}
    try:
        with transaction.atomic():
            changed = rows.update(**values, version=F("version") + 1)
    except IntegrityError as error:
        raise _name_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze kaart net."))
    record(action="theme_map.changed", subject=theme_map)


def _known(life_domains: Collection[str]) -> list[str]:
    return [code for code in LIFE_DOMAINS if code in life_domains]


def _name_taken() -> Refused:
    return Refused(_("Er is al een kaart met deze naam."), field="name")


@transaction.atomic
def remove_theme_map(*, theme_map_id: UUID) -> None:
    """The map with what was put on it; services and initiatives stay where they are."""
    theme_map = ThemeMap.of(theme_map_id)
    record(action="theme_map.removed", subject=theme_map)
    theme_map.delete()


@transaction.atomic
def put_on_map(
    *,
    form_key: UUID,
    theme_map_id: UUID,
    life_domain: str,
    initiative_id: UUID | None = None,
    name: str = "",
    circle: str = "",
    area: str = "",
) -> None:
    """An initiative, or something of which only the name is known. The same `form_key` twice is one."""
    theme_map = ThemeMap.of(theme_map_id)
    if ThemeMapItem.objects.filter(pk=form_key).exists():
        return
    if life_domain not in theme_map.life_domains:
        raise Refused(_("Kies waar het over gaat."), field="life_domain")
    if bool(name) == (initiative_id is not None):
        raise Refused(_("Kies een initiatief, of typ een naam."), field="name")
    if ThemeMapItem.objects.filter(theme_map=theme_map).count() >= MOST_ITEMS:
        raise Refused(_("Deze kaart is vol."))
    item = ThemeMapItem(
        pk=form_key,
        partnership_id=theme_map.partnership_id,
        theme_map=theme_map,
        initiative=Initiative.of(initiative_id) if initiative_id else None,
        name=name,
        life_domain=life_domain,
        circle=circle,
        area=area,
    )
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by something this person may see
        raise NotFound(str(form_key)) from error
    record(action="theme_map.put", subject=theme_map, item=str(item.pk))


@transaction.atomic
def take_off_map(*, item_id: UUID) -> UUID:
    """Returns the map."""
    item = ThemeMapItem.of(item_id)
    record(action="theme_map.taken_off", subject=item)
    item.delete()
    found: UUID = item.theme_map_id
    return found
