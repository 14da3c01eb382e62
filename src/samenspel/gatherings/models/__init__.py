# SPDX-License-Identifier: EUPL-1.2
from samenspel.gatherings.models.calling import CallHelper, CallShare
from samenspel.gatherings.models.evaluations import Evaluation, EvaluationActionPoint, EvaluationConnection, Wording
from samenspel.gatherings.models.gatherings import Gathering, ProgrammeItem, Speaker
from samenspel.gatherings.models.lifts import LiftMatch
from samenspel.gatherings.models.mailings import Mailing, MailingText
from samenspel.gatherings.models.preparing import DayToAvoid, HostOffer, Meal
from samenspel.gatherings.models.registrations import Attendance, Invitation, PhoneCall, Registration
from samenspel.gatherings.models.room import DoorPress, RoomScreen
from samenspel.gatherings.models.seating import GatheringTable, Seat, SeatingPlan
from samenspel.gatherings.models.stickers import StickerSheet, StickerToken

__all__ = [
    "Attendance",
    "CallHelper",
    "CallShare",
    "DayToAvoid",
    "DoorPress",
    "Evaluation",
    "EvaluationActionPoint",
    "EvaluationConnection",
    "Gathering",
    "GatheringTable",
    "HostOffer",
    "Invitation",
    "LiftMatch",
    "Mailing",
    "MailingText",
    "Meal",
    "PhoneCall",
    "ProgrammeItem",
    "Registration",
    "RoomScreen",
    "Seat",
    "SeatingPlan",
    "Speaker",
    "StickerSheet",
    "StickerToken",
    "Wording",
]
