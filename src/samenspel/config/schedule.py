# SPDX-License-Identifier: EUPL-1.2
"""What runs by itself, and when; and how the queue is set up."""

from typing import Any

QUEUE: dict[str, Any] = {
    "name": "samenspel",
    "orm": "default",
    "workers": 1,
    "timeout": 90,  # a job lasts 60 s at most
    "retry": 150,  # longer than the timeout, else a running job is started twice
    "max_attempts": 5,
    "ack_failures": False,
    "catch_up": False,
    "poll": 0.5,
    "save_limit": 500,
    "label": "Samenspel",
}

# (operation, minutes between two runs)
REPEATED = (
    ("samenspel.gatherings.operations.thanks.send_thanks_due", 15),
    ("samenspel.directory.operations.searching.catch_up", 5),
    ("samenspel.directory.operations.searching.tidy_words", 24 * 60),
    ("samenspel.messaging.operations.deliver_waiting", 5),
    ("samenspel.surveys.operations.rounds.close_what_is_over", 60),
    ("samenspel.agenda.operations.follow_up.ask_how_it_goes", 60),
    ("samenspel.directory.operations.asking_right.ask_still_right", 60),
    ("samenspel.directory.operations.listing_proposals.forget_proposals", 24 * 60),
    ("samenspel.agenda.operations.telling_back.tell_back", 60),
    ("samenspel.gatherings.operations.inviting.continue_mailings", 5),
    ("samenspel.gatherings.operations.retention.forget_diets", 24 * 60),
    ("samenspel.gatherings.operations.retention.forget_lifts", 24 * 60),
    ("samenspel.gatherings.operations.retention.forget_door_presses", 24 * 60),
    ("samenspel.gatherings.operations.retention.forget_notes", 24 * 60),
    ("samenspel.messaging.operations.forget_mail", 60),
    ("samenspel.entrance.operations.forget_links", 24 * 60),
    ("samenspel.organizations.operations.talks.forget_talks", 24 * 60),
    ("samenspel.organizations.operations.importing_retention.forget_lists", 60),
    ("samenspel.directory.operations.import_retention.forget_directory_lists", 60),
    ("samenspel.gatherings.operations.sticker_sheets.forget_stickers", 60),
    ("samenspel.core_group.operations.signals.forget_signals", 24 * 60),
    ("samenspel.questions.operations.reading.forget_chats", 24 * 60),
    ("samenspel.directory.operations.offer_mail.ask_still_needed", 60),
    ("samenspel.directory.operations.offers.forget_offers", 24 * 60),
    ("samenspel.directory.operations.inventories.close_what_is_over", 60),
    ("samenspel.directory.operations.inventory_answers.forget_answers", 24 * 60),
    ("samenspel.agenda.operations.observations.forget_observations", 24 * 60),
    ("samenspel.agenda.operations.letters_retention.forget_letters", 24 * 60),
    ("samenspel.news.operations.sending.send_news_due", 15),
    ("samenspel.news.operations.sending.continue_news", 5),
    ("samenspel.news.operations.asking.forget_questions", 24 * 60),
)
