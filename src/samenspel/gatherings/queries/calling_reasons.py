# SPDX-License-Identifier: EUPL-1.2
"""Why somebody is called, in words. The order and the rules stand in domain/calls.py."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.domain.calls import Facts, Stage, Why, reasons
from samenspel.gatherings.constants import RegistrationState, YesNo
from samenspel.gatherings.models import Attendance, Evaluation, Gathering, HostOffer, Registration
from samenspel.gatherings.queries.calling_shares import as_call_list
from samenspel.gatherings.queries.encounters import acquaintances
from samenspel.organizations.models import Contact


@dataclass(frozen=True, slots=True)
class Known:
    """What the reasons are made of, for a whole pact at once."""

    host_id: UUID | None
    coming: frozenset[UUID]
    coming_of: Mapping[UUID | None, int]  # partner → how many of their people come
    partner_of: dict[UUID, UUID | None]
    experts: frozenset[UUID]
    came_before: frozenset[UUID]
    offered: frozenset[UUID]
    hosts: frozenset[UUID]  # partners
    knows: dict[UUID, set[UUID]]

    def facts(self, contact_id: UUID, *, name: str, stage: Stage, waits: float, answered: bool) -> Facts:
        partner = self.partner_of.get(contact_id)
        own = self.coming_of.get(partner, 0) if partner else int(contact_id in self.coming)
        met = self.knows.get(contact_id, set()) & self.coming - {contact_id}
        return Facts(
            key=str(contact_id),
            name=name.casefold(),
            stage=stage,
            waits=waits,
            answered=answered,
            first_time=contact_id not in self.came_before,
            expert=contact_id in self.experts,
            host=partner is not None and (partner == self.host_id or partner in self.hosts),
            offered=contact_id in self.offered,
            coming=len(self.coming) - own,
            known=sum(1 for one in met if partner is None or self.partner_of.get(one) != partner),
        )


def known_about(gathering: Gathering) -> Known:
    """In eight questions, however many people there are."""
    with as_call_list():
        people = list(Contact.objects.filter(active=True).values_list("pk", "partner_id", "is_experience_expert"))
        seated = Registration.objects.filter(gathering_id=gathering.pk, state=RegistrationState.SEATED)
        offers = Evaluation.objects.filter(will_contribute=YesNo.YES)
        hosted = Gathering.objects.filter(host__isnull=False).values_list("host_id", flat=True)
        coming = frozenset(seated.values_list("contact_id", flat=True))
        partner_of = {pk: partner_id for pk, partner_id, _expert in people}
        return Known(
            host_id=gathering.host_id,
            coming=coming,
            coming_of=Counter(partner_of.get(pk) for pk in coming),
            partner_of=partner_of,
            experts=frozenset(pk for pk, _partner_id, expert in people if expert),
            came_before=frozenset(Attendance.objects.values_list("registration__contact_id", flat=True)),
            offered=frozenset(offers.values_list("registration__contact_id", flat=True)),
            hosts=frozenset(hosted) | frozenset(HostOffer.objects.values_list("partner_id", flat=True)),
            knows=acquaintances(gathering),
        )


def words_of(facts: Facts, *, invited: bool) -> tuple[str, ...]:
    """Each reason as a sentence that can be said out loud."""
    return tuple(_WORDS[why](facts, invited) for why in reasons(facts))


def _known(facts: Facts) -> str:
    if not facts.known:
        return _("Kent nog niemand van wie er komt")
    sentence = ngettext(
        "Kent de enige ander die komt", "Kent %(known)d van de %(coming)d anderen die komen", facts.coming
    )
    return sentence % {"known": facts.known, "coming": facts.coming}


def _new(facts: Facts) -> str:
    sentence = ngettext("Kan %(new)d mens leren kennen", "Kan %(new)d mensen leren kennen", facts.new)
    return sentence % {"new": facts.new}


_WORDS: dict[Why, Callable[[Facts, bool], str]] = {
    Why.PROMISED: lambda _facts, _invited: _("Terugbellen is beloofd"),
    Why.NO_ANSWER: lambda _facts, invited: _("Nog geen antwoord") if invited else _("Nog niet uitgenodigd"),
    Why.SAID_MAYBE: lambda _facts, _invited: _("Zei misschien"),
    Why.FIRST_TIME: lambda _facts, _invited: _("Zou voor het eerst komen"),
    Why.KNOWS_FEW: lambda facts, _invited: _known(facts),
    Why.EXPERT: lambda _facts, _invited: _("Ervaringsdeskundige"),
    Why.HOST: lambda _facts, _invited: _("Eigen plek: is of was gastheer, of wil dat zijn"),
    Why.OFFERED: lambda _facts, _invited: _("Wil zelf iets bijdragen"),
    Why.MANY_NEW: lambda facts, _invited: _new(facts),
}
