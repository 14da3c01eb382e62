# SPDX-License-Identifier: EUPL-1.2
"""The session two weeks after the first start, half way its invitations: so that today has something to do."""

from datetime import datetime, time, timedelta
from random import Random
from secrets import token_urlsafe
from uuid import uuid5

from django.utils import timezone

from samenspel.demo import content
from samenspel.demo.operations.calling import divide_some
from samenspel.demo.operations.people import Cast
from samenspel.demo.operations.sessions import NAMESPACE, make_programme, sticker_code
from samenspel.gatherings.constants import (
    CallOutcome,
    GatheringState,
    Lift,
    RegistrationState,
    SpeakerState,
    SpeakerWay,
)
from samenspel.gatherings.models import Gathering, HostOffer, Invitation, PhoneCall, Registration, Speaker
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

COMING, MAYBE, NOT_COMING = 31, 6, 12
SEATS_IN_A_CAR = 2


def make_upcoming_session(partnership: Partnership, cast: Cast, random: Random) -> None:
    gathering = _make_gathering(partnership, cast)
    make_programme(gathering)
    now = timezone.now()
    Invitation.objects.bulk_create(
        Invitation(partnership=partnership, gathering=gathering, contact=contact, invited_at=now - timedelta(days=5))
        for contact in cast.contacts
    )
    answered = random.sample(cast.contacts, COMING + MAYBE + NOT_COMING)
    answers = ["yes"] * COMING + ["maybe"] * MAYBE + ["no"] * NOT_COMING
    Registration.objects.bulk_create(
        _registration(gathering, contact, answer, random) for contact, answer in zip(answered, answers, strict=True)
    )
    Gathering._base_manager.filter(pk=gathering.pk).update(seats_taken=COMING)
    silent = [contact for contact in cast.contacts if contact not in answered]
    _call(gathering, silent, random)
    divide_some(gathering, silent)
    expert = next(contact for contact in cast.contacts if contact.is_experience_expert)
    Speaker.objects.create(
        partnership=partnership,
        gathering=gathering,
        contact=expert,
        subject="Wat mij hielp om de post weer open te maken",
        expenses="Reiskosten en een bon van 50 euro",
        state=SpeakerState.CONFIRMED,
    )
    Speaker.objects.create(
        partnership=partnership,
        gathering=gathering,
        contact=next(contact for contact in cast.contacts if not contact.is_experience_expert),
        subject="Wat er achter onze deur gebeurt",
        state=SpeakerState.ASKED,
        way=SpeakerWay.MAIL,
        asked_at=now - timedelta(days=3),
    )
    HostOffer.objects.create(
        partnership=partnership, partner=cast.partner(content.OFFERS_TO_HOST), noted_at=now - timedelta(days=30)
    )


def _make_gathering(partnership: Partnership, cast: Cast) -> Gathering:
    day = timezone.localdate() + timedelta(days=14)
    at = timezone.make_aware(datetime.combine(day, time(16, 30)))
    made: Gathering = Gathering.objects.create(
        partnership=partnership,
        title="Verbindingssessie De Brink",
        theme=content.UPCOMING_THEME,
        starts_at=at,
        ends_at=at + timedelta(hours=2, minutes=30),
        place="De Brink",
        address="Brinkweg 1, Zilverdam",
        host=cast.partner(content.HOSTS["De Brink"]),
        state=GatheringState.INVITING,
        capacity=48,
        with_meal=True,
        open_code=token_urlsafe(16),
    )
    return made


def _registration(gathering: Gathering, contact: Contact, answer: str, random: Random) -> Registration:
    comes = answer == "yes"
    made = Registration(
        partnership=gathering.partnership,
        gathering=gathering,
        contact=contact,
        answer=answer,
        state=RegistrationState.SEATED if comes else RegistrationState.NONE,
        source=random.choice(("link", "link", "staff")),
        eats_along=random.random() < 0.8 if comes else None,
        diet=random.choice(content.DIETS) if comes and random.random() < 0.2 else "",
        lift=random.choice((Lift.NONE, Lift.NONE, Lift.NONE, Lift.OFFERED, Lift.WANTED)) if comes else Lift.NONE,
        lift_place=random.choice(content.LIFT_PLACES) if comes else "",
        code=sticker_code(random),
        answered_at=timezone.now() - timedelta(days=random.randint(0, 4)),
    )
    made.lift_seats = SEATS_IN_A_CAR if made.lift == Lift.OFFERED else 1
    made.lift_shares_phone = made.lift != Lift.NONE and len(contact.name) % 3 > 0
    return made


def _call(gathering: Gathering, silent: list[Contact], random: Random) -> None:
    """Three people did not pick up yet."""
    PhoneCall.objects.bulk_create(
        PhoneCall(
            partnership=gathering.partnership,
            gathering=gathering,
            contact=contact,
            outcome=CallOutcome.VOICEMAIL,
            called_at=timezone.now() - timedelta(days=1),
            form_key=uuid5(NAMESPACE, f"{gathering.pk}-{number}"),
        )
        for number, contact in enumerate(random.sample(silent, 3))
    )
