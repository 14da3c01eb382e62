# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.questions.views import chats, entries, listing, public

app_name = "questions"
urlpatterns = [
    path("vragen/", listing.question_list, name="question_list"),
    path("vragen/papier.pdf", listing.question_pdf, name="question_pdf"),
    path("vragen/nieuw/", entries.question_new, name="question_new"),
    path("vragen/inlezen/", chats.chat_new, name="chat_new"),
    path("vragen/inlezen/<uuid:chat_id>/", chats.chat_sort, name="chat_sort"),
    path("vragen/inlezen/<uuid:chat_id>/praat/", chats.chat_chatter, name="chat_chatter"),
    path("vragen/inlezen/<uuid:chat_id>/opnemen/", chats.chat_take, name="chat_take"),
    path("vragen/inlezen/<uuid:chat_id>/weg/", chats.chat_remove, name="chat_remove"),
    path("vragen/<uuid:entry_id>/", entries.question, name="question"),
    path("vragen/<uuid:entry_id>/wijzigen/", entries.question_edit, name="question_edit"),
    path("vragen/<uuid:entry_id>/openbaar/", entries.question_publish, name="question_publish"),
    path("vragen/<uuid:entry_id>/terug/", entries.question_take_back, name="question_take_back"),
    path("vragen/<uuid:entry_id>/weg/", entries.question_remove, name="question_remove"),
    path("openbaar/vragen/", public.public_questions, name="public_questions"),
]
