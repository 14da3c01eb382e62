# SPDX-License-Identifier: EUPL-1.2
"""The Oogst as it is told: its parts in order, in the words of the screen. Page, poster and booklet follow it."""

import re
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.gatherings.constants import GatheringKind
from samenspel.portal.constants import PROMPTS, Section
from samenspel.portal.queries.harvest_public import AT_A_PARTNER
from samenspel.portal.queries.harvest_sheet import Count, Sheet, SheetSession, Totals

_BULLET = re.compile(r"^[-*•–]\s*")
_LONGEST_LEAD = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One line; `lead` is what stands before the colon and is set in heavy letters."""

    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the story, with its words as points or as paragraphs."""

    section: str
    title: Promise | str
    question: Promise | str
    points: list[Point]
    paragraphs: list[str]

    @property
    def is_told(self) -> bool:
        return bool(self.points or self.paragraphs)


def part(sheet: Sheet, section: str) -> Part:
    prompt = PROMPTS[section]
    text = sheet.text(section)
    return Part(
        section=section,
        title=title_of(section, sheet.last_date),
        question=prompt.question,
        points=points(text) if prompt.in_points else [],
        paragraphs=[] if prompt.in_points else [" ".join(one.split()) for one in text.split("\n\n") if one.strip()],
    )


def parts(sheet: Sheet) -> dict[str, Part]:
    return {section: part(sheet, section) for section in Section.values}


def title_of(section: str, last_date: date | None) -> str:
    """The word above a part; advice is for the year after the period."""
    if section == Section.ADVICE and last_date is not None:
        return _("Advies en streven voor %(year)s") % {"year": last_date.year + 1}
    return str(Section(section).label)


def points(text: str) -> list[Point]:
    """Every line a point.

    >>> points("- Stickers met logo's: je weet meteen wie iemand is.")
    [Point(lead="Stickers met logo's:", rest='je weet meteen wie iemand is.')]
    """
    lines = (_BULLET.sub("", line.strip()) for line in text.splitlines())
    return [_point(line) for line in lines if line]


def _point(line: str) -> Point:
    before, colon, after = line.partition(": ")
    if colon and after.strip() and len(before) <= _LONGEST_LEAD:
        return Point(f"{before}:", after.strip())
    return Point("", line)


@dataclass(frozen=True, slots=True)
class Stop:
    """A gathering on the line of time."""

    day: str
    place: str
    url: str


def years(sheet: Sheet, slug: str = "") -> list[tuple[int, list[Stop]]]:
    """Where the pact came together, year by year; with `slug` each stop is a link."""
    found: dict[int, list[Stop]] = {}
    for session in sheet.sessions:
        stop = Stop(date_format(session.day, "j b"), place_words(session.place), session_url(session, slug))
        found.setdefault(session.day.year, []).append(stop)
    return list(found.items())


def session_url(session: SheetSession, slug: str) -> str:
    """The page of a gathering, for whoever belongs to the pact."""
    if not (slug and session.key):
        return ""
    return reverse("portal:harvest_session", kwargs={"slug": slug, "gathering_id": session.key})


def years_of(sheet: Sheet) -> str:
    """ "2018-2020" for on top of a poster."""
    if sheet.first_date is None or sheet.last_date is None:
        return ""
    first, last = sheet.first_date.year, sheet.last_date.year
    return str(first) if first == last else f"{first}–{last}"


def days_of(first_date: date | None, last_date: date | None) -> str:
    """Such as "1 oktober 2018 tot en met 5 maart 2020", as far as it is known."""
    if first_date is None or last_date is None:
        return _("nog geen bijeenkomsten")
    first, last = date_format(first_date, "j F Y"), date_format(last_date, "j F Y")
    return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def happens(sheet: Sheet) -> list[str]:
    """What took place, counted: "7 verbindingssessies op 6 plekken"."""
    found = [_kind(kind, count) for kind, count in sorted(sheet.kinds.items(), key=lambda one: -one[1])]
    if sheet.totals.places > 1:
        found.append(
            ngettext("%(n)s plek", "%(n)s verschillende plekken", sheet.totals.places) % {"n": sheet.totals.places}
        )
    if sheet.groups:
        found.append(ngettext("%(n)s werkgroep", "%(n)s werkgroepen", sheet.groups) % {"n": sheet.groups})
    return found


def _kind(kind: str, count: int) -> str:
    words = {
        GatheringKind.CONNECTION_SESSION: ngettext("%(n)s verbindingssessie", "%(n)s verbindingssessies", count),
        GatheringKind.CORE_GROUP: ngettext("%(n)s kerngroepvergadering", "%(n)s kerngroepvergaderingen", count),
        GatheringKind.LEARNING_CIRCLE: ngettext("%(n)s leercirkel", "%(n)s leercirkels", count),
    }
    other = ngettext("%(n)s andere bijeenkomst", "%(n)s andere bijeenkomsten", count)
    return words.get(GatheringKind(kind), other) % {"n": count}


def big_figures(totals: Totals) -> list[tuple[int, str, str]]:
    """Number, word, tone: what is known of the large figures; one that is kept back is left out."""
    found: list[tuple[Count, str, str]] = [
        (totals.partners, ngettext("partner", "partners", totals.partners), "petrol"),
        (totals.calls, ngettext("telefoontje", "telefoontjes", totals.calls or 0), "coral"),
        (totals.people, ngettext("mens deed mee", "mensen deden mee", totals.people or 0), "petrol"),
        (
            totals.new_connections,
            ngettext("nieuwe verbinding", "nieuwe verbindingen", totals.new_connections or 0),
            "leaf",
        ),
        (totals.actions_done, ngettext("actiepunt gedaan", "actiepunten gedaan", totals.actions_done or 0), "leaf"),
        (
            totals.actions_open,
            ngettext("actiepunt nog open", "actiepunten nog open", totals.actions_open or 0),
            "coral",
        ),
    ]
    return [(count, word, tone) for count, word, tone in found if count is not None]


def place_words(place: str) -> str:
    return _("bij een partner") if place == AT_A_PARTNER else place


def sessions_title(sheet: Sheet) -> str:
    """ "Zeven bijeenkomsten op zes plekken", with figures from thirteen on."""
    count, places = sheet.totals.gatherings, sheet.totals.places
    gatherings = ngettext("%(n)s bijeenkomst", "%(n)s bijeenkomsten", count) % {"n": count}
    on = ngettext("op %(n)s plek", "op %(n)s plekken", places) % {"n": places}
    return f"{gatherings} {on}"


def rounding_note(sheet: Sheet) -> str:
    """What the reader must know of the figures."""
    if not sheet.is_public:
        return _("Elk cijfer telt rijen die in Samenspel na te lezen zijn. De cijfers zeggen niet waardoor iets kwam.")
    return _(
        "Aantallen zijn afgerond op vijf. Een streepje betekent: minder dan tien, of te weinig mensen om te laten "
        "zien. Dat telt ook niet mee in een totaal. De cijfers zeggen niet waardoor iets kwam."
    )
