# SPDX-License-Identifier: EUPL-1.2
"""Questions and tips: looked for, answered, made public without names, taken back, printed."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.access.constants import Role
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.organizations.models import Contact
from samenspel.questions.models import Entry, EntryTag
from samenspel.questions.operations.entries import EntryFacts, add_entry, change_entry, publish_entry, remove_entry
from samenspel.questions.queries.entries import Wanted, entry_page

HERE = "/p/testdam/vragen/"
PUBLIC = "/p/testdam/openbaar/vragen/"


def write(text: str, answer: str = "", *tags: str, kind: str = "question") -> Entry:
    facts = EntryFacts(kind=kind, text=text, answer=answer, gathering_id=None)
    return add_entry(form_key=uuid4(), facts=facts, tags=tags)


def publish(entry: Entry, **said: Any) -> None:
    version = Entry.objects.get(pk=entry.pk).version
    publish_entry(entry_id=entry.pk, version=version, **{"may_stay": (), "goes": (), **said})


def form(**changes: str) -> dict[str, str]:
    return {
        "form_key": str(uuid4()), "kind": "question", "text": "Hoe dan?", "answer": "", "tags": "", "gathering": "",
        **changes,
    }  # fmt: skip


def listed(**wanted: str) -> list[str]:
    return [row.text for row in entry_page(wanted=Wanted(**wanted)).rows]


def test_questions_without_an_answer_come_first_then_questions_then_tips(facilitating: Actor) -> None:
    write("Een tip over brieven", kind="tip")
    write("Beantwoord", "Ja")
    write("Open")
    assert listed() == ["Open", "Beantwoord", "Een tip over brieven"]
    assert listed(which="open") == ["Open"]
    assert listed(which="tips") == ["Een tip over brieven"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("brieven", ["Moeilijke brieven"]),
        ("BRIEVEN taal", ["Moeilijke brieven"]),
        ("breiven", ["Moeilijke brieven"]),
        ("financiele", ["Financiële educatie"]),
        ("bank", ["Bij de voedselbank"]),
        ("school", ["Financiële educatie"]),
        ("olifant", []),
    ],
)
def test_words_are_found_in_text_answer_and_tags_also_when_mistyped(
    facilitating: Actor, typed: str, found: list[str]
) -> None:
    write("Moeilijke brieven", "Een cursus taal helpt")
    write("Financiële educatie", "", "school")
    write("Bij de voedselbank")
    assert listed(text=typed) == found


def test_a_question_is_written_answered_and_changed_by_two(as_fenna: Client, facilitating: Actor) -> None:
    where = as_fenna.post(f"{HERE}nieuw/", form(tags="Brieven, #taal,brieven"))["Location"]
    row = Entry.objects.get()
    assert sorted(row.tags.values_list("word", flat=True)) == ["brieven", "taal"]
    changed = as_fenna.post(f"{where}wijzigen/", form(answer="Zo", tags="taal", version="1"))
    assert changed.status_code == 302
    late = as_fenna.post(f"{where}wijzigen/", form(answer="Anders", version="1"))
    assert late.status_code == 409 and "Zo" in late.content.decode() and "Anders" in late.content.decode()
    assert as_fenna.post(f"{where}wijzigen/", form(answer="Anders", version="2")).status_code == 302
    assert Entry.objects.get().answer == "Anders"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": ""}, "Schrijf de vraag of tip op."),
        ({"kind": "tip", "answer": "Ja"}, "Een tip heeft geen antwoord."),
        ({"text": "BSN 111222333"}, "burgerservicenummer"),
        ({"tags": "a,b,c,d,e,f,g"}, "Kies er hooguit 6."),
    ],
)
def test_what_cannot_be_kept_is_said(as_fenna: Client, changes: dict[str, str], said: str) -> None:
    answer = as_fenna.post(f"{HERE}nieuw/", form(**changes))
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Entry._base_manager.exists()


def test_nothing_becomes_public_while_a_name_number_or_address_stands_in_it(
    facilitating: Actor, coby: Contact, as_fenna: Client, visitor: Client
) -> None:
    entry = write("Vraag coby contact, bel 06 12 34 56 78", "Of mail an@voorbeeld.test, aan mevrouw Zwaan")
    page = f"{HERE}{entry.pk}/openbaar/"
    shown = as_fenna.get(page).content.decode()
    for words in ("coby contact", "06 12 34 56 78", "an@voorbeeld.test", "Zwaan"):
        assert f"</span>{words}</mark>" in shown
    with pytest.raises(Refused):
        publish(entry)
    assert as_fenna.post(page, {"version": "1"}).status_code == 422
    found = {"words-0": "coby contact", "words-1": "an@voorbeeld.test", "words-2": "06 12 34 56 78", "words-3": "Zwaan"}
    deeds = {"deed-0": "weg", "deed-1": "blijft", "deed-2": "weg", "deed-3": "weg"}
    assert as_fenna.post(page, {"version": "1", **found, **deeds}).status_code == 302
    seen = visitor.get(PUBLIC).content.decode()
    assert "Vraag …, bel …" in seen and "Of mail an@voorbeeld.test, aan mevrouw …" in seen
    assert "oby" not in seen and "Zwaan" not in seen


def test_a_name_among_the_words_under_which_it_is_found_is_asked_about_too(
    facilitating: Actor, coby: Contact, visitor: Client
) -> None:
    name = coby.name.casefold()
    entry = write("Hoe kom ik aan een bed?", "", name, "wonen")
    with pytest.raises(Refused, match="naam"):
        publish(entry)
    publish(entry, goes=[name])
    page = visitor.get(PUBLIC).content.decode()
    assert "wonen" in page
    assert name not in page


def test_new_words_with_a_name_take_it_off_the_public_page(facilitating: Actor, coby: Contact, visitor: Client) -> None:
    entry = write("Hoe dan?")
    publish(entry)
    assert visitor.get(PUBLIC).status_code == 200
    facts = EntryFacts(kind="question", text="Hoe dan?", answer="Vraag Coby Contact", gathering_id=None)
    assert change_entry(entry_id=entry.pk, version=2, facts=facts, tags=())
    assert visitor.get(PUBLIC).status_code == 404


def test_everybody_reads_what_is_public_and_only_that(facilitating: Actor, as_fenna: Client, visitor: Client) -> None:
    assert visitor.get(PUBLIC).status_code == 404
    open_one, tip = write("Wel openbaar", "Het antwoord", "geld"), write("Nog niet van ons", "", "geheim", kind="tip")
    publish(open_one)
    answer = visitor.get(PUBLIC)
    seen = answer.content.decode()
    assert "Wel openbaar" in seen and "Het antwoord" in seen and "geld" in seen
    assert "Nog niet van ons" not in seen and "geheim" not in seen
    assert "noindex" in answer["X-Robots-Tag"]
    assert "Nog niet van ons" not in as_fenna.get(PUBLIC).content.decode()  # who sees all of it elsewhere
    with acting_as(Actor(role=Role.VISITOR, partnership_id=facilitating.partnership_id)):
        assert [entry.text for entry in Entry.objects.all()] == ["Wel openbaar"]
        assert [tag.word for tag in EntryTag.objects.all()] == ["geld"]
    assert "Niets gevonden" in visitor.get(f"{PUBLIC}?q=niet van ons").content.decode()
    as_fenna.post(f"{HERE}{open_one.pk}/terug/")
    as_fenna.post(f"{HERE}{open_one.pk}/terug/")
    assert visitor.get(PUBLIC).status_code == 404
    remove_entry(entry_id=tip.pk)
    assert Entry.objects.count() == 1


def test_the_paper_has_the_questions_with_their_answers_and_then_the_tips(
    facilitating: Actor, as_karim: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("Eerste", "Antwoord een\n\nen meer")
    write("Tweede 😀")
    write("Een tip", kind="tip")
    seen: dict[str, Any] = {}
    from samenspel.questions.views import listing

    render = listing.render_pdf

    def kept(*, template: str, data: Any) -> bytes:
        seen.update(data)
        return render(template=template, data=data)

    monkeypatch.setattr(listing, "render_pdf", kept)
    answer = as_karim.get(f"{HERE}papier.pdf")
    assert answer.content.startswith(b"%PDF-1.7")
    assert [one["text"] for one in seen["questions"]] == [["Eerste"], ["Tweede 😀"]]
    assert seen["questions"][0]["answer"] == ["Antwoord een", "en meer"]
    assert [one["text"] for one in seen["tips"]] == [["Een tip"]]
