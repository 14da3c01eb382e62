# SPDX-License-Identifier: EUPL-1.2
"""Stickers as they come out of the printer: on their labels, whatever somebody is called.

Every place is worked out by hand from the figures on the packs and from the parts of a sticker.
"""

from decimal import Decimal

import pytest
from PIL import Image

from samenspel.domain.labels import SHEETS
from samenspel.gatherings.queries.stickers import Settings, outline_data
from tests.gatherings.sheets import Box, changed, ink, logo, part, person, picture, sheet_data, without

HERMA, AVERY = Settings("herma-4412"), Settings("avery-l7160")
BOTH = pytest.mark.parametrize("wanted", [HERMA, AVERY], ids=["herma", "avery"])
# In the first label the places of the name and of the organisation. Accents on capitals may reach 0.4 mm above them;
# at 0.6 mm everything is cut off, so what is too large is seen here too.
NAME: dict[str, Box] = {"herma-4412": (24.9, 25.3, 93.5, 42.2), "avery-l7160": (13.25, 23.75, 67.75, 36.65)}
ORGANIZATION: dict[str, Box] = {"herma-4412": (24.9, 43.1, 74.5, 59.9), "avery-l7160": (13.25, 36.85, 51.75, 50.65)}
LONG = [
    "W" * 300,
    "i" * 300,
    "woord " * 50,
    "Marie-Louise " * 23,
    "Ağaoğulları-Çığırtkan " * 13,
    "İ" * 300,
    "م" * 300,
    "محمد عبد الرحمن الزيّات " * 12,
    "שרה " * 75,
    "Anne محمد " * 30,
    "a\u0302\u0308\u0323" * 75,
    "□" * 300,
    "1" * 300,
    "-" * 300,
    "…" * 300,
    "jgqpyÅÊŞ|" * 33,
    "\u0e4a" * 300,
    "",
]
SHORT = ["Jan", "Ĳsbrand", "Özlem Işık", "Åke Ångström", "نورة", "שרה כהן", "Wilhelmina Antoinette Vermeulen", "gjpqy"]
ROUNDING = 0.4  # one dot, the width of a line, the tail of a j


def inside(seen: Box | None, room: Box) -> bool:
    if seen is None:
        return True
    left, top, right, bottom = room
    return (
        seen[0] >= left - ROUNDING
        and seen[1] >= top - ROUNDING
        and seen[2] <= right + ROUNDING
        and seen[3] <= bottom + ROUNDING
    )


def labels_of(wanted: Settings) -> list[Box]:
    sheet = SHEETS[wanted.labels]
    corners = [
        (sheet.left + column * sheet.pitch_right, sheet.top + row * sheet.pitch_down)
        for row in range(sheet.rows)
        for column in range(sheet.columns)
    ]
    return [(left, top, left + sheet.width, top + sheet.height) for left, top in corners]


def moved(room: Box, label: Box, first: Box) -> Box:
    """The same room in another label."""
    across, down = label[0] - first[0], label[1] - first[1]
    return (room[0] + across, room[1] + down, room[2] + across, room[3] + down)


def assert_each_in_its_room(
    before: Image.Image, after: Image.Image, wanted: Settings, room: Box, texts: list[str]
) -> None:
    """What was added to each label lies in that room of it, and something was added where there is a text."""
    labels = labels_of(wanted)
    for text, label in zip(texts, labels, strict=False):
        seen = changed(part(before, label), part(after, label))
        assert inside(seen, moved(room, label, labels[0])), (text[:20], seen, moved(room, label, labels[0]))
        assert bool(seen) == bool(text.strip()), text[:20]


def ten_at_a_time(texts: list[str]) -> list[list[str]]:
    return [texts[start : start + 10] for start in range(0, len(texts), 10)]


@BOTH
@pytest.mark.parametrize("names", ten_at_a_time([*LONG, *SHORT]))
def test_a_name_keeps_to_its_own_place(wanted: Settings, names: list[str]) -> None:
    before = picture("stickers", sheet_data([person("") for _ in names], wanted))
    after = picture("stickers", sheet_data([person(name) for name in names], wanted))
    assert_each_in_its_room(before, after, wanted, NAME[wanted.labels], names)


@BOTH
@pytest.mark.parametrize("drawn_as", [None, (480, 120), (300, 300), (100, 400)], ids=["bare", "wide", "square", "high"])
@pytest.mark.parametrize("names", ten_at_a_time([*LONG, *SHORT]))
def test_an_organisation_keeps_to_its_own_place(
    wanted: Settings, names: list[str], drawn_as: tuple[int, int] | None
) -> None:
    logos = {"logo.png": logo(*drawn_as)} if drawn_as else {}
    before = picture("stickers", sheet_data([person("") for _ in names], wanted, pact=""))
    people = [person("", organization=name) for name in names]
    after = picture("stickers", sheet_data(people, wanted, pact="", logo="".join(logos)), logos)
    assert_each_in_its_room(before, after, wanted, ORGANIZATION[wanted.labels], names)


