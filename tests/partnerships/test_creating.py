# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.partnerships.models import Membership, Partnership
from samenspel.partnerships.operations import add_member, create_partnership, remove_member


@pytest.fixture
def administering(adriana: User) -> Actor:
    return Actor(role=Role.ADMINISTRATOR, user_id=adriana.pk)


def made(**values: str) -> Partnership:
    return create_partnership(
        **{
            "name": "Pact Nieuw",
            "slug": "nieuw",
            "facilitator_name": "Noor",
            "facilitator_email": "noor@voorbeeld.test",
        }
        | values
    )


def test_a_new_partnership_has_a_facilitator_who_can_come_in(administering: Actor) -> None:
    with acting_as(administering):
        made()
    noor = User.objects.get(email="noor@voorbeeld.test")
    assert not noor.has_usable_password()
    client = Client()
    client.force_login(noor, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/p/nieuw/partners/").status_code == 200


def test_someone_with_an_account_keeps_it(administering: Actor, fenna: User) -> None:
    with acting_as(administering):
        made(facilitator_email="Fenna@Voorbeeld.test")
    assert Membership._base_manager.filter(user=fenna).count() == 2
    assert User.objects.get(pk=fenna.pk).name == "Fenna Facilitator"


@pytest.mark.parametrize("slug", ["testdam", "Hoofd", "met spatie", "../x", "", "a" * 41, "a--b"])
def test_an_address_that_is_taken_or_impossible_is_refused(administering: Actor, pact: Partnership, slug: str) -> None:
    with acting_as(administering), pytest.raises(Refused) as refusal:
        made(slug=slug)
    assert refusal.value.field == "slug"
    assert Partnership._base_manager.count() == 1


def test_a_partnership_keeps_at_least_one_facilitator(facilitating: Actor, fenna: User) -> None:
    own = Membership.objects.get(user=fenna)
    with pytest.raises(Refused, match="altijd een aanjager nodig"):
        remove_member(membership_id=own.pk)
    with pytest.raises(Refused, match="altijd een aanjager nodig"):
        add_member(email=fenna.email, name="x", role="core_group")
    add_member(email="tweede@voorbeeld.test", name="Tweede", role="facilitator")
    remove_member(membership_id=own.pk)
    assert list(Membership.objects.values_list("user__name", flat=True)) == ["Tweede"]


def test_an_unknown_role_is_refused(facilitating: Actor) -> None:
    with pytest.raises(Refused) as refusal:
        add_member(email="x@voorbeeld.test", name="x", role="administrator")
    assert refusal.value.field == "role"
    assert not User.objects.filter(email="x@voorbeeld.test").exists()
