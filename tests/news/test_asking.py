# SPDX-License-Identifier: EUPL-1.2
"""A question reaches fitting partners only, never anybody too often, and who asks reads what the others know."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.messaging.models import OutboxMessage
from samenspel.news.models import Bulletin, BulletinPiece, NetworkQuestion, NewsSettings, QuestionReceiver
from samenspel.news.operations import passing
from samenspel.news.operations.asking import Asked, ask_network, forget_questions
from samenspel.news.operations.bulletins import add_piece, draft_month
from samenspel.news.operations.passing import pass_on
from samenspel.news.operations.sending import continue_news, start_sending
from samenspel.news.queries.fitting import Fit, fitting
from samenspel.organizations.models import Contact, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar
from tests.factories import ContactFactory
from tests.news.conftest import by_link, wishes

People = Callable[..., list[Contact]]


@pytest.fixture
def pillar(pact: Partnership, facilitating: Actor) -> Pillar:
    made: Pillar = Pillar.objects.create(partnership=pact, name="Wonen")
    return made


@pytest.fixture
def of_pillar(pillar: Pillar, people: People) -> list[Contact]:
    """Four people of partners under this pillar, beside others."""
    people(3)
    found = people(4, "monthly")
    for one in found:
        PartnerPillar.objects.create(partnership=pillar.partnership, partner=one.partner, pillar=pillar)
    return found


def asked(pillar: Pillar, words: str = "Wie weet een kinderbed?", **more: Any) -> NetworkQuestion:
    return ask_network(form_key=uuid4(), asked=Asked(words=words, fit=Fit(pillar_id=pillar.pk), **more))


def passed(pillar: Pillar, **more: Any) -> NetworkQuestion:
    question = asked(pillar, **more)
    pass_on(ask_id=question.pk, version=question.version)
    return question


def receivers(question: NetworkQuestion) -> set[Any]:
    return set(QuestionReceiver._base_manager.filter(question=question).values_list("contact_id", flat=True))


def test_it_goes_to_partners_it_fits_and_not_to_the_askers_own_colleagues(
    pillar: Pillar, of_pillar: list[Contact], facilitating: Actor
) -> None:
    asker, *others = of_pillar
    colleague: Contact = ContactFactory(partnership=pillar.partnership, partner=asker.partner)
    wishes(others[0], "nothing")
    with acting_as(by_link(asker)):
        question = asked(pillar)
    assert question.state == "waiting"  # nothing goes round before a facilitator looked
    assert receivers(question) == set()
    assert pass_on(ask_id=question.pk, version=question.version) == 2
    assert pass_on(ask_id=question.pk, version=question.version) == 0  # a second press
    assert receivers(question) == {others[1].pk, others[2].pk}
    assert colleague.pk not in receivers(question)


def test_nobody_gets_more_than_two_questions_in_seven_days(
    pillar: Pillar, of_pillar: list[Contact], facilitating: Actor
) -> None:
    first = passed(pillar)
    passed(pillar)
    with pytest.raises(Refused, match="niemand"):
        passed(pillar)
    QuestionReceiver.objects.filter(question=first).update(asked_at=timezone.now() - timedelta(days=7, minutes=1))
    assert receivers(passed(pillar)) == {one.pk for one in of_pillar}


def test_an_urgent_question_goes_at_once_only_when_the_pact_chose_so_and_within_limits(
    pillar: Pillar, of_pillar: list[Contact], facilitating: Actor
) -> None:
    asker: Contact = ContactFactory(partnership=pillar.partnership, name="Coby Contact")
    with acting_as(by_link(asker)):
        assert asked(pillar, is_urgent=True).state == "waiting"
    NewsSettings(partnership=pillar.partnership, urgent_goes_at_once=True).save(force_insert=True)
    elsewhere = Pillar.objects.create(partnership=pillar.partnership, name="Eten")
    other: Contact = ContactFactory(partnership=pillar.partnership)
    PartnerPillar.objects.create(partnership=pillar.partnership, partner=other.partner, pillar=elsewhere)
    with acting_as(by_link(asker)):
        assert asked(pillar, is_urgent=False).state == "waiting"
        assert asked(pillar, "Wie kent Coby Contact?", is_urgent=True).state == "waiting"  # somebody is named
        assert asked(pillar, "Bel 06 12 34 56 78", is_urgent=True).state == "waiting"
        anybody = Asked(words="Wie weet iets?", is_urgent=True)
        assert ask_network(form_key=uuid4(), asked=anybody).state == "waiting"
        assert asked(pillar, is_urgent=True).state == "passed"
        assert asked(elsewhere, is_urgent=True).state == "waiting"  # one a day in the whole pact
    assert fitting(Fit(pillar_id=pillar.pk), asker_id=None, urgent=True).people == []
    assert len(fitting(Fit(pillar_id=pillar.pk), asker_id=None, urgent=False).people) == 4


def test_mails_that_stop_between_chunks_reach_each_mailbox_once(
    pillar: Pillar, of_pillar: list[Contact], facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    Contact.objects.filter(pk__in=[one.pk for one in of_pillar[:2]]).update(email="samen@voorbeeld.test")
    monkeypatch.setattr(passing, "CHUNK", 1)
    monkeypatch.setattr(passing, "CHUNKS_A_JOB", 1)
    monkeypatch.setattr(passing.jobs, "async_task", lambda *_args, **_values: None)
    question = passed(pillar)
    for worker in range(6):
        continue_news()
        assert QuestionReceiver.objects.filter(question=question, mailed_at__isnull=False).count() == min(worker + 1, 4)
    mails = OutboxMessage.objects.filter(kind="question").values_list("to_email", flat=True)
    assert sorted(mails) == sorted({"samen@voorbeeld.test", *(one.email for one in of_pillar[2:])})


def test_who_asks_reads_the_answers_and_says_what_helped(
    pillar: Pillar,
    of_pillar: list[Contact],
    visitor: Client,
    token_for: Callable[..., str],
    facilitating: Actor,
) -> None:
    asker, knows, knows_not, late = of_pillar
    with acting_as(by_link(asker)):
        question = asked(pillar)
    pass_on(ask_id=question.pk, version=question.version)
    stranger: Contact = ContactFactory(partnership=pillar.partnership)

    def page(who: Contact) -> str:
        return f"/p/{pillar.partnership.slug}/k/{token_for(who)}/vragen/{question.pk}/"

    assert visitor.get(page(stranger)).status_code == 404
    for words in ("Bij de weggeefwinkel.", "Bij de weggeefwinkel op zolder."):
        assert visitor.post(page(knows), {"answer": words}).status_code == 302
    assert visitor.post(page(knows_not), {"niets": "1", "answer": "half getypt"}).status_code == 302
    shown = visitor.get(page(asker)).content.decode()
    assert "Bij de weggeefwinkel op zolder." in shown
    assert knows.name in shown
    assert "half getypt" not in shown
    assert "weggeefwinkel" not in visitor.get(page(knows_not)).content.decode()  # answers are for who asked
    with acting_as(by_link(knows_not)):
        assert {one.contact_id for one in QuestionReceiver.objects.all()} == {knows_not.pk}
    with acting_as(by_link(stranger)):
        assert not NetworkQuestion.objects.exists()
    assert OutboxMessage.objects.filter(subject="Er is een antwoord op je vraag").count() == 1
    assert visitor.post(page(asker), {"what_helped": "De weggeefwinkel had er een."}).status_code == 302
    assert "De weggeefwinkel had er een." in visitor.get(page(knows)).content.decode()
    assert visitor.post(page(late), {"answer": "Te laat"}).status_code == 422


def test_a_question_is_forgotten_a_year_after_it_was_closed(
    pillar: Pillar, of_pillar: list[Contact], facilitating: Actor
) -> None:
    old, young = passed(pillar), passed(pillar)
    long_ago = timezone.now() - timedelta(days=366)
    NetworkQuestion.objects.update(created_at=long_ago)
    NetworkQuestion.objects.filter(pk=old.pk).update(closed_at=long_ago, state="closed")
    NetworkQuestion.objects.filter(pk=young.pk).update(closed_at=timezone.now(), state="closed")
    assert [forget_questions(), forget_questions()] == [1, 0]
    assert [one.pk for one in NetworkQuestion.objects.all()] == [young.pk]
    assert receivers(old) == set()


def test_what_a_mail_told_of_questions_is_kept_no_longer_than_the_questions(
    pillar: Pillar, of_pillar: list[Contact], facilitating: Actor
) -> None:
    question = passed(pillar, words="Wie weet een kinderbed?")
    made = draft_month()
    add_piece(bulletin_id=made.pk, form_key=uuid4(), title="Van mij", words="Tot gauw.")
    start_sending(bulletin_id=made.pk)
    made.refresh_from_db()
    assert (made.state, made.recipients) == ("sent", [])
    assert BulletinPiece.objects.filter(words__contains="kinderbed").exists()
    long_ago = timezone.now() - timedelta(days=366)
    Bulletin.objects.update(created_at=long_ago)
    NetworkQuestion.objects.filter(pk=question.pk).update(created_at=long_ago, closed_at=long_ago, state="closed")
    assert [forget_questions(), forget_questions()] == [1, 0]
    assert not BulletinPiece.objects.filter(words__contains="kinderbed").exists()
    assert BulletinPiece.objects.filter(title="Van mij").exists()
