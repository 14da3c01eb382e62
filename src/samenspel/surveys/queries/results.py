# SPDX-License-Identifier: EUPL-1.2
"""What the answers of closed waves say, of all together and of groups that are large enough to show.

Nothing is read of a wave that is still open: who looks before and after somebody answered would see what they answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.base.errors import NotFound
from samenspel.domain.lanes import Lane, LaneGroup, Lanes, draw_lanes
from samenspel.domain.placing import Placed, placed
from samenspel.surveys.constants import CONDITIONS, GROUP_IN_WORDS, HIGHEST, STEP_NAMES, Condition, Group
from samenspel.surveys.models import ScanAnswer, ScanWave
from samenspel.surveys.queries.desk import at_the_desk
from samenspel.surveys.queries.scans import label_of

WAVES_IN_THE_PICTURE = 4
MOST_TALKING_POINTS = 6
A_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """One closed wave: of each condition, by key, what may be shown."""

    id: UUID
    label: str
    answered: int
    conditions: dict[str, Placed]

    @property
    def is_shown(self) -> bool:
        return any(one.all is not None for one in self.conditions.values())

    @property
    def has_groups(self) -> bool:
        return any(one.groups for one in self.conditions.values())


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A line of the table beside a picture."""

    condition: str
    lane: str
    middle: str
    spread: str


@dataclass(frozen=True, slots=True)
class ScanPicture:
    title: str
    lane_name: str
    drawn: Lanes
    rows: list[PictureRow]
    kinds: list[tuple[str, str]]  # (kind, word) for the key
    with_spread: bool
    download_url: str = ""
    template: str = "surveys/picture.html"


def latest_standings(until: UUID | None = None) -> list[Standing]:
    """The last closed waves, the earliest first; with `until` those up to that wave."""
    waves = ScanWave.objects.filter(closed_at__isnull=False).order_by("-opened_at", "pk")
    if until is not None:
        wave = ScanWave.of(until)
        if wave.closed_at is None:
            raise NotFound(str(until))
        waves = waves.filter(opened_at__lte=wave.opened_at)
    chosen = list(waves[:WAVES_IN_THE_PICTURE])
    return [_standing(wave, rows) for wave, rows in _answers(chosen)][::-1]


def _answers(waves: Sequence[ScanWave]) -> list[tuple[ScanWave, list[ScanAnswer]]]:
    with at_the_desk():
        found = list(ScanAnswer.objects.filter(wave__in=waves))
    return [(wave, [answer for answer in found if answer.wave_id == wave.pk]) for wave in waves]


def _standing(wave: ScanWave, answers: Sequence[ScanAnswer]) -> Standing:
    return Standing(
        id=wave.pk,
        label=label_of(wave),
        answered=wave.answered_count,
        conditions={condition.key: placed(_places(answers, condition)) for condition in CONDITIONS},
    )


def _places(answers: Sequence[ScanAnswer], condition: Condition) -> list[tuple[str, int]]:
    """Who did not know, or did not answer, places nothing."""
    pairs = [(answer.group, getattr(answer, condition.key)) for answer in answers]
    return [(group, place) for group, place in pairs if place]


def picture_over_time(standings: Sequence[Standing], *, download_url: str = "") -> ScanPicture:
    """Of each condition a lane per wave; the last one stands out."""
    shown = [standing for standing in standings if standing.is_shown]
    groups, rows = [], []
    for condition in CONDITIONS:
        lanes = []
        for standing in shown:
            found = standing.conditions[condition.key].all
            if found is not None:
                kind = "now" if standing is shown[-1] else "before"
                lanes.append(Lane(_short(standing.label), kind, found.middle, found.low, found.high))
                spread = _("%(low)s tot %(high)s") % {"low": figure(found.low), "high": figure(found.high)}
                rows.append(PictureRow(str(condition.name), standing.label, figure(found.middle), spread))
        groups.append(LaneGroup(str(condition.name), lanes))
    return ScanPicture(
        title=_("Waar staan we, van ieder voor zich tot samen?"),
        lane_name=_("Wanneer"),
        drawn=draw_lanes(groups, steps=HIGHEST),
        rows=rows,
        kinds=[("now", shown[-1].label), *([("before", _("eerder"))] if len(shown) > 1 else [])] if shown else [],
        with_spread=True,
        download_url=download_url,
    )


