# SPDX-License-Identifier: EUPL-1.2
"""What goes on stickers, and the PDFs with stickers that were asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.base.documents import Printable
from samenspel.base.errors import NotFound
from samenspel.base.sealing import unseal
from samenspel.domain.labels import SHEETS, LabelSheet, spots
from samenspel.gatherings.constants import RegistrationSource, SheetState, StickerPeople
from samenspel.gatherings.models import Registration, StickerSheet
from samenspel.gatherings.queries.door import DoorPerson, everyone_expected
from samenspel.organizations.constants import Circle

SHEET_SEAL = "sticker-sheet"


@dataclass(frozen=True, slots=True)
class StickerPerson:
    """Who gets a sticker, and the organisation whose logo stands on it."""

    person: DoorPerson
    organization_id: UUID | None


@dataclass(frozen=True, slots=True)
class Settings:
    """How somebody wants the stickers; the shifts are in millimetres."""

    labels: str = "herma-4412"
    start: int = 1
    blanks: int = 0
    shift_right: Decimal = Decimal(0)
    shift_down: Decimal = Decimal(0)

    @property
    def sheet(self) -> LabelSheet:
        return SHEETS[self.labels]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A PDF with stickers: how far it is and what stands in it."""

    id: UUID
    state: str
    total: int
    sheets: int
    label_name: str
    replaced: str
    created_at: datetime

    @property
    def is_at_work(self) -> bool:
        return self.state in (SheetState.WAITING, SheetState.DRAWING)

    @property
    def is_ready(self) -> bool:
        return self.state == SheetState.READY

    @property
    def is_gone(self) -> bool:
        return self.state == SheetState.GONE

    @property
    def steps_done(self) -> int:
        return {SheetState.WAITING: 1, SheetState.DRAWING: 2}.get(SheetState(self.state), 3)


def sticker_people(*, gathering_id: UUID, wanted: str = StickerPeople.EVERYONE) -> list[StickerPerson]:
    """Everybody with a place or inside, only those who were put on the list at the door, or nobody."""
    if wanted == StickerPeople.NOBODY:
        return []
    rows = Registration.objects.filter(gathering_id=gathering_id)
    if wanted == StickerPeople.DOOR:
        rows = rows.filter(source=RegistrationSource.DOOR)
    organizations = dict(rows.values_list("pk", "contact__partner__organization_id"))
    return [
        StickerPerson(person, organizations[person.registration_id])
        for person in everyone_expected(gathering_id)
        if person.registration_id in organizations
    ]


def unprintable(people: Iterable[StickerPerson]) -> list[str]:
    """The characters in names that no letter of ours can draw; □ stands for them on paper."""
    letters = Printable()
    for one in people:
        letters.text(one.person.name)
        letters.text(one.person.organization)
    return list(letters.replaced)


def sticker_data(
    *,
    title: str,
    pact: str,
    people: Sequence[StickerPerson],
    settings: Settings,
    qr_files: Mapping[UUID, str],
    logo_files: Mapping[UUID, str],
) -> dict[str, Any]:
    """Plain values for `documents/stickers.typ`; the files are names of pictures that go with it."""
    return {
        **_sheet_data(settings, count=len(people) + settings.blanks),
        "title": _("Naamstickers, %(title)s") % {"title": title},
        "pact": pact,
        "blanks": settings.blanks,
        "people": [_on_sticker(one, qr_files, logo_files) for one in people],
        "words": {"name": _("naam"), "organization": _("organisatie"), "code": _("code")},
    }


def _on_sticker(one: StickerPerson, qr_files: Mapping[UUID, str], logo_files: Mapping[UUID, str]) -> dict[str, str]:
    person = one.person
    return {
        "name": person.name,
        "organization": person.organization,
        "circle": person.circle,
        "circle_word": str(Circle(person.circle).label) if person.circle else "",
        "table": _("Tafel %(number)d") % {"number": person.table} if person.table else "",
        "code": person.code,
        "qr": qr_files[person.registration_id],
        "logo": logo_files.get(one.organization_id, "") if one.organization_id else "",
    }


def outline_data(settings: Settings) -> dict[str, Any]:
    """The outlines of one sheet, where the printer is asked to put them."""
    return {
        **_sheet_data(settings, count=settings.sheet.labels, start=1),
        "title": _("Proefvel voor %(labels)s") % {"labels": settings.sheet.name},
        "words": {
            "how": _(
                "Print dit vel op gewoon papier, op 100 %. Leg het op een vel etiketten en houd het tegen het licht: "
                "de lijnen vallen op de randen van de etiketten."
            ),
            "ruler": _("Deze lijn is precies 100 millimeter."),
            "moved": _("Verschoven: %(right)s mm naar rechts, %(down)s mm naar beneden.")
            % {"right": _number(settings.shift_right), "down": _number(settings.shift_down)},
        },
    }


def _sheet_data(settings: Settings, *, count: int, start: int | None = None) -> dict[str, Any]:
    sheet = settings.sheet
    places = spots(
        sheet,
        count,
        start=settings.start if start is None else start,
        shift_right=float(settings.shift_right),
        shift_down=float(settings.shift_down),
    )
    return {
        "label": {"name": sheet.name, "width": sheet.width, "height": sheet.height},
        "spots": [asdict(place) for place in places],
    }


def _number(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if value else "0"


def sheets_needed(settings: Settings, count: int) -> int:
    return -(-(settings.start - 1 + count) // settings.sheet.labels)


def sheet_row(*, gathering_id: UUID, sheet_id: UUID) -> SheetRow:
    rows = StickerSheet.objects.filter(gathering_id=gathering_id, pk=sheet_id).defer("content")
    row = rows.first()
    if row is None:
        raise NotFound(f"sticker sheet {sheet_id}")
    settings = settings_of(row)
    return SheetRow(
        id=row.pk,
        state=row.state,
        total=row.total,
        sheets=sheets_needed(settings, row.total),
        label_name=settings.sheet.name,
        replaced=row.replaced,
        created_at=row.created_at,
    )


def sheet_content(*, gathering_id: UUID, sheet_id: UUID) -> bytes:
    """The PDF; 404 while it is not ready and after a day."""
    rows = StickerSheet.objects.filter(gathering_id=gathering_id, pk=sheet_id, state=SheetState.READY)
    content = rows.values_list("content", flat=True).first()
    if content is None:
        raise NotFound(f"sticker sheet {sheet_id}")
    return unseal(bytes(content), purpose=SHEET_SEAL)


def settings_of(row: StickerSheet) -> Settings:
    return Settings(
        labels=row.labels,
        start=row.start,
        blanks=row.blanks,
        shift_right=row.shift_right,
        shift_down=row.shift_down,
    )


def last_settings() -> Settings:
    """The labels and the shift that were used last in this partnership: the same pack and the same printer."""
    row = StickerSheet.objects.defer("content").order_by("-created_at").first()
    if row is None or row.labels not in SHEETS:
        return Settings()
    return Settings(labels=row.labels, shift_right=row.shift_right, shift_down=row.shift_down)
