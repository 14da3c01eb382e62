# SPDX-License-Identifier: EUPL-1.2
"""What everybody sees of an Oogst: no person, no small count, nothing of later, and nothing once it is taken back."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from samenspel.audit.models import Event
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor
from samenspel.domain.disclosure import LEAST, STEP
from samenspel.gatherings.models import Gathering
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.documents import paper_data
from samenspel.portal.models import HarvestPublication
from samenspel.portal.operations.harvest_publishing import publish_harvest, take_back_harvest
from samenspel.portal.operations.harvest_words import write_text
from samenspel.portal.queries.harvest_findings import findings, names_here
from samenspel.portal.queries.harvest_public import AT_A_PARTNER, digest, frozen, public_sheet, thawed
from samenspel.portal.queries.harvest_sheet import Days, Sheet
from tests.portal.harvest_stage import BODY, PRIVATE, more_contacts, session_with, sheet_of, three_sessions

PUBLISH = "/p/testdam/oogst/openbaar/"


@pytest.fixture
def sessions(pact: Partnership, facilitating: Actor) -> Iterator[list[Gathering]]:
    cache.clear()
    yield three_sessions(pact)


def public_of(pact: Partnership, *, named: bool = False, days: Days | None = None) -> Sheet:
    sheet, known = sheet_of(pact, days)
    return public_sheet(sheet, known, names_here(), with_organizations=named)


def publish(pact: Partnership, *, named: bool = False, found: bool = False, days: Days | None = None) -> str:
    sheet = public_of(pact, named=named, days=days)
    row = publish_harvest(days=days or Days(), sheet=sheet, seen=digest(frozen(sheet)), may_be_found=found)
    return f"/p/testdam/openbaar/{row.code}/"


def numbers_in(content: Any) -> list[int]:
    """Every number in the published value, but not the days and the keys of partners, which are text."""
    if isinstance(content, dict):
        return [number for value in content.values() for number in numbers_in(value)]
    if isinstance(content, list):
        return [number for value in content for number in numbers_in(value)]
    return [content] if isinstance(content, int) and not isinstance(content, bool) else []


def words_of(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page)


@pytest.mark.parametrize("named", [False, True])
def test_nothing_private_stands_on_the_page_or_on_paper(
    named: bool, sessions: list[Gathering], pact: Partnership, visitor: Client
) -> None:
    page = visitor.get(publish(pact, named=named))
    assert page.status_code == 200
    content = HarvestPublication.objects.get().content
    on_paper = json.dumps(paper_data(thawed(content)), default=str)
    for text in (page.content.decode(), json.dumps(content), on_paper):
        assert PRIVATE not in text and PRIVATE.lower() not in text
        assert "0612345678" not in text and "@voorbeeld.test" not in text
        assert (BODY in text) == named


def test_the_same_page_for_the_pact_itself_does_name_them(sessions: list[Gathering], as_fenna: Client) -> None:
    assert BODY in as_fenna.get("/p/testdam/oogst/").content.decode()


def test_a_session_of_eight_people_shows_no_figure_at_all(sessions: list[Gathering], pact: Partnership) -> None:
    more_contacts(pact, 20)
    large, small, middle = public_of(pact).sessions
    assert (small.participants, small.calls, small.contacts, small.new_connections) == (None, None, None, None)
    assert (large.participants, large.calls, large.contacts, large.new_connections) == (25, 20, 45, 15)
    assert (middle.participants, middle.calls, middle.new_connections) == (10, 10, None)


def test_a_figure_that_was_left_out_cannot_be_found_by_subtracting(
    sessions: list[Gathering], pact: Partnership
) -> None:
    sheet = public_of(pact)
    for name, total in (("calls", sheet.totals.calls), ("new_connections", sheet.totals.new_connections)):
        shown = [getattr(session, name) for session in sheet.sessions if getattr(session, name) is not None]
        assert total == sum(shown), name


def test_every_published_number_of_people_is_rounded_and_at_least_ten(
    sessions: list[Gathering], pact: Partnership
) -> None:
    content = frozen(public_of(pact))
    of_bodies = {key: content["totals"].pop(key) for key in ("partners", "gatherings", "places")}
    assert of_bodies == {"partners": 23, "gatherings": 3, "places": 3}
    assert content.pop("kinds") == {"connection_session": 3} and content.pop("groups") == 0
    found = numbers_in(content)
    assert found
    assert all(number >= LEAST and number % STEP == 0 for number in found)


def test_two_published_periods_differ_by_no_exact_count(sessions: list[Gathering], pact: Partnership) -> None:
    """The differencing of P17, over every pair of periods."""
    ends = [date(2018, 12, 31), date(2019, 12, 31), date(2020, 12, 31)]
    tables = [public_of(pact, days=Days(None, end)).totals for end in ends]
    for one in tables:
        for other in tables:
            for name in ("calls", "people", "new_connections", "contacts"):
                difference = (getattr(one, name) or 0) - (getattr(other, name) or 0)
                assert difference % STEP == 0, name


def test_rows_of_later_do_not_leak_into_what_was_published(
    sessions: list[Gathering], pact: Partnership, visitor: Client
) -> None:
    address = publish(pact)
    before = words_of(visitor.get(address).content.decode())
    session_with(pact, "2020-03-04", list(Contact.objects.order_by("pk")), calls=30)
    write_text(days=Days(), section="lessen", text="Dit kwam er later bij", version=0)
    Partnership._base_manager.filter(pk=pact.pk).update(ambition="Dit ook")
    cache.clear()
    assert words_of(visitor.get(address).content.decode()) == before
    assert "Zaal 2020" in before and "later bij" not in before


def test_taken_back_is_gone_at_once_and_a_new_one_has_another_address(
    sessions: list[Gathering], pact: Partnership, visitor: Client, as_fenna: Client
) -> None:
    address = publish(pact)
    assert visitor.get(f"{address}poster/").content.startswith(b"%PDF")
    row = HarvestPublication.objects.get()
    answer = as_fenna.post(f"{PUBLISH}{row.pk}/terug/", follow=True)
    assert "niet meer openbaar" in answer.content.decode()
    for page in (address, f"{address}poster/", f"{address}boekje/"):
        assert visitor.get(page).status_code == 404
        assert as_fenna.get(page).status_code == 404
    row.refresh_from_db()
    assert row.content == {}
    assert publish(pact) != address
    assert visitor.get(address).status_code == 404
    take_back_harvest(publication_id=row.pk)
    assert Event.objects.filter(action="harvest.taken_back").count() == 1


def test_publishing_again_keeps_the_address_and_shows_the_new_words(
    sessions: list[Gathering], pact: Partnership, visitor: Client
) -> None:
    address = publish(pact)
    write_text(days=Days(), section="lessen", text="Bellen helpt", version=0)
    assert publish(pact) == address
    assert "Bellen helpt" in visitor.get(address).content.decode()
    cache.clear()


def test_twenty_presses_of_the_button_are_one_publication(sessions: list[Gathering], pact: Partnership) -> None:
    assert len({publish(pact) for _ in range(20)}) == 1
    assert HarvestPublication.objects.count() == 1
    assert Event.objects.filter(action="harvest.published").count() == 1


def test_the_address_holds_more_than_128_bits_and_a_guess_opens_nothing(
    sessions: list[Gathering], pact: Partnership, visitor: Client
) -> None:
    address = publish(pact)
    assert len(address.rstrip("/").rsplit("/", 1)[1]) == 43  # 32 bytes, six bits a sign
    for guess in ("a" * 43, "%", "' or 1=1", "x" * 4000):
        assert visitor.get(f"/p/testdam/openbaar/{guess}/").status_code == 404
    assert visitor.get(address.replace("testdam", "elders")).status_code == 404


def test_search_engines_stay_away_unless_the_facilitator_says_otherwise(
    sessions: list[Gathering], pact: Partnership, visitor: Client
) -> None:
    hidden = visitor.get(publish(pact))
    assert "noindex" in hidden["X-Robots-Tag"] and b'name="robots"' in hidden.content
    assert "noindex" in visitor.get(f"{publish(pact)}boekje/")["X-Robots-Tag"]
    found = visitor.get(publish(pact, found=True))
    assert "X-Robots-Tag" not in found and b'name="robots"' not in found.content


def test_what_is_published_is_what_was_looked_at(
    sessions: list[Gathering], pact: Partnership, as_fenna: Client, visitor: Client
) -> None:
    seen = as_fenna.get(f"{PUBLISH}?namen=1").content.decode()
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', seen)
    assert found
    form = {"seen": found[1], "namen": "1", "looked": "on"}
    write_text(days=Days(), section="lessen", text="Intussen veranderd", version=0)
    changed = as_fenna.post(PUBLISH, form)
    assert changed.status_code == 409
    assert "intussen iets veranderd" in changed.content.decode()
    assert not HarvestPublication.objects.exists()
    again = re.search(r'name="seen" value="([0-9a-f]{64})"', changed.content.decode())
    assert again
    assert as_fenna.post(PUBLISH, {**form, "seen": again[1]}).status_code == 302
    shown = words_of(visitor.get(f"/p/testdam/openbaar/{HarvestPublication.objects.get().code}/").content.decode())
    preview = words_of(changed.content.decode())
    for sentence in ("Intussen veranderd", "Zaal 2018", f"{BODY} "):
        assert sentence in preview and sentence in shown


def test_without_the_tick_nothing_becomes_public(sessions: list[Gathering], as_fenna: Client) -> None:
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', as_fenna.get(PUBLISH).content.decode())
    assert seen
    answer = as_fenna.post(PUBLISH, {"seen": seen[1], "namen": "0"})
    assert answer.status_code == 422
    assert "Lees eerst wat er openbaar wordt" in answer.content.decode()
    assert not HarvestPublication.objects.exists()


@pytest.mark.parametrize("text", ["Dank aan persoon geheimpje nummer 3", "Mail a@b.nl", "Bel 06 12 34 56 78"])
def test_a_person_in_the_words_stops_the_publication(
    text: str, sessions: list[Gathering], pact: Partnership, as_fenna: Client
) -> None:
    write_text(days=Days(), section="acties", text=text, version=0)
    page = as_fenna.get(PUBLISH).content.decode()
    assert "Dit kan nog niet openbaar" in page and "Maak openbaar</button>" not in page
    with pytest.raises(Refused):
        publish(pact)
    assert as_fenna.get("/p/testdam/oogst/papier/poster/?voor=iedereen").status_code == 302


def test_paper_for_everybody_can_be_made_without_putting_anything_on_the_internet(
    sessions: list[Gathering], as_fenna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Sheet] = []
    monkeypatch.setattr(
        "samenspel.portal.views.harvest.harvest_pdf", lambda _kind, sheet: printed.append(sheet) or b"%PDF-"
    )
    for query in ("?voor=iedereen", "?voor=iedereen&namen=1", ""):
        assert as_fenna.get(f"/p/testdam/oogst/papier/boekje/{query}").status_code == 200
    assert [sheet.is_public for sheet in printed] == [True, True, False]
    assert [BODY in str(sheet.partners) for sheet in printed] == [False, True, True]
    assert not HarvestPublication.objects.exists()


def test_the_name_of_the_facilitator_is_a_name_too(sessions: list[Gathering], pact: Partnership) -> None:
    write_text(days=Days(), section="acties", text="Gedaan door Fenna Facilitator", version=0)
    with pytest.raises(Refused):
        publish(pact)


def test_words_that_look_like_a_name_are_shown_to_the_facilitator(
    sessions: list[Gathering], pact: Partnership, as_fenna: Client
) -> None:
    write_text(days=Days(), section="lessen", text=f"Bij {BODY} Verzonnen Voedselbank 1 en met Fenna", version=0)
    found = {finding.words for finding in findings(public_of(pact), names_here())}
    assert "Fenna" in found
    assert "Kijk hier even naar" in as_fenna.get(PUBLISH).content.decode()
    assert publish(pact)


def test_a_place_named_after_a_person_or_a_partner_is_kept_back(sessions: list[Gathering], pact: Partnership) -> None:
    body = Contact.objects.select_related("partner__organization").first().partner.organization.name
    Gathering.objects.filter(pk=sessions[0].pk).update(place=f"Thuis bij persoon {PRIVATE} nummer 2")
    Gathering.objects.filter(pk=sessions[2].pk).update(place=f"Zaal van {body}")
    assert [one.place for one in public_of(pact).sessions] == [AT_A_PARTNER, "Zaal 2019", AT_A_PARTNER]
    assert [one.place for one in public_of(pact, named=True).sessions][2] == f"Zaal van {body}"


def test_a_partner_with_the_name_of_its_person_is_a_marker_without_a_name(
    sessions: list[Gathering], pact: Partnership
) -> None:
    one = Contact.objects.select_related("partner__organization").first()
    type(one.partner.organization).objects.filter(pk=one.partner.organization_id).update(name=f"Zaak van {one.name}")
    shown = public_of(pact, named=True).partners
    assert len(shown) == 23 and sum(not partner.name for partner in shown) == 1


def test_without_names_the_markers_stand_in_no_order_of_names_and_with_names_there_are_no_lines(
    sessions: list[Gathering], pact: Partnership
) -> None:
    nameless, named = public_of(pact), public_of(pact, named=True)
    assert [partner.key for partner in nameless.partners] == [str(number) for number in range(1, 24)]
    assert {partner.name for partner in nameless.partners} == {""}
    assert len(nameless.ties) >= LEAST and named.ties == []
    keys = {str(key) for key in Contact.objects.values_list("partner_id", flat=True)}
    assert not keys & set(re.findall(r"[0-9a-f-]{36}", json.dumps(frozen(nameless)) + json.dumps(frozen(named))))


def test_few_new_ties_are_not_drawn(sessions: list[Gathering], pact: Partnership) -> None:
    assert public_of(pact, days=Days(date(2019, 1, 1), None)).ties == []


def test_the_harvest_of_the_pact_itself_cannot_be_published(sessions: list[Gathering], pact: Partnership) -> None:
    sheet, _known = sheet_of(pact)
    with pytest.raises(Refused):
        publish_harvest(days=Days(), sheet=sheet, seen=digest(frozen(sheet)), may_be_found=False)


def test_somebody_who_saw_something_else_is_told(sessions: list[Gathering], pact: Partnership) -> None:
    with pytest.raises(Conflict):
        publish_harvest(days=Days(), sheet=public_of(pact), seen="0" * 64, may_be_found=False)


def test_only_the_facilitator_publishes_and_takes_back(
    sessions: list[Gathering], pact: Partnership, as_karim: Client, as_otto: Client, visitor: Client
) -> None:
    address = publish(pact)
    row = HarvestPublication.objects.get()
    for client, refused in ((as_karim, 403), (as_otto, 404), (visitor, 302)):
        assert client.get(PUBLISH).status_code == refused
        assert client.post(PUBLISH, {"seen": "0" * 64, "looked": "on"}).status_code == refused
        assert client.post(f"{PUBLISH}{row.pk}/terug/").status_code == refused
        assert client.get(address).status_code == 200
    assert as_karim.get("/p/testdam/oogst/papier/poster/?voor=iedereen").status_code == 404


def test_a_publication_of_another_pact_is_not_found(
    sessions: list[Gathering], pact: Partnership, as_otto: Client, other_pact: Partnership
) -> None:
    publish(pact)
    row = HarvestPublication.objects.get()
    assert as_otto.post(f"/p/elders/oogst/openbaar/{row.pk}/terug/").status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_the_audit_says_that_it_became_public_and_not_what(sessions: list[Gathering], pact: Partnership) -> None:
    write_text(days=Days(), section="lessen", text="Dit staat in geen log", version=0)
    publish(pact, named=True)
    event = Event.objects.get(action="harvest.published")
    assert event.codes == {"with_organizations": True, "may_be_found": False}


def test_an_empty_period_can_be_looked_at_and_published(
    pact: Partnership, facilitating: Actor, as_fenna: Client, visitor: Client
) -> None:
    assert as_fenna.get(f"{PUBLISH}?van=2030-01-01").status_code == 200
    address = publish(pact, days=Days(date(2030, 1, 1), None))
    assert "nog geen bijeenkomst" in visitor.get(address).content.decode()


def test_a_publication_that_does_not_exist_cannot_be_taken_back(pact: Partnership, facilitating: Actor) -> None:
    with pytest.raises(NotFound):
        take_back_harvest(publication_id=pact.pk)
