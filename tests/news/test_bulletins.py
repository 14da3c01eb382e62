# SPDX-License-Identifier: EUPL-1.2
"""The monthly mail: made from what happened, in a person's words, once to each who chose it."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.base.errors import Refused
from samenspel.base.scope import Actor
from samenspel.messaging.models import OutboxMessage
from samenspel.network.models import Connection, ConnectionReport
from samenspel.news.models import Bulletin, BulletinPiece, NewsItem
from samenspel.news.operations import sending
from samenspel.news.operations.bulletins import (
    add_piece,
    change_bulletin,
    change_piece,
    draft_month,
    leave_out,
    move_piece,
    send_trial,
)
from samenspel.news.operations.items import take_off
from samenspel.news.operations.sending import continue_news, send_news_due, start_sending
from samenspel.news.queries.bulletins import written
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, GatheringFactory
from tests.news.conftest import wishes

People = Callable[..., list[Contact]]


@pytest.fixture
def dead_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are asked for and nobody runs them."""
    monkeypatch.setattr(sending.jobs, "async_task", lambda *_args, **_values: None)
    monkeypatch.setattr(sending, "AT_ONCE", 0)
    monkeypatch.setattr(sending, "CHUNK", 2)
    monkeypatch.setattr(sending, "CHUNKS_A_JOB", 1)


def told(pact: Partnership, title: str = "Soep", **more: Any) -> NewsItem:
    values = {"words": "Kom ook.", "state": "published", "published_at": timezone.now(), **more}
    item = NewsItem(partnership=pact, title=title, **values)
    item.save(force_insert=True)
    return item


def mailed() -> Counter[str]:
    return Counter(OutboxMessage._base_manager.filter(kind="news").values_list("to_email", flat=True))


def ready_draft() -> Bulletin:
    made = draft_month()
    change_bulletin(bulletin_id=made.pk, version=1, subject="Nieuws", opening="Wat een maand.")
    return made


def test_the_draft_tells_what_happened_in_counts_and_titles_and_names_nobody(
    pact: Partnership, people: People, facilitating: Actor
) -> None:
    first, second = sorted(people(2), key=lambda one: one.pk)
    tie = Connection(partnership=pact, first=first, second=second)
    tie.save(force_insert=True)
    for reporter in (first, second):
        ConnectionReport(partnership=pact, connection=tie, reporter=reporter, said_at=timezone.now()).save(
            force_insert=True
        )
    ActionPointFactory(owner=first, what="Geheim plan", state="done", closed_at=timezone.now())
    GatheringFactory(partnership=pact, title="Verbindingssessie De Brink")
    GatheringFactory(partnership=pact, title="Nog niet bekend", state="draft")
    told(pact, "Soep op woensdag")
    told(pact, "Nog niet", state="waiting")
    text = written(draft_month()).body(names=["Coby Contact"])
    for words in ("SOEP OP WOENSDAG", "Verbindingssessie De Brink", "1 nieuwe verbinding", "1 actiepunt gedaan"):
        assert words in text
    assert first.partner.organization.name in text  # new in the pact
    for words in ("Geheim plan", "Nog niet", first.name, second.name):
        assert words not in text
    assert draft_month().pk == Bulletin.objects.get().pk  # a second press


def test_a_piece_is_left_out_moved_and_reworded_as_the_receiver_reads_it(
    pact: Partnership, facilitating: Actor
) -> None:
    for title in ("Derde", "Tweede", "Eerste"):
        told(pact, title)
    made = draft_month()
    pieces = {one.title: one.pk for one in BulletinPiece.objects.filter(bulletin=made)}
    leave_out(bulletin_id=made.pk, piece_id=pieces["Tweede"], left_out=True)
    move_piece(bulletin_id=made.pk, piece_id=pieces["Derde"], up=True)
    move_piece(bulletin_id=made.pk, piece_id=pieces["Derde"], up=True)
    change_piece(bulletin_id=made.pk, piece_id=pieces["Eerste"], version=1, title="Eerst dit", words="Lees dit.")
    key = uuid4()
    for _press in range(2):
        add_piece(bulletin_id=made.pk, form_key=key, title="Van mij", words="Tot gauw.")
    assert [title for title, _words in written(made).pieces] == ["Derde", "Eerst dit", "Van mij"]


def test_a_mail_that_stops_between_chunks_reaches_everybody_who_wants_it_once(
    people: People, facilitating: Actor, dead_worker: None
) -> None:
    wanting = people(7, "monthly")
    for frequency in ("every", "weekly", "needs_me", "nothing"):
        people(1, frequency)
    made = ready_draft()
    start_sending(bulletin_id=made.pk)
    assert mailed() == Counter()  # nobody ran the job
    continue_news()
    assert mailed().total() == 2  # the worker died after one chunk
    start_sending(bulletin_id=made.pk)  # a second press begins nothing anew
    late = next(one for one in wanting if one.email not in mailed())
    wishes(late, "nothing")  # leaves while it is being sent
    for _worker in range(5):
        continue_news()
    assert mailed() == Counter(one.email for one in wanting if one.pk != late.pk)
    made.refresh_from_db()
    assert (made.state, made.done, made.total) == ("sent", 7, 7)


