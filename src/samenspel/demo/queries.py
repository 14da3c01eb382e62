# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.errors import NotFound
from samenspel.base.scope import Actor, acting_as
from samenspel.demo import content
from samenspel.entrance.operations import link_for_contact, token_of
from samenspel.entrance.queries import partnership_by_slug
from samenspel.messaging.constants import MessageState
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.queries import ReceivedMail, received_mail
from samenspel.organizations.models import Contact


@dataclass(frozen=True, slots=True)
class DemoRole:
    key: str
    label: str | Promise
    note: str | Promise


@dataclass(frozen=True, slots=True)
class RolesPage:
    roles: tuple[DemoRole, ...]
    loaded: bool


ROLES = (
    DemoRole("aanjager", _("Aanjager"), _("Plant bijeenkomsten, nodigt uit, belt, maakt tafels en ziet de oogst.")),
    DemoRole("kerngroep", _("Kerngroeplid"), _("Kijkt mee, helpt aan de deur en volgt de actiepunten.")),
    DemoRole("contactpersoon", _("Contactpersoon"), _("Meldt zich aan met een persoonlijke link, zonder account.")),
    DemoRole("beheer", _("Beheerder"), _("Maakt pacten aan en ziet niet wat erin staat.")),
)
MAIL_OF_ROLE = {
    "aanjager": "aanjager@zilverdam.example",
    "kerngroep": "kerngroep@zilverdam.example",
    "beheer": "beheer@zilverdam.example",
}
MAILS = 3  # on the page with mails about signing in
CONTACT = "persoon3@zilverdam.example"


def roles_page() -> RolesPage:
    return RolesPage(roles=ROLES, loaded=partnership_by_slug(content.SLUG) is not None)


def sign_in_mails() -> list[ReceivedMail]:
    """The latest mails about coming in, of every partnership: a code to sign in, or that somebody may join."""
    with acting_as(Actor(role=Role.MAILER)):
        about_coming_in = OutboxMessage.objects.filter(kind__in=("library", "member"), state=MessageState.SENT)
        latest = about_coming_in.order_by("-sent_at", "pk").values_list("pk", flat=True)[:MAILS]
        return [received_mail(message_id) for message_id in latest]


def user_of(role: str) -> User | None:
    return User.objects.filter(email=MAIL_OF_ROLE.get(role, ""), is_active=True).first()


def personal_link() -> str:
    """The page of one made-up contact."""
    partnership = partnership_by_slug(content.SLUG)
    if partnership is None:
        raise NotFound("the demo is not loaded")
    with acting_as(Actor(role=Role.GATE, partnership_id=partnership.pk)):
        contact = Contact.objects.filter(email=CONTACT).first()
        if contact is None:
            raise NotFound("the made-up contact is gone")
        token = token_of(link_for_contact(contact_id=contact.pk))
    return reverse("entrance:open_link", kwargs={"slug": content.SLUG, "token": token})
