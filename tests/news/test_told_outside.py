# SPDX-License-Identifier: EUPL-1.2
"""Since the last visit, calendars to subscribe to, and the page for everybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from samenspel.base.scope import Actor
from samenspel.gatherings.models import Gathering, Registration
from samenspel.news.models import NewsItem, NewsSettings, Visit
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import GatheringFactory, RegistrationFactory


def told(pact: Partnership, title: str, **more: Any) -> None:
    values = {"words": "Kom ook.", "state": "published", "published_at": timezone.now(), **more}
    NewsItem(partnership=pact, title=title, **values).save(force_insert=True)


def test_opening_moves_no_mark_and_seen_moves_it_to_when_the_page_was_made(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str], facilitating: Actor
) -> None:
    page = f"/p/{pact.slug}/k/{token_for(coby)}/gebeurd/"
    told(pact, "Oud nieuws", published_at=timezone.now() - timedelta(minutes=2))
    for _visit in range(2):
        assert "Oud nieuws" in visitor.get(page).content.decode()
    assert not Visit._base_manager.exists()
    made_at = timezone.now() - timedelta(minutes=1)
    told(pact, "Kwam er net bij")
    visitor.post(f"{page}gezien/", {"until": made_at.isoformat()})
    shown = visitor.get(page).content.decode()
    assert "Oud nieuws" not in shown
    assert "Kwam er net bij" in shown
    visitor.post(f"{page}gezien/", {"until": (made_at - timedelta(days=9)).isoformat()})
    assert Visit._base_manager.get().seen_at == made_at  # never back


def test_a_moment_that_cannot_be_is_now(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str]
) -> None:
    seen = f"/p/{pact.slug}/k/{token_for(coby)}/gebeurd/gezien/"
    for moment in ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "gisteren"):
        Visit._base_manager.all().delete()
        assert visitor.post(seen, {"until": moment}).status_code == 302
        assert Visit._base_manager.get().seen_at <= timezone.now()


def events(answer: Any) -> dict[str, Any]:
    assert answer["Content-Type"].startswith("text/calendar")
    return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_ones_own_calendar_keeps_the_same_entry_through_changes_and_hears_that_it_is_off(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str]
) -> None:
    feed = f"/p/{pact.slug}/k/{token_for(coby)}/agenda.ics"
    mine: Gathering = GatheringFactory(partnership=pact)
    seat: Registration = RegistrationFactory(gathering=mine, contact=coby, calendar_changes=1)
    RegistrationFactory(gathering=GatheringFactory(partnership=pact))  # of somebody else
    first = events(visitor.get(feed))[mine.calendar_uid]
    assert (str(first["status"]), first["sequence"]) == ("CONFIRMED", 1)
    Gathering._base_manager.filter(pk=mine.pk).update(calendar_sequence=4, called_off_at=timezone.now())
    off = events(visitor.get(feed))
    assert list(off) == [mine.calendar_uid]
    assert (str(off[mine.calendar_uid]["status"]), off[mine.calendar_uid]["sequence"]) == ("CANCELLED", 5)
    Gathering._base_manager.filter(pk=mine.pk).update(called_off_at=None)
    Registration._base_manager.filter(pk=seat.pk).update(state="cancelled", calendar_changes=2)
    assert str(events(visitor.get(feed))[mine.calendar_uid]["status"]) == "CANCELLED"


def test_nothing_is_public_until_a_facilitator_chooses_it_and_then_only_what_was_chosen(
    pact: Partnership, coby: Contact, visitor: Client, facilitating: Actor
) -> None:
    open_one: Gathering = GatheringFactory(partnership=pact, title="Open avond", open_code="open-avond-0123456789")
    GatheringFactory(partnership=pact, title="Besloten avond")
    told(pact, "Voor iedereen", for_everybody=True, contact=coby)
    told(pact, "Onder ons")
    told(pact, "Weer weg", for_everybody=True, state="taken_off")
    page, feed = f"/p/{pact.slug}/pact/", f"/p/{pact.slug}/pact/agenda.ics"
    assert [visitor.get(address).status_code for address in (page, feed)] == [404, 404]
    NewsSettings(partnership=pact, is_public=True).save(force_insert=True)
    shown = visitor.get(page).content.decode()
    assert "Voor iedereen" in shown
    assert "Open avond" in shown
    for words in ("Onder ons", "Weer weg", "Besloten avond", coby.name, coby.partner.organization.name):
        assert words not in shown
    assert list(events(visitor.get(feed))) == [open_one.calendar_uid]
    NewsSettings.objects.update(shows_circles=True)
    assert coby.partner.organization.name in visitor.get(page).content.decode()
