# SPDX-License-Identifier: EUPL-1.2
"""The chat of a webinar or session: read from any export, and a proposal per piece what it is.

    text → messages (reading, tables, paragraphs) → pieces with a proposal (kinds)

Nothing of a text is lost: every line that is not blank stands in exactly one piece. A person decides what a piece is.
"""

from samenspel.domain.chats.addressed import addressed_in
from samenspel.domain.chats.kinds import propose
from samenspel.domain.chats.nearest import nearest
from samenspel.domain.chats.reading import read_chat
from samenspel.domain.chats.shape import Kind, Message, Proposal, Why

__all__ = ["Kind", "Message", "Proposal", "Why", "addressed_in", "nearest", "proposals", "propose", "read_chat"]


def proposals(text: str) -> list[Proposal]:
    """What a chat consists of, in its order, with what each piece looks like.

    >>> [(piece.kind.value, piece.sender, piece.text) for piece in proposals("10:02:33 From Bo to Everyone: Hoe dan?")]
    [('question', 'Bo', 'Hoe dan?')]
    """
    return propose(read_chat(text))
