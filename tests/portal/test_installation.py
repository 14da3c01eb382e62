# SPDX-License-Identifier: EUPL-1.2
from django.test import Client

from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Membership, Partnership

TYPED = {
    "name": "Pact Elsdam",
    "slug": "elsdam",
    "facilitator_name": "Gre Nieuw",
    "facilitator_email": "gre@voorbeeld.test",
}


def test_the_first_facilitator_of_a_new_partnership_is_told_how_to_sign_in(as_adriana: Client) -> None:
    answer = as_adriana.post("/beheer/pacten/nieuw/", TYPED, follow=True)
    assert "Pact Elsdam staat klaar. Gre Nieuw krijgt een mail om in te loggen." in answer.content.decode()
    pact = Partnership._base_manager.get(slug="elsdam")
    assert Membership._base_manager.get(partnership=pact).user.email == "gre@voorbeeld.test"
    mail = OutboxMessage._base_manager.get()
    assert (mail.to_email, mail.partnership) == ("gre@voorbeeld.test", pact)
    assert "/account/login/code/" in mail.body


def test_a_partnership_that_is_refused_sends_no_mail(as_adriana: Client, pact: Partnership) -> None:
    answer = as_adriana.post("/beheer/pacten/nieuw/", {**TYPED, "slug": pact.slug})
    assert answer.status_code == 422
    assert not OutboxMessage._base_manager.exists()
