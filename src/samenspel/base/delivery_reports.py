# SPDX-License-Identifier: EUPL-1.2
"""What a mail server says about a mail that could not be delivered (delivery status notification, RFC 3464).

The report may come from any program and be broken in any way; whatever is not a report ends in `NotAReport`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024
MOST_IDS = 50
RETURNED = frozenset({"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"})
_MESSAGE_ID = re.compile(r"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# What the parser of the standard library raises on mail that was made to break it.
_BROKEN = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


class NotAReport(ValueError):
    """This is no report about a delivery."""


class Fate(StrEnum):
    """What became of the mail."""

    FAILED = "failed"
    DELAYED = "delayed"  # the server goes on trying; not a bounce
    ARRIVED = "arrived"


class Cause(StrEnum):
    """Why it failed, as far as a person needs it to decide what to do."""

    UNKNOWN = "unknown"
    FULL = "full"
    REFUSED = "refused"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """`message_ids`: of the mail it is about; more than one only when the report does not hold that mail itself."""

    message_ids: tuple[str, ...]
    fate: Fate
    cause: Cause = Cause.OTHER


def read_report(content: bytes) -> DeliveryReport:
    """Raises `NotAReport`, and nothing else, for what cannot be understood."""
    try:
        return _read(content[:MOST_BYTES])
    except NotAReport:
        raise
    except _BROKEN as error:
        raise NotAReport("the mail is broken") from error


def _read(content: bytes) -> DeliveryReport:
    mail = message_from_bytes(content, policy=policy.compat32)
    report = _report_in(mail)
    blocks = [block for part in _status_parts(report) for block in _blocks_of(part)]
    told = [_fate_of(block) for block in blocks if "action" in block or "status" in block]
    if not told:
        raise NotAReport("it says nothing about a delivery")
    returned = list(_returned_ids(report))
    ids = returned[:1] or _ids_in(content)
    if Fate.FAILED in told:
        first = blocks[[_fate_of(block) for block in blocks].index(Fate.FAILED)]
        return DeliveryReport(tuple(ids), Fate.FAILED, _cause_of(first))
    return DeliveryReport(tuple(ids), Fate.DELAYED if Fate.DELAYED in told else Fate.ARRIVED)


def _report_in(mail: Message) -> Message:
    """The report itself, also when somebody forwarded it as an attachment."""
    for part in mail.walk():
        if part.get_content_type() == "multipart/report" and any(_status_parts(part)):
            return part
    return mail


def _status_parts(mail: Message) -> Iterator[Message]:
    status = ("message/delivery-status", "message/global-delivery-status")
    return (part for part in mail.walk() if part.get_content_type() in status)


def _blocks_of(part: Message) -> list[dict[str, str]]:
    """The groups of fields, one for each receiver; the first is about the server."""
    inside = _mails_in(part)
    if not inside:  # encoded as base64 or the like: read it as text
        text = part.get_payload(decode=True)
        raw = text if isinstance(text, bytes) else b""
        inside = [message_from_bytes(block) for block in re.split(rb"\r?\n\s*\r?\n", raw)]
    return [{name.lower(): _line(value) for name, value in block.items()} for block in inside]


def _mails_in(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _line(value: object) -> str:
    return " ".join(str(value).split())


def _fate_of(block: dict[str, str]) -> Fate:
    action = block.get("action", "").lower()
    if action.startswith("failed"):
        return Fate.FAILED
    if action.startswith("delayed"):
        return Fate.DELAYED
    if action:  # delivered, relayed, expanded
        return Fate.ARRIVED
    status = block.get("status", "")
    return {"5": Fate.FAILED, "4": Fate.DELAYED}.get(status[:1], Fate.ARRIVED)


def _returned_ids(report: Message) -> Iterator[str]:
    """The id of the mail that is returned with the report, whole or its headers alone."""
    for part in report.walk():
        if part is report or part.get_content_type() not in RETURNED:
            continue
        for mail in _mails_in(part) or [_from_text(part)]:
            yield from _MESSAGE_ID.findall(_line(mail.get("Message-ID", "")))


def _from_text(part: Message) -> Message:
    text = part.get_payload(decode=True)
    return message_from_bytes(text if isinstance(text, bytes) else b"")


def _ids_in(content: bytes) -> list[str]:
    """Every id in a report that does not hold the mail it is about."""
    found = _MESSAGE_ID.findall(content.decode("latin-1"))
    return list(dict.fromkeys(found))[:MOST_IDS]


_CAUSES = {
    ("1", "0"): Cause.OTHER,
    ("1", "7"): Cause.REFUSED,  # the sender's address
    ("1", "8"): Cause.REFUSED,
    ("2", "0"): Cause.OTHER,
    ("2", "1"): Cause.UNKNOWN,  # a mailbox that was closed
    ("2", "2"): Cause.FULL,
    ("3", "1"): Cause.FULL,
    ("4", "4"): Cause.UNKNOWN,  # a domain without a mail server
}
_KINDS = {"1": Cause.UNKNOWN, "2": Cause.REFUSED, "5": Cause.REFUSED, "6": Cause.REFUSED, "7": Cause.REFUSED}
_WORDS = (
    (Cause.FULL, ("quota", "mailbox full", "mailbox is full", "over storage", "insufficient system storage")),
    (Cause.UNKNOWN, ("user unknown", "unknown user", "no such user", "does not exist", "mailbox not found")),
    (Cause.UNKNOWN, ("no mailbox", "mailbox unavailable", "invalid recipient", "user not found", "host not found")),
    (Cause.REFUSED, ("spam", "blocked", "blacklist", "policy", "denied", "rejected")),
)


def _cause_of(block: dict[str, str]) -> Cause:
    """The code of the server first; where that says nothing, its words."""
    words = block.get("diagnostic-code", "").lower()
    codes = _STATUS.findall(block.get("status", "")) + _STATUS.findall(words)
    _class, kind, detail = next((code for code in codes if code[1] != "0"), ("", "", ""))
    cause = _CAUSES.get((kind, detail), _KINDS.get(kind, Cause.OTHER))
    if cause is not Cause.OTHER:
        return cause
    return next((cause for cause, signs in _WORDS if any(sign in words for sign in signs)), Cause.OTHER)
