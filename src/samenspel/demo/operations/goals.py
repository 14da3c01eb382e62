# SPDX-License-Identifier: EUPL-1.2
"""The goals of the made-up municipality, who contributes what to them, and how the working groups are doing."""

from datetime import timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from samenspel.agenda.constants import GoalState, GroupMood
from samenspel.agenda.models import Activity, Goal, GroupWord, WorkingGroup
from samenspel.demo.operations.people import Cast
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Partnership, Pillar

# (title, what residents notice, pillar index, working group or "", partner that carries it, from and until in days)
GOALS = (
    (
        "Niemand wacht langer dan een week op een eerste gesprek over geld",
        "Wie de post niet meer opent, spreekt binnen een week iemand die helpt. Zo wordt een kleine schuld geen grote.",
        0,
        "Eerder erbij",
        "Welzijn Zilverdam",
        (-240, 480),
    ),
    (
        "Elke brief over geld is in één keer te begrijpen",
        "Minder mensen bellen in paniek. Wie een brief krijgt, weet wat de eerste stap is en wie kan helpen.",
        0,
        "Eerder erbij",
        "Ervaringswerk De Omslag",
        (-120, 240),
    ),
    (
        "Wie eten nodig heeft, vindt het dichtbij en zonder drempel",
        "In elke wijk is er een plek waar je zonder papieren kunt aanschuiven of iets mee naar huis kunt nemen.",
        1,
        "Genoeg op tafel",
        "Voedselbank Zilverdam",
        (-300, 300),
    ),
    (
        "Geen huis zonder warmte",
        "Niemand wordt afgesloten. Wie achterloopt met de energierekening, krijgt eerst bezoek en dan pas een brief.",
        2,
        "",
        "Woningcorporatie Thuisdam",
        (-90, 640),
    ),
    (
        "Elk kind doet mee met sport, muziek of een club",
        "Ouders vragen het op één plek aan, en een kind kan dezelfde maand beginnen.",
        3,
        "Elk kind doet mee",
        "Jeugdfonds Sport en Spel",
        (-200, 400),
    ),
    (
        "Elke school weet wie te bellen bij geldzorgen thuis",
        "Een leerkracht die iets merkt, heeft één nummer. Het gezin hoort dezelfde week wat er kan.",
        3,
        "Elk kind doet mee",
        "Basisschool De Regenboog",
        (-500, -30),
    ),
)
REACHED = 5  # the place in GOALS of the one that is reached
WHY_REACHED = "Alle negen scholen hebben het nummer en gebruiken het. Het wijkteam houdt het bij."

# (goal, partner, what, state, place in this list of what it makes stronger or None)
ACTIVITIES: tuple[tuple[int, str, str, str, int | None], ...] = (
    (0, "Welzijn Zilverdam", "Elke ochtend inloop zonder afspraak, ook voor één vraag.", "busy", None),
    (0, "Maatjes op Pad", "Een maatje gaat mee naar het eerste gesprek.", "busy", 0),
    (0, "Kredietbank Zilverstroom", "Houdt elke dag twee plekken vrij voor wie van de inloop komt.", "busy", 0),
    (0, "Huisartsenpraktijk Molenhof", "Vraagt bij stress ook naar geld en belt dan de inloop.", "planned", 0),
    (1, "Ervaringswerk De Omslag", "Leest elke brief mee voordat hij de deur uit gaat.", "busy", None),
    (1, "Deurwaarders Kwint en Dekker", "Herschrijft de eerste aanmaning samen met de lezers.", "busy", 4),
    (1, "Taalcafé Samen Praten", "Oefent met bezoekers op echte brieven.", "busy", 4),
    (2, "Voedselbank Zilverdam", "Brengt pakketten naar drie buurthuizen.", "busy", None),
    (2, "Buurthuis De Brink", "Zet elke woensdag de keuken open voor wie wil koken.", "busy", 7),
    (2, "Supermarkt De Kar", "Geeft elke avond wat over is aan de keuken van het buurthuis.", "busy", 8),
    (3, "Woningcorporatie Thuisdam", "Belt aan bij de eerste gemiste huur.", "busy", None),
    (3, "Energiecoach Zilverdam", "Gaat dezelfde week langs voor tocht en stroom.", "planned", 10),
    (4, "Jeugdfonds Sport en Spel", "Betaalt contributie en schoenen binnen twee weken.", "busy", None),
    (4, "Sportclub Zilver Zeven", "Laat elk kind eerst drie keer gratis meedoen.", "busy", 12),
    (5, "Gemeente Zilverdam, Wijkteam", "Neemt op schooldagen zelf de telefoon op.", "done", None),
)

# (working group, mood, words, days ago)
WORDS = (
    ("Eerder erbij", GroupMood.HELP, "We zoeken iemand die de inloop op vrijdag kan doen.", 62),
    ("Eerder erbij", GroupMood.WELL, "De kredietbank houdt nu plekken vrij. Dat scheelt weken.", 9),
    ("Genoeg op tafel", GroupMood.HELP, "Er is een koelwagen nodig voor de zomer.", 16),
    ("Elk kind doet mee", GroupMood.STILL, "De vorige trekker is verhuisd. Wie neemt het over?", 34),
)


def make_goals(partnership: Partnership, _cast: Cast, random: Random) -> None:
    """Five goals that run and one that is reached; ids come from `random`, so that they are the same everywhere."""
    now = timezone.now()
    pillars = list(Pillar.objects.filter(partnership=partnership).order_by("position"))
    groups = {group.name: group for group in WorkingGroup.objects.filter(partnership=partnership)}
    partners = dict(Partner.objects.values_list("organization__name", "pk"))
    goals = [
        Goal(
            pk=_id(random),
            partnership=partnership,
            title=title,
            notice=notice,
            pillar=pillars[pillar],
            working_group=groups.get(group),
            owner_partner_id=partners[carrier],
            start_date=timezone.localdate() + timedelta(days=days[0]),
            end_date=timezone.localdate() + timedelta(days=days[1]),
            position=place,
        )
        for place, (title, notice, pillar, group, carrier, days) in enumerate(GOALS)
    ]
    over = goals[REACHED]
    over.state, over.state_why, over.closed_at = GoalState.REACHED, WHY_REACHED, now - timedelta(days=25)
    Goal.objects.bulk_create(goals)
    _make_activities(partnership, goals, partners, random)
    GroupWord.objects.bulk_create(
        GroupWord(
            partnership=partnership,
            group=groups[name],
            mood=mood,
            words=words,
            said_by_id=groups[name].ambassador_id,
            said_at=now - timedelta(days=ago),
        )
        for name, mood, words, ago in WORDS
    )


def _make_activities(partnership: Partnership, goals: list[Goal], partners: dict[str, UUID], random: Random) -> None:
    ids = [_id(random) for _one in ACTIVITIES]
    Activity.objects.bulk_create(
        Activity(
            pk=pk,
            partnership=partnership,
            goal=goals[goal],
            partner_id=partners[partner],
            what=what,
            state=state,
            reinforces_id=None if stronger is None else ids[stronger],
        )
        for pk, (goal, partner, what, state, stronger) in zip(ids, ACTIVITIES, strict=True)
    )


def _id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
