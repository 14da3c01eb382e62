# SPDX-License-Identifier: EUPL-1.2
"""What stands in the directory, written by a person: added, changed, taken off the list, put back."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.names import name_key
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.constants import ConfirmationWay
from samenspel.directory.models import DirectoryEntry, Merge, Service
from samenspel.directory.operations.confirming import write_confirmation
from samenspel.directory.operations.searching import index_records
from samenspel.directory.operations.service_parts import write_parts
from samenspel.directory.queries.service_facts import AGES, WORDS, ServiceFacts, changed_fields, service_facts
from samenspel.organizations.models import Organization

NOTHING = ServiceFacts(name="")


def add_service(
    *, form_key: UUID, organization_id: UUID, facts: ServiceFacts, way: ConfirmationWay = ConfirmationWay.STAFF
) -> Service:
    """A new service of an organisation. The same `form_key` twice gives the first one back."""
    known: Service | None = Service.objects.filter(pk=form_key).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _insert(form_key, organization_id, facts, way)
    except IntegrityError:
        again: Service | None = Service.objects.filter(pk=form_key).first()
        if again is None:
            raise
        return again


def _insert(form_key: UUID, organization_id: UUID, facts: ServiceFacts, way: ConfirmationWay) -> Service:
    organization: Organization = Organization.of(organization_id)
    facts = _person_agreed_before(NOTHING, facts)
    ensure_entry(organization_id=organization.pk)
    service = Service(
        pk=form_key, partnership_id=current_partnership_id(), organization=organization, **_columns(facts)
    )
    service.save(force_insert=True)
    write_parts(service, before=NOTHING, after=facts)
    record(action="service.created", subject=service)
    write_confirmation(service=service, way=way)
    index_now(service_ids=[service.pk], organization_ids=[organization.pk])
    return service


def _columns(facts: ServiceFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in (*WORDS, *AGES, "threshold")}


@transaction.atomic
def change_service(
    *, service_id: UUID, version: int, facts: ServiceFacts, way: ConfirmationWay = ConfirmationWay.STAFF
) -> None:
    """Who changes it, has looked at all of it: it counts as right from today. Raises Conflict when somebody else
    changed it since `version`."""
    service: Service = Service.of(service_id)
    before = service_facts(service)
    facts = _person_agreed_before(before, facts)
    changed = Service.objects.filter(pk=service_id, version=version).update(
        **_columns(facts), version=F("version") + 1, modified_at=timezone.now()
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    write_parts(service, before=before, after=facts)
    record(action="service.changed", subject=service, fields=len(changed_fields(before, facts)))
    write_confirmation(service=service, way=way)
    index_now(service_ids=[service_id])


def _person_agreed_before(before: ServiceFacts, facts: ServiceFacts) -> ServiceFacts:
    """A name that stands there already, stands there with a yes; another name needs one of its own."""
    person = facts.person
    if not person.name or person.said_yes:
        return facts
    if person.name != before.person.name or not before.person.said_yes:
        raise Refused(_("Zet alleen iemand erbij die dat zelf goed vindt."), field="person_said_yes")
    return replace(facts, person=replace(person, said_yes=True))


@transaction.atomic
def set_listed(*, service_id: UUID, listed: bool) -> bool:
    """Taken off the list it is kept, and nobody outside sees it. Returns whether anything changed."""
    service: Service = Service.of(service_id)
    if listed and Merge.objects.filter(dropped_id=service.pk, undone_at__isnull=True).exists():
        raise Refused(_("Dit is samengevoegd met een ander. Draai dat eerst terug."))
    changed = Service.objects.filter(pk=service_id, is_listed=not listed).update(
        is_listed=listed, version=F("version") + 1, modified_at=timezone.now()
    )
    if changed:
        record(action="service.listed" if listed else "service.unlisted", subject=service)
        index_now(service_ids=[service_id])
    return bool(changed)


def ensure_entry(*, organization_id: UUID) -> None:
    """An organisation with something in the directory stands in it too."""
    if DirectoryEntry.objects.filter(organization_id=organization_id).exists():
        return
    DirectoryEntry.objects.bulk_create(
        [DirectoryEntry(partnership_id=current_partnership_id(), organization_id=organization_id)],
        ignore_conflicts=True,
    )


def add_organization(*, form_key: UUID, name: str, email: str = "", website: str = "") -> Organization:
    """One that does not take part in the pact, and never logs in. The same `form_key` twice gives the first one."""
    known: Organization | None = Organization.objects.filter(pk=form_key).first()
    if known is not None:
        return known
    organization = Organization(
        pk=form_key,
        partnership_id=current_partnership_id(),
        name=name,
        name_key=name_key(name),
        email=email,
        website=website,
        source=_("Zelf ingevoerd"),
    )
    try:
        with transaction.atomic():
            organization.save(force_insert=True)
            ensure_entry(organization_id=organization.pk)
            record(action="organization.created", subject=organization)
            index_now(organization_ids=[organization.pk])
    except IntegrityError as error:
        again: Organization | None = Organization.objects.filter(pk=form_key).first()
        if again is not None:
            return again
        raise Refused(_("Er is in dit pact al een organisatie met deze naam."), field="name") from error
    return organization


def index_now(*, service_ids: Collection[UUID] = (), organization_ids: Collection[UUID] = ()) -> None:
    """Found under its new words from this moment; whoever changed it, what is listed is looked at."""
    with acting_as(Actor(role=Role.DIRECTORY, partnership_id=current_partnership_id())):
        index_records(service_ids=service_ids, organization_ids=organization_ids)
