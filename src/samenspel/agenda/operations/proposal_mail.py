# SPDX-License-Identifier: EUPL-1.2
"""Who proposed something hears by mail of every step: the title and the why, and nothing else of what is said there."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.access.constants import Role
from samenspel.agenda.constants import ProposalState
from samenspel.agenda.models import Proposal, ProposalStep
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Membership, Partnership

SAID = {
    ProposalState.IDEA: gettext_lazy("Het ligt weer op tafel als idee."),
    ProposalState.ADOPTED: gettext_lazy("Het is aangenomen. We gaan er samen iets mee doen."),
    ProposalState.UNDER_WAY: gettext_lazy("Er wordt nu aan gewerkt."),
    ProposalState.DONE: gettext_lazy("Het is gedaan. Dank je wel voor het idee."),
    ProposalState.LET_GO: gettext_lazy("We laten het nu los."),
}


def tell_who_proposed(proposal: Proposal, step: ProposalStep) -> None:
    """A contact by the mail with their own link, somebody who works here by their account; not who took the step."""
    if proposal.contact_id is not None:
        _tell_contact(proposal, step)
    elif proposal.user_id not in (None, current_actor().user_id):
        _tell_member(proposal, step)


def _tell_contact(proposal: Proposal, step: ProposalStep) -> None:
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())):
        contact = Contact.of(proposal.contact_id)  # type: ignore[arg-type]
        if not contact.email or not contact.active:
            return
        with translation.override("nl"):
            write_message(
                kind="proposal_step",
                to_name=contact.name,
                to_email=contact.email,
                subject=_("Over je voorstel: %(title)s") % {"title": proposal.title},
                body=_body(proposal, step, contact.name, LINK_MARK),
                link=link_for_contact(contact_id=contact.pk),
                link_path=f"voorstellen/{proposal.pk}/",
                deed=f"proposal-step:{step.pk}",
            )
        deliver_soon()


def _tell_member(proposal: Proposal, step: ProposalStep) -> None:
    member = Membership.objects.filter(user_id=proposal.user_id, user__is_active=True).select_related("user").first()
    if member is None:
        return
    slug = Partnership.objects.values_list("slug", flat=True).get(pk=proposal.partnership_id)
    path = reverse("agenda:proposal", kwargs={"slug": slug, "proposal_id": proposal.pk})
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())), translation.override("nl"):
        write_message(
            kind="proposal_step",
            to_name=member.user.name,
            to_email=member.user.email,
            subject=_("Over je voorstel: %(title)s") % {"title": proposal.title},
            body=_body(proposal, step, member.user.name, f"{settings.BASE_URL}{path}"),
            deed=f"proposal-step:{step.pk}",
        )
        deliver_soon()


def _body(proposal: Proposal, step: ProposalStep, name: str, address: str) -> str:
    context = {
        "name": called(name),
        "title": proposal.title,
        "said": str(SAID[ProposalState(step.state)]),
        "why": step.why,
        "address": address,
    }
    return render_to_string("agenda/mail/proposal_step.txt", context).strip() + "\n"
