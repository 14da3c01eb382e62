# SPDX-License-Identifier: EUPL-1.2
"""Proposals, initiatives and pledges of the made-up municipality, with a past that the operations would not write."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenspel.agenda.constants import GOING, InitiativeState, PledgeWay, ProposalState
from samenspel.agenda.models import (
    ActionPoint,
    Goal,
    Initiative,
    InitiativeAction,
    InitiativePartner,
    Pledge,
    Proposal,
    ProposalRemark,
    ProposalStep,
    ProposalSupport,
)
from samenspel.agenda.operations.actions import judged_as
from samenspel.agenda.operations.initiatives import STATE_OF
from samenspel.demo import proposed
from samenspel.demo.operations.people import Cast
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Scene:
    """`people`: who speaks for an organisation, by its name; ids come from `random`: the same everywhere."""

    here: dict[str, Any]
    cast: Cast
    people: dict[str, Contact]
    goals: list[Goal]
    random: Random


def make_initiatives(partnership: Partnership, cast: Cast, random: Random) -> None:
    people: dict[str, Contact] = {proposed.EXPERT: next(one for one in cast.contacts if one.is_experience_expert)}
    names = {partner.pk: partner.organization.name for partner in cast.partners}
    for contact in cast.contacts:
        if contact.partner_id is not None:
            people.setdefault(names[contact.partner_id], contact)
    goals = list(Goal.objects.order_by("position", "created_at"))
    scene = Scene({"partnership": partnership}, cast, people, goals, random)
    _initiatives(scene, _proposals(scene))
    _pledges(scene)


def _id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _proposals(scene: Scene) -> list[Proposal]:
    here, cast, people, goals, random = scene.here, scene.cast, scene.people, scene.goals, scene.random
    now, today = timezone.now(), timezone.localdate()
    made: list[Proposal] = []
    steps: list[ProposalStep] = []
    supports: list[ProposalSupport] = []
    remarks: list[ProposalRemark] = []
    for title, what, for_whom, goal, whose, ago, count, taken, said in proposed.PROPOSALS:
        proposal = Proposal(
            pk=_id(random),
            **here,
            title=title,
            what=what,
            for_whom=for_whom,
            goal=None if goal is None else goals[goal],
            contact=people[whose],
            state=taken[-1][0] if taken else "idea",
        )
        made.append(proposal)
        about = {**here, "proposal": proposal}
        steps += [
            ProposalStep(**about, state=state, step_date=today - timedelta(days=days), why=why)
            for state, days, why in taken
        ]
        others = [one for one in cast.contacts if one.pk != people[whose].pk]
        supports += [ProposalSupport(**about, contact=one) for one in random.sample(others, count)]
        remarks += [ProposalRemark(pk=_id(random), **about, contact=people[who], words=words) for who, words in said]
        proposal.ago = timedelta(days=ago)  # type: ignore[attr-defined]
    Proposal.objects.bulk_create(made)
    for proposal in made:
        proposal.created_at = now - proposal.ago  # type: ignore[attr-defined]
    Proposal.objects.bulk_update(made, ["created_at"])
    ProposalStep.objects.bulk_create(steps)
    ProposalSupport.objects.bulk_create(supports)
    ProposalRemark.objects.bulk_create(remarks)
    for remark in remarks:
        remark.created_at = remark.proposal.created_at + timedelta(days=6)
    ProposalRemark.objects.bulk_update(remarks, ["created_at"])
    return made


def _initiatives(scene: Scene, proposals: list[Proposal]) -> None:
    here, cast, random = scene.here, scene.cast, scene.random
    made: list[Initiative] = []
    taking_part: list[InitiativePartner] = []
    points: list[ActionPoint] = []
    actions: list[InitiativeAction] = []
    for name, source, what, goal, partners, *words, first_actions in proposed.INITIATIVES:
        proposal = None if source is None else proposals[source]
        fields = ("chances", "pitfalls", "we_think", "because", "grounds", "grounds_words")
        initiative = Initiative(
            pk=_id(random),
            **here,
            name=name,
            what=what,
            goal=scene.goals[goal],
            proposal=proposal,
            state=STATE_OF[ProposalState(proposal.state)] if proposal else InitiativeState.UNDER_WAY,
            **dict(zip(fields, words, strict=True)),
        )
        made.append(initiative)
        taking_part += [InitiativePartner(**here, initiative=initiative, partner=cast.partner(one)) for one in partners]
        for one in first_actions:
            point = _point(scene, one)
            points.append(point)
            actions.append(InitiativeAction(**here, initiative=initiative, action_point=point))
    Initiative.objects.bulk_create(made)
    InitiativePartner.objects.bulk_create(taking_part)
    ActionPoint.objects.bulk_create(points)
    InitiativeAction.objects.bulk_create(actions)


def _point(scene: Scene, action: proposed.Action) -> ActionPoint:
    what, whose, days, state = action
    due = timezone.localdate() + timedelta(days=days)
    return ActionPoint(
        pk=_id(scene.random),
        **scene.here,
        owner=scene.people[whose],
        what=what,
        due_date=due,
        state=state,
        closed_at=None if state in GOING else timezone.now(),
        judged=judged_as(what=what, first_step="", due_date=due),
    )


def _pledges(scene: Scene) -> None:
    today = timezone.localdate()
    rows: list[Pledge] = []
    for partner, years in proposed.PLEDGES.items():
        given = [today - timedelta(days=year[0]) for year in years]
        looked_back: list[date | None] = [*given[1:], None]
        for (_ago, brings, will_do, needs, outcome, ended), day, back in zip(years, given, looked_back, strict=True):
            rows.append(
                Pledge(
                    pk=_id(scene.random),
                    **scene.here,
                    partner=scene.cast.partner(partner),
                    year=day.year,
                    pledged_date=day,
                    brings=brings,
                    will_do=will_do,
                    needs=needs,
                    way=PledgeWay.LINK,
                    contact=scene.people.get(partner),
                    outcome=outcome,
                    reviewed_date=day + timedelta(days=370) if ended else back,
                    is_ended=ended,
                )
            )
    Pledge.objects.bulk_create(rows)
