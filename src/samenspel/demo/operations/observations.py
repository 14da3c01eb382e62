# SPDX-License-Identifier: EUPL-1.2
"""What the people of the made-up municipality see and hear, and what became of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from samenspel.agenda.constants import ThemeNewsKind
from samenspel.agenda.models import Bottleneck, Observation, Theme, ThemeNews, ThemeQuestion
from samenspel.agenda.operations.becoming import add_news, make_action
from samenspel.agenda.operations.bottlenecks import add_bottleneck, add_bottleneck_answer, send_bottleneck
from samenspel.agenda.queries.bottlenecks import proposed_letter
from samenspel.agenda.queries.themes import theme_detail
from samenspel.base.scope import current_partnership_id
from samenspel.demo import observed
from samenspel.demo.operations.people import Cast
from samenspel.organizations.models import Contact


def make_observations(cast: Cast) -> None:
    people = {contact.partner_id: contact for contact in reversed(cast.contacts) if contact.partner_id}
    by_partner = {partner.organization.name: people.get(partner.pk) for partner in cast.partners}
    themes = _told(by_partner)
    _action(themes[observed.HEATING], by_partner["Weggeefwinkel Tweede Leven"] or cast.contacts[0])
    _question(themes[observed.HEATING], by_partner[observed.ASKED_OF] or cast.contacts[0])
    _letter(themes[observed.LETTERS])


def _told(by_partner: dict[str, Contact | None]) -> dict[str, Theme]:
    """Written at once: fifty times in the tests of a browser, one after another takes too long."""
    pact = current_partnership_id()
    themes = {name: Theme(partnership_id=pact, name=name, explanation=why) for name, why in observed.THEMES.items()}
    Theme.objects.bulk_create(themes.values())
    rows = []
    for days, partner, words, how_many, place, since, theme in observed.OBSERVATIONS:
        teller = by_partner.get(partner)
        rows.append(
            Observation(
                partnership_id=pact,
                contact=teller,
                partner_id=teller.partner_id if teller else None,
                words=words,
                people=how_many,
                place=place,
                since=since,
                theme=themes.get(theme),
                told_at=_ago(days),
                told_back_at=timezone.now(),  # what happened before today is told
            )
        )
    Observation.objects.bulk_create(rows)
    return themes


def _ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def _happened(days: int, **which: Any) -> None:
    ThemeNews.objects.filter(**which).update(happened_at=_ago(days))


def _action(theme: Theme, owner: Contact) -> None:
    what, first_step = observed.ACTION
    action = make_action(
        form_key=uuid4(),
        theme_id=theme.pk,
        owner_id=owner.pk,
        what=what,
        first_step=first_step,
        due_date=timezone.localdate() + timedelta(days=12),
    )
    _happened(14, action_point=action)


def _question(theme: Theme, person: Contact) -> None:
    ThemeQuestion.objects.create(
        partnership_id=theme.partnership_id,
        theme=theme,
        contact=person,
        words=observed.QUESTION,
        asked_at=_ago(17),
        answer=observed.REPLY,
        answered_at=_ago(11),
    )
    for kind, days in ((ThemeNewsKind.ASKED, 17), (ThemeNewsKind.ANSWERED, 11)):
        add_news(theme, kind, about=observed.ASKED_OF)
        _happened(days, theme=theme, kind=kind)


def _letter(theme: Theme) -> None:
    """Went on paper three weeks ago; something was promised, and the rest is still to come."""
    today = timezone.localdate()
    letter = add_bottleneck(
        form_key=uuid4(),
        theme_id=theme.pk,
        addressee=observed.ADDRESSEE,
        email="",
        subject="Brieven die mensen begrijpen",
        body=proposed_letter(theme_detail(theme.pk, today=today), addressee=observed.ADDRESSEE, ask=observed.ASK),
    )
    look_again = today + timedelta(days=observed.LOOK_AGAIN_IN)
    send_bottleneck(bottleneck_id=letter.pk, version=letter.version, answer_by=look_again)
    Bottleneck.objects.filter(pk=letter.pk).update(sent_date=today - timedelta(days=observed.SENT_DAYS_AGO))
    add_bottleneck_answer(
        form_key=uuid4(),
        bottleneck_id=letter.pk,
        state="promised",
        day=today - timedelta(days=observed.ANSWERED_DAYS_AGO),
        words=observed.ANSWER,
        answer_by=look_again,
        told=observed.TOLD,
    )
    _happened(observed.SENT_DAYS_AGO, theme=theme, kind=ThemeNewsKind.SENT)
    _happened(observed.ANSWERED_DAYS_AGO, theme=theme, kind=ThemeNewsKind.PROMISED)
