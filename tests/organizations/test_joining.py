# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.test import Client

from samenspel.audit.models import Event
from samenspel.organizations.models import Contact, Organization, Partner
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, OrganizationFactory, PartnerFactory
from tests.organizations.corpus import KEPT, REFUSED

JOIN = "/p/testdam/meedoen/"
THANKS = "/p/testdam/meedoen/dank/"
WAITING = "/p/testdam/partners/aanmeldingen/"


def typed(**values: Any) -> dict[str, Any]:
    return {
        "organization": "Bedacht Naaicafé",
        "description": "We repareren kleren met buurtgenoten.",
        "name": "Nadia Naald",
        "email": "nadia@voorbeeld.test",
        **values,
    }


def test_a_visitor_proposes_an_organisation_and_reads_what_happens_next(visitor: Client, pact: Partnership) -> None:
    assert visitor.get(JOIN).status_code == 200
    answer = visitor.post(JOIN, typed())
    assert (answer.status_code, answer["Location"]) == (302, THANKS)
    assert "een aanjager leest je aanmelding" in visitor.get(THANKS).content.decode()
    partner = Partner._base_manager.get()
    person = Contact._base_manager.get()
    assert (partner.status, partner.partnership, partner.organization.name) == ("proposed", pact, "Bedacht Naaicafé")
    assert (person.partner, person.name, person.channel) == (partner, "Nadia Naald", "mail")
    assert Event._base_manager.get(action="partner.proposed").role == "sign_up"


def test_twenty_identical_forms_make_one_proposal(pact: Partnership) -> None:
    answers = {
        Client().post(JOIN, typed(organization=name)).status_code
        for name in ["Bedacht Naaicafé"] * 10 + ["bedacht  naaicafe"] * 10
    }
    assert answers == {302}
    assert (Organization._base_manager.count(), Partner._base_manager.count(), Contact._base_manager.count()) == (
        1,
        1,
        1,
    )


def test_one_browser_cannot_go_on_for_ever(visitor: Client, pact: Partnership) -> None:
    answers = [visitor.post(JOIN, typed(organization=f"Bedachte club {number}")).status_code for number in range(12)]
    assert answers[:10] == [302] * 10
    assert answers[-1] == 429
    assert Organization._base_manager.count() == 10


def test_a_program_that_fills_in_everything_gets_thanks_and_no_row(visitor: Client, pact: Partnership) -> None:
    assert visitor.post(JOIN, typed(homepage="http://voorbeeld.test"))["Location"] == THANKS
    assert not Organization._base_manager.exists()


@pytest.mark.parametrize("name", KEPT)
def test_a_strange_name_is_kept_and_shown_as_text(
    visitor: Client, as_fenna: Client, pact: Partnership, name: str
) -> None:
    assert visitor.post(JOIN, typed(organization=name)).status_code == 302
    assert Organization._base_manager.get().name == name
    assert "<svg/onload" not in as_fenna.get(WAITING).content.decode()


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    visitor: Client, pact: Partnership, name: str
) -> None:
    answer = visitor.post(JOIN, typed(organization=name))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["organization"])
    assert "We repareren kleren" in answer.content.decode()
    assert not Organization._base_manager.exists()


def test_without_mail_or_phone_nobody_can_answer(visitor: Client, pact: Partnership) -> None:
    answer = visitor.post(JOIN, typed(email=""))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["email"])
    assert visitor.post(JOIN, typed(email="", phone="06 12 34 56 78")).status_code == 302
    assert Contact._base_manager.get().channel == "phone"


