# SPDX-License-Identifier: EUPL-1.2
"""Changing the words of the questions, and keeping with each evaluation which words were answered."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict
from samenspel.base.scope import current_partnership_id
from samenspel.gatherings.constants import WORDING
from samenspel.gatherings.models import Gathering, Wording
from samenspel.gatherings.queries.wording import house_words, house_words_kept, last_chosen, own_wording


@transaction.atomic
def change_wording(*, version: int, texts: Mapping[str, str]) -> Wording | None:
    """A new version, for gatherings that begin from now on. Empty places keep the words of the house.

    Raises `Conflict` when somebody else made a version after number `version`. None: nothing changed.
    """
    house = house_words()
    own = {place: texts[place] for place in WORDING if texts.get(place) and texts[place] != house[place]}
    last = last_chosen()
    if (last.number if last else 0) != version:
        raise _changed_by_another()
    if own == (last.texts if last else {}):
        return None
    made = Wording(partnership_id=current_partnership_id(), number=_next_number(), texts=own)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise _changed_by_another() from error
    record(action="wording.changed", subject=made, number=made.number, own=len(own))
    return made


def put_back_wording(*, version: int) -> Wording | None:
    """The words of Samenspel again, for gatherings that begin from now on."""
    return change_wording(version=version, texts={})


def wording_answered(gathering: Gathering) -> Wording:
    """The row to keep with an evaluation of this gathering; the words of the house are kept as they are today."""
    own = own_wording(gathering)
    if own is not None:
        return own
    words = house_words_kept()
    while True:
        for kept in Wording.objects.filter(is_house=True):
            if kept.texts == words:
                found: Wording = kept
                return found
        # Whoever made this number at the same moment made the same row, or another: then the next number is tried.
        Wording.objects.get_or_create(
            partnership_id=gathering.partnership_id,
            number=_next_number(),
            defaults={"is_house": True, "texts": words},
        )


def _next_number() -> int:
    return (Wording.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _changed_by_another() -> Conflict:
    return Conflict(_("Iemand anders heeft de vragen net gewijzigd."))
