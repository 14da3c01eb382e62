# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.test import Client

from samenspel.accounts.models import User
from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Membership, Partnership

MEMBERS = "/p/testdam/instellingen/mensen/"


def typed(**values: Any) -> dict[str, Any]:
    return {"name": "Kees Kern", "email": "kees@voorbeeld.test", "role": "core_group", **values}


def test_someone_is_invited_and_told_how_to_sign_in(as_fenna: Client, pact: Partnership) -> None:
    assert as_fenna.get(MEMBERS).status_code == 200
    for _again in range(20):
        assert as_fenna.post(MEMBERS, typed()).status_code == 302
    member = Membership._base_manager.get(user__email="kees@voorbeeld.test")
    assert (member.role, member.partnership) == ("core_group", pact)
    mail = OutboxMessage._base_manager.get()
    assert mail.to_email == "kees@voorbeeld.test"
    assert "Fenna Facilitator heeft je toegevoegd aan Pact Testdam" in mail.body
    assert "/account/login/code/" in mail.body
    assert "Kees Kern" in as_fenna.get(MEMBERS).content.decode()


def test_a_role_can_be_changed_and_ended(as_fenna: Client, as_karim: Client, karim: User) -> None:
    as_fenna.post(MEMBERS, typed(name="Karim", email="KARIM@voorbeeld.test", role="facilitator"))
    member = Membership._base_manager.get(user=karim)
    assert member.role == "facilitator"
    assert as_fenna.get(f"{MEMBERS}{member.pk}/weg/").status_code == 200
    assert as_karim.get("/p/testdam/partners/").status_code == 200
    as_fenna.post(f"{MEMBERS}{member.pk}/weg/")
    assert as_karim.get("/p/testdam/partners/").status_code == 404
    assert User.objects.filter(pk=karim.pk).exists()


def test_the_last_facilitator_stays(as_fenna: Client, fenna: User) -> None:
    own = Membership._base_manager.get(user=fenna)
    answer = as_fenna.post(f"{MEMBERS}{own.pk}/weg/", follow=True)
    assert "Een pact heeft altijd een aanjager nodig" in answer.content.decode()
    answer = as_fenna.post(MEMBERS, typed(name="Fenna", email=fenna.email))
    assert answer.status_code == 422
    assert Membership._base_manager.get(user=fenna).role == "facilitator"


@pytest.mark.parametrize(
    ("values", "field"),
    [({"email": "kees"}, "email"), ({"name": ""}, "name"), ({"role": "administrator"}, "role"), ({"role": ""}, "role")],
)
def test_a_mistake_is_explained_beside_the_field(as_fenna: Client, values: dict[str, str], field: str) -> None:
    answer = as_fenna.post(MEMBERS, typed(**values))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not OutboxMessage._base_manager.exists()


def test_only_the_facilitator_of_this_pact_manages_who_works_with_it(
    as_karim: Client, as_otto: Client, visitor: Client, karim: User, other_pact: Partnership
) -> None:
    member = Membership._base_manager.get(user=karim)
    for url in (MEMBERS, f"{MEMBERS}{member.pk}/weg/"):
        assert as_karim.get(url).status_code == 403
        assert as_karim.post(url, typed()).status_code == 403
        assert as_otto.get(url).status_code == 404
        assert visitor.get(url).status_code == 302
    assert as_otto.post(f"/p/elders/instellingen/mensen/{member.pk}/weg/").status_code == 404
    assert Membership._base_manager.filter(user=karim).exists()
