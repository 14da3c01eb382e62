# SPDX-License-Identifier: EUPL-1.2
"""Tasks around what people see and hear: letters without an answer, and what nobody put together yet."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.agenda.models import Observation
from samenspel.agenda.queries.bottlenecks import late_letters
from samenspel.portal.queries.tasks import Finder, NextGathering, Task, page_url

MOST_MINUTES = 20


def _letters_unanswered(slug: str, _upcoming: NextGathering | None) -> Task | None:
    late = late_letters(timezone.localdate())
    if not late:
        return None
    title = ngettext("Eén brief heeft nog geen antwoord", "%(count)s brieven hebben nog geen antwoord", len(late))
    one = reverse("agenda:bottleneck", kwargs={"slug": slug, "bottleneck_id": late[0]})
    return Task(
        len(late),
        title % {"count": len(late)},
        _("De afgesproken dag is voorbij. Een belletje, of schrijf op wat je hoorde."),
        5 * len(late),
        one if len(late) == 1 else page_url("agenda:bottleneck_list", slug),
        _("Bekijk de brief") if len(late) == 1 else _("Bekijk de brieven"),
        "coral",
    )


def _observations_loose(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = Observation.objects.filter(theme__isnull=True).exclude(words="").count()
    if not count:
        return None
    title = ngettext("Lees wat iemand zag of hoorde", "Lees wat mensen zagen of hoorden (%(count)s)", count)
    return Task(
        count,
        title % {"count": count},
        _("Leg bij elkaar wat over hetzelfde gaat. Wie het vertelde, hoort ervan."),
        min(count, MOST_MINUTES),
        page_url("agenda:observation_list", slug),
        _("Lees het"),
        "petrol",
    )


SOON = (Finder("observations.change", _letters_unanswered),)
LATER = (Finder("observations.change", _observations_loose),)
