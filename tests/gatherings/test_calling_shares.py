# SPDX-License-Identifier: EUPL-1.2
"""Who calls whom: dividing in one press, giving to another, taking back; each caller sees their own share only."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.errors import NotFound
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import CallShare, Gathering, PhoneCall, Registration
from samenspel.gatherings.operations.calling import note_call
from samenspel.network.models import Connection
from samenspel.organizations.models import TalkNote
from samenspel.partnerships.models import Partnership
from tests.factories import (
    ContactFactory,
    GatheringFactory,
    MembershipFactory,
    PhoneCallFactory,
    RegistrationFactory,
    UserFactory,
    models_save,
)
from tests.gatherings.calling import callers_of_people, helper_with_link, page, share, tap, to_call


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact)
    return made


def code(user: User) -> str:
    return f"u{user.pk}"


def divide(client: Client, session: Gathering, *codes: str) -> Any:
    return client.post(page(session, "verdelen/"), {"callers": list(codes)})


def names(client: Client, address: str) -> list[str]:
    return [callee.person.name for callee in client.get(address).context["calls"].in_order]


def test_one_press_divides_evenly_and_a_second_changes_nothing(
    as_fenna: Client, fenna: User, karim: User, session: Gathering
) -> None:
    for number in range(7):
        to_call(session, f"Mens {number}")
    assert divide(as_fenna, session, code(fenna), code(karim)).status_code == 302
    first = callers_of_people(session)
    assert sorted(list(first.values()).count(user.name) for user in (fenna, karim)) == [3, 4]
    divide(as_fenna, session, code(fenna), code(karim))
    assert callers_of_people(session) == first
    to_call(session, "Mens 8")
    divide(as_fenna, session, code(fenna), code(karim))
    assert first.items() <= callers_of_people(session).items()
    assert len(callers_of_people(session)) == 8


def test_everybody_who_calls_is_ticked_before_one_divides(
    as_fenna: Client, fenna: User, karim: User, session: Gathering
) -> None:
    for number in range(4):
        to_call(session, f"Mens {number}")

    def ticked() -> set[str]:
        shown = as_fenna.get(page(session, "verdelen/"))
        return {share.caller.name for share in shown.context["shares"] if share.chosen}

    assert ticked() == {fenna.name, karim.name}
    divide(as_fenna, session, code(karim))
    assert ticked() == {fenna.name, karim.name}, "also who has no share yet"
    refused = divide(as_fenna, session)
    assert refused.status_code == 422
    assert not any(share.chosen for share in refused.context["shares"]), "what one unticked stays so"


def test_who_called_or_knows_somebody_keeps_them(
    as_fenna: Client, fenna: User, karim: User, session: Gathering, pact: Partnership
) -> None:
    karim_himself = ContactFactory(partnership=pact, name="Karim Kerngroep", email="Karim@voorbeeld.test")
    to_call(session, "Collega van Karim", partner=karim_himself.partner)
    friend = to_call(session, "Bekende van Karim")
    first, second = sorted((friend.pk, karim_himself.pk))
    models_save(Connection(partnership=pact, first_id=first, second_id=second))
    PhoneCallFactory(gathering=session, contact=to_call(session, "Fenna belde"), outcome="voicemail", caller=fenna)
    spoken = to_call(session, "Fenna sprak")
    models_save(TalkNote(partnership=pact, contact=spoken, author=fenna, talked_date="2026-03-01", text="Thee"))
    divide(as_fenna, session, code(karim), code(fenna))
    assert callers_of_people(session) == {
        "Collega van Karim": "Karim Kerngroep",
        "Bekende van Karim": "Karim Kerngroep",
        "Fenna belde": "Fenna Facilitator",
        "Fenna sprak": "Fenna Facilitator",
    }


def test_who_answered_and_who_has_no_number_is_not_divided(as_fenna: Client, fenna: User, session: Gathering) -> None:
    RegistrationFactory(gathering=session, contact=to_call(session, "Komt al"))
    to_call(session, "Zonder nummer", phone="")
    to_call(session, "Te bellen")
    divide(as_fenna, session, code(fenna))
    assert callers_of_people(session) == {"Te bellen": "Fenna Facilitator"}


def test_a_caller_who_is_no_longer_ticked_has_nobody_left(
    as_fenna: Client, fenna: User, karim: User, session: Gathering
) -> None:
    for number in range(4):
        to_call(session, f"Mens {number}")
    divide(as_fenna, session, code(fenna), code(karim))
    divide(as_fenna, session, code(fenna))
    assert set(callers_of_people(session).values()) == {"Fenna Facilitator"}


@pytest.mark.parametrize("codes", [[], ["onzin"], ["u999999"], ["u1; DROP TABLE"], ["x" * 5000]])
def test_dividing_asks_for_somebody_who_calls(as_fenna: Client, session: Gathering, codes: list[str]) -> None:
    to_call(session, "Anna")
    assert divide(as_fenna, session, *codes).status_code == 422
    assert not CallShare._base_manager.exists()


def test_nobody_of_another_pact_or_without_a_role_becomes_a_caller(
    as_fenna: Client, otto: User, adriana: User, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    for stranger in (otto, adriana):
        assert divide(as_fenna, session, code(stranger)).status_code == 422
        given = as_fenna.post(page(session, f"verdelen/{anna.pk}/"), {"to": code(stranger), "was": ""})
        assert given.status_code == 422
    assert not CallShare._base_manager.exists()


def test_a_person_is_never_in_two_shares(fenna: User, karim: User, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    share(session, anna, fenna)
    with pytest.raises(IntegrityError), transaction.atomic():
        share(session, anna, karim)


def test_a_share_has_one_caller(session: Gathering) -> None:
    nobody = CallShare(partnership=session.partnership, gathering=session, contact=to_call(session, "Anna"))
    with pytest.raises(IntegrityError), transaction.atomic():
        models_save(nobody)


def test_one_person_goes_to_another_caller_and_back_to_the_list(
    as_fenna: Client, fenna: User, karim: User, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    give = page(session, f"verdelen/{anna.pk}/")
    assert as_fenna.post(give, {"to": code(karim), "was": ""}).status_code == 302
    assert callers_of_people(session) == {"Anna": "Karim Kerngroep"}
    assert as_fenna.post(give, {"to": code(fenna), "was": code(karim)}).status_code == 302
    assert callers_of_people(session) == {"Anna": "Fenna Facilitator"}
    assert as_fenna.post(give, {"to": "", "was": code(fenna)}).status_code == 302
    assert callers_of_people(session) == {}


def test_who_was_given_away_in_the_meantime_is_told(
    as_fenna: Client, fenna: User, karim: User, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    share(session, anna, karim)
    answer = as_fenna.post(page(session, f"verdelen/{anna.pk}/"), {"to": code(fenna), "was": ""})
    assert answer.status_code == 422
    assert "in de tussentijd al aan een ander gegeven" in answer.content.decode()
    assert callers_of_people(session) == {"Anna": "Karim Kerngroep"}


def test_taking_back_leaves_what_was_called(as_fenna: Client, karim: User, session: Gathering) -> None:
    for name in ("Anna", "Bert"):
        share(session, to_call(session, name), karim)
    done = to_call(session, "Komt al")
    share(session, done, karim)
    RegistrationFactory(gathering=session, contact=done)
    for _ in range(2):
        assert as_fenna.post(page(session, "verdelen/terug/"), {"caller": code(karim)}).status_code == 302
    assert callers_of_people(session) == {"Komt al": "Karim Kerngroep"}


def test_the_core_group_sees_and_calls_their_own_share_only(
    as_karim: Client, karim: User, fenna: User, session: Gathering
) -> None:
    anna, bert, carla = (to_call(session, name) for name in ("Anna", "Bert", "Carla"))
    share(session, anna, karim)
    share(session, bert, fenna)
    assert names(as_karim, page(session)) == ["Anna"]
    assert as_karim.get(page(session, "?q=ber")).context["found"] == []
    assert as_karim.get(page(session, f"{anna.pk}/")).status_code == 200
    for other in (bert, carla):
        assert as_karim.get(page(session, f"{other.pk}/")).status_code == 404
        assert tap(as_karim, page(session, f"{other.pk}/"), "comes").status_code == 404
    assert tap(as_karim, page(session, f"{anna.pk}/"), "comes").status_code == 302
    assert [registration.contact_id for registration in Registration._base_manager.all()] == [anna.pk]
    assert PhoneCall._base_manager.get().caller == karim


def test_the_operation_itself_refuses_who_is_not_in_the_share(karim: User, session: Gathering) -> None:
    """Also when a page would forget to look: the registration of somebody else is not touched."""
    anna = to_call(session, "Anna")
    actor = Actor(role=Role.CORE_GROUP, partnership_id=session.partnership_id, user_id=karim.pk)
    with acting_as(actor), pytest.raises(NotFound):
        note_call(gathering_id=session.pk, contact_id=anna.pk, outcome="comes", form_key=uuid4())
    assert not Registration._base_manager.exists()


def test_the_core_group_takes_back_their_own_call_only(
    as_karim: Client, karim: User, fenna: User, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    share(session, anna, karim)
    of_fenna = PhoneCallFactory(
        gathering=session,
        contact=anna,
        outcome="voicemail",
        caller=fenna,
        called_at=timezone.now() - timedelta(days=1),
    )
    as_karim.post(page(session, f"terug/{of_fenna.pk}/"))
    assert PhoneCall._base_manager.count() == 1
    tap(as_karim, page(session, f"{anna.pk}/"), "maybe")
    own = PhoneCall._base_manager.get(caller=karim)
    as_karim.post(page(session, f"terug/{own.pk}/"))
    assert PhoneCall._base_manager.get() == of_fenna
    assert not Registration._base_manager.exists()


def test_the_core_group_reads_no_talk_and_no_note(
    as_karim: Client, karim: User, fenna: User, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    share(session, anna, karim)
    models_save(
        TalkNote(partnership=session.partnership, contact=anna, author=fenna, talked_date="2026-03-14", text="Geheim")
    )
    PhoneCallFactory(gathering=session, contact=anna, outcome="voicemail", note="Zoon ligt in het ziekenhuis")
    shown = as_karim.get(page(session, f"{anna.pk}/")).content.decode()
    assert "Voicemail of geen gehoor" in shown
    assert "Geheim" not in shown
    assert "ziekenhuis" not in shown


def test_what_somebody_needs_is_written_down_by_the_core_group_and_not_read(
    as_karim: Client, karim: User, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    share(session, anna, karim)
    address = page(session, f"{anna.pk}/")
    version = str(as_karim.get(address).context["typed"].details.initial["version"])
    assert tap(as_karim, address, "comes", access_needs="Rolstoel", version=version).status_code == 302
    assert Registration._base_manager.get().access_needs == "Rolstoel"
    shown = as_karim.get(address)
    assert "Rolstoel" not in shown.content.decode()
    assert shown.context["typed"].details is None


def test_who_is_done_takes_five_more_once(as_karim: Client, karim: User, fenna: User, session: Gathering) -> None:
    share(session, to_call(session, "Van Fenna"), fenna)
    for number in range(8):
        to_call(session, f"Mens {number}")
    for _ in range(3):
        assert as_karim.post(page(session, "erbij/")).status_code == 302
    mine = callers_of_people(session)
    assert list(mine.values()).count("Karim Kerngroep") == 5
    assert mine["Van Fenna"] == "Fenna Facilitator"
    assert len(names(as_karim, page(session))) == 5


def test_the_facilitator_goes_past_who_is_called_by_another(
    as_fenna: Client, fenna: User, karim: User, session: Gathering
) -> None:
    share(session, to_call(session, "Anna"), karim)
    share(session, to_call(session, "Bert"), fenna)
    to_call(session, "Carla")
    shown = as_fenna.get(page(session))
    assert [callee.person.name for callee in shown.context["calls"].in_order] == ["Bert", "Carla"]
    assert [(other.name, other.left) for other in shown.context["shares"]] == [("Karim Kerngroep", 1)]


def test_the_share_of_somebody_who_left_is_everybodys_again(as_fenna: Client, session: Gathering) -> None:
    gone = UserFactory(name="Weg Gegaan")
    membership = MembershipFactory(partnership=session.partnership, user=gone, role="core_group")
    share(session, to_call(session, "Anna"), gone)
    assert names(as_fenna, page(session)) == []
    membership.delete()
    assert names(as_fenna, page(session)) == ["Anna"]


def test_only_the_facilitator_divides(as_karim: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    for rest in ("verdelen/", f"verdelen/{anna.pk}/", "verdelen/terug/", "hulp/", f"hulp/{anna.pk}/erbij/"):
        assert as_karim.post(page(session, rest)).status_code == 403
    assert as_karim.get(page(session, "wat-volgde/")).status_code == 403


def test_after_the_harvest_nothing_is_divided(as_fenna: Client, fenna: User, pact: Partnership) -> None:
    over = GatheringFactory(partnership=pact, state="harvested")
    to_call(over, "Anna")
    assert divide(as_fenna, over, code(fenna)).status_code == 422
    assert not CallShare._base_manager.exists()


def test_who_helps_gets_a_share_like_the_others(as_fenna: Client, fenna: User, session: Gathering) -> None:
    helper, _address = helper_with_link(session, ContactFactory(partnership=session.partnership, name="Hennie"))
    for number in range(4):
        to_call(session, f"Mens {number}")
    divide(as_fenna, session, code(fenna), f"h{helper.pk}")
    assert sorted(callers_of_people(session).values()) == ["Fenna Facilitator"] * 2 + ["Hennie"] * 2
    shown = as_fenna.get(page(session, "verdelen/")).content.decode()
    assert "2 mensen, 0 gebeld" in shown
