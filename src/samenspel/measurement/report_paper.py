# SPDX-License-Identifier: EUPL-1.2
"""The joint report as a booklet of A4 and as a workbook."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from samenspel.base.documents import render_pdf
from samenspel.base.tables import neutralised
from samenspel.domain.dutch_numbers import written
from samenspel.measurement.constants import IndicatorKind, Obtained, ReportSection
from samenspel.measurement.pictures import trend_svg, with_unit
from samenspel.measurement.queries.indicators import IndicatorRow
from samenspel.measurement.queries.municipality import source_of
from samenspel.measurement.queries.report_sheet import Sheet
from samenspel.measurement.report_story import (
    FigureShown,
    done_of,
    figures_of,
    made_words,
    parts_of,
    reflections_of,
    sessions_of,
)

TEMPLATE = "measurement/documents/report.typ"
MOST_BIG = 6


def report_pdf(sheet: Sheet) -> bytes:
    return render_pdf(template=TEMPLATE, data=paper_data(sheet))


def paper_data(sheet: Sheet) -> dict[str, Any]:
    """Everything on paper, in words."""
    done = done_of(sheet)
    return {
        "title": sheet.title,
        "name": sheet.name,
        "period": sheet.period,
        "funders": _("Voor %(funders)s") % {"funders": sheet.funders} if sheet.funders else "",
        "made": made_words(sheet),
        "made_up": _("Verzonnen voorbeeld: alle namen zijn bedacht.") if sheet.is_made_up else "",
        "ambition": sheet.ambition,
        "goals": sheet.goals,
        "done": [[written_count(count), word] for count, word in done],
        "most_big": MOST_BIG,
        "sessions": sessions_of(sheet),
        "groups": [{"title": label, "figures": [_figure(one) for one in rows]} for label, rows in figures_of(sheet)],
        "parts": {
            section: {"title": part.title, "paragraphs": part.paragraphs} for section, part in parts_of(sheet).items()
        },
        "reflections": [{"question": question, "words": words} for question, words in reflections_of(sheet)],
        "words": {
            "ambition": _("Waar we het voor doen"),
            "goals": _("Onze doelen"),
            "sessions": _("Bijeenkomsten in deze periode"),
            "day": _("Dag"),
            "session": _("Bijeenkomst"),
            "came": _("Deelnemers"),
            "figures": _("De cijfers"),
            "note": _("Een cijfer alleen zegt niet waardoor het komt. Daarom staat er een verhaal bij."),
            "reflections": _("Wat partners zelf zeggen"),
            "definitions": _("Wat we tellen, en waar het vandaan komt"),
        },
    }


def written_count(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _figure(one: FigureShown) -> dict[str, Any]:
    row = one.row
    return {
        "name": row.name,
        "last": one.last,
        "period": row.last.period if row.last else "",
        "sentences": " ".join(one.sentences),
        "story": [line for line in row.story.split("\n") if line.strip()],
        "svg": trend_svg(one.picture) if len(row.values) > 1 else "",
        "alt": "; ".join(f"{period}: {value}" for period, value, _note in one.picture.rows),
        "definition": row.definition,
        "source": source_of(row) or str(Obtained(row.obtained).label),
    }


# --- the workbook -----------------------------------------------------------------------------------------

Rows = Iterable[Sequence[object]]


def report_workbook(sheet: Sheet) -> bytes:
    """Values, what was done and told, and a sheet that says what every figure means and where it comes from."""
    from openpyxl import Workbook  # brings numpy along: no page waits for it

    book = Workbook(write_only=True)
    for title, headings, rows in _sheets(sheet):
        page = book.create_sheet(title)
        page.freeze_panes = "A2"
        page.append(list(headings))
        for row in rows:
            page.append([neutralised(cell) if isinstance(cell, str) else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheets(sheet: Sheet) -> list[tuple[str, list[str], Rows]]:
    """Numbers stay numbers, so that they can be reckoned with."""
    rows = sheet.rows
    return [
        (
            _("Cijfers"),
            [_("Cijfer"), _("Periode"), _("Eerste dag"), _("Laatste dag"), _("Waarde"), _("Eenheid"), _("Van mensen")],
            [
                (row.name, value.period, value.span.start, value.span.end, float(value.value), row.unit, value.people)
                for row in rows
                for value in row.values
            ],
        ),
        (_("Gedaan"), [_("Wat"), _("Hoeveel")], [(word, count) for count, word in done_of(sheet)]),
        (
            _("Bijeenkomsten"),
            [_("Dag"), _("Bijeenkomst"), _("Plek"), _("Deelnemers")],
            [(one["day"], one["title"], one["place"], one["came"]) for one in sessions_of(sheet)],
        ),
        (_("Verhaal"), [_("Deel"), _("Tekst")], _told(sheet)),
        (
            _("Definities en bronnen"),
            [
                *(_("Cijfer"), _("Soort"), _("Wat we tellen"), _("Eenheid"), _("Bron"), _("Hoe we eraan komen")),
                *(_("Begin"), _("Doel"), _("Het verhaal achter het cijfer")),
            ],
            [_defined(row) for row in rows],
        ),
    ]


def _told(sheet: Sheet) -> list[tuple[str, str]]:
    told = [(str(ReportSection(section).label), text) for section, text in sheet.texts.items()]
    return [*told, *((one["question"], f"{one['words']} {one['signature']}".strip()) for one in sheet.reflections)]


def _defined(row: IndicatorRow) -> tuple[object, ...]:
    target = with_unit(row.target_value, row.unit) if row.target_value is not None else ""
    baseline = f"{written(row.baseline_value)} ({row.baseline_span})" if row.baseline_value is not None else ""
    return (
        *(row.name, str(IndicatorKind(row.kind).label), row.definition, row.unit, source_of(row)),
        *(str(Obtained(row.obtained).label), baseline, target, row.story),
    )
