# SPDX-License-Identifier: EUPL-1.2
"""Goals, what partners contribute to them, and how working groups are doing. Everyone here is invented."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from samenspel.agenda.models import Activity, Goal, GroupWord
from samenspel.audit.models import Event
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, Made, WorkingGroupFactory

LIST = "/p/testdam/doelen/"
TokenFor = Callable[[Contact], str]


class GoalFactory(Made):
    class Meta:
        model = Goal


class ActivityFactory(Made):
    class Meta:
        model = Activity


@pytest.fixture
def goal(pact: Partnership) -> Goal:
    made: Goal = GoalFactory(partnership=pact, title="Niemand alleen met zijn post")
    return made


@pytest.fixture
def activity(goal: Goal, coby: Contact) -> Activity:
    made: Activity = ActivityFactory(
        partnership=goal.partnership, goal=goal, partner=coby.partner, what="Samen post openen"
    )
    return made


def form(**changes: str) -> dict[str, str]:
    empty = dict.fromkeys(("notice", "pillar", "working_group", "owner_partner", "owner", "start_date", "end_date"), "")
    return {"title": "Ieder kind mee op schoolreis", **empty, **changes}


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_goal_is_written_once_and_who_looks_after_it_brings_the_partner(as_fenna: Client, coby: Contact) -> None:
    sent = form(owner=str(coby.pk), start_date="2026-01-01", end_date="2026-01-01", form_key=str(uuid4()))
    for _time in range(3):
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code == 302
    made = Goal._base_manager.get()
    assert (made.title, made.owner_id, made.owner_partner_id) == (
        "Ieder kind mee op schoolreis",
        coby.pk,
        coby.partner_id,
    )
    assert Event._base_manager.filter(action="goal.added", subject_id=str(made.pk)).count() == 1
    assert "Ieder kind mee op schoolreis" in text(as_fenna.get(LIST))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"start_date": "2026-05-02", "end_date": "2026-05-01"}, "Het einde ligt vóór het begin"),
        ({"end_date": "0202-05-01"}, "Deze datum ligt wel erg ver weg"),
        ({"end_date": "31-31-2026"}, "Deze datum bestaat niet"),
        ({"title": "Niemand alleen met zijn post"}, "Er is al een doel dat zo heet"),
        ({"title": " \x00 "}, "Schrijf op wat jullie willen bereiken"),
        ({"notice": "Mijn nummer is 111222333"}, "burgerservicenummer"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(
    as_fenna: Client, goal: Goal, changes: dict[str, str], sentence: str
) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/", form(**{"notice": "Dit merken bewoners", **changes}))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert ("Dit merken bewoners" in text(answer)) == ("notice" not in changes)
    assert Goal._base_manager.count() == 1


def test_r37_two_people_who_change_one_goal_get_both_texts(as_fenna: Client, goal: Goal) -> None:
    address = f"{LIST}{goal.pk}/wijzigen/"
    assert as_fenna.post(address, form(title="Eerste woorden", version="1")).status_code == 302
    answer = as_fenna.post(address, form(title="Tweede woorden", version="1"))
    assert answer.status_code == 409
    assert "Eerste woorden" in text(answer)
    assert "Tweede woorden" in text(answer)
    # A goal that was closed meanwhile is not reopened by an old form.
    assert (
        as_fenna.post(f"{LIST}{goal.pk}/afronden/", {"state": "reached", "why": "x", "version": "1"}).status_code == 409
    )
    assert Goal._base_manager.get().state == "running"


def test_a_goal_is_reached_or_let_go_with_the_reason_and_can_run_again(as_fenna: Client, goal: Goal) -> None:
    address = f"{LIST}{goal.pk}/"
    assert as_fenna.post(f"{address}afronden/", {"state": "let_go", "why": "", "version": "1"}).status_code == 422
    assert as_fenna.post(f"{address}afronden/", {"state": "running", "why": "x", "version": "1"}).status_code == 422
    sent = {"state": "let_go", "why": "De regeling is er nu voor iedereen.", "version": "1"}
    assert as_fenna.post(f"{address}afronden/", sent).status_code == 302
    assert "De regeling is er nu voor iedereen." in text(as_fenna.get(LIST))
    as_fenna.post(f"{address}heropenen/")
    goal.refresh_from_db()
    assert (goal.state, goal.state_why, goal.closed_at) == ("running", "", None)


def test_goals_are_put_in_order_by_buttons_within_their_pillar(as_fenna: Client, pact: Partnership) -> None:
    goals = [GoalFactory(partnership=pact, title=title, position=0) for title in ("Aap", "Noot", "Mies")]

    def order() -> list[str]:
        page = text(as_fenna.get(LIST))
        return sorted(("Aap", "Noot", "Mies"), key=lambda title: page.index(f">{title}<"))

    assert order() == ["Aap", "Noot", "Mies"]
    as_fenna.post(f"{LIST}{goals[2].pk}/plaats/", {"where": "up"})
    as_fenna.post(f"{LIST}{goals[0].pk}/plaats/", {"where": "up"})
    assert order() == ["Aap", "Mies", "Noot"]


def test_the_ambition_is_one_text_with_the_settings_of_the_pact(as_fenna: Client, pact: Partnership) -> None:
    assert as_fenna.post(f"{LIST}ambitie/", {"ambition": "Niemand alleen.", "version": "1"}).status_code == 302
    assert "Niemand alleen." in text(as_fenna.get(LIST))
    assert "Niemand alleen." in text(as_fenna.get("/p/testdam/instellingen/"))
    assert as_fenna.post(f"{LIST}ambitie/", {"ambition": "Later", "version": "1"}).status_code == 409


def test_what_a_partner_contributes_shows_with_what_it_makes_stronger(
    as_fenna: Client, goal: Goal, activity: Activity
) -> None:
    other = ContactFactory(partnership=goal.partnership).partner
    address, key = f"{LIST}{goal.pk}/bijdrage/", str(uuid4())
    sent = {"partner": str(other.pk), "what": "Elke week een kamer vrij", "state": "busy", "form_key": key}
    for _time in range(3):
        assert as_fenna.post(address, {**sent, "reinforces": str(activity.pk)}).status_code == 302
    page = text(as_fenna.get(f"{LIST}{goal.pk}/"))
    assert f"maakt sterker: Samen post openen ({activity.partner.organization.name})" in page
    # The same words twice, and making oneself stronger, are refused.
    assert as_fenna.post(address, {**sent, "form_key": str(uuid4())}).status_code == 422
    own = {**sent, "what": "Iets", "partner": str(activity.partner_id), "reinforces": str(activity.pk)}
    assert "Kies iets van een andere partner" in text(as_fenna.post(address, {**own, "form_key": str(uuid4())}))
    assert Activity._base_manager.count() == 2


def test_a_contact_adds_and_changes_what_the_own_partner_contributes_and_nothing_of_another(
    visitor: Client, goal: Goal, coby: Contact, token_for: TokenFor
) -> None:
    own = f"/p/testdam/k/{token_for(coby)}/doelen/"
    other = ContactFactory(partnership=goal.partnership)
    theirs = ActivityFactory(partnership=goal.partnership, goal=goal, partner=other.partner, what="Soep op donderdag")
    sent = {"what": "Wij openen samen post", "state": "busy", "partner": str(other.partner_id)}
    assert visitor.post(f"{own}{goal.pk}/", {**sent, "form_key": str(uuid4())}).status_code == 302
    mine = Activity._base_manager.exclude(pk=theirs.pk).get()
    assert mine.partner_id == coby.partner_id
    assert (
        visitor.post(f"{own}bijdragen/{mine.pk}/", {**sent, "what": "Nu elke week", "version": "1"}).status_code == 302
    )
    assert visitor.post(f"{own}bijdragen/{mine.pk}/", {**sent, "what": "Oud", "version": "1"}).status_code == 409
    assert visitor.post(f"{own}bijdragen/{theirs.pk}/", {**sent, "version": "1"}).status_code == 404
    page = text(visitor.get(own))
    assert "Nu elke week" in page
    assert "Soep op donderdag" in page
    assert f"bijdragen/{theirs.pk}/" not in page
    theirs.refresh_from_db()
    assert theirs.what == "Soep op donderdag"


def test_who_is_of_no_partner_reads_the_goals_and_adds_nothing(
    visitor: Client, goal: Goal, token_for: TokenFor
) -> None:
    expert = ContactFactory(partnership=goal.partnership, partner=None, is_experience_expert=True)
    own = f"/p/testdam/k/{token_for(expert)}/doelen/"
    assert goal.title in text(visitor.get(own))
    assert visitor.post(f"{own}{goal.pk}/", {"what": "Iets", "state": "busy"}).status_code == 404


def test_how_a_group_is_doing_is_said_by_who_speaks_for_it_and_shows_on_its_goal(
    visitor: Client, as_fenna: Client, goal: Goal, coby: Contact, token_for: TokenFor
) -> None:
    group = WorkingGroupFactory(partnership=goal.partnership, name="Eerder erbij", ambassador=coby)
    Goal._base_manager.update(working_group=group)
    other = ContactFactory(partnership=goal.partnership)
    said, key = {"mood": "help", "words": "Wie doet de vrijdag?"}, str(uuid4())

    def own(contact: Contact, group_id: UUID) -> str:
        return f"/p/testdam/k/{token_for(contact)}/doelen/werkgroep/{group_id}/"

    for _time in range(2):
        assert visitor.post(own(coby, group.pk), {**said, "form_key": key}).status_code == 302
    assert visitor.post(own(other, group.pk), said).status_code == 404
    assert visitor.post(own(coby, group.pk), {"words": "Zomaar"}).status_code == 422
    as_fenna.post(f"/p/testdam/werkgroepen/{group.pk}/hoe-gaat-het/", {"mood": "well", "words": "Gevonden."})
    assert GroupWord._base_manager.count() == 2
    for address in (LIST, f"{LIST}{goal.pk}/", "/p/testdam/werkgroepen/"):
        page = text(as_fenna.get(address))
        assert "Gevonden." in page
        assert "Wie doet de vrijdag?" not in page
    history = text(as_fenna.get(f"/p/testdam/werkgroepen/{group.pk}/hoe-gaat-het/"))
    assert history.index("Gevonden.") < history.index("Wie doet de vrijdag?")
    assert coby.name in history
