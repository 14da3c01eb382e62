# SPDX-License-Identifier: EUPL-1.2
from samenspel.questions.models.chats import Chat, Piece
from samenspel.questions.models.entries import Entry, EntryTag

__all__ = ["Chat", "Entry", "EntryTag", "Piece"]
