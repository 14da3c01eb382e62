# SPDX-License-Identifier: EUPL-1.2
"""How the made-up pact stands on the five conditions, in two closed waves and one that is open; and looking back."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from samenspel.demo.operations.people import Cast
from samenspel.partnerships.models import Partnership
from samenspel.surveys.constants import CONDITIONS, HIGHEST, Group, Question, Way
from samenspel.surveys.models import Asked, ChosenWords, Reflection, ReflectionRound, ScanAnswer, ScanWave

# Days ago, and of each group how many answered and where they place the five conditions on the whole.
WAVES = (
    (
        430,
        {
            Group.MUNICIPALITY: (5, (3, 2, 3, 3, 4)),
            Group.VOLUNTEERS: (9, (2, 1, 2, 2, 2)),
            Group.PROFESSIONALS: (8, (2, 2, 2, 2, 3)),
            Group.EXPERTS: (3, (1, 1, 2, 2, 2)),
        },
    ),
    (
        190,
        {
            Group.MUNICIPALITY: (5, (4, 3, 3, 4, 4)),
            Group.VOLUNTEERS: (9, (3, 1, 4, 4, 2)),
            Group.PROFESSIONALS: (7, (3, 2, 3, 4, 3)),
            Group.EXPERTS: (5, (2, 1, 3, 3, 3)),
        },
    ),
)
ASKED = 60
ANSWERED_NOW = 9  # in the wave that is open

# What people wrote about the half year: well, not well, what remains, with a name or without, and what was chosen.
SHEETS = (
    (
        "We bellen elkaar nu gewoon. Vroeger stuurde ik een formulier en hoorde ik niets. Dat komt doordat we elkaar "
        "aan tafel hebben ontmoet.",
        "Vervoer. Mensen uit Oosterdorp komen niet op donderdag bij de voedselbank, omdat er dan geen bus rijdt.",
        "De lijst met telefoonnummers, en dat we elkaar kennen.",
        True,
        (Question.WELL, Question.REMAINS),
    ),
    (
        "Dat ervaringsdeskundigen vanaf het begin meepraten. Zij zien dingen die wij niet zien.",
        "Wij moeten voor drie geldgevers drie verslagen maken. Dat kost een week die we liever aan gezinnen geven.",
        "",
        False,
        (Question.NOT_WELL,),
    ),
    (
        "De kookavond zit elke keer vol. Mensen komen terug en nemen iemand mee.",
        "Soms weet ik niet wie ik moet bellen als iemand een brief van de deurwaarder laat zien.",
        "De kookavond gaat door, ook zonder geld. We kunnen het samen.",
        True,
        (Question.REMAINS,),
    ),
    ("", "Er wordt veel vergaderd overdag. Dan moet ik werken.", "Dat hangt van één aanjager af, denk ik.", False, ()),
)


def make_surveys(partnership: Partnership, cast: Cast, random: Random) -> None:
    today = timezone.localdate()
    for days_ago, groups in WAVES:
        _closed_wave(partnership, today - timedelta(days=days_ago), groups, random)
    _open_wave(partnership, cast, today, random)
    _looking_back(partnership, cast, today)


def _closed_wave(
    partnership: Partnership, opened: date, groups: Mapping[Group, tuple[int, tuple[int, ...]]], random: Random
) -> None:
    began = timezone.now() - (timezone.localdate() - opened)
    wave = ScanWave.objects.create(
        partnership=partnership,
        opened_at=began,
        closes_date=opened + timedelta(days=21),
        closed_at=began + timedelta(days=21),
        secret=None,
        asked_count=ASKED,
        answered_count=sum(count for count, _places in groups.values()),
    )
    ScanAnswer.objects.bulk_create(
        ScanAnswer(partnership=partnership, wave=wave, group=group, way=Way.PHONE, **_places_around(places, random))
        for group, (count, places) in groups.items()
        for _person in range(count)
    )


def _places_around(places: tuple[int, ...], random: Random) -> dict[str, int]:
    """Most people near the place of their group; now and then somebody who does not know."""
    steps = (-1, 0, 0, 0, 0, 1)
    return {
        condition.key: 0 if random.random() < 0.04 else min(HIGHEST, max(1, place + random.choice(steps)))
        for condition, place in zip(CONDITIONS, places, strict=True)
    }


def _open_wave(partnership: Partnership, cast: Cast, today: date, random: Random) -> None:
    wave = ScanWave.objects.create(
        partnership=partnership, opened_at=timezone.now() - timedelta(days=4), closes_date=today + timedelta(days=17)
    )
    ScanAnswer.objects.bulk_create(
        ScanAnswer(
            partnership=partnership,
            wave=wave,
            group=Group.VOLUNTEERS,
            way=Way.PHONE,
            **_places_around((3, 2, 4, 4, 3), random),
        )
        for _person in range(ANSWERED_NOW)
    )
    people = [contact for contact in cast.contacts if contact.email][:ASKED]
    asked_at = timezone.now() - timedelta(days=4)
    Asked.objects.bulk_create(
        Asked(
            partnership=partnership,
            wave=wave,
            contact=contact,
            to_mail=True,
            mailed_at=asked_at,
            answered=number < ANSWERED_NOW,
        )
        for number, contact in enumerate(reversed(people))
    )


def _looking_back(partnership: Partnership, cast: Cast, today: date) -> None:
    opened = ReflectionRound.objects.create(
        partnership=partnership,
        first_date=today - timedelta(days=182),
        last_date=today,
        closes_date=today + timedelta(days=10),
    )
    sheets = [
        Reflection(
            partnership=partnership,
            round=opened,
            way=Way.PHONE,
            well=well,
            not_well=not_well,
            remains=remains,
            signature=f"{person.name}, {person.partner.organization.name}" if signed and person.partner else "",
        )
        for person, (well, not_well, remains, signed, _chosen) in zip(cast.contacts, SHEETS, strict=False)
    ]
    Reflection.objects.bulk_create(sheets)
    ChosenWords.objects.bulk_create(
        ChosenWords(partnership=partnership, reflection=sheet, question=question, words=getattr(sheet, question))
        for sheet, (*_said, chosen) in zip(sheets, SHEETS, strict=True)
        for question in chosen
    )
