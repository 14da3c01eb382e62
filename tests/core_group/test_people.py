# SPDX-License-Identifier: EUPL-1.2
"""Who sits in the core group, and the notes that are shared with it. Everyone here is invented."""

from uuid import uuid4

from django.test import Client

from samenspel.accounts.models import User
from samenspel.base.scope import acting_as
from samenspel.organizations.models import Contact, TalkNote
from samenspel.partnerships.models import Membership, Partnership
from tests.conftest import _signed_in
from tests.core_group.acting import HERE, actor_of, text
from tests.factories import MembershipFactory, UserFactory


def test_the_facilitator_marks_who_is_an_experience_expert_and_the_page_counts(
    as_fenna: Client, as_karim: Client, karim: User, wanda: User
) -> None:
    member = Membership._base_manager.get(user=wanda)
    address = f"{HERE}leden/{member.pk}/ervaring/"
    assert "nog zonder ervaringsdeskundige" in text(as_karim.get(HERE))
    assert as_karim.post(address, {"expert": "ja"}).status_code == 403
    for _ in range(2):
        as_fenna.post(address, {"expert": "ja"})
    page = text(as_karim.get(HERE))
    assert "2 kerngroepleden" in page
    assert "van wie 1 ervaringsdeskundige." in page
    as_fenna.post(address, {"expert": "nee"})
    assert not Membership._base_manager.get(user=wanda).is_experience_expert


def test_the_core_group_reads_names_and_no_addresses(as_karim: Client, wanda: User, fenna: User) -> None:
    page = text(as_karim.get(HERE))
    assert "Wanda Weggehouden" in page
    assert "wanda@voorbeeld.test" not in page
    assert "fenna@voorbeeld.test" not in page


def note_of(as_author: Client, contact: Contact, **more: str) -> TalkNote:
    sent = {"form_key": str(uuid4()), "talked_date": "2026-01-05", "text": "Kanarievogeltje", **more}
    as_author.post(f"/p/testdam/contacten/{contact.pk}/gesprekken/", sent)
    note: TalkNote = TalkNote._base_manager.order_by("-created_at")[0]
    return note


def test_a_note_is_for_the_core_group_only_while_its_author_shares_it(
    as_fenna: Client, as_karim: Client, karim: User, pact: Partnership, coby: Contact
) -> None:
    note = note_of(as_fenna, coby)
    share = f"/p/testdam/gesprekken/{note.pk}/delen/"
    assert "Kanarievogeltje" not in text(as_karim.get(f"{HERE}gesprekken/"))
    with acting_as(actor_of(karim, pact)):
        assert not TalkNote.objects.exists(), "whatever page asks for it"
    for _ in range(2):
        assert as_fenna.post(share, {"gedeeld": "ja"}).status_code == 302
    page = text(as_karim.get(f"{HERE}gesprekken/"))
    assert "Kanarievogeltje" in page
    assert "Coby Contact" in page
    as_fenna.post(share, {"gedeeld": "nee"})
    assert "Kanarievogeltje" not in text(as_karim.get(f"{HERE}gesprekken/"))


def test_sharing_is_off_unless_it_is_ticked(as_fenna: Client, coby: Contact) -> None:
    assert not note_of(as_fenna, coby).for_core_group
    assert note_of(as_fenna, coby, for_core_group="on").for_core_group


def test_nobody_but_the_author_shares_a_note(
    as_fenna: Client, as_karim: Client, pact: Partnership, coby: Contact
) -> None:
    note = note_of(as_fenna, coby)
    other = UserFactory(name="Andere Aanjager")
    MembershipFactory(partnership=pact, user=other, role="facilitator")
    share = f"/p/testdam/gesprekken/{note.pk}/delen/"
    assert "Alleen wie de notitie schreef" in text(_signed_in(other).post(share, {"gedeeld": "ja"}, follow=True))
    assert as_karim.post(share, {"gedeeld": "ja"}).status_code == 403
    assert not TalkNote._base_manager.get().for_core_group