def test_a_stranger_never_changes_what_is_there(visitor: Client, as_fenna: Client, pact: Partnership) -> None:
    known = PartnerFactory(
        partnership=pact,
        organization=OrganizationFactory(partnership=pact, name="Bedacht Naaicafé", name_key="bedachtnaaicafe"),
    )
    assert visitor.post(JOIN, typed())["Location"] == THANKS
    assert visitor.post(JOIN, typed())["Location"] == THANKS
    assert not Contact._base_manager.filter(partner=known).exists()
    assert [row.name for row in as_fenna.get(WAITING).context["proposals"]] == ["Bedacht Naaicafé (Nadia Naald)"]
    assert "Dit lijkt op Bedacht Naaicafé" in as_fenna.get(WAITING).content.decode()


def test_the_facilitator_accepts(as_fenna: Client, visitor: Client, pact: Partnership) -> None:
    visitor.post(JOIN, typed())
    partner = Partner._base_manager.get()
    assert "1 aanmelding wacht op je antwoord" in as_fenna.get("/p/testdam/partners/").content.decode()
    page = as_fenna.get(WAITING).content.decode()
    assert "Nadia Naald" in page
    assert "/p/testdam/meedoen/" in page
    for _again in range(2):
        answer = as_fenna.post(f"{WAITING}{partner.pk}/aannemen/")
        assert answer["Location"] == f"/p/testdam/partners/{partner.pk}/"
    partner.refresh_from_db()
    assert (partner.status, partner.joined_date is not None) == ("active", True)
    assert Event._base_manager.filter(action="partner.accepted").count() == 1


def test_the_facilitator_declines_after_a_question_and_the_visitor_is_forgotten(
    as_fenna: Client, visitor: Client, pact: Partnership
) -> None:
    visitor.post(JOIN, typed())
    partner = Partner._base_manager.get()
    assert as_fenna.get(f"{WAITING}{partner.pk}/afwijzen/").status_code == 200
    assert as_fenna.post(f"{WAITING}{partner.pk}/afwijzen/")["Location"] == WAITING
    assert not Organization._base_manager.exists()
    assert not Contact._base_manager.exists()
    assert visitor.post(JOIN, typed()).status_code == 302
    assert Partner._base_manager.count() == 1


def test_somebody_who_comes_to_a_gathering_stays_on_its_list(as_fenna: Client, pact: Partnership) -> None:
    proposed = PartnerFactory(partnership=pact, status="proposed")
    person = ContactFactory(partnership=pact, partner=proposed)
    InvitationFactory(gathering=GatheringFactory(partnership=pact), contact=person)
    as_fenna.post(f"{WAITING}{proposed.pk}/afwijzen/")
    proposed.refresh_from_db()
    assert proposed.status == "former"
    assert Contact._base_manager.filter(pk=person.pk).exists()


def test_a_partner_that_takes_part_cannot_be_declined(as_fenna: Client, pact: Partnership) -> None:
    partner = PartnerFactory(partnership=pact)
    as_fenna.post(f"{WAITING}{partner.pk}/afwijzen/")
    assert Partner._base_manager.get().status == "active"


def test_only_the_facilitator_of_this_pact_decides(
    as_karim: Client, as_otto: Client, visitor: Client, pact: Partnership
) -> None:
    proposed = PartnerFactory(partnership=pact, status="proposed")
    for url in (WAITING, f"{WAITING}{proposed.pk}/afwijzen/"):
        assert (as_karim.get(url).status_code, as_otto.get(url).status_code, visitor.get(url).status_code) == (
            403,
            404,
            302,
        )
    for rest in ("aannemen/", "afwijzen/"):
        assert as_karim.post(f"{WAITING}{proposed.pk}/{rest}").status_code == 403
        assert as_otto.post(f"/p/elders/partners/aanmeldingen/{proposed.pk}/{rest}").status_code == 404
    proposed.refresh_from_db()
    assert proposed.status == "proposed"


def test_the_public_page_shows_nothing_of_the_partners(visitor: Client, pact: Partnership) -> None:
    PartnerFactory(partnership=pact, organization=OrganizationFactory(partnership=pact, name="Geheime Club"))
    for url in (JOIN, THANKS):
        assert "Geheime Club" not in visitor.get(url).content.decode()
