# SPDX-License-Identifier: EUPL-1.2
"""One of everything in a partnership, so that every address of it can be opened."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.utils import timezone
from PIL import Image

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.base.sealing import seal
from samenspel.domain.spotting import names
from samenspel.entrance.operations import link_for_contact, link_for_mailbox, token_of
from samenspel.gatherings.operations.calling_shares import add_call_helper, give_call, link_of_helper
from samenspel.gatherings.operations.door_link import share_door
from samenspel.gatherings.operations.sticker_tokens import token_for
from samenspel.gatherings.queries.calling_shares import code_of_helper
from samenspel.gatherings.queries.stickers import SHEET_SEAL
from samenspel.organizations.models import Contact, Partner
from samenspel.organizations.operations.importing import receive_list
from samenspel.partnerships.models import Partnership
from samenspel.portal.models import HarvestPublication
from samenspel.portal.queries.harvest import period
from samenspel.portal.queries.harvest_public import frozen, public_sheet
from samenspel.portal.queries.harvest_sheet import harvest_sheet
from tests.access.stages import STAGES
from tests.factories import (
    ActionPointFactory,
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    MembershipFactory,
    PartnerFactory,
    PhoneCallFactory,
    RegistrationFactory,
    UserFactory,
    WorkingGroupFactory,
)


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


def set_stage(pact: Partnership) -> dict[str, Any]:
    """Argument name of an address → the value that fits in this partnership."""
    Partnership._base_manager.filter(pk=pact.pk).update(logo=png())
    contact: Contact = ContactFactory(partnership=pact)
    partner: Partner = contact.partner
    type(partner.organization)._base_manager.filter(pk=partner.organization_id).update(logo=png())
    started = timezone.now() - timedelta(hours=1)
    gathering = GatheringFactory(
        partnership=pact,
        state="under_way",
        open_code=f"open-{pact.slug}-0123456789",
        evaluation_code=f"muur-{pact.slug}-0123456789",
        starts_at=started,
        ends_at=started + timedelta(hours=3),
    )
    InvitationFactory(gathering=gathering, contact=contact)
    registration = RegistrationFactory(gathering=gathering, contact=contact)
    AttendanceFactory(registration=registration)
    colleague = RegistrationFactory(gathering=gathering)
    with acting_as(Actor(role=Role.SYSTEM)):
        made = _made(pact, partner, gathering, registration, contact)
    return {
        "slug": pact.slug,
        "partner_id": partner.pk,
        "organization_id": partner.organization_id,
        "contact_id": contact.pk,
        "gathering_id": gathering.pk,
        "registration_id": colleague.pk,
        "action_id": ActionPointFactory(owner=contact).pk,
        "group_id": WorkingGroupFactory(partnership=pact).pk,
        "membership_id": MembershipFactory(partnership=pact, user=UserFactory(), role="core_group").pk,
        "first_id": partner.pk,
        "second_id": PartnerFactory(partnership=pact).pk,
        "keep_id": partner.pk,
        "drop_id": PartnerFactory(partnership=pact).pk,
        "call_id": PhoneCallFactory(gathering=gathering, contact=contact).pk,
        "token": _token(pact, contact),
        "mailbox_token": _mailbox_token(pact, contact),
        "door_token": _door_token(pact, gathering.pk),
        **_call_helper(pact, gathering, contact),
        "sticker_token": _sticker_token(pact, colleague),
        "open_code": gathering.open_code,
        "evaluation_code": gathering.evaluation_code,
        "step": "wie",
        "figure": "deelnemers",
        "section": "lessen",
        "kind": "poster",
        "component": "knoppen",
        **made,
    }


def _token(pact: Partnership, contact: Contact) -> str:
    with acting_as(Actor(role=Role.GATE, partnership_id=pact.pk)):
        return token_of(link_for_contact(contact_id=contact.pk))


def _mailbox_token(pact: Partnership, contact: Contact) -> str:
    with acting_as(Actor(role=Role.GATE, partnership_id=pact.pk)):
        return token_of(link_for_mailbox(mailbox=contact.email))


def _door_token(pact: Partnership, gathering_id: UUID) -> str:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        return token_of(share_door(gathering_id=gathering_id))


def _call_helper(pact: Partnership, gathering: Any, contact: Contact) -> dict[str, Any]:
    """Somebody who helps to call, with one person in their share."""
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        helper = add_call_helper(gathering_id=gathering.pk, contact_id=ContactFactory(partnership=pact).pk)
        give_call(gathering_id=gathering.pk, contact_id=contact.pk, to=code_of_helper(helper.pk), was="")
        return {"helper_id": helper.pk, "calling_token": token_of(link_of_helper(helper_id=helper.pk))}


def _sticker_token(pact: Partnership, registration: Any) -> str:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        return token_for(registration)


def _made(pact: Partnership, partner: Partner, gathering: Any, registration: Any, contact: Contact) -> dict[str, Any]:
    def make(label: str, **fields: Any) -> Any:
        row = apps.get_model(label)(partnership=pact, **fields)
        row.save(force_insert=True)
        return row

    plan = make("gatherings.SeatingPlan", gathering=gathering, rounds=1, state="in_use", figures={"people": 1})
    table = make("gatherings.GatheringTable", plan=plan, gathering=gathering, number=1)
    make("gatherings.Seat", plan=plan, table=table, registration=registration, round=1)
    step = make("gatherings.ProgrammeItem", gathering=gathering, position=1, title="Welkom")
    return {
        "plan_id": plan.pk,
        "table_id": table.pk,
        "step_id": step.pk,
        "before_id": make("gatherings.ProgrammeItem", gathering=gathering, position=2, title="Soep").pk,
        "speaker_id": make("gatherings.Speaker", gathering=gathering, contact=contact, state="asked").pk,
        "mailing_id": make(
            "gatherings.Mailing",
            gathering=gathering,
            kind="invitation",
            audience="all",
            subject="Kom je ook?",
            body="Laat het weten: {link}",
        ).pk,
        "day_id": make(
            "gatherings.DayToAvoid", name="Kermis", first_date=timezone.localdate(), last_date=timezone.localdate()
        ).pk,
        "connection_id": _named_by(pact, contact, make).pk,
        "match_id": make(
            "gatherings.LiftMatch",
            gathering=gathering,
            driver=registration,
            rider=RegistrationFactory(gathering=gathering),
            seat=1,
            agreed_at=timezone.now(),
        ).pk,
        "pillar_id": make("partnerships.Pillar", name="Geld").pk,
        "note_id": make("organizations.TalkNote", contact=contact, talked_date=timezone.localdate(), text="Gesprek").pk,
        "message_id": make(
            "messaging.OutboxMessage",
            kind="invitation",
            to_name="Iemand",
            to_email="iemand@voorbeeld.test",
            subject="Kom je?",
            body="Hallo",
            message_id=f"<{uuid4()}@test>",
            state="sent",
            sent_at=timezone.now(),
            calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        ).pk,
        "run_id": _import_run(pact),
        **_public_harvest(pact),
        "sheet_id": _stickers(make, gathering),
        **{
            name: value
            for app in STAGES
            for name, value in app.made(make, pact=pact, contact=contact, gathering=gathering).items()
        },
    }


def _named_by(pact: Partnership, contact: Contact, make: Any) -> Any:
    """Somebody named this contact, who has not answered yet."""
    other = ContactFactory(partnership=pact)
    first, second = sorted((contact.pk, other.pk))
    tie = make("network.Connection", first_id=first, second_id=second)
    make("network.ConnectionReport", connection=tie, reporter=other, said_at=timezone.now())
    return tie


def _public_harvest(pact: Partnership) -> dict[str, Any]:
    code = f"oogst-{pact.slug}-0123456789"
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        found = period()
        sheet = public_sheet(harvest_sheet(pact, {}, found, []), [], names([], []), with_organizations=True)
        row = HarvestPublication(partnership=pact, code=code, content=frozen(sheet), published_at=timezone.now())
        row.save(force_insert=True)
    return {"publication_id": row.pk, "harvest_code": code}


def _stickers(make: Any, gathering: Any) -> UUID:
    row: UUID = make(
        "gatherings.StickerSheet",
        gathering=gathering,
        form_key=uuid4(),
        people="iedereen",
        labels="herma-4412",
        state="ready",
        content=seal(b"%PDF-1.7", purpose=SHEET_SEAL),
    ).pk
    return row


def _import_run(pact: Partnership) -> UUID:
    content = b"organisatie;naam\nVerzonnen Huis;Bedachte Bewoner\n"
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        return receive_list(form_key=uuid4(), content=content, file_name="lijst.csv")
