# SPDX-License-Identifier: EUPL-1.2
"""Proposals: put forward, supported once, talked about, moved along with who proposed told. Everyone is invented."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import (
    Initiative,
    InitiativePartner,
    Proposal,
    ProposalRemark,
    ProposalStep,
    ProposalSupport,
)
from samenspel.audit.models import Event
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
LIST = "/p/testdam/doelen/voorstellen/"
IDEA = {"title": "Logeerkamer", "what": "Een gedeelde logeerkamer in de wijk.", "for_whom": "", "goal": ""}


@pytest.fixture
def own(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/voorstellen/"


@pytest.fixture
def proposal(coby: Contact) -> Proposal:
    row = Proposal(partnership=coby.partnership, contact=coby, title="Logeerkamer", what=IDEA["what"])
    models_save(row)
    return row


def text(response: Any) -> str:
    return str(response.content.decode())


def step(state: str, **changes: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"state": state, "why": "Het past.", "step_date": today, "form_key": str(uuid4()), **changes}


def test_an_idea_by_link_is_kept_once_and_seen_by_others_without_a_name(
    visitor: Client, own: str, coby: Contact, token_for: TokenFor, as_fenna: Client
) -> None:
    sent = {**IDEA, "form_key": str(uuid4())}
    for _time in range(20):
        assert visitor.post(f"{own}nieuw/", sent).status_code == 302
    made = Proposal._base_manager.get()
    other = ContactFactory(partnership=coby.partnership)
    page = text(visitor.get(f"/p/testdam/k/{token_for(other)}/voorstellen/{made.pk}/"))
    assert coby.partner is not None
    assert coby.partner.organization.name in page
    assert coby.name not in page
    assert coby.name in text(as_fenna.get(f"{LIST}{made.pk}/"))


def test_an_idea_of_an_experience_expert_gives_nobody_away(
    visitor: Client, own: str, pact: Partnership, proposal: Proposal
) -> None:
    expert = ContactFactory(partnership=pact, partner=None, is_experience_expert=True, name="Xandrina Quist")
    Proposal._base_manager.filter(pk=proposal.pk).update(contact=expert)
    page = text(visitor.get(f"{own}{proposal.pk}/"))
    assert "een ervaringsdeskundige" in page
    assert "Quist" not in page


def test_one_tap_supports_once_and_another_takes_it_back(
    visitor: Client, own: str, as_fenna: Client, proposal: Proposal
) -> None:
    for _time in range(5):
        visitor.post(f"{own}{proposal.pk}/steun/", {"steun": "ja"})
        as_fenna.post(f"{LIST}{proposal.pk}/steun/", {"steun": "ja"})
    assert ProposalSupport._base_manager.count() == 2, "one by link and one by account"
    assert "2 steunen dit" in text(visitor.get(own))
    visitor.get(f"{own}{proposal.pk}/steun/")  # a scanner that opens it changes nothing
    visitor.post(f"{own}{proposal.pk}/steun/", {"steun": "nee"})
    assert ProposalSupport._base_manager.get().user_id is not None


def test_a_step_needs_its_why_and_is_told_once_to_who_proposed_it(as_fenna: Client, proposal: Proposal) -> None:
    page = f"{LIST}{proposal.pk}/stap/"
    answer = as_fenna.post(page, step("let_go", why=""))
    assert answer.status_code == 422
    assert "Schrijf op waarom" in text(answer)
    assert not ProposalStep._base_manager.exists()
    sent = step("adopted", why="Drie partners vroegen erom.")
    for _time in range(3):
        assert as_fenna.post(page, sent).status_code == 302
    mail = OutboxMessage._base_manager.get()
    assert (mail.to_email, mail.link_path) == ("coby@voorbeeld.test", f"voorstellen/{proposal.pk}/")
    assert "Drie partners vroegen erom." in mail.body
    assert proposal.title in mail.subject
    assert proposal.what not in mail.body
    proposal.refresh_from_db()
    assert proposal.state == "adopted"
    assert "Drie partners vroegen erom." in text(as_fenna.get(f"{LIST}{proposal.pk}/"))


def test_who_has_left_hears_nothing(as_fenna: Client, proposal: Proposal, coby: Contact) -> None:
    Contact._base_manager.filter(pk=coby.pk).update(active=False)
    assert as_fenna.post(f"{LIST}{proposal.pk}/stap/", step("adopted")).status_code == 302
    assert not OutboxMessage._base_manager.exists()


def test_steps_follow_each_other_in_order_and_in_time(as_fenna: Client, proposal: Proposal) -> None:
    page = f"{LIST}{proposal.pk}/stap/"
    today = timezone.localdate()
    assert as_fenna.post(page, step("done")).status_code == 422
    assert as_fenna.post(page, step("adopted", step_date=str(today + timedelta(days=1)))).status_code == 422
    assert as_fenna.post(page, step("adopted", step_date=str(today - timedelta(days=9)))).status_code == 422
    for state in ("adopted", "under_way", "done"):
        assert as_fenna.post(page, step(state)).status_code == 302
    assert [one.state for one in ProposalStep._base_manager.order_by("created_at")] == ["adopted", "under_way", "done"]


def test_an_adopted_proposal_becomes_one_initiative_that_follows_it(as_fenna: Client, proposal: Proposal) -> None:
    make = f"{LIST}{proposal.pk}/initiatief/"
    as_fenna.post(make)
    assert not Initiative._base_manager.exists(), "not before it is adopted"
    as_fenna.post(f"{LIST}{proposal.pk}/stap/", step("adopted"))
    for _time in range(2):
        as_fenna.post(make)
    made = Initiative._base_manager.get()
    assert (made.name, made.what, made.state) == ("Logeerkamer", IDEA["what"], "preparing")
    assert InitiativePartner._base_manager.get().partner_id == proposal.contact.partner_id
    as_fenna.post(f"{LIST}{proposal.pk}/stap/", step("let_go"))
    made.refresh_from_db()
    assert made.state == "let_go"


def test_what_seems_to_be_about_a_person_is_asked_once_more_and_a_bsn_refused(visitor: Client, own: str) -> None:
    named = {**IDEA, "what": "Voor Fatima van Lindelaan 12"}
    answer = visitor.post(f"{own}nieuw/", named)
    assert answer.status_code == 422
    assert "Hier lijkt een naam te staan: Fatima" in text(answer)
    assert not Proposal._base_manager.exists()
    assert visitor.post(f"{own}nieuw/", {**named, "anyway": "on"}).status_code == 302
    assert visitor.post(f"{own}nieuw/", {**IDEA, "what": "111222333", "anyway": "on"}).status_code == 422


def test_a_remark_is_taken_back_by_its_writer_and_removed_by_the_facilitator(
    visitor: Client,
    own: str,
    pact: Partnership,
    proposal: Proposal,
    token_for: TokenFor,
    as_fenna: Client,
    as_karim: Client,
) -> None:
    for words in ("Goed plan", "Doen"):
        visitor.post(f"{own}{proposal.pk}/reactie/", {"words": words})
    first, second = ProposalRemark._base_manager.order_by("created_at")
    theirs = f"/p/testdam/k/{token_for(ContactFactory(partnership=pact))}/voorstellen/"
    assert visitor.post(f"{theirs}reacties/{first.pk}/terug/").status_code == 404
    assert as_karim.post(f"{LIST}reacties/{first.pk}/weghalen/").status_code == 403
    assert visitor.post(f"{own}reacties/{first.pk}/terug/").status_code == 302
    assert as_fenna.post(f"{LIST}reacties/{second.pk}/weghalen/").status_code == 302
    assert not ProposalRemark._base_manager.exists()
    gone = Event._base_manager.filter(action__startswith="proposal.remark_").exclude(action__endswith="added")
    assert [one.action for one in gone.order_by("pk")] == ["proposal.remark_taken_back", "proposal.remark_removed"]
    assert "Doen" not in str([one.codes for one in gone])


def test_an_idea_is_rewritten_by_its_owner_only_while_it_is_one(
    visitor: Client, own: str, pact: Partnership, proposal: Proposal, token_for: TokenFor, as_fenna: Client
) -> None:
    page = f"{own}{proposal.pk}/aanpassen/"
    theirs = f"/p/testdam/k/{token_for(ContactFactory(partnership=pact))}/voorstellen/{proposal.pk}/aanpassen/"
    assert visitor.post(theirs, {**IDEA, "version": "1"}).status_code == 404
    assert visitor.post(page, {**IDEA, "title": "Eerste", "version": "1"}).status_code == 302
    answer = visitor.post(page, {**IDEA, "title": "Tweede", "version": "1"})
    assert answer.status_code == 409
    assert "Eerste" in text(answer)
    as_fenna.post(f"{LIST}{proposal.pk}/stap/", step("adopted"))
    assert visitor.post(page, {**IDEA, "title": "Derde", "version": "3"}).status_code == 422


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(
    visitor: Client, own: str, proposal: Proposal, as_fenna: Client
) -> None:
    for bad in BAD_TEXT:
        sent = {"title": bad, "what": bad, "for_whom": bad, "anyway": "on"}
        assert visitor.post(f"{own}nieuw/", sent).status_code in {302, 422}
        assert visitor.post(f"{own}{proposal.pk}/reactie/", {"words": bad, "anyway": "on"}).status_code in {302, 422}
        wrong = step(bad, why=bad, step_date=bad, form_key=bad)
        assert as_fenna.post(f"{LIST}{proposal.pk}/stap/", wrong).status_code == 422
    odd = {**IDEA, "goal": BAD_TEXT[0], "version": BAD_TEXT[2], "form_key": BAD_TEXT[3]}
    assert visitor.post(f"{own}nieuw/", odd).status_code == 422
    for page in (visitor.get(own), visitor.get(f"{own}{proposal.pk}/"), as_fenna.get(LIST)):
        assert "<svg/onload" not in text(page)
