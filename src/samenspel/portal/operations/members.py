# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.base.scope import current_actor
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.partnerships.models import Partnership
from samenspel.partnerships.operations import add_member


@transaction.atomic
def invite_member(*, email: str, name: str, role: str) -> bool:
    """Give somebody a role here and mail how to sign in. Returns False when they already had it."""
    member, new = add_member(email=email, name=name, role=role)
    if new:
        partnership = Partnership.objects.get(pk=member.partnership_id)
        write_message(
            kind="member",
            to_name=member.user.name,
            to_email=member.user.email,
            subject=_("Je kunt meewerken in %(partnership)s") % {"partnership": partnership.name},
            body=_body(name=member.user.name, partnership=partnership.name),
        )
        deliver_soon()
    return new


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
        "name": name,
        "inviter": current_actor().name or partnership,
        "partnership": partnership,
        "address": f"{settings.BASE_URL}{reverse('account_request_login_code')}",
    }
