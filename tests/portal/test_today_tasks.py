# SPDX-License-Identifier: EUPL-1.2
"""Vandaag shows each person what they themselves can do, and nothing of what is over."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.base.scope import Actor
from samenspel.core_group.models import Handover, HandoverStep
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.today import today_page
from tests.factories import ActionPointFactory, ContactFactory, GatheringFactory, InvitationFactory
from tests.gatherings.calling import share

TODAY = "/p/testdam/"


def titles(client: Client) -> list[str]:
    return [task.title for task in client.get(TODAY).context["page"].tasks]


def test_a_caller_of_the_core_group_sees_their_own_share_and_the_facilitator_everybody(
    pact: Partnership, karim: User, as_karim: Client, as_fenna: Client
) -> None:
    session = GatheringFactory(partnership=pact)
    asked = [ContactFactory(partnership=pact) for _ in range(3)]
    for contact in asked:
        InvitationFactory(gathering=session, contact=contact)
    assert titles(as_karim) == []

    share(session, asked[0], karim)

    mine, all_of_them = as_karim.get(TODAY).context["page"].tasks, as_fenna.get(TODAY).context["page"].tasks
    assert [(task.title, task.number) for task in mine] == [("Bel de mensen die nog niet reageerden", 1)]
    assert ("Bel de mensen die nog niet reageerden", 3) in [(task.title, task.number) for task in all_of_them]


def test_what_got_stuck_reaches_the_core_group_as_well(coby: Contact, as_karim: Client, as_fenna: Client) -> None:
    ActionPointFactory(owner=coby, state="stuck", first_step="Bellen")
    assert titles(as_karim) == ["Eén actiepunt loopt vast"]
    assert "Eén actiepunt loopt vast" in titles(as_fenna)


def test_mail_that_did_not_arrive_is_for_the_facilitator(pact: Partnership, as_karim: Client, as_fenna: Client) -> None:
    for number, state in enumerate(("bounced", "unsure", "failed", "sent", "waiting")):
        mail = {"kind": "invitation", "to_name": "Iemand", "to_email": "iemand@voorbeeld.test", "subject": "Kom je?"}
        row = OutboxMessage(partnership=pact, **mail, body="Hallo", state=state, message_id=f"<{number}@test>")
        OutboxMessage._base_manager.bulk_create([row])
    assert "3 mails kwamen misschien niet aan" in titles(as_fenna)
    assert titles(as_karim) == []


def test_a_gathering_that_was_called_off_is_not_the_next_one(pact: Partnership, facilitating: Actor) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    GatheringFactory(partnership=pact, starts_at=tomorrow, called_off_at=timezone.now())
    later = GatheringFactory(partnership=pact, starts_at=tomorrow + timedelta(days=7))

    page = today_page("testdam")

    assert page.next is not None
    assert page.next.id == later.pk


def test_a_session_that_is_off_and_untold_is_a_task(pact: Partnership, as_fenna: Client) -> None:
    GatheringFactory(partnership=pact, title="Lentesessie", called_off_at=timezone.now())
    assert "Vertel dat Lentesessie niet doorgaat" in titles(as_fenna)


def test_the_own_steps_of_a_handover_up_to_this_week_are_a_task(
    pact: Partnership, fenna: User, karim: User, as_fenna: Client, as_karim: Client
) -> None:
    began = timezone.localdate() - timedelta(days=8)
    going = Handover(partnership=pact, kind="core_group", giver=fenna, receiver=karim, start_date=began)
    Handover._base_manager.bulk_create([going])
    steps = [(1, "giver"), (2, "both"), (2, "receiver"), (3, "both")]
    HandoverStep._base_manager.bulk_create(
        HandoverStep(partnership=pact, handover=going, week=week, what="Bellen", who=who) for week, who in steps
    )
    for client in (as_fenna, as_karim):
        assert "Zet 2 stappen in de overdracht" in titles(client)
