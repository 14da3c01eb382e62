# SPDX-License-Identifier: EUPL-1.2
"""A paper form typed over: the same answers through the same operations, in one transaction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samenspel.base.errors import Refused
from samenspel.gatherings.constants import EvaluationWay
from samenspel.gatherings.models import Evaluation, Registration
from samenspel.gatherings.operations import evaluating
from samenspel.gatherings.queries.evaluating import named_here

ANSWERS = ("will_cooperate", "shares_details", "will_contribute", "contribution")
ACTION = ("what", "first_step", "due_date")
WITH_WHOM = "companions"


@transaction.atomic
def type_over(
    *,
    gathering_id: UUID,
    code: str,
    met_codes: list[str] | None,
    answers: Mapping[str, Any],
    with_codes: list[str] | None = None,
) -> str:
    """Keep one form; answers with the name of the one whose form it was. `met_codes` None: question left open.

    `with_codes` are those of the people with whom the action point is done.

    What somebody answered on a phone is added to, and what their form leaves open stays: a code that was read wrongly
    never empties the answers of another.
    """
    registration = _by_code(gathering_id, code, field="code")
    open_registration = evaluating.registration_for_evaluation(
        gathering_id=gathering_id, contact_id=registration.contact_id
    )
    way = EvaluationWay.PAPER
    keep = Evaluation.objects.filter(registration=open_registration, way=EvaluationWay.PHONE).exists()
    if met_codes is not None:
        met = {_by_code(gathering_id, one, field="met").contact_id for one in met_codes}
        met |= named_here(open_registration) if keep else set()
        evaluating.save_met(registration=open_registration, met_ids=met, way=way)
    filled = {name: answers[name] for name in ANSWERS if answers[name] or not keep}
    if filled:
        evaluating.save_answers(registration=open_registration, way=way, **filled)
    if answers["what"] or not keep:
        action = {name: answers[name] for name in ACTION}
        together = None
        if with_codes is not None:
            together = {_by_code(gathering_id, one, field=WITH_WHOM).contact_id for one in with_codes}
        evaluating.save_action_point(registration=open_registration, way=way, companion_ids=together, **action)
    evaluating.finish(registration=open_registration, way=way)
    name: str = registration.contact.name
    return name


def _by_code(gathering_id: UUID, code: str, *, field: str) -> Registration:
    wanted = "".join(sign for sign in code.upper() if sign.isalnum())
    found = Registration.objects.filter(gathering_id=gathering_id, code=wanted, attendance__isnull=False)
    registration: Registration | None = found.select_related("contact").first()
    if registration is None:
        raise Refused(
            _("Code %(code)s hoort bij niemand die er was. Kijk nog eens op het papier.") % {"code": code}, field=field
        )
    return registration
