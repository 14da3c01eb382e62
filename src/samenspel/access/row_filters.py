# SPDX-License-Identifier: EUPL-1.2
"""Which rows somebody sees: one filter for each sentence that says so. `ROWS` in policy.py says where each is used."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from samenspel.base.scope import Actor

RowFilter = Callable[[Actor], Q | None]
NOTHING = Q(pk__in=[])
EVERYTHING = None


def here(actor: Actor) -> Q:
    return Q(partnership_id=actor.partnership_id)


def table_of(label: str) -> type[Model]:
    return apps.get_model(label)


def own_gatherings(actor: Actor) -> Q:
    """Gatherings for which the person is invited, registered or asked to speak."""
    invited = table_of("gatherings.Invitation")._base_manager.filter(contact_id=actor.contact_id)
    registered = table_of("gatherings.Registration")._base_manager.filter(contact_id=actor.contact_id)
    ids = [rows.values("gathering_id") for rows in (invited, registered, asked_to_speak(actor))]
    return Q(pk__in=ids[0]) | Q(pk__in=ids[1]) | Q(pk__in=ids[2])


def asked_to_speak(actor: Actor) -> "QuerySet[Model]":
    speakers = table_of("gatherings.Speaker")._base_manager
    return speakers.filter(contact_id=actor.contact_id, **in_pact(actor)).exclude(state="to_ask")


def of_own_partner(actor: Actor) -> Q:
    """Of the organisation for which the person is a contact."""
    people = table_of("organizations.Contact")._base_manager.filter(pk=actor.contact_id, **in_pact(actor))
    return here(actor) & Q(partner_id__in=people.exclude(partner=None).values("partner_id"))


def of_own_gatherings(actor: Actor) -> Q:
    gatherings = table_of("gatherings.Gathering")._base_manager.filter(own_gatherings(actor), **in_pact(actor))
    return here(actor) & Q(gathering_id__in=gatherings.values("pk"))


def in_pact(actor: Actor) -> dict[str, object]:
    return {"partnership_id": actor.partnership_id}


def gatherings_attended(actor: Actor) -> Q:
    """Registrations of those who were present where the person was present too."""
    registrations = table_of("gatherings.Registration")._base_manager
    mine = registrations.filter(contact_id=actor.contact_id, attendance__isnull=False, **in_pact(actor))
    return Q(gathering_id__in=mine.values("gathering_id"), attendance__isnull=False)


def registrations_of_link(actor: Actor) -> Q:
    return here(actor) & (Q(contact_id=actor.contact_id) | gatherings_attended(actor))


def people_of_link(actor: Actor) -> Q:
    """The person, who was present where they were, and those with whom they share a connection."""
    registrations = table_of("gatherings.Registration")._base_manager
    present = registrations.filter(gatherings_attended(actor), **in_pact(actor))
    return here(actor) & (Q(pk=actor.contact_id) | Q(pk__in=present.values("contact_id")))


def own(actor: Actor) -> Q:
    return here(actor) & Q(contact_id=actor.contact_id)


def own_evaluation(actor: Actor) -> Q:
    return here(actor) & Q(registration__contact_id=actor.contact_id)


def by_own_evaluation(actor: Actor) -> Q:
    return here(actor) & Q(evaluation__registration__contact_id=actor.contact_id)


def the_door(actor: Actor) -> Q:
    """The one gathering of a door link."""
    return here(actor) & Q(pk=actor.about_id)


def of_the_door(actor: Actor) -> Q:
    return here(actor) & Q(gathering_id=actor.about_id)


def people_of_the_door(actor: Actor) -> Q:
    registrations = table_of("gatherings.Registration")._base_manager.filter(
        gathering_id=actor.about_id, **in_pact(actor)
    )
    return here(actor) & Q(pk__in=registrations.values("contact_id"))


def own_action_points(actor: Actor) -> Q:
    """Those of the person, and those in which somebody else named them as a companion."""
    together = table_of("agenda.Companion")._base_manager.filter(contact_id=actor.contact_id, **in_pact(actor))
    return here(actor) & (Q(owner_id=actor.contact_id) | Q(pk__in=together.values("action_point_id")))


def of_own_action_points(actor: Actor) -> Q:
    together = table_of("agenda.Companion")._base_manager.filter(contact_id=actor.contact_id, **in_pact(actor))
    mine = Q(action_point__owner_id=actor.contact_id) | Q(action_point_id__in=together.values("action_point_id"))
    return here(actor) & mine


def both_ends_said(actor: Actor) -> Q:
    """People of whom somebody said to know the other, and the other said so too."""
    reports = table_of("network.ConnectionReport")._base_manager.filter(**in_pact(actor))
    return here(actor) & Q(pk__in=reports.values("reporter_id"))


def same_mailbox(actor: Actor) -> Q:
    return here(actor) & Q(email__iexact=actor.mailbox, active=True)


def open_gatherings(actor: Actor) -> Q:
    return here(actor) & ~Q(open_code="")


def shares_of_helper(actor: Actor) -> QuerySet[Any]:
    """Whom the helper behind this link calls: until the gathering is over or off, as long as the helper takes part."""
    shares = table_of("gatherings.CallShare")._base_manager.filter(helper_id=actor.about_id, **in_pact(actor))
    still_on = {"gathering__ends_at__gt": timezone.now(), "gathering__called_off_at__isnull": True}
    return shares.filter(helper__contact__active=True, **still_on)


def helps_calling(actor: Actor) -> Q:
    return here(actor) & Q(pk=actor.about_id, contact__active=True, gathering__ends_at__gt=timezone.now())


def gathering_of_helper(actor: Actor) -> Q:
    helpers = table_of("gatherings.CallHelper")._base_manager.filter(helps_calling(actor))
    return here(actor) & Q(pk__in=helpers.values("gathering_id"))


def of_own_calls(actor: Actor) -> Q:
    """What the helper may know of the people in their share, about this one gathering."""
    mine = shares_of_helper(actor)
    return here(actor) & Q(contact_id__in=mine.values("contact_id"), gathering_id__in=mine.values("gathering_id"))


def not_taken_back(actor: Actor) -> Q:
    """What was published for everybody; its address is asked for by the page."""
    return here(actor) & Q(withdrawn_at__isnull=True)


def older_than_a_day(_actor: Actor) -> Q:
    return Q(created_at__lt=timezone.now() - timedelta(days=1))


def of_past_gatherings(_actor: Actor) -> Q:
    return Q(gathering__ends_at__lt=timezone.now())


def over_for_good(_actor: Actor) -> Q:
    """Links that open nothing any more."""
    return Q(expires_at__lt=timezone.now()) | Q(revoked_at__isnull=False)


def mail_that_went(_actor: Actor) -> Q:
    """What is not on its way any more, and was not written today."""
    return older_than_a_day(_actor) & ~Q(state__in=("waiting", "claimed"))


def every_row(_actor: Actor) -> Q | None:
    return EVERYTHING


def signals_kept_from(actor: Actor) -> Q:
    """The ids of signals that this person, or nobody in particular, may not see: also a facilitator can be kept out."""
    kept = table_of("core_group.SignalKeptFrom")._base_manager.filter(user_id=actor.user_id, **in_pact(actor))
    return Q(pk__in=kept.values("signal_id"))


def signals_seen(actor: Actor) -> Q:
    return NOTHING if actor.user_id is None else here(actor) & ~signals_kept_from(actor)


def of_signals(actor: Actor) -> Q:
    """What hangs on a signal is seen with it."""
    signals = table_of("core_group.Signal")._base_manager.filter(signals_seen(actor))
    return here(actor) & Q(signal_id__in=signals.values("pk"))


def agenda_items(actor: Actor) -> Q:
    """The whole agenda, but not the points from a signal that this person is kept out of."""
    return here(actor) & (Q(signal__isnull=True) | of_signals(actor))


def long_closed_signals(_actor: Actor) -> Q:
    return Q(state="closed", closed_at__lt=timezone.now())


def own_handovers(actor: Actor) -> Q:
    """The two people of a handover; a facilitator sees all of them."""
    mine = Q(giver_id=actor.user_id) | Q(receiver_id=actor.user_id)
    return NOTHING if actor.user_id is None else here(actor) & mine


def of_own_handovers(actor: Actor) -> Q:
    mine = table_of("core_group.Handover")._base_manager.filter(own_handovers(actor))
    return here(actor) & Q(handover_id__in=mine.values("pk"))


def gatherings_of_seats(actor: Actor) -> Q:
    registrations = table_of("gatherings.Registration")._base_manager
    mine = registrations.filter(contact_id=actor.contact_id, attendance__isnull=False, **in_pact(actor))
    return Q(plan__gathering_id__in=mine.values("gathering_id"))


def themes_of_link(actor: Actor) -> Q:
    """Themes of what the person saw, and those about which they were asked something."""
    mine = {"contact_id": actor.contact_id, **in_pact(actor)}
    told = table_of("agenda.Observation")._base_manager.filter(**mine, theme__isnull=False)
    asked = table_of("agenda.ThemeQuestion")._base_manager.filter(**mine)
    return here(actor) & (Q(pk__in=told.values("theme_id")) | Q(pk__in=asked.values("theme_id")))


def of_own_observations(actor: Actor) -> Q:
    """What became of the themes of what the person saw."""
    told = table_of("agenda.Observation")._base_manager.filter(
        contact_id=actor.contact_id, theme__isnull=False, **in_pact(actor)
    )
    return here(actor) & Q(theme_id__in=told.values("theme_id"))
