# SPDX-License-Identifier: EUPL-1.2
"""The harvest in words: a short text to paste in a mail, and the data of the PDF."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.portal.queries.harvest import Period, Session
from samenspel.portal.story import days_of


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
        _("Oogst van %(name)s, %(days)s") % {"name": name, "days": days_of(period.first_date, period.last_date)},
        "",
        ngettext("%(count)s bijeenkomst", "%(count)s bijeenkomsten", len(period.sessions))
        % {"count": len(period.sessions)}
        + ngettext(" op %(count)s plek", " op %(count)s plekken", period.places) % {"count": period.places},
        ngettext(
            "%(people)s mens deed mee, samen %(visits)s keer",
            "%(people)s mensen deden mee, samen %(visits)s keer",
            period.people,
        )
        % {"people": period.people, "visits": period.participants},
        _new_connections(period.new_by_one, period.new_by_both),
        _willing(period.will_contribute),
        _actions(period.actions_done, period.actions_open),
        _calls(period.calls),
        "",
    ]
    lines += [
        _("- %(day)s, %(place)s: %(participants)s, %(new)s")
        % {
            "day": date_format(timezone.localtime(session.starts_at), "j F Y"),
            "place": session.place,
            "participants": _people(session.participants),
            "new": _new(session.new_connections),
        }
        for session in period.sessions
    ]
    return "\n".join(lines)


def _people(count: int) -> str:
    return ngettext("%(count)s deelnemer", "%(count)s deelnemers", count) % {"count": count}


def _new_connections(by_one: int, by_both: int) -> str:
    return _new(by_one + by_both) + _(" (%(both)s keer door allebei gezegd)") % {"both": by_both}


def _new(count: int) -> str:
    return ngettext("%(count)s nieuwe verbinding", "%(count)s nieuwe verbindingen", count) % {"count": count}


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
