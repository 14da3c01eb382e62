# SPDX-License-Identifier: EUPL-1.2
"""A chat is read in, sorted by a person, taken into the list, and forgotten."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.questions.models import Chat, Entry, Piece
from samenspel.questions.operations.reading import forget_chats, remove_chat, take_chat
from samenspel.questions.operations.sorting import accept_chatter, decide_pieces, take_pieces
from samenspel.questions.queries.chats import chat_row, piece_page

HERE = "/p/testdam/vragen/"
SOURCE = Path(__file__).resolve().parents[1] / "data" / "chats" / "webinar-collective-impact.md"
CHAT = (
    "10:00:00 From Bo Test to Everyone: Hoe kom ik bij het loket?\n"
    "10:01:00 From An Test to Everyone: gewoon binnenlopen op dinsdag\n"
    "10:02:00 From An Test to Everyone: en neem je brieven mee\n"
    "10:03:00 From Bo Test to Everyone: Dank je wel An\n"
    "10:04:00 From Cor to Everyone: Tip: maak brieven korter\n"
)


def read(text: str = CHAT, **more: Any) -> Chat:
    values = {"form_key": uuid4(), "title": "Webinar", "happened_date": None, "gathering_id": None, **more}
    return take_chat(text=text, **values)


def said(chat: Chat, **kinds: str) -> int:
    """`p0="question"`: what somebody says the pieces are, none of which was decided before."""
    return decide_pieces(chat_id=chat.pk, kinds={int(name[1:]): kind for name, kind in kinds.items()}, was={})


def test_a_pasted_chat_is_sorted_a_screen_at_a_time_and_becomes_questions_and_tips(as_fenna: Client) -> None:
    form = {"form_key": str(uuid4()), "title": "Webinar", "pasted": CHAT, "gathering": "", "happened_date": ""}
    sorting = as_fenna.post(f"{HERE}inlezen/", form)["Location"]
    assert as_fenna.post(f"{HERE}inlezen/", form)["Location"] == sorting  # a double click
    page = as_fenna.get(sorting).content.decode()
    assert "Hoe kom ik bij het loket?" in page and "Ons voorstel: er staat een vraagteken." in page
    kinds = ("question", "answer", "more", "chatter", "tip")
    answers = {"piece": [str(number) for number in range(5)]} | {
        f"kind-{number}": kind for number, kind in enumerate(kinds)
    }
    assert as_fenna.post(sorting, answers).status_code == 302
    assert as_fenna.post(f"{sorting}opnemen/").status_code == 302
    assert as_fenna.post(f"{sorting}opnemen/").status_code == 302  # finds nothing more to take
    question, tip = Entry._base_manager.order_by("kind")
    assert question.text == "Hoe kom ik bij het loket?"
    assert question.answer == "gewoon binnenlopen op dinsdag\n\nen neem je brieven mee"
    assert (tip.kind, tip.text) == ("tip", "Tip: maak brieven korter")
    assert Chat._base_manager.get().worked_at is not None
    listed = as_fenna.get(HERE).content.decode()
    assert "Bo Test" not in listed and "An Test" not in listed


def test_the_source_gives_its_questions_and_tips_after_the_pass_of_a_person(facilitating: Actor) -> None:
    """The only thing to change: "Is dat mogelijk met Collective Impact?" is the rest of the question before it."""
    chat = read(SOURCE.read_text(encoding="utf-8"))
    pieces = Piece.objects.filter(chat=chat)
    kinds: dict[int, str] = dict(pieces.values_list("position", "proposed"))
    kinds[pieces.get(text__startswith="Is dat mogelijk").position] = "more"
    decide_pieces(chat_id=chat.pk, kinds=kinds, was={})
    assert take_pieces(chat_id=chat.pk) == (6, 15)
    questions = Entry.objects.filter(kind="question").order_by("position")
    assert [(one.text[:12], one.answer[:12]) for one in questions] == [
        ("Ik heb zelf ", "Ja zeker, bi"),
        ("Ik ervaar oo", "Centraal in "),
        ("Wij bij de R", "Collective i"),
        ("Wij zouden d", "Bij de HVA h"),
        ("Als vrijwill", "Samenwerking"),
        ("Hoe gaan we ", "Schuldpreven"),
    ]
    assert "dichterbij elkaar komen." in questions[1].answer


def test_what_cannot_be_a_chat_is_said_beside_the_field_and_nothing_is_lost(as_fenna: Client) -> None:
    def sent(**form: Any) -> str:
        answer = as_fenna.post(f"{HERE}inlezen/", {"title": "Mijn titel", "pasted": "", "gathering": "", **form})
        assert answer.status_code == 422
        return str(answer.content.decode())

    assert "Plak hier de chat" in sent()
    assert "Geef de chat een naam" in sent(title="", pasted="Hoe dan?")
    page = sent(pasted="Hoe dan?\nMijn nummer is 111222333")
    assert "Op regel 2 staat een getal" in page and "Mijn titel" in page and "Hoe dan?" in page
    assert "kunnen we geen tekst halen" in sent(file=SimpleUploadedFile("chat.docx", b"PK\x03\x04niets"))
    assert not Chat._base_manager.exists()


def test_a_file_of_five_thousand_lines_is_read_and_its_chatter_put_aside_at_once(as_fenna: Client) -> None:
    lines = [
        f"10:00:{number % 60:02d} From Persoon {number % 30} to Everyone: {'Hoe dan?' if number % 50 == 0 else 'Hallo'}"
        for number in range(5000)
    ]
    file = SimpleUploadedFile("chat.txt", "\ufeff".join(["", "\r\n".join(lines)]).encode())
    sorting = as_fenna.post(f"{HERE}inlezen/", {"title": "Lang", "pasted": "", "gathering": "", "file": file})[
        "Location"
    ]
    assert "4900 stukken lijken praat" in as_fenna.get(sorting).content.decode()
    as_fenna.post(f"{sorting}praat/")
    assert Piece._base_manager.filter(decided="chatter").count() == 4900
    assert Piece._base_manager.filter(decided="").count() == 100


def test_a_choice_that_does_not_exist_is_asked_again(as_fenna: Client, facilitating: Actor) -> None:
    chat = read()
    answer = as_fenna.post(f"{HERE}inlezen/{chat.pk}/", {"piece": "0", "kind-0": "onzin"})
    assert answer.status_code == 422 and "Kies wat dit is." in answer.content.decode()


def test_what_somebody_else_decided_meanwhile_stays_as_they_said(facilitating: Actor) -> None:
    chat = read()
    assert said(chat, p0="tip") == 0
    assert said(chat, p0="question", p1="answer") == 1
    assert said(chat, p0="tip") == 0  # the same once more
    assert list(Piece.objects.filter(chat=chat).values_list("decided", flat=True)[:2]) == ["tip", "answer"]


def test_a_chat_taken_in_two_goes_adds_to_what_was_taken_and_takes_that_off_the_public_page(
    facilitating: Actor,
) -> None:
    chat = read()
    said(chat, p0="question")
    assert take_pieces(chat_id=chat.pk) == (1, 0)
    Entry.objects.update(published_at=timezone.now())
    said(chat, p1="answer", p2="more", p4="tip")
    assert take_pieces(chat_id=chat.pk) == (0, 1)
    question = Entry.objects.get(kind="question")
    assert question.answer == "gewoon binnenlopen op dinsdag\n\nen neem je brieven mee"
    assert question.published_at is None
    assert chat_row(chat.pk).worked_at is None
    assert accept_chatter(chat_id=chat.pk) == 1
    assert chat_row(chat.pk).worked_at is not None


def test_an_answer_to_nothing_is_kept_as_a_tip(facilitating: Actor) -> None:
    chat = read()
    said(chat, p0="chatter", p1="answer", p2="more")
    assert take_pieces(chat_id=chat.pk) == (0, 1)
    assert Entry.objects.get().text == "gewoon binnenlopen op dinsdag\n\nen neem je brieven mee"


def test_taking_asks_for_a_decision_first(facilitating: Actor) -> None:
    with pytest.raises(Refused):
        take_pieces(chat_id=read().pk)


def test_names_of_those_who_wrote_are_marked_in_the_words_of_others(facilitating: Actor) -> None:
    (thanks,) = (row for row in piece_page(read().pk, only_undecided=True).rows if row.position == 3)
    assert [bit.words for bit in thanks.text if bit.found] == ["An"]


@pytest.mark.r16
def test_what_people_wrote_is_forgotten_a_month_after_it_was_worked_through(facilitating: Actor) -> None:
    worked, busy, old = read(), read(), read()
    for chat, days in ((worked, 31), (old, 366)):
        Chat.objects.filter(pk=chat.pk).update(created_at=timezone.now() - timedelta(days=days))
    said(worked, p0="question", p1="chatter", p2="chatter", p3="chatter", p4="chatter")
    take_pieces(chat_id=worked.pk)
    Chat.objects.filter(pk=worked.pk).update(worked_at=timezone.now() - timedelta(days=29))
    with acting_as(None):
        assert forget_chats() == 5  # of the old one
    Chat.objects.filter(pk=worked.pk).update(worked_at=timezone.now() - timedelta(days=31))
    with acting_as(None):
        assert (forget_chats(), forget_chats()) == (5, 0)
    assert set(Piece.objects.values_list("chat_id", flat=True)) == {busy.pk}
    assert Entry.objects.get().text == "Hoe kom ik bij het loket?"
    assert Chat.objects.count() == 3


def test_a_chat_thrown_away_leaves_what_was_taken_from_it(facilitating: Actor) -> None:
    chat = read()
    said(chat, p0="question")
    take_pieces(chat_id=chat.pk)
    remove_chat(chat_id=chat.pk)
    assert not Piece.objects.exists()
    assert Entry.objects.get().chat_id is None
    assert list(Event.objects.order_by("pk").values_list("action", flat=True)) == [
        "chat.read",
        "chat.sorted",
        "chat.taken",
        "chat.removed",
    ]


def test_the_core_group_reads_the_list_but_not_who_wrote_what(as_karim: Client, facilitating: Actor) -> None:
    chat = read()
    assert as_karim.get(HERE).status_code == 200
    assert as_karim.get(f"{HERE}inlezen/{chat.pk}/").status_code == 403