@BOTH
def test_loose_accents_without_a_letter_are_cut_off_at_the_edge(wanted: Settings) -> None:
    """They have no width of their own and lie to the left of where the text begins."""
    before = picture("stickers", sheet_data([person("")], wanted))
    after = picture("stickers", sheet_data([person("\u0301" * 300)], wanted))
    left, top, right, bottom = NAME[wanted.labels]
    assert inside(changed(before, after), (left - 0.6, top - 0.2, right + 0.6, bottom + 0.2))


@BOTH
def test_the_pact_stands_where_there_is_no_organisation_and_keeps_to_that_place(wanted: Settings) -> None:
    for pact in ("Pact Testdam", "W" * 120, "woord " * 20):
        before = picture("stickers", sheet_data([person("")], wanted, pact=""))
        after = picture("stickers", sheet_data([person("")], wanted, pact=pact))
        assert_each_in_its_room(before, after, wanted, ORGANIZATION[wanted.labels], [pact])


@BOTH
def test_a_logo_keeps_its_shape_and_its_place(wanted: Settings) -> None:
    before = picture("stickers", sheet_data([person("")], wanted, pact=""))
    for width, height in ((480, 480), (480, 160), (160, 480), (480, 4), (4, 480), (1, 1)):
        data = sheet_data([person("", organization=" ")], wanted, logo="logo.png")
        seen = changed(before, picture("stickers", data, {"logo.png": logo(width, height)}))
        assert inside(seen, ORGANIZATION[wanted.labels])
        if min(width, height) > 100:
            assert seen is not None
            across, down = seen[2] - seen[0], seen[3] - seen[1]
            assert across / down == pytest.approx(width / height, rel=0.12)
            assert down > 7


@BOTH
def test_full_stickers_stay_on_their_labels_and_all_labels_are_used(wanted: Settings) -> None:
    """Nothing is drawn beside a label, and every label has ink."""
    count = wanted.sheet.labels
    people = [
        person(LONG[place % len(LONG)] or "x", organization=LONG[-place % len(LONG)]) for place in range(count - 2)
    ]
    data = sheet_data(people, Settings(wanted.labels, blanks=2), pact="Pact " + "W" * 295)
    page = picture("stickers", data)
    labels = labels_of(wanted)
    assert without(page, labels).getbbox() is None
    for label in labels:
        assert part(page, label).getbbox() is not None


@pytest.mark.parametrize(
    ("wanted", "left", "top", "right", "bottom"),
    [
        # The band begins 3 mm (2 mm) from the left edge and 4 mm (3 mm) below the top edge; the QR ends as far away.
        (Settings("herma-4412"), 20.5, 17.5, 93.5, 59.5),
        (Settings("herma-4412", start=2), 115.5, 17.5, 188.5, 59.5),
        (Settings("herma-4412", start=10), 115.5, 237.5, 188.5, 279.5),
        (Settings("herma-4412", shift_right=Decimal("-2.5"), shift_down=Decimal("1.5")), 18.0, 19.0, 91.0, 61.0),
        (Settings("avery-l7160"), 9.25, 18.15, 67.75, 50.25),
        (Settings("avery-l7160", start=21), 141.25, 246.75, 199.75, 278.85),
        (
            Settings("avery-l7160", start=8, shift_right=Decimal(1), shift_down=Decimal(-1)),
            76.25,
            93.35,
            134.75,
            125.45,
        ),
    ],
)
def test_a_sticker_lies_where_the_pack_says(
    wanted: Settings, left: float, top: float, right: float, bottom: float
) -> None:
    page = picture("stickers", sheet_data([person("Jan")], wanted))
    assert ink(page) == pytest.approx((left, top, right, bottom), abs=ROUNDING)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        (Settings("herma-4412"), (17.5, 13.5, 97.5, 63.5)),
        (Settings("avery-l7160"), (7.25, 15.15, 70.75, 53.25)),
        (Settings("herma-4412", shift_right=Decimal("-3"), shift_down=Decimal("2.5")), (14.5, 16.0, 94.5, 66.0)),
    ],
)
def test_the_test_page_draws_the_edges_of_every_label(wanted: Settings, first: Box) -> None:
    page = picture("sticker_test", outline_data(wanted))
    labels = without(page, [(0, 287.5, 210, 297)])
    width = wanted.sheet.pitch_right * (wanted.sheet.columns - 1)
    height = wanted.sheet.pitch_down * (wanted.sheet.rows - 1)
    whole = (first[0], first[1], first[2] + width, first[3] + height)
    assert ink(labels) == pytest.approx(whole, abs=2 * ROUNDING)


def test_the_ruler_is_a_hundred_millimetres_and_never_moves() -> None:
    for wanted in (HERMA, AVERY, Settings("herma-4412", shift_right=Decimal(10), shift_down=Decimal(-10))):
        page = picture("sticker_test", outline_data(wanted))
        line = without(page, [(0, 0, 210, 287), (0, 290.4, 210, 297)])
        seen = ink(line)
        assert seen is not None
        assert (seen[0], seen[2]) == pytest.approx((55, 155), abs=ROUNDING)
