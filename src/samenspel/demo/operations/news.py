# SPDX-License-Identifier: EUPL-1.2
"""What the made-up pact tells each other: news, one monthly mail that went, questions with answers, a public page."""

from datetime import timedelta

from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.demo.operations.people import Cast
from samenspel.news.constants import BulletinKind, BulletinState, NewsState, PieceKind, QuestionState
from samenspel.news.models import Bulletin, BulletinPiece, NetworkQuestion, NewsItem, NewsSettings, QuestionReceiver
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership, Pillar

TUESDAY, SUNDAY = 1, 6
# (partner, days ago, title, words, on which day of the week, place, for everybody, stands there)
NEWS: tuple[tuple[str, int, str, str, int | None, str, bool, bool], ...] = (
    (
        "Fietsbank Zilverdam",
        1,
        "Twaalf kinderfietsen opgeknapt",
        "Ze staan klaar. Ken je een kind zonder fiets, stuur de ouders langs. Een briefje is niet nodig.",
        None,
        "Fietsbank, Kanaalweg 4",
        False,
        False,
    ),
    (
        "Bibliotheek Zilverdam",
        3,
        "Hulp bij digitale post op dinsdagmiddag",
        "Vanaf nu kijkt er elke dinsdag iemand mee met de Berichtenbox. Koffie staat klaar, binnenlopen kan.",
        TUESDAY,
        "Bibliotheek Zilverdam",
        True,
        True,
    ),
    (
        "Kook en Eet Mee",
        6,
        "Samen eten, nu ook op zondag",
        "We koken voor veertig mensen. Aanschuiven kost niets, meehelpen mag altijd.",
        SUNDAY,
        "Buurthuis De Brink",
        True,
        True,
    ),
    (
        "Energiecoach Zilverdam",
        12,
        "Tochtstrips en radiatorfolie op voorraad",
        "Wie in een koud huis woont kan ons bellen. We komen het er zelf in zetten.",
        None,
        "",
        False,
        True,
    ),
    (
        "Jeugdfonds Sport en Spel",
        40,
        "Aanvragen voor zwemles weer open",
        "Het potje voor dit seizoen is aangevuld. Aanvragen duurt tien minuten.",
        None,
        "",
        False,
        True,
    ),
)
OPENING = (
    "Wat een maand. Zonder dat we het afspraken gingen drie partners samen op huisbezoek, en dat scheelde één gezin "
    "vier afspraken. Hieronder lees je wat er nog meer gebeurde."
)
PIECES = (
    (
        PieceKind.NEWS,
        "Aanvragen voor zwemles weer open",
        "Het potje voor dit seizoen is aangevuld. Aanvragen duurt tien minuten.\n(Jeugdfonds Sport en Spel)",
        False,
    ),
    (PieceKind.DONE, "Wat er gebeurde", "- 4 nieuwe verbindingen gemeld\n- 6 actiepunten gedaan", False),
    (PieceKind.PARTNERS, "Nieuw in het pact", "Leesclub voor Ouders", False),
    (PieceKind.QUESTIONS, "Wie weet raad?", "- Wie heeft een ruimte voor een spelletjesavond?", True),
)
RECEIVED = 47  # mailboxes that got the monthly mail
# (asker, days ago, words, what helped, answers); the people of the first partners are asked
QUESTIONS: tuple[tuple[str, int, str, str, tuple[str, ...]], ...] = (
    (
        "Maatjes op Pad",
        2,
        "Wie weet een tweedehands wasmachine? Het gezin kan hem niet zelf ophalen.",
        "",
        ("Bij ons staat er een, hij is nagekeken.", "De buurtbus kan hem vrijdag brengen, bel ons even."),
    ),
    (
        "Basisschool De Regenboog",
        24,
        "Wie kan op school komen vertellen over geld en schaamte?",
        "Een ervaringsdeskundige kwam vertellen in groep 8. Het werd heel stil, en daarna kwamen de vragen.",
        ("Onze ervaringsdeskundigen doen dat graag.",),
    ),
)
ASKED, KNOW_NOTHING = 9, 3


