# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: at most five things, each with a verb, how long it takes and why it helps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.constants import Role
from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState, RegistrationState
from samenspel.gatherings.models import Attendance, Gathering, Invitation, PhoneCall, Registration
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner

MOST_TASKS = 5
MINUTES_A_CALL = 3


@dataclass(frozen=True, slots=True)
class Task:
    number: int
    title: str
    reason: str
    minutes: int
    url: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class NextGathering:
    id: UUID
    title: str
    starts_at: datetime
    place: str
    state: str
    days: int
    coming: int
    newcomers: int
    unanswered: int
    places: int | None
    present: int


@dataclass(frozen=True, slots=True)
class Today:
    tasks: list[Task]
    next: NextGathering | None
    partners: int
    is_facilitator: bool


def today_page(slug: str) -> Today:
    upcoming = _next_gathering()
    may_change = current_actor().role == Role.FACILITATOR
    finders: tuple[Callable[[str, NextGathering | None], Task | None], ...] = (
        _no_partners,
        _to_begin,
        _under_way,
        _proposed,
        _to_approve,
        _to_call,
        _without_circle,
        _without_contact,
        _no_gathering,
        _to_harvest,
        _actions_late,
        _actions_without_step,
    )
    found = [task for finder in finders if (task := finder(slug, upcoming)) is not None] if may_change else []
    return Today(
        tasks=found[:MOST_TASKS],
        next=upcoming,
        partners=Partner.objects.filter(status=PartnerStatus.ACTIVE).count(),
        is_facilitator=may_change,
    )


def greeting(page: Today) -> str:
    """ "Goedemiddag. Drie dingen voor vandaag." """
    hour = timezone.localtime().hour
    hello = _("Goedemorgen.") if hour < 12 else _("Goedemiddag.") if hour < 18 else _("Goedenavond.")
    if not page.is_facilitator:
        return hello
    return f"{hello} {_things(len(page.tasks))}"


def _things(count: int) -> str:
    """The count as a word, as one would say it."""
    words = (
        _("Alles is gedaan voor vandaag."),
        _("Eén ding voor vandaag."),
        _("Twee dingen voor vandaag."),
        _("Drie dingen voor vandaag."),
        _("Vier dingen voor vandaag."),
        _("Vijf dingen voor vandaag."),
    )
    return words[count]


def next_sentence(page: Today) -> str:
    if page.next is None:
        return ""
    if page.next.days <= 0:
        return _("De bijeenkomst in %(place)s is vandaag.") % {"place": page.next.place}
    return ngettext(
        "De bijeenkomst in %(place)s is morgen.", "De bijeenkomst in %(place)s is over %(days)s dagen.", page.next.days
    ) % {"place": page.next.place, "days": page.next.days}


def _next_gathering() -> NextGathering | None:
    since = timezone.now() - timedelta(hours=12)
    gathering = (
        Gathering.objects.filter(ends_at__gte=since)
        .exclude(state=GatheringState.HARVESTED)
        .order_by("starts_at")
        .first()
    )
    if gathering is None:
        return None
    came_before = Registration.objects.filter(attendance__isnull=False).exclude(gathering=gathering).values("contact")
    answers = Registration.objects.filter(gathering=gathering).aggregate(
        coming=Count("pk", filter=Q(state=RegistrationState.SEATED)),
        newcomers=Count("pk", filter=Q(state=RegistrationState.SEATED) & ~Q(contact__in=came_before)),
    )
    return NextGathering(
        id=gathering.pk,
        title=gathering.title,
        starts_at=gathering.starts_at,
        place=gathering.place,
        state=gathering.state,
        days=(timezone.localdate(gathering.starts_at) - timezone.localdate()).days,
        coming=answers["coming"],
        newcomers=answers["newcomers"],
        unanswered=_unanswered(gathering.pk),
        places=gathering.capacity,
        present=Attendance.objects.filter(gathering=gathering).count(),
    )


def _unanswered(gathering_id: UUID) -> int:
    answered = Registration.objects.filter(gathering_id=gathering_id).values("contact_id")
    found: int = Invitation.objects.filter(gathering_id=gathering_id).exclude(contact_id__in=answered).count()
    return found


