# SPDX-License-Identifier: EUPL-1.2
"""Observations: left, taken back, bundled into themes, forgotten in time."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import LINK, Role
from samenspel.agenda.constants import OBSERVATION_WORDS_KEPT
from samenspel.agenda.models import Observation, Theme
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.personal_numbers import refuse_bsn
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.domain.untold import refused
from samenspel.organizations.models import Contact

A_CHUNK = 500  # forgotten in one go; the next day takes the rest


@transaction.atomic
def add_observation(
    *,
    form_key: UUID,
    words: str,
    people: str = "",
    place: str = "",
    since: str = "",
    contact_id: UUID | None = None,
) -> Observation:
    """What somebody sees or hears. The same `form_key` twice is one observation.

    Refuses what is about one person, also when it did not come through a form; a name is for the writer to judge.
    """
    actor = current_actor()
    if actor.role in LINK and actor.contact_id != contact_id:
        raise NotFound("somebody else's words")
    made: Observation | None = Observation.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    _refuse_personal(words=words, place=place)
    teller = Contact.of(contact_id) if contact_id else None
    observation = Observation(
        pk=form_key,
        partnership_id=current_partnership_id(),
        contact=teller,
        partner_id=teller.partner_id if teller else None,
        words=words,
        people=people,
        place=place,
        since=since,
        told_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            observation.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by something this person may see
        raise NotFound(str(form_key)) from error
    record(action="observation.added", subject=observation, linked=teller is not None)
    return observation


def add_open_observation(*, form_key: UUID, words: str, people: str = "", place: str = "", since: str = "") -> None:
    """By a visitor, of whom nothing is known: it stands among the others as linked to nobody."""
    with acting_as(Actor(role=Role.SIGN_UP, partnership_id=current_partnership_id())):
        add_observation(form_key=form_key, words=words, people=people, place=place, since=since)


def _refuse_personal(**texts: str) -> None:
    for field, text in texts.items():
        refuse_bsn(text, field=field)
        if refused(text, today=timezone.localdate()):
            raise Refused(_("Hier staat iets waaraan één persoon te herkennen is. Haal het weg."), field=field)


@transaction.atomic
def take_back(*, observation_id: UUID) -> None:
    """Gone, for who left it, as long as it is in no theme. Taking it back twice is once."""
    observation: Observation | None = Observation.objects.filter(pk=observation_id).first()
    if observation is None:
        return
    gone, _each = Observation.objects.filter(pk=observation_id, theme__isnull=True).delete()
    if not gone:
        raise Refused(_("Dit hoort al bij een thema. Vraag de aanjager om het weg te halen."))
    record(action="observation.taken_back", subject=observation)


@transaction.atomic
def remove_observation(*, observation_id: UUID) -> None:
    """Staff throw it away, wherever it stands: it told of one person after all, or it makes no sense."""
    observation = Observation.of(observation_id)
    record(action="observation.removed", subject=observation, theme=str(observation.theme_id or ""))
    observation.delete()


@transaction.atomic
def add_theme(*, form_key: UUID, name: str, explanation: str = "") -> Theme:
    """A name for several observations. The same `form_key` twice is one theme."""
    made: Theme | None = Theme.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    theme = Theme(pk=form_key, partnership_id=current_partnership_id(), name=name, explanation=explanation)
    try:
        with transaction.atomic():
            theme.save(force_insert=True)
    except IntegrityError as error:
        raise _name_taken() from error
    record(action="theme.added", subject=theme)
    return theme


@transaction.atomic
def change_theme(*, theme_id: UUID, version: int, name: str, explanation: str) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    theme = Theme.of(theme_id)
    rows = Theme.objects.filter(pk=theme_id, version=version)
    try:
        with transaction.atomic():
            changed = rows.update(name=name, explanation=explanation, version=F("version") + 1)
    except IntegrityError as error:
        raise _name_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit thema net."))
    record(action="theme.changed", subject=theme)


def _name_taken() -> Refused:
    return Refused(_("Er is al een thema met deze naam."), field="name")


@transaction.atomic
def bundle(*, observation_ids: Collection[UUID], theme_id: UUID) -> int:
    """Put these into a theme; what is in another theme moves. Returns how many moved."""
    theme = Theme.of(theme_id)
    wanted = set(observation_ids)
    if not wanted:
        raise Refused(_("Zet eerst een vinkje bij wat bij elkaar hoort."), field="observations")
    if Observation.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Refused(_("Een van deze verhalen is er niet meer. Kijk de vinkjes na."), field="observations")
    moved: int = Observation.objects.filter(pk__in=wanted).exclude(theme=theme).update(theme=theme, told_back_at=None)
    if moved:
        record(action="theme.bundled", subject=theme, count=moved)
    return moved


@transaction.atomic
def take_out(*, observation_id: UUID) -> UUID | None:
    """Out of its theme, to be put elsewhere. Returns the theme it was in."""
    observation = Observation.of(observation_id)
    was: UUID | None = observation.theme_id
    if Observation.objects.filter(pk=observation_id, theme__isnull=False).update(theme=None, told_back_at=None):
        record(action="observation.taken_out", subject=observation, theme=str(was))
    return was


@transaction.atomic
def forget_observations() -> int:
    """The words of an observation are gone after their term; counts, theme and who told it stay.

    Runs every day, for all partnerships. Returns how many; a second run finds none.
    """
    long_ago = timezone.now() - OBSERVATION_WORDS_KEPT
    with acting_as(Actor(role=Role.RETENTION)):
        old = list(Observation.objects.filter(told_at__lte=long_ago).values_list("pk", flat=True)[:A_CHUNK])
        Observation.objects.filter(pk__in=old).update(words="")
        if old:
            record(action="observations.forgotten", count=len(old), reason="term")
    return len(old)
