# SPDX-License-Identifier: EUPL-1.2
"""The register of decisions. Words of a decision are never changed: another one takes its place."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.models import ActionPoint
from samenspel.agenda.operations.actions import add_action_point
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.core_group.constants import ItemState
from samenspel.core_group.models import AgendaItem, Decision, DecisionAction
from samenspel.core_group.operations.agendas import key_of
from samenspel.core_group.queries.upcoming import meeting_of
from samenspel.organizations.models import Contact

TRIES = 5  # for a number that somebody else takes at the same moment


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    what: str
    why: str
    decided_date: date
    carried_out_by_id: UUID | None
    look_back_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a decision comes from: a point of an agenda, a meeting, or an older decision whose place it takes."""

    item_id: UUID | None = None
    meeting_id: UUID | None = None
    supersedes_id: UUID | None = None


@transaction.atomic
def decide(*, form_key: UUID, facts: DecisionFacts, origin: Origin) -> Decision:
    """A new decision with the next number of its year. The same `form_key` twice is one decision."""
    made: Decision | None = Decision.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    _refuse_what_cannot_be(facts)
    decision = Decision(
        pk=form_key,
        partnership_id=current_partnership_id(),
        year=facts.decided_date.year,
        decided_date=facts.decided_date,
        what=facts.what,
        why=facts.why,
        carried_out_by_id=facts.carried_out_by_id,
        look_back_date=facts.look_back_date,
        created_by_id=current_actor().user_id,
        **_origin(origin),
    )
    _number(decision)
    record(action="decision.made", subject=decision, year=decision.year, number=decision.number)
    if decision.item_id is not None:
        AgendaItem.objects.filter(pk=decision.item_id, state=ItemState.OPEN).update(
            state=ItemState.DONE, version=F("version") + 1
        )
    return decision


def _refuse_what_cannot_be(facts: DecisionFacts) -> None:
    if facts.decided_date > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Schrijf het besluit op als het genomen is."), field="decided_date")
    if facts.look_back_date is not None and facts.look_back_date <= facts.decided_date:
        raise Refused(_("Kies een dag na het besluit."), field="look_back_date")
    if facts.carried_out_by_id is not None:
        Contact.of(facts.carried_out_by_id)


def _origin(origin: Origin) -> dict[str, UUID | None]:
    meeting_id = origin.meeting_id
    if origin.item_id is not None:
        item = AgendaItem.of(origin.item_id)
        if item.signal_id is not None:  # the register is for everybody, the signal is not
            raise Refused(_("Dit punt hoort bij een signaal. Schrijf bij het signaal wat ervan kwam."))
        meeting_id = item.gathering_id
    if meeting_id is not None:
        meeting_of(meeting_id)
    if origin.supersedes_id is not None:
        old = Decision.of(origin.supersedes_id)
        if Decision.objects.filter(supersedes=old).exists():
            raise Refused(_("Dit besluit is al vervangen. Vervang het nieuwste."))
    return {"item_id": origin.item_id, "gathering_id": meeting_id, "supersedes_id": origin.supersedes_id}


def _number(decision: Decision) -> None:
    """Give it the next number and write it; somebody who does the same at that moment gets the one after."""
    for _try in range(TRIES):
        last = Decision.objects.filter(year=decision.year).aggregate(last=Max("number"))["last"]
        decision.number = (last or 0) + 1
        try:
            with transaction.atomic():
                decision.save(force_insert=True)
        except IntegrityError:
            if Decision._base_manager.filter(pk=decision.pk).exists():
                raise NotFound(str(decision.pk)) from None
            if decision.supersedes_id and Decision.objects.filter(supersedes_id=decision.supersedes_id).exists():
                raise Refused(_("Dit besluit is al vervangen. Vervang het nieuwste.")) from None
        else:
            return
    raise Refused(_("Er werd tegelijk nog een besluit opgeschreven. Probeer het opnieuw."))


@transaction.atomic
def make_action(*, decision_id: UUID, owner_id: UUID | None = None) -> ActionPoint:
    """The action point that carries the decision out, of who was named with it or of `owner_id`. One a decision."""
    decision = Decision.of(decision_id)
    there: DecisionAction | None = DecisionAction.objects.filter(decision=decision).first()
    if there is not None:
        return ActionPoint.of(there.action_point_id)
    owner = decision.carried_out_by_id or owner_id
    if owner is None:
        raise Refused(_("Kies wie dit gaat doen."), field="owner")
    action = add_action_point(
        owner_id=owner,
        what=decision.what[:300],
        due_date=decision.look_back_date,
        form_key=key_of(decision_id, "action"),
    )
    DecisionAction.objects.get_or_create(
        action_point=action, defaults={"partnership_id": decision.partnership_id, "decision": decision}
    )
    record(action="decision.action_made", subject=decision, action_point=str(action.pk))
    return action


@transaction.atomic
def look_back(*, decision_id: UUID, words: str) -> None:
    """What came of it, once. What was decided stays as it is."""
    decision = Decision.of(decision_id)
    changed = Decision.objects.filter(pk=decision_id, looked_back_at__isnull=True).update(
        look_back_words=words, looked_back_at=timezone.now()
    )
    if changed:
        record(action="decision.looked_back", subject=decision)
    elif decision.look_back_words != words:
        raise Conflict(_("Iemand anders schreef de terugblik net op."))
