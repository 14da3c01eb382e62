# SPDX-License-Identifier: EUPL-1.2
"""News: told by link in half a minute, read by everybody once a facilitator puts it on."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client

from samenspel.base.scope import Actor, acting_as
from samenspel.news.models import NewsItem, NewsSettings
from samenspel.news.operations.items import put_on
from samenspel.news.queries.items import told
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory
from tests.news.conftest import by_link

BSN = "111222333"


def tell(visitor: Client, pact: Partnership, token: str, **more: Any) -> Any:
    data = {"title": "Soep op woensdag", "words": "Kom ook.", "form_key": str(uuid4()), **more}
    return visitor.post(f"/p/{pact.slug}/k/{token}/nieuws/", data)


def test_news_of_a_partner_is_read_by_others_once_a_facilitator_put_it_on(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str], facilitating: Actor
) -> None:
    key = str(uuid4())
    for _press in range(2):
        assert tell(visitor, pact, token_for(coby), form_key=key, place="De Brink").status_code == 302
    item = NewsItem.objects.get()
    other: Contact = ContactFactory(partnership=pact)
    with acting_as(by_link(other)):
        assert told() == []
    put_on(news_id=item.pk)
    with acting_as(by_link(other)):
        assert [(row.title, row.place, row.sender) for row in told()] == [
            ("Soep op woensdag", "De Brink", coby.partner.organization.name)
        ]


def test_a_pact_can_choose_that_news_of_partners_stands_there_at_once(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str], facilitating: Actor
) -> None:
    NewsSettings(partnership=pact, partners_publish=True).save(force_insert=True)
    tell(visitor, pact, token_for(coby))
    assert [row.title for row in told()] == ["Soep op woensdag"]


def test_a_number_of_a_person_is_refused_and_nothing_typed_is_lost(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str]
) -> None:
    page = tell(visitor, pact, token_for(coby), words=f"Voor het gezin met nummer {BSN}")
    assert page.status_code == 422
    assert "burgerservicenummer" in page.content.decode()
    assert "Soep op woensdag" in page.content.decode()
    assert not NewsItem._base_manager.exists()


def test_a_phone_number_is_warned_about_to_who_wrote_it_and_to_who_puts_it_on(
    pact: Partnership, coby: Contact, visitor: Client, token_for: Callable[..., str], as_fenna: Client
) -> None:
    tell(visitor, pact, token_for(coby), words="Bel 06 12 34 56 78")
    page = f"/p/{pact.slug}/k/{token_for(coby)}/nieuws/"
    assert "telefoonnummer in te staan" in visitor.get(page).content.decode()
    edit = as_fenna.get(f"/p/{pact.slug}/nieuws/{NewsItem._base_manager.get().pk}/").content.decode()
    assert "06 12 34 56 78. Laat het alleen staan" in edit


def test_two_facilitators_at_once_get_the_page_with_both_texts(
    pact: Partnership, as_fenna: Client, facilitating: Actor
) -> None:
    item = NewsItem(partnership=pact, title="Soep", words="Kom ook.")
    item.save(force_insert=True)
    data = {"title": "Soep", "words": "Kom ook, neem iemand mee.", "version": "1"}
    address = f"/p/{pact.slug}/nieuws/{item.pk}/"
    assert as_fenna.post(address, data).status_code == 302
    second = as_fenna.post(address, {**data, "words": "Kom ook, het is gratis."})
    assert second.status_code == 409
    assert "neem iemand mee" in second.content.decode()
    assert "het is gratis" in second.content.decode()
