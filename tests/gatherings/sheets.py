# SPDX-License-Identifier: EUPL-1.2
"""Sheets with stickers as pictures, so that a test can see where there is ink."""

import io
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from PIL import Image, ImageChops

from samenspel.base.documents import render_picture
from samenspel.base.qr import qr_svg
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.queries.door import DoorPerson
from samenspel.gatherings.queries.stickers import Settings, StickerPerson, sticker_data

DOTS = 150 / 25.4  # for each millimetre
Box = tuple[float, float, float, float]


def person(name: str, *, organization: str = "", circle: str = "inner", table: int | None = 12) -> StickerPerson:
    return StickerPerson(
        DoorPerson(
            registration_id=uuid4(),
            contact_id=uuid4(),
            name=name,
            organization=organization,
            circle=circle,
            code="WMWMW",
            state="",
            inside_at=None,
            table=table,
        ),
        uuid4(),
    )


def sheet_data(
    people: list[StickerPerson], settings: Settings, *, logo: str = "", pact: str = "Pact Testdam"
) -> dict[str, Any]:
    return sticker_data(
        title="Verzonnen avond",
        pact=pact,
        people=people,
        settings=settings,
        qr_files={one.person.registration_id: "qr.svg" for one in people},
        logo_files={one.organization_id: logo for one in people if one.organization_id and logo},
    )


def logo(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#2f7442").save(out, "PNG")
    return out.getvalue()


def picture(template: str, data: Mapping[str, Any], logos: Mapping[str, bytes] | None = None) -> Image.Image:
    """The one page of a document, in black and white."""
    pictures = {
        "qr.svg": qr_svg("https://samenspel.voorbeeld.test/p/testdam/s/AAAAAAAAAAAAAAAAAAAAAA/"),
        **(logos or {}),
    }
    template = f"gatherings/documents/{template}.typ"
    drawn = render_picture(template=template, data=data, pictures=pictures, dots=150)
    with Image.open(io.BytesIO(drawn)) as page:
        return page.convert("L").point(lambda grey: 255 if grey < 235 else 0)


def ink(page: Image.Image) -> Box | None:
    """Where the ink begins and ends, in millimetres."""
    box = page.getbbox()
    return None if box is None else (box[0] / DOTS, box[1] / DOTS, box[2] / DOTS, box[3] / DOTS)


def changed(first: Image.Image, second: Image.Image) -> Box | None:
    """Where two pages differ, in millimetres."""
    return ink(ImageChops.difference(first, second))


def part(page: Image.Image, box: Box) -> Image.Image:
    """Only what stands in this place; the rest of the page is empty."""
    left, top, right, bottom = (round(side * DOTS) for side in box)
    alone = Image.new("L", page.size, 0)
    alone.paste(page.crop((left, top, right, bottom)), (left, top))
    return alone


def without(page: Image.Image, boxes: list[Box]) -> Image.Image:
    """The page with these places made empty."""
    rest = page.copy()
    for left, top, right, bottom in boxes:
        rest.paste(0, (round(left * DOTS), round(top * DOTS), round(right * DOTS), round(bottom * DOTS)))
    return rest


def sticker_url(gathering: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/stickers/{rest}"


def filled(**values: Any) -> dict[str, Any]:
    return {
        "form_key": uuid4(),
        "wie": "iedereen",
        "etiket": "herma-4412",
        "vanaf": 1,
        "leeg": 0,
        "rechts": "0",
        "omlaag": "0",
        **values,
    }
