# SPDX-License-Identifier: EUPL-1.2
"""Where everything stands in the one-page picture of a shared agenda.

Each goal has a band of its own over the whole width: on the left what partners contribute to it, in the middle the
goal, on the right the indicators by which it is followed. So no line between them ever crosses another band. What makes
something of another partner stronger is a line with an arrow in the margin on the left, each in a lane of its own
wherever two would lie on top of each other. The picture is `WIDTH` units wide and as high as it must be; x points
right, y down. What holds for every picture, and is tested as a property:

* no two boxes overlap, and every box lies within the picture;
* every line of text fits its box, and no word is left out;
* no two arrows in the same lane share a stretch, and every arrow stays in the margin.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from samenspel.domain.lettering import text_width

WIDTH = 1200.0
FONT = 17.0
LINE = 22.0  # from one line of text to the next
PAD = 11.0  # between the edge of a box and its text

_EDGE = 10.0  # around the whole picture
_MARGIN = 74.0  # for the arrows
_LANE = 13.0  # between two arrows at most
_BETWEEN = 12.0  # between two boxes of one band
_BAND = 30.0  # between two bands
_HEADING = 44.0  # the name of a pillar above its first band
_GAP = 62.0  # between the columns
_MARK = 24.0  # the mark of the circle before the name of a partner

_ACTIVITY = (_EDGE + _MARGIN, 446.0)  # x and width of each column
_GOAL = (_ACTIVITY[0] + _ACTIVITY[1] + _GAP, 300.0)
_INDICATOR = (_GOAL[0] + _GOAL[1] + _GAP, WIDTH - _EDGE - (_GOAL[0] + _GOAL[1] + _GAP))


@dataclass(frozen=True, slots=True)
class ActivityNode:
    """What a partner contributes; `reinforces` is the key of what it makes stronger, or empty."""

    key: str
    partner: str
    circle: str
    what: str
    reinforces: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorNode:
    """What is counted; `note` is a short line below it, such as the last value."""

    key: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoalNode:
    key: str
    title: str
    pillar: str
    activities: tuple[ActivityNode, ...] = ()
    indicators: tuple[IndicatorNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its text: `head` lines first (semibold), then `lines`; text starts `indent` from the left."""

    key: str
    x: float
    y: float
    width: float
    height: float
    head: tuple[str, ...]
    lines: tuple[str, ...] = ()
    indent: float = 0.0
    circle: str = ""

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a pillar above its goals, on one line."""

    text: str
    baseline: float


@dataclass(frozen=True, slots=True)
class Curve:
    """From the right side of one box to the left side of another."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """From `y1` at the edge of the activities through the lane at `x` to `y2`, where it points right."""

    edge: float
    x: float
    y1: float
    y2: float


@dataclass(frozen=True, slots=True)
class AgendaLayout:
    height: float
    headings: tuple[Heading, ...]
    activities: tuple[Box, ...]
    goals: tuple[Box, ...]
    indicators: tuple[Box, ...]
    curves: tuple[Curve, ...]
    arrows: tuple[Arrow, ...]


def lay_out_agenda(goals: Sequence[GoalNode]) -> AgendaLayout:
    """Places for all goals in the order given; a pillar's name is written where it begins."""
    top, pillar = _EDGE, ""
    headings: list[Heading] = []
    bands: list[_Band] = []
    for goal in goals:
        if goal.pillar and goal.pillar != pillar:
            headings.append(Heading(" ".join(wrapped(goal.pillar, WIDTH)[:1]), top + 24.0))
            top += _HEADING
        pillar = goal.pillar
        bands.append(_band(goal, top))
        top = bands[-1].bottom + _BAND
    activities = [box for band in bands for box in band.activities]
    wanted = [(one.key, one.reinforces) for goal in goals for one in goal.activities if one.reinforces]
    return AgendaLayout(
        height=max(top - _BAND, _EDGE) + _EDGE,
        headings=tuple(headings),
        activities=tuple(activities),
        goals=tuple(band.goal for band in bands),
        indicators=tuple(box for band in bands for box in band.indicators),
        curves=tuple(curve for band in bands for curve in band.curves),
        arrows=tuple(_arrows(wanted, {box.key: box for box in activities})),
    )


# --- bands ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Band:
    goal: Box
    activities: list[Box]
    indicators: list[Box]
    bottom: float

    @property
    def curves(self) -> list[Curve]:
        goal = self.goal
        return [
            *(Curve(box.right, box.middle, goal.x, goal.middle) for box in self.activities),
            *(Curve(goal.right, goal.middle, box.x, box.middle) for box in self.indicators),
        ]


