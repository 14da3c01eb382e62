# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, FACILITATOR, FACILITATOR_POSTS, STAFF

ANSWERS: dict[str, str] = {
    "questions:question_list": STAFF,
    "questions:question_pdf": STAFF,
    "questions:question_new": FACILITATOR,
    "questions:question": STAFF,
    "questions:question_edit": FACILITATOR,
    "questions:question_publish": FACILITATOR,
    "questions:question_take_back": FACILITATOR_POSTS,
    "questions:question_remove": FACILITATOR,
    "questions:chat_new": FACILITATOR,
    "questions:chat_sort": FACILITATOR,
    "questions:chat_chatter": FACILITATOR_POSTS,
    "questions:chat_take": FACILITATOR_POSTS,
    "questions:chat_remove": FACILITATOR,
    "questions:public_questions": EVERYONE,
}
