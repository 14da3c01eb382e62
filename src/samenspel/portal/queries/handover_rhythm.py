# SPDX-License-Identifier: EUPL-1.2
"""How this partnership does it: how often, on which day and at what time, where, and how long before people hear.

Said in sentences from what was done in the two years before the last gathering; nothing is advised here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from uuid import UUID

from django.db.models import Min
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.gatherings.constants import GatheringKind, GatheringState
from samenspel.gatherings.models import Gathering, Invitation, PhoneCall

LOOKED_BACK = timedelta(days=731)
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Held:
    """A gathering that was, with when its people first heard of it."""

    kind: str
    starts_at: datetime
    place: str
    invited_at: datetime | None
    called_at: datetime | None


def rhythm() -> list[str]:
    """Some sentences a kind of gathering; none when nothing was held."""
    held = _held()
    sentences = []
    for kind in GatheringKind:
        of_kind = [one for one in held if one.kind == kind]
        if of_kind:
            sentences.append(_often(str(kind.label), of_kind))
            sentences += _before(of_kind)
    return sentences


def _held() -> list[Held]:
    """What was held in the two years before the last gathering that was."""
    found = Gathering.objects.filter(starts_at__lt=timezone.now(), called_off_at__isnull=True)
    found = found.exclude(state=GatheringState.DRAFT)
    last = found.order_by("-starts_at").values_list("starts_at", flat=True).first()
    if last is None:
        return []
    since = last - LOOKED_BACK
    rows = list(
        found.filter(starts_at__gte=since).order_by("starts_at", "pk").values_list("pk", "kind", "starts_at", "place")
    )
    invited = _first(Invitation, "invited_at", since)
    called = _first(PhoneCall, "called_at", since)
    return [Held(kind, starts_at, place, invited.get(pk), called.get(pk)) for pk, kind, starts_at, place in rows]


def _first(model: type[Invitation] | type[PhoneCall], moment: str, since: datetime) -> dict[UUID, datetime]:
    """The first invitation, or call, of each gathering since then."""
    rows = model.objects.filter(gathering__starts_at__gte=since).order_by().values_list("gathering_id")
    return dict(rows.annotate(first=Min(moment)))


def _often(label: str, held: Sequence[Held]) -> str:
    """ "Verbindingssessie: 7 keer van oktober 2018 tot en met maart 2020, ongeveer om de 90 dagen, meestal op …" """
    local = [timezone.localtime(one.starts_at) for one in held]
    places = list(dict.fromkeys(one.place for one in reversed(held)))[:MOST_PLACES]
    told = _once(local[0]) if len(held) == 1 else _several(local)
    return f"{label}: {told} " + _("Plekken: %(places)s.") % {"places": ", ".join(places)}


def _once(at: datetime) -> str:
    return _("één keer, op %(day)s om %(time)s uur.") % {"day": date_format(at, "l j F Y"), "time": f"{at:%H.%M}"}


def _several(local: Sequence[datetime]) -> str:
    days = round(median((later - one).days for one, later in pairwise(local)))
    weekday = Counter(at.weekday() for at in local).most_common(1)[0][0]
    time = Counter(f"{at:%H.%M}" for at in local).most_common(1)[0][0]
    return _(
        "%(count)s keer van %(first)s tot en met %(last)s, ongeveer om de %(days)s dagen, "
        "meestal op %(day)s om %(time)s uur."
    ) % {
        "count": len(local),
        "first": date_format(local[0], "F Y"),
        "last": date_format(local[-1], "F Y"),
        "days": days,
        "day": str(WEEKDAYS[weekday]).lower(),
        "time": time,
    }


def _before(held: Sequence[Held]) -> list[str]:
    """How long before the day people were invited and called, as it went."""
    sentences = []
    invited = [(one.starts_at - one.invited_at).days for one in held if one.invited_at]
    if invited:
        sentences.append(
            _("Uitnodigingen gingen meestal %(days)s dagen van tevoren de deur uit.") % {"days": round(median(invited))}
        )
    called = [(one.starts_at - one.called_at).days for one in held if one.called_at]
    if called:
        sentences.append(_("Het bellen begon meestal %(days)s dagen van tevoren.") % {"days": round(median(called))})
    return sentences
