# SPDX-License-Identifier: EUPL-1.2
"""The parts of a service in tables of their own: only what was changed is written, so that what a list brought in and
no form shows stays as it is."""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samenspel.directory.constants import LANGUAGES
from samenspel.directory.models import (
    CostOption,
    Language,
    Phone,
    PublicContact,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
)
from samenspel.directory.operations.places import write_places
from samenspel.directory.operations.taxonomies import set_life_domains
from samenspel.directory.queries.service_facts import (
    PersonFacts,
    ServiceFacts,
    area_in_words,
    changed_fields,
    is_note,
    is_plain,
    schedules_of,
)
from samenspel.domain.opening_hours import read_hours, rules_of

Writer = Callable[[Service, ServiceFacts], None]


def write_parts(service: Service, *, before: ServiceFacts, after: ServiceFacts) -> None:
    """Each part once, however many of its fields were changed."""
    writers = {WRITERS[name]: None for name in changed_fields(before, after) if name in WRITERS}
    for write in writers:
        write(service, after)


def _bring(service: Service, facts: ServiceFacts) -> None:
    _match(
        RequiredDocument.objects.filter(service=service),
        facts.bring,
        key=lambda row: row.document,
        make=lambda text: RequiredDocument(**_of(service), document=text),
    )


def _languages(service: Service, facts: ServiceFacts) -> None:
    _match(
        Language.objects.filter(service=service).exclude(code=""),
        facts.languages,
        key=lambda row: row.code,
        make=lambda code: Language(**_of(service), code=code, name=str(LANGUAGES.get(code, ""))),
    )


def _areas(service: Service, facts: ServiceFacts) -> None:
    _match(
        ServiceArea.objects.filter(service=service),
        facts.areas,
        key=area_in_words,
        make=lambda line: ServiceArea(**_of(service), **_area(line)),
    )


def _area(line: str) -> dict[str, str]:
    """A code of Statistics Netherlands in front is a code."""
    code, _space, name = line.partition(" ")
    if code[:2] in ("GM", "WK", "BU") and code[2:].isdigit() and len(code) <= 10:
        return {"code": code, "name": name or code}
    return {"name": line}


def _phones(service: Service, facts: ServiceFacts) -> None:
    wanted = {(one.number, one.description): one for one in facts.phones}
    _match(
        Phone.objects.filter(service=service),
        wanted,
        key=lambda row: (row.number, row.description),
        make=lambda key: Phone(**_of(service), number=key[0], description=key[1], type="voice"),
    )


def _match(rows: Any, wanted: Iterable[Any], *, key: Callable[[Any], Hashable], make: Callable[[Any], Any]) -> None:
    """Keep the rows that are wanted, delete the others, make what is missing."""
    missing = dict.fromkeys(wanted)
    gone = []
    for row in rows:
        if key(row) in missing:
            del missing[key(row)]
        else:
            gone.append(row.pk)
    rows.model.objects.filter(pk__in=gone).delete()
    rows.model.objects.bulk_create([make(one) for one in missing])


def _hours(service: Service, facts: ServiceFacts) -> None:
    ours = [one.pk for one in schedules_of([service.pk])[service.pk] if is_plain(one) or is_note(one)]
    Schedule.objects.filter(pk__in=ours).delete()
    rules = rules_of({day: read_hours(typed) for day, typed in facts.hours.items()})
    made = [
        Schedule(
            **_of(service),
            freq="WEEKLY",
            wkst="MO",
            byday=",".join(rule.days),
            opens_at=rule.opens,
            closes_at=rule.closes,
        )
        for rule in rules
    ]
    if facts.hours_note:
        made.append(Schedule(**_of(service), description=facts.hours_note))
    Schedule.objects.bulk_create(made)


def _price(service: Service, facts: ServiceFacts) -> None:
    """The first price in euros; further options of a list stay."""
    priced = CostOption.objects.filter(service=service, amount__isnull=False, currency__in=("", "EUR")).order_by("pk")
    first = priced.first()
    if first is not None and not facts.price:
        first.delete()
    elif first is None and facts.price:
        CostOption(**_of(service), currency="EUR", amount=Decimal(facts.price)).save()
    elif first is not None:
        CostOption.objects.filter(pk=first.pk).update(currency="EUR", amount=Decimal(facts.price))


def _person(service: Service, facts: ServiceFacts) -> None:
    first = PublicContact.objects.filter(service=service).order_by("pk").first()
    if first is not None:
        first.delete()
    person = facts.person
    if person != PersonFacts():
        PublicContact(
            **_of(service),
            name=person.name,
            title=person.title,
            email=person.email,
            consented_at=timezone.now() if person.name else None,
        ).save()


def _life_domains(service: Service, facts: ServiceFacts) -> None:
    set_life_domains(service_id=service.pk, codes=facts.life_domains)


def _of(service: Service) -> dict[str, Any]:
    return {"partnership_id": service.partnership_id, "service": service}


WRITERS: dict[str, Writer] = {
    "bring": _bring,
    "languages": _languages,
    "areas": _areas,
    "phones": _phones,
    "hours": _hours,
    "hours_note": _hours,
    "price": _price,
    "person": _person,
    "life_domains": _life_domains,
    "places": write_places,
}