def _page(name: str, slug: str, upcoming: NextGathering | None = None) -> str:
    kwargs: dict[str, object] = {"slug": slug}
    if upcoming is not None:
        kwargs["gathering_id"] = upcoming.id
    return reverse(name, kwargs=kwargs)


def _no_partners(slug: str, _upcoming: NextGathering | None) -> Task | None:
    if Partner.objects.exists():
        return None
    return Task(
        1,
        _("Breng je lijst met partners binnen"),
        _("Een lijst uit een rekenprogramma is genoeg. Daarna kun je kringen maken en uitnodigen."),
        10,
        _page("organizations:import_new", slug),
        _("Kies je lijst"),
        "sun",
    )


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
        _page("gatherings:gathering_detail", slug, upcoming),
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
        _page("gatherings:door", slug, upcoming),
        _("Naar de deur"),
        "leaf",
    )


def _proposed(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = Partner.objects.filter(status=PartnerStatus.PROPOSED).count()
    if not count:
        return None
    return Task(
        count,
        ngettext("Een organisatie wil meedoen", "%(count)s organisaties willen meedoen", count) % {"count": count},
        _("Een snel antwoord laat zien dat ze welkom zijn."),
        2 * count,
        _page("organizations:proposal_list", slug),
        _("Bekijk"),
        "leaf",
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
        _page("gatherings:registration_list", slug, upcoming),
        _("Beoordeel"),
        "leaf",
    )


def _to_call(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is None or upcoming.state != GatheringState.INVITING or not upcoming.unanswered:
        return None
    called = PhoneCall.objects.filter(gathering_id=upcoming.id).exclude(outcome__in=["voicemail", "call_back"])
    answered = Registration.objects.filter(gathering_id=upcoming.id).values("contact_id")
    waiting = (
        Invitation.objects.filter(gathering_id=upcoming.id)
        .exclude(contact_id__in=answered)
        .exclude(contact_id__in=called.values("contact_id"))
        .count()
    )
    if not waiting:
        return None
    return Task(
        waiting,
        _("Bel de mensen die nog niet reageerden"),
        _("Persoonlijk bellen levert de meeste aanmeldingen op."),
        waiting * MINUTES_A_CALL,
        _page("gatherings:call_list", slug, upcoming),
        _("Begin met bellen"),
        "sun",
    )


def _without_circle(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = Partner.objects.filter(status=PartnerStatus.ACTIVE, circle="").count()
    if not count:
        return None
    return Task(
        count,
        _("Geef partners een plek in de kringen"),
        _("Dan ziet iedereen bij wie je makkelijk binnenloopt."),
        max(1, count // 3),
        _page("organizations:circles", slug),
        _("Naar de kringen"),
        "petrol",
    )


def _without_contact(slug: str, _upcoming: NextGathering | None) -> Task | None:
    reachable = Q(contacts__active=True)
    count = (
        Partner.objects.filter(status=PartnerStatus.ACTIVE)
        .annotate(people=Count("contacts", filter=reachable))
        .filter(people=0)
        .count()
    )
    if not count:
        return None
    return Task(
        count,
        _("Voeg contactpersonen toe"),
        _("Bij deze partners is nog niemand om uit te nodigen."),
        2 * count,
        f"{_page('organizations:partner_list', slug)}?zonder=contact",
        _("Vul aan"),
        "coral",
    )


def _no_gathering(slug: str, upcoming: NextGathering | None) -> Task | None:
    if upcoming is not None or not Partner.objects.exists():
        return None
    return Task(
        1,
        _("Plan de volgende bijeenkomst"),
        _("Eind van de werkdag past het best bij vrijwilligers en beroepskrachten."),
        10,
        _page("gatherings:gathering_new", slug),
        _("Plan"),
        "sun",
    )


def _to_harvest(slug: str, _upcoming: NextGathering | None) -> Task | None:
    over = (
        Gathering.objects.filter(
            ends_at__lt=timezone.now(),
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
        _page("agenda:action_list", slug),
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
        _page("agenda:action_list", slug),
        _("Maak concreet"),
        "coral",
    )