def test_a_mailbox_of_two_people_gets_one_mail_with_the_link_that_asks_who_one_is(
    people: People, facilitating: Actor
) -> None:
    people(1, "monthly", email="samen@voorbeeld.test")
    people(1, "nothing", email="Samen@voorbeeld.test")
    start_sending(bulletin_id=ready_draft().pk)
    message = OutboxMessage._base_manager.get(kind="news")
    assert message.link is not None
    assert message.link.purpose == "who_are_you"
    assert "berichten/uit/" in message.body


def test_an_empty_mail_and_one_that_nobody_wants_are_refused(people: People, facilitating: Actor) -> None:
    made = draft_month()
    with pytest.raises(Refused, match="niets in deze mail"):
        start_sending(bulletin_id=made.pk)
    change_bulletin(bulletin_id=made.pk, version=1, subject="Nieuws", opening="Wat een maand.")
    with pytest.raises(Refused, match="Niemand koos"):
        start_sending(bulletin_id=made.pk)


def test_a_trial_goes_to_who_presses_once_per_press_and_holds_no_key(people: People, facilitating: Actor) -> None:
    people(1, "monthly")
    made, key = ready_draft(), uuid4()
    assert {send_trial(bulletin_id=made.pk, form_key=key) for _press in range(2)} == {"fenna@voorbeeld.test"}
    trial = OutboxMessage.objects.get()
    assert (trial.to_email, trial.link) == ("fenna@voorbeeld.test", None)
    assert "Wat een maand." in trial.body


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(sending.timezone, "localtime", lambda *_args: timezone.make_aware(moment))


def test_each_item_goes_once_to_who_wants_every_one_and_not_before_it_could_be_mended(
    pact: Partnership, people: People, facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanting = people(2, "every")
    people(1, "monthly")
    noon = datetime(2026, 11, 18, 12)  # noqa: DTZ001 - made aware in `at`
    minutes = timezone.make_aware(noon) - timedelta(minutes=10)
    told(pact, published_at=minutes)
    take_off(news_id=told(pact, "Vergissing", published_at=minutes).pk)
    at(monkeypatch, noon)
    assert send_news_due() == 0
    at(monkeypatch, noon + timedelta(hours=1))
    assert [send_news_due(), send_news_due()] == [1, 0]
    continue_news()
    assert mailed() == Counter(one.email for one in wanting)
    assert "Vergissing" not in OutboxMessage._base_manager.filter(kind="news")[0].body


def test_the_week_goes_once_on_monday_to_who_wants_it(
    pact: Partnership, people: People, facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanting = people(2, "weekly")
    monday = datetime.combine(
        timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday()), datetime.min.time()
    )
    told(pact, "Soep op woensdag", published_at=timezone.make_aware(monday) - timedelta(days=2))
    at(monkeypatch, monday + timedelta(hours=9))
    assert [send_news_due(), send_news_due()] == [1, 0]
    continue_news()
    assert mailed() == Counter(one.email for one in wanting)
    at(monkeypatch, monday + timedelta(days=1, hours=9))
    assert send_news_due() == 0


def test_two_facilitators_at_the_mail_get_the_page_with_both_texts(
    pact: Partnership, as_fenna: Client, facilitating: Actor
) -> None:
    made = ready_draft()
    address = f"/p/{pact.slug}/nieuws/mail/{made.pk}/"
    second = as_fenna.post(address, {"subject": "Nieuws", "opening": "Tot volgende maand.", "version": "1"})
    assert second.status_code == 409
    assert "Wat een maand." in second.content.decode()
    assert "Tot volgende maand." in second.content.decode()


def test_only_the_words_that_somebody_read_go_to_everybody(
    pact: Partnership, people: People, as_fenna: Client, facilitating: Actor
) -> None:
    people(1, "monthly")
    made = ready_draft()
    address = f"/p/{pact.slug}/nieuws/mail/{made.pk}/"
    read = re.search(r'name="seen" value="(\w+)"', as_fenna.get(f"{address}voorbeeld/").content.decode())
    assert read
    add_piece(bulletin_id=made.pk, form_key=uuid4(), title="Net erbij", words="Van een ander.")
    again = as_fenna.post(f"{address}verstuur/", {"seen": read.group(1)})
    assert again.status_code == 409
    assert "Van een ander." in again.content.decode()
    assert mailed() == Counter()
    read = re.search(r'name="seen" value="(\w+)"', again.content.decode())
    assert read
    assert as_fenna.post(f"{address}verstuur/", {"seen": read.group(1)}).status_code == 302
    assert mailed().total() == 1


def test_news_that_is_taken_off_goes_along_in_no_mail_that_is_not_sent_yet(
    pact: Partnership, people: People, facilitating: Actor, dead_worker: None
) -> None:
    wanting = people(3, "monthly")
    item = told(pact, "Vergissing")
    made = ready_draft()
    start_sending(bulletin_id=made.pk)
    continue_news()
    take_off(news_id=item.pk)
    for _worker in range(3):
        continue_news()
    mails = OutboxMessage._base_manager.filter(kind="news")
    assert mails.count() == len(wanting)
    assert sum("VERGISSING" in one.body for one in mails) == 2  # the chunk that went before
