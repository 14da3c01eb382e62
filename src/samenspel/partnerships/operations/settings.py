# SPDX-License-Identifier: EUPL-1.2
"""What a partnership is called, where it works, what it wants, and its pillars."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.partnerships.models import Partnership, Pillar
from samenspel.partnerships.queries.municipalities import municipality_names


@transaction.atomic
def change_partnership(
    *, version: int, name: str, ambition: str, municipality_codes: Sequence[str], newcomers_need_approval: bool
) -> None:
    """Raises Conflict when somebody else changed the partnership since `version`."""
    known = municipality_names()
    if unknown := [code for code in municipality_codes if code not in known]:
        raise Refused(_("Deze gemeente kennen we niet: %(name)s.") % {"name": unknown[0]}, field="municipalities")
    here = current_partnership_id()
    changed = Partnership.objects.filter(pk=here, version=version).update(
        name=name,
        ambition=ambition,
        municipality_codes=list(municipality_codes),
        newcomers_need_approval=newcomers_need_approval,
        version=F("version") + 1,
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    record(action="partnership.changed", subject=Partnership(pk=here))


@transaction.atomic
def change_ambition(*, version: int, ambition: str) -> None:
    """What the partnership wants, from the page of its goals. Raises Conflict as `change_partnership` does."""
    here = current_partnership_id()
    changed = Partnership.objects.filter(pk=here, version=version).update(ambition=ambition, version=F("version") + 1)
    if not changed:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    record(action="partnership.changed", subject=Partnership(pk=here))


@transaction.atomic
def set_partnership_logo(*, logo: bytes | None) -> None:
    """A picture that `base.images.clean_image` made, or None to take it away."""
    here = current_partnership_id()
    Partnership.objects.filter(pk=here).update(logo=logo)
    record(action="partnership.logo", subject=Partnership(pk=here), removed=logo is None)


def add_pillar(*, name: str) -> Pillar:
    """A new pillar, after the others. The same name twice is one pillar."""
    here = current_partnership_id()
    last = Pillar.objects.aggregate(last=Max("position"))["last"]
    try:
        with transaction.atomic():
            pillar: Pillar = Pillar.objects.create(
                partnership_id=here, name=name, position=0 if last is None else last + 1
            )
            record(action="pillar.added", subject=pillar)
    except IntegrityError:
        pillar = Pillar.objects.get(name=name)
    return pillar


def rename_pillar(*, pillar_id: UUID, name: str) -> None:
    pillar: Pillar = Pillar.of(pillar_id)
    try:
        with transaction.atomic():
            Pillar.objects.filter(pk=pillar.pk).update(name=name)
            record(action="pillar.renamed", subject=pillar)
    except IntegrityError as error:
        raise Refused(_("Er is al een pijler met deze naam."), field="name") from error


@transaction.atomic
def move_pillar(*, pillar_id: UUID, up: bool) -> None:
    """One place up or down; at the end nothing happens."""
    pillar: Pillar = Pillar.of(pillar_id)
    order: list[UUID] = list(Pillar.objects.select_for_update().values_list("pk", flat=True))
    here = order.index(pillar.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for position, pk in enumerate(order):
        Pillar.objects.filter(pk=pk).exclude(position=position).update(position=position)
    record(action="pillar.moved", subject=pillar)


@transaction.atomic
def remove_pillar(*, pillar_id: UUID) -> None:
    """The partners stay; only the pillar and its mark on them go."""
    pillar: Pillar = Pillar.of(pillar_id)
    record(action="pillar.removed", subject=pillar)
    pillar.delete()
