# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.utils import timezone


def made(make: Any, *, gathering: Any, **_others: Any) -> dict[str, Any]:
    """A chat with two pieces to sort, a question with a name in it, and a tip that everybody may read."""
    chat = make("questions.Chat", title="Webinar over brieven", gathering=gathering)
    for position, text in enumerate(("Is de balie open?", "Dank je wel Bo")):
        make("questions.Piece", chat=chat, position=position, text=text, sender="Bo", proposed="question", why="mark")
    entry = make("questions.Entry", kind="question", text="Meer weten? Bel 06 12 34 56 78.", chat=chat)
    make("questions.EntryTag", entry=entry, word="brieven")
    make("questions.Entry", kind="tip", text="Schrijf korte brieven", published_at=timezone.now())
    return {"chat_id": chat.pk, "entry_id": entry.pk, "role": "gemeente"}