def _band(goal: GoalNode, top: float) -> _Band:
    """The three columns of one goal, each in the middle of the height of the highest."""
    left = [_box(one.key, _ACTIVITY, one.partner, one.what, indent=_MARK, circle=one.circle) for one in goal.activities]
    middle = [_box(goal.key, _GOAL, goal.title)]
    right = [_box(one.key, _INDICATOR, one.name, one.note) for one in goal.indicators]
    height = max(_stack_height(column) for column in (left, middle, right))
    left, middle, right = (_stacked(column, top, height) for column in (left, middle, right))
    return _Band(goal=middle[0], activities=left, indicators=right, bottom=top + height)


def _box(
    key: str, column: tuple[float, float], head: str, text: str = "", *, indent: float = 0.0, circle: str = ""
) -> Box:
    x, width = column
    room = width - 2 * PAD
    heads = tuple(wrapped(head, room - indent))
    lines = tuple(wrapped(text, room))
    height = 2 * PAD + LINE * (len(heads) + len(lines))
    return Box(key=key, x=x, y=0.0, width=width, height=height, head=heads, lines=lines, indent=indent, circle=circle)


def _stack_height(boxes: Sequence[Box]) -> float:
    return sum(box.height for box in boxes) + _BETWEEN * max(0, len(boxes) - 1)


def _stacked(boxes: Sequence[Box], top: float, height: float) -> list[Box]:
    y = top + (height - _stack_height(boxes)) / 2
    placed = []
    for box in boxes:
        placed.append(replace(box, y=y))
        y += box.height + _BETWEEN
    return placed


def wrapped(text: str, width: float, *, font_size: float = FONT) -> list[str]:
    """The text on lines that fit `width`; a word that is too long by itself is cut over lines.

    >>> wrapped("samen eten", 60)
    ['samen', 'eten']
    """
    lines: list[str] = []
    for word in text.split():
        first, *rest = _parts(word, width, font_size)
        if lines and _fits(f"{lines[-1]} {first}", width, font_size):
            lines[-1] += f" {first}"
        else:
            lines.append(first)
        lines += rest
    return lines


def _parts(word: str, width: float, font_size: float) -> list[str]:
    """A word, in pieces that fit, each but the last with a hyphen."""
    parts = []
    while not _fits(word, width, font_size):
        end = len(word) - 1
        while end > 1 and not _fits(word[:end] + "-", width, font_size):
            end -= 1
        parts.append(word[:end] + "-")
        word = word[end:]
    return [*parts, word]


def _fits(text: str, width: float, font_size: float) -> bool:
    return len(text) == 1 or text_width(text, font_size=font_size) <= width


# --- arrows ---------------------------------------------------------------------------------------------


def _arrows(wanted: Iterable[tuple[str, str]], boxes: dict[str, Box]) -> list[Arrow]:
    """Short arrows lie near the boxes and long ones further out; ends at one box are spread over its side."""
    pairs = [(first, second) for first, second in wanted if first in boxes and second in boxes and first != second]
    ends = _spread(pairs, boxes)
    spans = [(ends[(number, first)], ends[(number, second)]) for number, (first, second) in enumerate(pairs)]
    order = sorted(range(len(spans)), key=lambda one: (abs(spans[one][0] - spans[one][1]), one))
    lanes: dict[int, int] = {}
    taken: list[list[tuple[float, float]]] = []
    for one in order:
        low, high = sorted(spans[one])
        lane = next((n for n, used in enumerate(taken) if all(high < a or b < low for a, b in used)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[one] = lane
    room = min(_LANE, (_MARGIN - 24.0) / max(1, len(taken) - 1))
    edge = _ACTIVITY[0]
    return [Arrow(edge, edge - 20.0 - room * lanes[n], y1, y2) for n, (y1, y2) in enumerate(spans)]


def _spread(pairs: Sequence[tuple[str, str]], boxes: dict[str, Box]) -> dict[tuple[int, str], float]:
    """(number of the arrow, box) → the height at which it leaves or meets that box."""
    at: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, (first, second) in enumerate(pairs):
        at[first].append((boxes[second].middle, number))
        at[second].append((boxes[first].middle, number))
    return {
        (number, key): boxes[key].y + boxes[key].height * (place + 1) / (len(found) + 1)
        for key, found in at.items()
        for place, (_height, number) in enumerate(sorted(found))
    }
