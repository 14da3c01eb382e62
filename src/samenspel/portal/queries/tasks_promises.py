# SPDX-License-Identifier: EUPL-1.2
"""Tasks around what people said they would do, and around words that did not arrive or were not heard."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.core_group.constants import SignalState
from samenspel.core_group.models import Signal
from samenspel.messaging.queries import mails_in_trouble
from samenspel.portal.queries.tasks import Finder, NextGathering, Task, page_url


def _mail_trouble(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = mails_in_trouble()
    if not count:
        return None
    return Task(
        count,
        ngettext("Eén mail kwam misschien niet aan", "%(count)s mails kwamen misschien niet aan", count)
        % {"count": count},
        _("Verbeter het adres, of bel even. Zo wordt niemand overgeslagen."),
        2 * count,
        f"{page_url('messaging:outbox', slug)}?stand=kijk-na",
        _("Kijk na"),
        "coral",
    )


def _signals_unheard(slug: str, _upcoming: NextGathering | None) -> Task | None:
    """Somebody is discontent and nothing was done with it yet."""
    count = Signal.objects.filter(state=SignalState.OPEN, steps__isnull=True).count()
    if not count:
        return None
    return Task(
        count,
        ngettext("Iemand is ergens niet blij mee", "%(count)s mensen zijn ergens niet blij mee", count)
        % {"count": count},
        _("Een gesprek van mens tot mens laat zien dat je het serieus neemt."),
        20 * count,
        page_url("core_group:signal_list", slug),
        _("Lees wat er speelt"),
        "coral",
    )


def _stuck(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = ActionPoint.objects.filter(state=ActionState.STUCK).count()
    if not count:
        return None
    return Task(
        count,
        ngettext("Eén actiepunt loopt vast", "%(count)s actiepunten lopen vast", count) % {"count": count},
        _("Help mee, neem het over, of maak de stap kleiner."),
        5 * count,
        page_url("agenda:stuck_list", slug),
        _("Help mee"),
        "coral",
    )


def _actions_late(slug: str, _upcoming: NextGathering | None) -> Task | None:
    late = ActionPoint.objects.filter(
        state__in=[ActionState.OPEN, ActionState.BUSY], due_date__lt=timezone.localdate()
    ).count()
    if not late:
        return None
    return Task(
        late,
        _("Vraag hoe het gaat met actiepunten"),
        _("De afgesproken dag is voorbij. Een belletje helpt vaak."),
        2 * late,
        page_url("agenda:action_list", slug),
        _("Bekijk"),
        "coral",
    )


def _actions_without_step(slug: str, _upcoming: NextGathering | None) -> Task | None:
    vague = ActionPoint.objects.filter(state=ActionState.OPEN, first_step="").count()
    if not vague:
        return None
    return Task(
        vague,
        _("Maak actiepunten concreet"),
        _("Er staat nog geen eerste stap bij. Concrete acties lukken, vage blijven liggen."),
        2 * vague,
        page_url("agenda:action_list", slug),
        _("Maak concreet"),
        "coral",
    )


SOON = (Finder("outbox.change", _mail_trouble), Finder("signals.view", _signals_unheard))
LATER = (
    Finder("actions.change", _stuck),
    Finder("contacts.change", _actions_late),
    Finder("contacts.change", _actions_without_step),
)
