# SPDX-License-Identifier: EUPL-1.2
"""The data of the dossier as a PDF: the parts that were chosen, each with the words of the facilitator."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.core_group.constants import Section
from samenspel.core_group.queries.handovers import HandoverRow, Part
from samenspel.portal.queries.handover import Dossier, Promise

Block = dict[str, Any]
PROMISED = (5, 3, 2)


def dossier_data(*, name: str, handover: HandoverRow, parts: Sequence[Part], dossier: Dossier) -> dict[str, object]:
    """Each part is a heading, words, and blocks: a table, a list of points, or people by circle."""
    return {
        "title": _("Overdracht van %(name)s") % {"name": name},
        "lead": _("Van %(giver)s naar %(receiver)s. Gemaakt op %(day)s.")
        % {
            "giver": handover.giver or "…",
            "receiver": handover.receiver or "…",
            "day": date_format(timezone.localdate(), "j F Y"),
        },
        "kind": handover.kind_label,
        "parts": [
            {"title": part.label, "words": part.words, "blocks": BLOCKS[part.section](dossier)}
            for part in parts
            if part.included
        ],
        "note": _(
            "Dit dossier bevat namen en adressen. Geef het alleen aan wie het nodig heeft, en bewaar het veilig."
        ),
        "replaced_note": _("Een □ staat voor een teken dat ons lettertype niet heeft."),
        "nothing": _("Hier staat nu niets."),
    }


def _nothing(_dossier: Dossier) -> list[Block]:
    return []


def _people(dossier: Dossier) -> list[Block]:
    return [
        {
            "kind": "circle",
            "circle": circle.circle,
            "title": circle.label,
            "head": [_("Organisatie"), _("Wie"), _("Graag via")],
            "widths": [10, 10, 13],
            "rows": [
                [
                    partner.organization,
                    _role(person.name, person.role),
                    f"{person.reached_by}: {person.reached_at or '–'}",
                ]
                for partner in circle.partners
                for person in partner.people
            ]
            + [[partner.organization, "–", "–"] for partner in circle.partners if not partner.people],
        }
        for circle in dossier.circles
    ]


def _role(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def _groups(dossier: Dossier) -> list[Block]:
    rows = [
        [group.name, group.purpose or "–", group.ambassador or "–", group.deputy or "–"] for group in dossier.groups
    ]
    return [_table("", [_("Werkgroep"), _("Waaraan"), _("Ambassadeur"), _("Vervanger")], rows, (3, 4, 2, 2))]


def _promises(dossier: Dossier) -> list[Block]:
    head = [_("Wat"), _("Wie"), _("Wanneer")]
    return [
        _table(_("Actiepunten die nog lopen"), head, _rows(dossier.actions), PROMISED),
        _table(_("Nog terugbellen"), head, _rows(dossier.call_backs), PROMISED),
        _table(_("Sprekers"), head, _rows(dossier.speakers), PROMISED),
    ]


def _rhythm(dossier: Dossier) -> list[Block]:
    return [_list("", dossier.rhythm)]


def _lessons(dossier: Dossier) -> list[Block]:
    return [_list(_("Nuttige lessen"), dossier.lessons), _list(_("Advies"), dossier.advice)]


def _decisions(dossier: Dossier) -> list[Block]:
    rows = [
        [one.number, one.what + (f" ({one.why})" if one.why else ""), one.carried_out_by or "–"]
        for one in dossier.decisions
    ]
    return [_table("", [_("Nummer"), _("Besluit"), _("Wie voert het uit")], rows, (0, 4, 2))]


def _stuck(dossier: Dossier) -> list[Block]:
    return [_table("", [_("Wat"), _("Wie"), _("Wanneer")], _rows(dossier.stuck), PROMISED)]


def _rows(promises: Sequence[Promise]) -> list[list[str]]:
    return [[one.what, one.who or "–", one.when or "–"] for one in promises]


def _table(title: str, head: list[str], rows: list[list[str]], widths: tuple[int, ...]) -> Block:
    """The widths say how the columns share the page; 0 is as wide as its words."""
    return {"kind": "table", "title": title, "head": head, "rows": rows, "widths": list(widths)}


def _list(title: str, points: list[str]) -> Block:
    return {"kind": "list", "title": title, "points": points}


BLOCKS: dict[str, Callable[[Dossier], list[Block]]] = {
    Section.BEGIN: _nothing,
    Section.PEOPLE: _people,
    Section.GROUPS: _groups,
    Section.PROMISES: _promises,
    Section.RHYTHM: _rhythm,
    Section.LESSONS: _lessons,
    Section.DECISIONS: _decisions,
    Section.STUCK: _stuck,
}


def counts_of(dossier: Dossier) -> dict[str, int]:
    """How many lines of data each part has, for the page where the parts are chosen."""
    return {section: sum(_lines_of(block) for block in make(dossier)) for section, make in BLOCKS.items()}


def _lines_of(block: Block) -> int:
    return len(block["points"] if block["kind"] == "list" else block["rows"])
