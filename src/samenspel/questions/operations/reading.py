# SPDX-License-Identifier: EUPL-1.2
"""A chat comes in: its pieces with a proposal each; thrown away again, and forgotten in time."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.fields import plain_text
from samenspel.base.personal_numbers import find_bsn
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.base.tables import UnreadableTable
from samenspel.base.tables.encoding import decode
from samenspel.domain.chats import Proposal, proposals
from samenspel.gatherings.models import Gathering
from samenspel.questions.constants import MOST_BYTES, MOST_PIECES, UNWORKED_CHAT_KEPT, WORKED_CHAT_KEPT
from samenspel.questions.models import Chat, Piece

LINES_NAMED = 5
_NOT_TEXT = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def text_of_file(content: bytes) -> str:
    """The words of a file. Raises Refused when it holds no plain text."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot. Knip de chat in stukken en lees ze na elkaar in."))
    if content.startswith(_NOT_TEXT):
        raise Refused(_("Uit dit bestand kunnen we geen tekst halen. Kopieer de tekst en plak die hieronder."))
    try:
        return decode(content)[0]
    except UnreadableTable as error:
        raise Refused(
            _("Uit dit bestand kunnen we geen tekst halen. Kopieer de tekst en plak die hieronder.")
        ) from error


@transaction.atomic
def take_chat(*, form_key: UUID, title: str, happened_date: date | None, gathering_id: UUID | None, text: str) -> Chat:
    """The pieces of a chat, ready to be sorted. The same `form_key` twice is one chat."""
    made: Chat | None = Chat.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    gathering = Gathering.of(gathering_id) if gathering_id else None
    found = _read(text)
    chat = Chat(
        pk=form_key,
        partnership_id=current_partnership_id(),
        title=title,
        happened_date=happened_date,
        gathering=gathering,
    )
    try:
        with transaction.atomic():
            chat.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, elsewhere
        raise NotFound(str(form_key)) from error
    rows = [_piece(chat, position, piece) for position, piece in enumerate(found)]
    Piece.objects.bulk_create(rows, batch_size=500)
    record(action="chat.read", subject=chat, pieces=len(rows))
    return chat


def _read(text: str) -> list[Proposal]:
    if len(text.encode("utf-8", errors="replace")) > MOST_BYTES:
        raise Refused(_("Dit is te lang om in één keer in te lezen. Knip de chat in stukken."))
    text = _CONTROLS.sub("", text)
    _refuse_personal_numbers(text)
    found = [piece for piece in proposals(text) if plain_text(piece.text, several_lines=True)]
    if not found:
        raise Refused(_("Hier staat geen tekst in. Kies een bestand, of plak de chat."))
    if len(found) > MOST_PIECES:
        raise Refused(_("Dit is te lang om in één keer in te lezen. Knip de chat in stukken."))
    return found


def _refuse_personal_numbers(text: str) -> None:
    """A long chat says on which lines to look."""
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if find_bsn(line)]
    if lines:
        named = ", ".join(str(number) for number in lines[:LINES_NAMED])
        raise Refused(
            ngettext(
                "Op regel %(lines)s staat een getal dat een burgerservicenummer (BSN) kan zijn. "
                "Dat mogen we niet bewaren. Haal het weg.",
                "Op de regels %(lines)s staan getallen die een burgerservicenummer (BSN) kunnen zijn. "
                "Die mogen we niet bewaren. Haal ze weg.",
                len(lines),
            )
            % {"lines": f"{named} …" if len(lines) > LINES_NAMED else named}
        )


def _piece(chat: Chat, position: int, piece: Proposal) -> Piece:
    values: dict[str, Any] = {
        "text": plain_text(piece.text, several_lines=True),
        "answer": plain_text(piece.answer, several_lines=True),
        "sender": plain_text(piece.sender)[:80],
        "moment": plain_text(piece.moment)[:60],
    }
    return Piece(
        partnership_id=chat.partnership_id,
        chat=chat,
        position=position,
        proposed=piece.kind.value,
        why=piece.why.value,
        answers_position=piece.question,
        **values,
    )


@transaction.atomic
def remove_chat(*, chat_id: UUID) -> None:
    """The chat with all its pieces; what was taken from it stays in the list."""
    chat = Chat.of(chat_id)
    record(action="chat.removed", subject=chat)
    chat.delete()


@transaction.atomic
def forget_chats() -> int:
    """What people wrote is gone a month after it was worked through, or a year after it was read.

    Runs every day, for all partnerships. What the chat was about stays, and so do the questions and tips taken from it.
    Returns how many pieces; a second run finds none.
    """
    now = timezone.now()
    with acting_as(Actor(role=Role.RETENTION)):
        over = Chat.objects.filter(
            Q(worked_at__lte=now - WORKED_CHAT_KEPT) | Q(created_at__lte=now - UNWORKED_CHAT_KEPT)
        )
        _all, removed = Piece.objects.filter(Exists(over.filter(pk=OuterRef("chat_id")))).delete()
        over.filter(worked_at__isnull=True).update(worked_at=now)
        count: int = removed.get("questions.Piece", 0)
        if count:
            record(action="chats.forgotten", count=count)
    return count
