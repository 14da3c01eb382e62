# SPDX-License-Identifier: EUPL-1.2
"""The data of the agenda and the minutes as a PDF."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.core_group.queries.agendas import ItemRow
from samenspel.core_group.queries.decisions import DecisionRow
from samenspel.core_group.queries.meetings import MeetingRow


def minutes_data(
    *,
    meeting: MeetingRow,
    items: Sequence[ItemRow],
    decisions: Sequence[DecisionRow],
    moved: Sequence[str],
    with_minutes: bool,
) -> dict[str, object]:
    """The agenda alone, or with what was said, decided and moved on."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    heading = _("Verslag van %(title)s") if with_minutes else _("Agenda van %(title)s")
    return {
        "title": heading % {"title": meeting.title},
        "when": _("%(day)s, %(begin)s tot %(end)s uur")
        % {
            "day": date_format(begins, "l j F Y"),
            "begin": date_format(begins, "H.i"),
            "end": date_format(ends, "H.i"),
        },
        "place": meeting.place,
        "minutes": with_minutes,
        "items": [_point(item, number, with_minutes) for number, item in enumerate(items, start=1)],
        "decisions": [_decision(decision) for decision in decisions],
        "moved": list(moved),
        "words": {
            "decisions": _("Besluiten"),
            "moved": _("Schuift door naar een volgende keer"),
            "nothing": _("Er staat nog niets op de agenda."),
            "not_reached": _("Nog niet behandeld."),
            "replaced": _("Een □ staat voor een teken dat ons lettertype niet heeft."),
        },
    }


def _point(item: ItemRow, number: int, with_minutes: bool) -> dict[str, object]:
    about = [item.kind_label, _("%(minutes)s minuten") % {"minutes": item.minutes}]
    if item.brought_in_by:
        about.append(_("ingebracht door %(name)s") % {"name": item.brought_in_by})
    return {
        "number": str(number),
        "title": item.title,
        "about": " · ".join(about),
        "explanation": item.explanation,
        "notes": item.notes if with_minutes else "",
        "done": item.done,
    }


def _decision(decision: DecisionRow) -> dict[str, object]:
    more = []
    if decision.why:
        more.append(_("Waarom: %(why)s") % {"why": decision.why})
    if decision.carried_out_by:
        more.append(_("Wie: %(name)s") % {"name": decision.carried_out_by})
    if decision.look_back_date:
        more.append(_("We kijken terug op %(day)s") % {"day": date_format(decision.look_back_date, "j F Y")})
    return {"number": decision.number, "what": decision.what, "more": more}
