# SPDX-License-Identifier: EUPL-1.2
"""The harvest in words: a short text to paste in a mail, and the data of the PDF."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.portal.queries.harvest import Period, Session


def report_of_session(session: Session) -> str:
    """Plain text of some eight lines."""
    lines = [
        _("Oogst van %(title)s") % {"title": session.title},
        _("%(day)s, %(place)s")
        % {"day": date_format(timezone.localtime(session.starts_at), "l j F Y"), "place": session.place},
        "",
        _people(session.participants),
        _new_connections(session.new_by_one, session.new_by_both),
        _willing(session.will_contribute),
        _actions(session.actions_done, session.actions_open),
        _calls(session.calls),
    ]
    return "\n".join(lines)


def report_of_period(period: Period, name: str) -> str:
    """Plain text of the same kind over a period."""
    lines = [
        _("Oogst van %(name)s, %(days)s") % {"name": name, "days": days_of(period)},
        "",
        ngettext("%(count)s bijeenkomst", "%(count)s bijeenkomsten", len(period.sessions))
        % {"count": len(period.sessions)}
        + ngettext(" op %(count)s plek", " op %(count)s plekken", period.places) % {"count": period.places},
        _("%(people)s mensen deden mee, samen %(visits)s keer")
        % {"people": period.people, "visits": period.participants},
        _new_connections(period.new_by_one, period.new_by_both),
        _willing(period.will_contribute),
        _actions(period.actions_done, period.actions_open),
        _calls(period.calls),
        "",
    ]
    lines += [
        _("- %(day)s, %(place)s: %(participants)s deelnemers, %(new)s nieuwe verbindingen")
        % {
            "day": date_format(timezone.localtime(session.starts_at), "j F Y"),
            "place": session.place,
            "participants": session.participants,
            "new": session.new_connections,
        }
        for session in period.sessions
    ]
    return "\n".join(lines)


def days_of(period: Period) -> str:
    """Such as "1 oktober 2018 tot en met 5 maart 2020", as far as it is known."""
    if period.first_date is None or period.last_date is None:
        return _("nog geen bijeenkomsten")
    first, last = date_format(period.first_date, "j F Y"), date_format(period.last_date, "j F Y")
    return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def _people(count: int) -> str:
    return ngettext("%(count)s deelnemer", "%(count)s deelnemers", count) % {"count": count}


def _new_connections(by_one: int, by_both: int) -> str:
    count = by_one + by_both
    text = ngettext("%(count)s nieuwe verbinding", "%(count)s nieuwe verbindingen", count) % {"count": count}
    return text + _(" (%(both)s keer door allebei gezegd)") % {"both": by_both}


def _willing(count: int) -> str:
    return ngettext(
        "%(count)s deelnemer wil bijdragen aan een volgende keer",
        "%(count)s deelnemers willen bijdragen aan een volgende keer",
        count,
    ) % {"count": count}


def _actions(done: int, still_open: int) -> str:
    return _("Actiepunten: %(done)s gedaan, %(open)s nog open") % {"done": done, "open": still_open}


def _calls(count: int) -> str:
    return ngettext("%(count)s telefoontje vooraf", "%(count)s telefoontjes vooraf", count) % {"count": count}


def document_data(period: Period, name: str) -> dict[str, object]:
    """What the PDF of the harvest shows."""
    return {
        "title": _("Oogst van %(name)s") % {"name": name},
        "name": name,
        "days": days_of(period),
        "figures": [
            [period.partners, _("partners")],
            [period.calls, _("telefoontjes")],
            [period.people, _("mensen deden mee")],
            [period.new_connections, _("nieuwe verbindingen")],
            [period.actions_done, _("actiepunten gedaan")],
            [period.actions_open, _("actiepunten nog open")],
        ],
        "sentences": [
            _new_connections(period.new_by_one, period.new_by_both),
            _willing(period.will_contribute),
        ],
        "words": {
            "timeline": _("De bijeenkomsten"),
            "day": _("Dag"),
            "place": _("Plek"),
            "calls": _("Telefoontjes"),
            "contacts": _("Contacten"),
            "participants": _("Deelnemers"),
            "new": _("Nieuwe verbindingen"),
            "actions": _("Acties gedaan"),
            "note": _(
                "Elk cijfer telt rijen die in Samenspel na te lezen zijn. De cijfers zeggen niet waardoor iets kwam."
            ),
        },
        "sessions": [
            {
                "day": date_format(timezone.localtime(session.starts_at), "j b Y"),
                "short": date_format(timezone.localtime(session.starts_at), "b y"),
                "place": session.place,
                "calls": session.calls,
                "contacts": session.contacts,
                "participants": session.participants,
                "new": session.new_connections,
                "actions": _("%(done)s van %(all)s") % {"done": session.actions_done, "all": session.actions},
            }
            for session in period.sessions
        ],
    }