def make_news(partnership: Partnership, cast: Cast) -> None:
    now = timezone.now()
    facilitator = User.objects.filter(memberships__partnership=partnership, memberships__role="facilitator").first()
    NewsSettings.objects.create(
        partnership=partnership,
        is_public=True,
        shows_circles=True,
        join_words="Loop binnen bij een open bijeenkomst, of vraag de aanjager om een kop koffie.",
    )
    _make_items(partnership, cast)
    _make_mail(partnership, facilitator)
    pillar = Pillar.objects.filter(partnership=partnership).order_by("position").first()
    for number, (asker, days, words, helped, answers) in enumerate(QUESTIONS):
        question = NetworkQuestion.objects.create(
            partnership=partnership,
            contact=_person_of(cast, asker),
            words=words,
            pillar=pillar,
            state=QuestionState.CLOSED if helped else QuestionState.PASSED,
            passed_at=now - timedelta(days=days),
            closed_at=now - timedelta(days=days - 5) if helped else None,
            what_helped=helped,
        )
        NetworkQuestion.objects.filter(pk=question.pk).update(created_at=now - timedelta(days=days, hours=2))
        _make_answers(question, cast.contacts[number * ASKED : (number + 1) * ASKED], answers)


def _make_items(partnership: Partnership, cast: Cast) -> None:
    now, today = timezone.now(), timezone.localdate()
    NewsItem.objects.bulk_create(
        NewsItem(
            partnership=partnership,
            contact=_person_of(cast, partner),
            title=title,
            words=words,
            on_date=None if on_day is None else today + timedelta(days=(on_day - today.weekday()) % 7 or 7),
            place=place,
            for_everybody=for_everybody,
            state=NewsState.PUBLISHED if stands else NewsState.WAITING,
            published_at=now - timedelta(days=days) if stands else None,
            mailed_at=now - timedelta(days=days) if stands else None,
        )
        for partner, days, title, words, on_day, place, for_everybody, stands in NEWS
    )


def _make_mail(partnership: Partnership, facilitator: User | None) -> None:
    went = timezone.now() - timedelta(days=20)
    bulletin = Bulletin.objects.create(
        partnership=partnership,
        kind=BulletinKind.MONTH,
        subject=f"Nieuws van {partnership.name}",
        opening=OPENING,
        state=BulletinState.SENT,
        total=RECEIVED,
        done=RECEIVED,
        created_by=facilitator,
        sent_at=went,
    )
    Bulletin.objects.filter(pk=bulletin.pk).update(created_at=went)
    BulletinPiece.objects.bulk_create(
        BulletinPiece(
            partnership=partnership,
            bulletin=bulletin,
            position=position,
            kind=kind,
            title=title,
            words=words,
            left_out=left_out,
        )
        for position, (kind, title, words, left_out) in enumerate(PIECES, start=1)
    )


def _make_answers(question: NetworkQuestion, people: list[Contact], answers: tuple[str, ...]) -> None:
    asked_at = question.passed_at
    if asked_at is None:
        return
    said: list[str | None] = [*answers, *([""] * KNOW_NOTHING)]
    said += [None] * (len(people) - len(said))  # the others did not answer yet
    QuestionReceiver.objects.bulk_create(
        QuestionReceiver(
            partnership_id=question.partnership_id,
            question=question,
            contact=contact,
            asked_at=asked_at,
            mailed_at=asked_at,
            answer=words or "",
            knows_nothing=words == "",
            answered_at=None if words is None else asked_at + timedelta(hours=3 + number),
        )
        for number, (contact, words) in enumerate(zip(people, said, strict=True))
        if contact.pk != question.contact_id
    )


def _person_of(cast: Cast, partner: str) -> Contact:
    """The first person of this partner."""
    of_partner = cast.partner(partner).pk
    return next(contact for contact in cast.contacts if contact.partner_id == of_partner)
