# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.base.scope import acting_as, current_actor
from samenspel.domain.naming import called
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.partnerships.models import Partnership
from samenspel.partnerships.operations import add_member, create_partnership


@transaction.atomic
def invite_member(*, email: str, name: str, role: str) -> bool:
    """Give somebody a role here and mail how to sign in. Returns False when they already had it."""
    member, new = add_member(email=email, name=name, role=role)
    if new:
        partnership = Partnership.objects.get(pk=member.partnership_id)
        _tell(name=member.user.name, email=member.user.email, partnership=partnership)
    return new


@transaction.atomic
def open_partnership(*, name: str, slug: str, facilitator_name: str, facilitator_email: str) -> Partnership:
    """A new partnership, of which the first facilitator is mailed how to sign in."""
    partnership = create_partnership(
        name=name, slug=slug, facilitator_name=facilitator_name, facilitator_email=facilitator_email
    )
    with acting_as(replace(current_actor(), partnership_id=partnership.pk)):
        _tell(name=facilitator_name, email=facilitator_email, partnership=partnership)
    return partnership


def _tell(*, name: str, email: str, partnership: Partnership) -> None:
    write_message(
        kind="member",
        to_name=name,
        to_email=email,
        subject=_("Je kunt meewerken in %(partnership)s") % {"partnership": partnership.name},
        body=_body(name=name, partnership=partnership.name),
    )
    deliver_soon()


def _body(*, name: str, partnership: str) -> str:
    return _(
        "Beste %(name)s,\n\n"
        "%(inviter)s heeft je toegevoegd aan %(partnership)s.\n\n"
        "Zo log je in:\n"
        "1. Ga naar %(address)s\n"
        "2. Vul dit e-mailadres in.\n"
        "3. Je krijgt een mail met een code. Typ die code over.\n\n"
        "Een wachtwoord is niet nodig.\n"
    ) % {
        "name": called(name),
        "inviter": current_actor().name or partnership,
        "partnership": partnership,
        "address": f"{settings.BASE_URL}{reverse('account_request_login_code')}",
    }
