# SPDX-License-Identifier: EUPL-1.2
"""Tasks around the next gathering, and one that is over."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState, RegistrationState, SpeakerState
from samenspel.gatherings.models import CallShare, Gathering, Invitation, PhoneCall, Registration, Speaker
from samenspel.gatherings.queries.inviting import mails_about_off
from samenspel.organizations.models import Partner
from samenspel.portal.queries.tasks import Finder, NextGathering, Task, page_url

MINUTES_A_CALL = 3
SPEAKERS_KNOWN_BEFORE = 21  # days before a gathering


def _to_begin(slug: str, upcoming: NextGathering | None) -> Task | None:
    """Until somebody says that it begins, the questions at the end stay closed for everybody there."""
    if upcoming is None or upcoming.days > 0:
        return None
    if upcoming.state not in {GatheringState.INVITING, GatheringState.CLOSED}:
        return None
    return Task(
        1,
        _("Begin de bijeenkomst"),
        _("Doe dat als de eerste mensen komen. Dan gaan de vragen aan het eind open."),
        1,
        page_url("gatherings:gathering_detail", slug, upcoming),
        _("Naar de bijeenkomst"),
        "leaf",
    )


def _under_way(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is None or upcoming.state != GatheringState.UNDER_WAY:
        return None
    return Task(
        upcoming.present,
        _("De bijeenkomst is bezig"),
        _("Zet mensen aan de deur op aanwezig. Zo klopt de tafelindeling."),
        1,
        page_url("gatherings:door", slug, upcoming),
        _("Naar de deur"),
        "leaf",
    )


def _off_untold(slug: str, _upcoming: NextGathering | None) -> Task | None:
    """A gathering was called off, and nobody heard of it by mail yet."""
    off = (
        Gathering.objects.filter(called_off_at__isnull=False, starts_at__gt=timezone.now())
        .order_by("starts_at")
        .first()
    )
    if off is None or mails_about_off(off.pk, since=off.called_off_at):
        return None
    return Task(
        1,
        _("Vertel dat %(title)s niet doorgaat") % {"title": off.title},
        _("Er is nog geen mail over verstuurd. Wie zou komen, staat anders voor een dichte deur."),
        3,
        reverse("gatherings:gathering_call_off", kwargs={"slug": slug, "gathering_id": off.pk}),
        _("Naar de mail"),
        "coral",
    )


def _to_approve(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is None:
        return None
    count = Registration.objects.filter(gathering_id=upcoming.id, state=RegistrationState.PENDING).count()
    if not count:
        return None
    return Task(
        count,
        _("Nieuwe mensen willen komen"),
        _("Zij hebben zich zelf aangemeld en wachten op je antwoord."),
        count,
        page_url("gatherings:registration_list", slug, upcoming),
        _("Beoordeel"),
        "leaf",
    )


def _to_call(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is None or upcoming.state != GatheringState.INVITING or not upcoming.unanswered:
        return None
    waiting = _silent(upcoming.id).count()
    return _call_task(slug, upcoming, waiting) if waiting else None


def _my_calls(slug: str, upcoming: NextGathering | None) -> Task | None:
    """Of the people who are to be called, those in one's own share."""
    actor = current_actor()
    if upcoming is None or upcoming.state != GatheringState.INVITING or may(actor, "calls.change"):
        return None
    mine = CallShare.objects.filter(gathering_id=upcoming.id, caller_id=actor.user_id).values("contact_id")
    waiting = _silent(upcoming.id).filter(contact_id__in=mine).count()
    return _call_task(slug, upcoming, waiting) if waiting else None


def _silent(gathering_id: UUID) -> QuerySet[Invitation]:
    """Invited, and neither answered nor spoken to."""
    called = PhoneCall.objects.filter(gathering_id=gathering_id).exclude(outcome__in=["voicemail", "call_back"])
    answered = Registration.objects.filter(gathering_id=gathering_id).values("contact_id")
    return (
        Invitation.objects.filter(gathering_id=gathering_id)
        .exclude(contact_id__in=answered)
        .exclude(contact_id__in=called.values("contact_id"))
    )


def _call_task(slug: str, upcoming: NextGathering, waiting: int) -> Task:
    return Task(
        waiting,
        _("Bel de mensen die nog niet reageerden"),
        _("Persoonlijk bellen levert de meeste aanmeldingen op."),
        waiting * MINUTES_A_CALL,
        page_url("gatherings:call_list", slug, upcoming),
        _("Begin met bellen"),
        "sun",
    )


def _speakers_open(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is None or not 0 < upcoming.days <= SPEAKERS_KNOWN_BEFORE:
        return None
    unsure = Speaker.objects.filter(
        gathering_id=upcoming.id, state__in=[SpeakerState.TO_ASK, SpeakerState.ASKED]
    ).count()
    if not unsure:
        return None
    return Task(
        unsure,
        ngettext("Eén spreker zei nog geen ja", "%(count)s sprekers zeiden nog geen ja", unsure) % {"count": unsure},
        _("Een verhaal van iemand uit het pact raakt mensen het meest. Vraag het, of bel even."),
        5 * unsure,
        page_url("gatherings:programme", slug, upcoming),
        _("Naar het programma"),
        "petrol",
    )


def _no_gathering(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is not None or not Partner.objects.exists():
        return None
    return Task(
        1,
        _("Plan de volgende bijeenkomst"),
        _("Eind van de werkdag past het best bij vrijwilligers en beroepskrachten."),
        10,
        page_url("gatherings:gathering_new", slug),
        _("Plan"),
        "sun",
    )


def _to_harvest(slug: str, _upcoming: NextGathering | None) -> Task | None:
    over = (
        Gathering.objects.filter(
            ends_at__lt=timezone.now(),
            called_off_at__isnull=True,
            state__in=[GatheringState.UNDER_WAY, GatheringState.CLOSED, GatheringState.INVITING],
        )
        .order_by("-starts_at")
        .first()
    )
    if over is None:
        return None
    return Task(
        1,
        _("Haal de oogst binnen van %(title)s") % {"title": over.title},
        _("Typ de papieren formulieren over en bedank iedereen."),
        15,
        reverse("gatherings:gathering_detail", kwargs={"slug": slug, "gathering_id": over.pk}),
        _("Naar de bijeenkomst"),
        "leaf",
    )


NOW = (
    Finder("gatherings.change", _to_begin),
    Finder("door.change", _under_way),
    Finder("gatherings.change", _off_untold),
)
SOON = (
    Finder("registrations.change", _to_approve),
    Finder("calls.change", _to_call),
    Finder("calls.make", _my_calls),
    Finder("gatherings.change", _speakers_open),
)
LATER = (Finder("gatherings.change", _no_gathering), Finder("gatherings.change", _to_harvest))
