# SPDX-License-Identifier: EUPL-1.2
"""What a theme becomes, the letters about it, and that who told it hears what happened."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import (
    ActionPoint,
    Bottleneck,
    BottleneckAnswer,
    Goal,
    Observation,
    Theme,
    ThemeNews,
    ThemeQuestion,
)
from samenspel.agenda.operations.letters_retention import forget_letters
from samenspel.agenda.operations.telling_back import tell_back_in
from samenspel.audit.models import Event
from samenspel.base import jobs
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.agenda.test_observations import WORDS, text, told
from tests.factories import ContactFactory, models_save

TokenFor = Callable[[Contact], str]


@pytest.fixture(autouse=True)
def mail_waits_in_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


@pytest.fixture
def theme(pact: Partnership, coby: Contact) -> Theme:
    made = Theme(partnership=pact, name="Verwarming uit", explanation="Het is koud in huis.")
    models_save(made)
    told(coby, pact, theme=made, people="tens")
    return made


@pytest.fixture
def at(theme: Theme) -> str:
    return f"/p/testdam/zien/thema/{theme.pk}/"


def mails(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage._base_manager.filter(kind=kind).order_by("created_at"))


def hours_later(hours: int = 2) -> None:
    """What happened until now is that long ago."""
    for news in ThemeNews._base_manager.all():
        ThemeNews._base_manager.filter(pk=news.pk).update(happened_at=news.happened_at - timedelta(hours=hours))
    for row in Observation._base_manager.exclude(told_back_at=None):
        Observation._base_manager.filter(pk=row.pk).update(told_back_at=row.told_back_at - timedelta(hours=hours))


def test_it_becomes_an_action_point_and_a_goal_once(as_karim: Client, at: str, coby: Contact) -> None:
    action = {"owner": str(coby.pk), "what": "Gordijnen lenen", "form_key": str(uuid4())}
    goal = {"title": "Niemand zit in de kou", "form_key": str(uuid4())}
    for _twice in range(2):
        assert as_karim.post(f"{at}actiepunt/", action)["Location"] == at
        assert as_karim.post(f"{at}doel/", goal)["Location"] == at
    assert ActionPoint._base_manager.get().what == "Gordijnen lenen"
    assert Goal._base_manager.get().title == "Niemand zit in de kou"
    assert sorted(ThemeNews._base_manager.values_list("kind", flat=True)) == ["action", "goal"]
    shown = text(as_karim.get(at))
    assert "Gordijnen lenen" in shown and "Dit werd een doel van ons samen: Niemand zit in de kou." in shown


def test_who_told_it_gets_one_mail_about_everything_without_anybodys_words(
    as_karim: Client, at: str, theme: Theme, coby: Contact, pact: Partnership
) -> None:
    told(coby, pact, "Nog iets van Coby", theme=theme)
    told(ContactFactory(partnership=pact, email=""), pact, theme=theme)
    told(ContactFactory(partnership=pact, active=False), pact, theme=theme)
    told(None, pact, theme=theme)
    for what, title in (("actiepunt/", "what"), ("doel/", "title")):
        as_karim.post(at + what, {"owner": str(coby.pk), title: "Iets warms", "form_key": str(uuid4())})
    assert tell_back_in(partnership_id=pact.pk) == 0, "who does more in an hour sends one mail"
    hours_later()
    assert [tell_back_in(partnership_id=pact.pk) for _time in range(3)] == [1, 0, 0]
    (mail,) = mails("told_back")
    assert (mail.to_email, mail.link_path) == ("coby@voorbeeld.test", "zien/")
    assert mail.body.count("Verwarming uit") == 1 and mail.body.count("er is een actiepunt") == 1
    assert WORDS not in mail.body and "Nog iets" not in mail.body
    as_karim.post(f"{at}doel/", {"title": "Nog iets warms", "form_key": str(uuid4())})
    hours_later()
    assert tell_back_in(partnership_id=pact.pk) == 1
    assert "Nog iets warms" in mails("told_back")[1].body and "Iets warms" not in mails("told_back")[1].body


def test_who_comes_to_a_theme_later_hears_what_became_of_it_before(
    as_karim: Client, at: str, theme: Theme, pact: Partnership
) -> None:
    as_karim.post(f"{at}doel/", {"title": "Warm huis", "form_key": str(uuid4())})
    hours_later()
    tell_back_in(partnership_id=pact.pk)
    late = ContactFactory(partnership=pact, email="laat@voorbeeld.test")
    row = told(late, pact)
    as_karim.post("/p/testdam/zien/", {"observations": str(row.pk), "theme": str(theme.pk), "form_key": str(uuid4())})
    assert tell_back_in(partnership_id=pact.pk) == 1
    assert mails("told_back")[-1].to_email == "laat@voorbeeld.test"


def test_a_question_goes_to_one_person_and_the_answer_shows_on_the_theme(
    as_karim: Client, visitor: Client, at: str, pact: Partnership, token_for: TokenFor
) -> None:
    other = ContactFactory(partnership=pact, email="dina@voorbeeld.test")
    sent = {"contact": str(other.pk), "words": "Wat kost isolatie?", "form_key": str(uuid4())}
    for _twice in range(2):
        assert as_karim.post(f"{at}vraag/", sent).status_code == 302
    (mail,) = mails("theme_question")
    assert mail.to_email == "dina@voorbeeld.test" and "Wat kost isolatie?" in mail.body and WORDS not in mail.body
    own = f"/p/testdam/k/{token_for(other)}/"
    asked = visitor.get(own + mail.link_path)
    assert "Wat kost isolatie?" in text(asked) and WORDS not in text(asked)
    assert visitor.post(own + mail.link_path, {"answer": "Veel geld", "version": 1}).status_code == 302
    late = visitor.post(own + mail.link_path, {"answer": "Toch weinig", "version": 1})
    assert late.status_code == 409 and "Veel geld" in text(late)
    assert "Veel geld" in text(as_karim.get(at))
    assert sorted(ThemeNews._base_manager.values_list("kind", flat=True)) == ["answered", "asked"]
    nobody = ContactFactory(partnership=pact, email="")
    assert as_karim.post(f"{at}vraag/", {**sent, "contact": str(nobody.pk), "form_key": ""}).status_code == 422


def letter_for(client: Client, at: str, email: str = "wethouder@voorbeeld.test") -> str:
    sent = {"addressee": "De wethouder", "email": email, "ask": "wilt u helpen?", "form_key": str(uuid4())}
    assert client.post(f"{at}brief/", sent)["Location"] == client.post(f"{at}brief/", sent)["Location"]
    return f"/p/testdam/zien/brieven/{Bottleneck._base_manager.get().pk}/"


def day(number: int) -> str:
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def test_a_letter_is_read_changed_and_sent_once_as_it_was_read(as_karim: Client, as_fenna: Client, at: str) -> None:
    letter = letter_for(as_karim, at)
    read = text(as_karim.get(letter))
    assert "Zij schatten dat het om ongeveer 25 mensen gaat" in read and "enkele partners" in read and "helpen" in read
    changed = {"addressee": "De wethouder", "email": "w@voorbeeld.test", "subject": "Kou", "body": "Beste wethouder,"}
    assert as_fenna.post(f"{letter}wijzigen/", {**changed, "version": 1}).status_code == 302
    assert as_karim.post(f"{letter}wijzigen/", {**changed, "subject": "Gas", "version": 1}).status_code == 409
    stale = as_karim.post(f"{letter}versturen/", {"version": 1, "answer_by": day(42)})
    assert stale.status_code == 409 and mails("bottleneck") == []
    assert as_karim.post(f"{letter}versturen/", {"version": 2, "answer_by": day(-1)}).status_code == 422
    for _twice in range(2):
        assert as_karim.post(f"{letter}versturen/", {"version": 2, "answer_by": day(42)}).status_code == 302
    (mail,) = mails("bottleneck")
    assert (mail.to_email, mail.body, mail.reply_to) == (
        "w@voorbeeld.test",
        "Beste wethouder,\n",
        "karim@voorbeeld.test",
    )
    assert as_fenna.post(f"{letter}wijzigen/", {**changed, "version": 3}).status_code == 302
    as_fenna.post(f"{letter}weggooien/")
    assert Bottleneck._base_manager.get().state == "sent", "what went stays as it went"
    assert ThemeNews._base_manager.get().about == "De wethouder"


def test_on_paper_no_mail_goes_and_the_letter_can_be_printed(as_karim: Client, at: str) -> None:
    letter = letter_for(as_karim, at, email="")
    assert as_karim.get(f"{letter}brief.pdf").content.startswith(b"%PDF")
    assert as_karim.post(f"{letter}versturen/", {"version": 1, "answer_by": day(42)}).status_code == 302
    assert mails("bottleneck") == [] and Bottleneck._base_manager.get().state == "sent"


def test_answers_are_kept_in_order_and_an_overdue_one_stands_on_today(
    as_karim: Client, at: str, pact: Partnership, visitor: Client, coby: Contact, token_for: TokenFor
) -> None:
    letter = letter_for(as_karim, at)
    early = {"state": "done", "day": day(0), "form_key": str(uuid4())}
    assert as_karim.post(f"{letter}antwoord/", early).status_code == 422, "nothing went yet"
    as_karim.post(f"{letter}versturen/", {"version": 1, "answer_by": day(10)})
    promised = {
        "state": "promised",
        "day": day(0),
        "words": "Geheim van de wethouder",
        "told": "In mei komt er isolatie.",
        "form_key": str(uuid4()),
    }
    assert as_karim.post(f"{letter}antwoord/", promised).status_code == 422, "a promise asks when to look again"
    for _twice in range(2):
        assert as_karim.post(f"{letter}antwoord/", {**promised, "answer_by": day(3)}).status_code == 302
    assert "geen antwoord" not in text(as_karim.get("/p/testdam/"))
    Bottleneck._base_manager.update(answer_by=timezone.localdate() - timedelta(days=1))
    assert "Eén brief heeft nog geen antwoord" in text(as_karim.get("/p/testdam/"))
    again = {"state": "refused", "day": day(0), "words": "Toch niet", "form_key": str(uuid4())}
    assert as_karim.post(f"{letter}antwoord/", again).status_code == 302
    assert list(BottleneckAnswer._base_manager.values_list("state", flat=True)) == ["promised", "refused"]
    assert "Eén brief heeft nog geen antwoord" not in text(as_karim.get("/p/testdam/"))
    own = text(visitor.get(f"/p/testdam/k/{token_for(coby)}/zien/"))
    assert "In mei komt er isolatie." in own and "De wethouder zegt nee." in own and "Geheim" not in own


def test_what_staff_throw_away_is_gone_for_everybody(as_karim: Client, at: str, theme: Theme) -> None:
    row = Observation._base_manager.get()
    assert as_karim.get(f"/p/testdam/zien/{row.pk}/weghalen/").status_code == 200
    assert Observation._base_manager.count() == 1
    assert as_karim.post(f"/p/testdam/zien/{row.pk}/weghalen/")["Location"] == at
    assert not Observation._base_manager.exists()


def test_p11_questions_and_letters_are_forgotten_after_their_term(
    as_karim: Client, theme: Theme, coby: Contact, pact: Partnership
) -> None:
    now = timezone.now()
    for days in (364, 366):
        asked = now - timedelta(days=days)
        models_save(ThemeQuestion(partnership=pact, theme=theme, contact=coby, words=f"Na {days}", asked_at=asked))
    old = _letter(theme, sent=800, heard=731)
    waiting = _letter(theme, sent=800, heard=729)
    draft = Bottleneck(partnership=pact, theme=theme, addressee="UWV", subject="Kou", body="Wij zien kou.")
    models_save(draft)
    Bottleneck._base_manager.filter(pk=draft.pk).update(created_at=now - timedelta(days=731))
    assert (forget_letters(), forget_letters()) == (3, 0)
    assert [row.words for row in ThemeQuestion._base_manager.all()] == ["Na 364"]
    kept = {row.pk: (row.body, row.email) for row in Bottleneck._base_manager.all()}
    assert kept == {old.pk: ("", ""), waiting.pk: ("Wij zien kou.", "loket@gemeente.example")}
    said = set(BottleneckAnswer._base_manager.values_list("bottleneck", "words"))
    assert said == {(old.pk, ""), (waiting.pk, "Zij bellen")}
    shown = text(as_karim.get(f"/p/testdam/zien/brieven/{old.pk}/"))
    assert "De woorden van deze brief zijn er niet meer" in shown and "Ze zeggen nee" in shown
    assert as_karim.get(f"/p/testdam/zien/brieven/{old.pk}/brief.pdf").status_code == 404
    (event,) = Event._base_manager.filter(action="letters.forgotten")
    assert event.codes == {"questions": 1, "drafts": 1, "letters": 1, "reason": "term"}


def _letter(theme: Theme, *, sent: int, heard: int) -> Bottleneck:
    today = timezone.localdate()
    letter = Bottleneck(
        partnership_id=theme.partnership_id,
        theme=theme,
        addressee="Gemeente",
        email="loket@gemeente.example",
        subject="Kou",
        body="Wij zien kou.",
        state="refused",
        sent_date=today - timedelta(days=sent),
    )
    models_save(letter)
    day = today - timedelta(days=heard)
    models_save(
        BottleneckAnswer(
            partnership_id=theme.partnership_id, bottleneck=letter, state="refused", day=day, words="Zij bellen"
        )
    )
    return letter