def picture_of_groups(standing: Standing) -> ScanPicture:
    """Of each condition a lane per group that may be shown."""
    groups, rows, seen = [], [], []
    for condition in CONDITIONS:
        found = standing.conditions[condition.key].groups
        order = [group for group in Group.values if group in found]
        seen += order
        groups.append(LaneGroup(str(condition.name), [Lane(_lane_word(one), one, found[one]) for one in order]))
        rows += [PictureRow(str(condition.name), str(Group(one).label), figure(found[one]), "") for one in order]
    return ScanPicture(
        title=_("Hoe kijken de groepen?"),
        lane_name=_("Groep"),
        drawn=draw_lanes([group for group in groups if group.lanes], steps=HIGHEST),
        rows=rows,
        kinds=[(one, str(Group(one).label)) for one in Group.values if one in seen],
        with_spread=False,
    )


def _lane_word(group: str) -> str:
    return {Group.EXPERTS.value: _("Ervaring")}.get(group, str(Group(group).label))


def _short(label: str) -> str:
    """ "november 2026" as it fits beside a lane."""
    month, _space, year = label.partition(" ")
    return f"{month[:3]} {year}" if year else label


def figure(value: float) -> str:
    return str(number_format(value, 0 if value == int(value) else 1, use_l10n=True))


@dataclass(frozen=True, slots=True)
class TalkingPoint:
    condition: str
    sentence: str


def talking_points(standings: Sequence[Standing]) -> list[TalkingPoint]:
    """What is worth a talk in the last of these waves: groups that differ, people who are divided, what moved."""
    if not standings:
        return []
    last, before = standings[-1], standings[-2] if len(standings) > 1 else None
    found = [*_differences(last), *_divisions(last), *(_moves(last, before) if before else [])]
    return found[:MOST_TALKING_POINTS]


def _differences(standing: Standing) -> list[TalkingPoint]:
    pairs = [(condition, standing.conditions[condition.key].difference) for condition in CONDITIONS]
    known = [(condition, difference) for condition, difference in pairs if difference is not None]
    known.sort(key=lambda pair: -pair[1].steps)
    return [_point(condition, _who_further(condition, one.further, one.nearer)) for condition, one in known]


def _who_further(condition: Condition, further: str, nearer: str) -> str:
    words = {
        "further": _capital(str(GROUP_IN_WORDS[further])),
        "nearer": GROUP_IN_WORDS[nearer],
        "condition": condition.name,
    }
    if further == Group.MUNICIPALITY:
        return _("%(further)s plaatst “%(condition)s” verder dan %(nearer)s: waar zit dat in?") % words
    return _("%(further)s plaatsen “%(condition)s” verder dan %(nearer)s: waar zit dat in?") % words


def _divisions(standing: Standing) -> list[TalkingPoint]:
    return [
        _point(
            condition,
            _("Over “%(condition)s” denken jullie heel verschillend: van “%(low)s” tot “%(high)s”. Hoe komt dat?")
            % {
                "condition": condition.name,
                "low": STEP_NAMES[round(found.low) - 1],
                "high": STEP_NAMES[round(found.high) - 1],
            },
        )
        for condition in CONDITIONS
        if (found := standing.conditions[condition.key].all) is not None and found.is_divided
    ]


def _moves(last: Standing, before: Standing) -> list[TalkingPoint]:
    points = []
    for condition in CONDITIONS:
        now, then = last.conditions[condition.key].all, before.conditions[condition.key].all
        if now is None or then is None or abs(now.middle - then.middle) < A_STEP:
            continue
        words = {"condition": condition.name, "before": before.label}
        forward = now.middle > then.middle
        sentence = (
            _("“%(condition)s” ging vooruit sinds %(before)s. Wat hielp?")
            if forward
            else _("“%(condition)s” ging terug sinds %(before)s. Wat is er veranderd?")
        )
        points.append(_point(condition, sentence % words))
    return points


def _point(condition: Condition, sentence: str) -> TalkingPoint:
    return TalkingPoint(str(condition.name), sentence)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def who_answered(count: int) -> str:
    return ngettext("%(count)d mens antwoordde", "%(count)d mensen antwoordden", count) % {"count": count}
