# SPDX-License-Identifier: EUPL-1.2
"""Made-up rows for tests. Every person and organisation here is invented."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from samenspel.accounts.models import User
from samenspel.agenda.models import ActionPoint, WorkingGroup
from samenspel.gatherings.constants import STICKER_ALPHABET, CallOutcome
from samenspel.gatherings.models import Attendance, Gathering, Invitation, PhoneCall, Registration
from samenspel.organizations.models import Contact, Organization, Partner
from samenspel.partnerships.models import Membership, Partnership


def sticker_code(number: int) -> str:
    """Five letters, another for every number: a thousand drawn by chance meet twice in one of thirteen runs."""
    base = len(STICKER_ALPHABET)
    return "".join(STICKER_ALPHABET[number // base**place % base] for place in range(5))


class Made(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    @classmethod
    def _get_manager(cls, model_class: Any) -> Any:
        return model_class._base_manager

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        row = model_class(*args, **kwargs)
        models_save(row)
        return row


def models_save(row: Any) -> None:
    """Past the scope on purpose: a test sets the stage before anybody acts."""
    from django.db.models import Model

    Model.save(row, force_insert=True)


class UserFactory(Made):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"gebruiker{n}@voorbeeld.test")
    name = factory.Sequence(lambda n: f"Verzonnen Gebruiker {n}")
    password = "!"


class PartnershipFactory(Made):
    class Meta:
        model = Partnership

    slug = factory.Sequence(lambda n: f"pact-{n}")
    name = factory.Sequence(lambda n: f"Verzonnen pact {n}")
    newcomers_need_approval = False


class MembershipFactory(Made):
    class Meta:
        model = Membership

    partnership = factory.SubFactory(PartnershipFactory)
    user = factory.SubFactory(UserFactory)
    role = "facilitator"


class OrganizationFactory(Made):
    class Meta:
        model = Organization

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda n: f"Verzonnen Voedselbank {n}")
    name_key = factory.LazyAttribute(lambda o: o.name.lower().replace(" ", ""))


class PartnerFactory(Made):
    class Meta:
        model = Partner

    partnership = factory.SubFactory(PartnershipFactory)
    organization = factory.SubFactory(OrganizationFactory, partnership=factory.SelfAttribute("..partnership"))
    circle = "outer"


class ContactFactory(Made):
    class Meta:
        model = Contact

    partnership = factory.SubFactory(PartnershipFactory)
    partner = factory.SubFactory(PartnerFactory, partnership=factory.SelfAttribute("..partnership"))
    name = factory.Sequence(lambda n: f"Bedachte Persoon {n}")
    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.test")


class GatheringFactory(Made):
    class Meta:
        model = Gathering

    partnership = factory.SubFactory(PartnershipFactory)
    title = factory.Sequence(lambda n: f"Verbindingssessie {n}")
    place = "Buurthuis De Verzinning"
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + timedelta(hours=3))
    state = "inviting"
    newcomers_need_approval = False


class InvitationFactory(Made):
    class Meta:
        model = Invitation

    partnership = factory.SelfAttribute("gathering.partnership")
    invited_at = factory.LazyFunction(timezone.now)


class RegistrationFactory(Made):
    class Meta:
        model = Registration

    partnership = factory.SelfAttribute("gathering.partnership")
    contact = factory.SubFactory(ContactFactory, partnership=factory.SelfAttribute("..gathering.partnership"))
    answer = "yes"
    state = "seated"
    source = "link"
    code = factory.Sequence(sticker_code)
    answered_at = factory.LazyFunction(timezone.now)


class AttendanceFactory(Made):
    class Meta:
        model = Attendance

    partnership = factory.SelfAttribute("registration.partnership")
    gathering = factory.SelfAttribute("registration.gathering")
    registration = factory.SubFactory(RegistrationFactory)
    checked_in_at = factory.LazyFunction(timezone.now)


class PhoneCallFactory(Made):
    class Meta:
        model = PhoneCall

    partnership = factory.SelfAttribute("gathering.partnership")
    contact = factory.SubFactory(ContactFactory, partnership=factory.SelfAttribute("..gathering.partnership"))
    outcome = CallOutcome.COMES
    called_at = factory.LazyFunction(timezone.now)
    form_key = factory.LazyFunction(uuid4)


class ActionPointFactory(Made):
    class Meta:
        model = ActionPoint

    partnership = factory.SelfAttribute("owner.partnership")
    owner = factory.SubFactory(ContactFactory)
    what = "Folder in gewone taal maken"


class WorkingGroupFactory(Made):
    class Meta:
        model = WorkingGroup

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda n: f"Werkgroep {n}")
