# SPDX-License-Identifier: EUPL-1.2
"""The large figures of the harvest, each with its word and the page with the rows behind it."""

from dataclasses import dataclass

from django.urls import reverse

from samenspel.portal.queries.harvest import Period, Session
from samenspel.portal.queries.harvest_rows import word_for


@dataclass(frozen=True, slots=True)
class Figure:
    number: int
    label: str
    url: str
    tone: str


TONES = {"nieuwe-verbindingen": "leaf", "telefoontjes": "coral", "deelnemers": "petrol"}


def figures_of_period(period: Period, slug: str, query: str) -> list[Figure]:
    counts = {
        "deelnemers": period.participants,
        "nieuwe-verbindingen": period.new_connections,
        "nieuw-door-beiden": period.new_by_both,
        "telefoontjes": period.calls,
        "contacten": period.contacts,
        "acties-gedaan": period.actions_done,
        "acties-open": period.actions_open,
        "acties-losgelaten": period.actions_let_go,
        "wil-bijdragen": period.will_contribute,
    }
    behind = f"?{query}" if query else ""
    return [
        _figure(name, count, reverse("portal:harvest_period_rows", kwargs={"slug": slug, "figure": name}) + behind)
        for name, count in counts.items()
    ]


def figures_of_session(session: Session, slug: str) -> list[Figure]:
    counts = {
        "deelnemers": session.participants,
        "nieuwe-verbindingen": session.new_connections,
        "nieuw-door-een": session.new_by_one,
        "nieuw-door-beiden": session.new_by_both,
        "telefoontjes": session.calls,
        "contacten": session.contacts,
        "acties-gedaan": session.actions_done,
        "acties-open": session.actions_open,
        "acties-losgelaten": session.actions_let_go,
        "wil-bijdragen": session.will_contribute,
        "wil-samenwerken": session.will_cooperate,
    }
    return [
        _figure(
            name,
            count,
            reverse("portal:harvest_session_rows", kwargs={"slug": slug, "gathering_id": session.id, "figure": name}),
        )
        for name, count in counts.items()
    ]


def _figure(name: str, count: int, url: str) -> Figure:
    return Figure(number=count, label=word_for(name, count), url=url, tone=TONES.get(name, ""))
