# SPDX-License-Identifier: EUPL-1.2
"""Who comes to a gathering, for the people who organise it."""

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samenspel.base.errors import NotFound
from samenspel.gatherings.constants import Answer, Lift, RegistrationSource, RegistrationState
from samenspel.gatherings.models import Gathering, Invitation, Registration
from samenspel.gatherings.queries.registering_details import details_values
from samenspel.organizations.models import Contact

PAGE_LENGTH = 50
S = RegistrationState

# What the list can be narrowed to: word in the address → words on the screen.
STANDS = {
    "alles": _("Iedereen"),
    "komt": _("Komt"),
    "wachtlijst": _("Op de wachtlijst"),
    "nieuw": _("Wacht op jou"),
    "misschien": _("Misschien"),
    "niet": _("Komt niet"),
    "stil": _("Nog geen antwoord"),
}
# After the harvest the same words are about what was.
STANDS_AFTERWARDS = {
    **STANDS,
    "komt": _("Aangemeld"),
    "wachtlijst": _("Stond op de wachtlijst"),
    "nieuw": _("Wachtte op antwoord"),
    "niet": _("Afgemeld"),
    "stil": _("Gaf geen antwoord"),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who was invited or answered. `line` is the place on the waiting list, from 1; 0 when not on it."""

    contact_id: UUID
    registration_id: UUID | None
    name: str
    organization: str
    email: str
    phone: str
    answer: str
    state: str
    state_label: str
    source_label: str
    told_by: str
    brought_by: str
    line: int
    has_needs: bool
    remark: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    rows: list[PersonRow]
    number: int
    pages: int
    found: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class GatheringHead:
    """What every page about the people of one gathering says on top."""

    id: UUID
    title: str
    capacity: int | None
    seats_taken: int
    state: str
    with_meal: bool

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.seats_taken, 0)


@dataclass(frozen=True, slots=True)
class Need:
    """One person and what they asked for."""

    name: str
    organization: str
    text: str
    place: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """The short list to print for kitchen, hall and lifts; only of people with a seat."""

    coming: int
    eat: int
    eat_not: int
    eat_unknown: int
    diets: list[Need]
    access: list[Need]
    offered: list[Need]
    wanted: list[Need]
    remarks: list[Need]


def gathering_head(gathering_id: UUID) -> GatheringHead:
    gathering = Gathering.of(gathering_id)
    return GatheringHead(
        id=gathering.pk,
        title=gathering.title,
        capacity=gathering.capacity,
        seats_taken=gathering.seats_taken,
        state=gathering.state,
        with_meal=gathering.with_meal,
    )


def _stand(stand: str) -> Q:
    return {
        "komt": Q(state=S.SEATED),
        "wachtlijst": Q(state=S.WAITING),
        "nieuw": Q(state=S.PENDING),
        "misschien": Q(answer=Answer.MAYBE) & ~Q(state=S.PENDING),
        "niet": Q(answer=Answer.NO) & ~Q(state=S.PENDING),
    }.get(stand, Q())


def people_page(gathering_id: UUID, *, stand: str = "alles", text: str = "", number: int = 1) -> PeoplePage:
    Gathering.of(gathering_id)
    answered = Registration.objects.filter(gathering_id=gathering_id)
    silent = _silent(gathering_id)
    if stand == "stil":
        found: QuerySet[Any] = _named(silent, text).order_by(Lower("contact__name"), "contact_id")
    else:
        order = ("waiting_since_at", "created_at") if stand == "wachtlijst" else (Lower("contact__name"),)
        found = _named(answered.filter(_stand(stand)), text).order_by(*order, "pk")
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    shown = found[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    rows = [_silent_row(row) for row in _with_people(shown)] if stand == "stil" else _rows(gathering_id, shown)
    return PeoplePage(rows=rows, number=number, pages=pages, found=count, counts=_counts(answered, silent))


def _silent(gathering_id: UUID) -> QuerySet[Any]:
    answered = Registration.objects.filter(gathering_id=gathering_id).values("contact_id")
    invited: QuerySet[Any] = Invitation.objects.filter(gathering_id=gathering_id, contact__active=True)
    return invited.exclude(contact_id__in=answered)


def _counts(answered: QuerySet[Any], silent: QuerySet[Any]) -> dict[str, int]:
    pairs = Counter(answered.values_list("state", "answer"))
    counts = {"alles": pairs.total(), "stil": silent.count()}
    for (state, answer), count in pairs.items():
        name = {S.SEATED: "komt", S.WAITING: "wachtlijst", S.PENDING: "nieuw"}.get(RegistrationState(state))
        name = name or {Answer.MAYBE: "misschien", Answer.NO: "niet"}.get(Answer(answer))
        if name:
            counts[name] = counts.get(name, 0) + count
    return counts


def _named(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    for word in text.split()[:6]:
        rows = rows.filter(
            Q(contact__name__icontains=word)
            | Q(contact__partner__organization__name__icontains=word)
            | Q(contact__email__icontains=word)
            | Q(contact__phone__icontains=word)
        )
    return rows


def _with_people(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("contact__partner__organization")


def _rows(gathering_id: UUID, shown: QuerySet[Any]) -> list[PersonRow]:
    found = list(_with_people(shown).select_related("brought_by"))
    line: dict[UUID, int] = {}
    if any(row.state == S.WAITING for row in found):
        waiting = Registration.objects.filter(gathering_id=gathering_id, state=S.WAITING)
        order = waiting.order_by("waiting_since_at", "created_at", "pk").values_list("pk", flat=True)
        line = {pk: place for place, pk in enumerate(order, start=1)}
    return [_row(row, line.get(row.pk, 0)) for row in found]


def _row(row: Registration, line: int) -> PersonRow:
    state = RegistrationState(row.state)
    comes = row.answer == Answer.YES or state == S.PENDING
    return PersonRow(
        contact_id=row.contact_id,
        registration_id=row.pk,
        name=row.contact.name,
        organization=_organization(row.contact),
        email=row.contact.email,
        phone=row.contact.phone,
        answer=row.answer,
        state=state.value,
        state_label=str(state.label if comes or state == S.CANCELLED else Answer(row.answer).label),
        source_label=str(RegistrationSource(row.source).label),
        told_by=row.told_by,
        brought_by=row.brought_by.name if row.brought_by else "",
        line=line,
        has_needs=bool(row.diet or row.access_needs or row.lift != Lift.NONE),
        remark=row.remark,
    )


def _silent_row(row: Invitation) -> PersonRow:
    return _contact_row(row.contact)


def _contact_row(contact: Contact) -> PersonRow:
    return PersonRow(
        contact_id=contact.pk,
        registration_id=None,
        name=contact.name,
        organization=_organization(contact),
        email=contact.email,
        phone=contact.phone,
        answer="",
        state="",
        state_label=str(_("Nog geen antwoord")),
        source_label="",
        told_by="",
        brought_by="",
        line=0,
        has_needs=False,
        remark="",
    )


def _organization(contact: Contact) -> str:
    return contact.partner.organization.name if contact.partner else ""


def people_to_add(gathering_id: UUID, *, text: str, most: int = 20) -> list[PersonRow]:
    """Contacts by name or organisation, with what they answered so far."""
    Gathering.of(gathering_id)
    if not text:
        return []
    found = Contact.objects.filter(active=True)
    for word in text.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(partner__organization__name__icontains=word))
    contacts = list(found.select_related("partner__organization").order_by(Lower("name"), "pk")[:most])
    answered = Registration.objects.filter(gathering_id=gathering_id, contact_id__in=[row.pk for row in contacts])
    known = {row.contact_id: row for row in _rows(gathering_id, answered)}
    return [known.get(contact.pk) or _contact_row(contact) for contact in contacts]


def needs_of(gathering_id: UUID) -> Needs:
    Gathering.of(gathering_id)
    seated = Registration.objects.filter(gathering_id=gathering_id, state=S.SEATED)
    rows = list(_with_people(seated).order_by(Lower("contact__name"), "pk"))
    eats = Counter(row.eats_along for row in rows)
    return Needs(
        coming=len(rows),
        eat=eats[True],
        eat_not=eats[False],
        eat_unknown=eats[None],
        diets=[_need(row, row.diet) for row in rows if row.diet and row.eats_along is not False],
        access=[_need(row, row.access_needs) for row in rows if row.access_needs],
        offered=[_need(row, "") for row in rows if row.lift == Lift.OFFERED],
        wanted=[_need(row, "") for row in rows if row.lift == Lift.WANTED],
        remarks=[_need(row, row.remark) for row in rows if row.remark],
    )


def _need(row: Registration, text: str) -> Need:
    return Need(
        name=row.contact.name,
        organization=_organization(row.contact),
        text=text,
        place=row.lift_place,
        phone=row.contact.phone,
    )


HEADINGS = (
    _("Naam"),
    _("Organisatie"),
    _("E-mail"),
    _("Telefoon"),
    _("Antwoord"),
    _("Stand"),
    _("Eet mee"),
    _("Dieet"),
    _("Wat nodig is"),
    _("Lift"),
    _("Vanuit"),
    _("Opmerking"),
    _("Aangemeld via"),
    _("Meegenomen door"),
    _("Hoorde het van"),
)


def export_rows(gathering_id: UUID) -> list[list[str]]:
    """Every answer, for a spreadsheet."""
    Gathering.of(gathering_id)
    found = Registration.objects.filter(gathering_id=gathering_id)
    rows = _with_people(found).select_related("brought_by").order_by(Lower("contact__name"), "pk")
    return [_cells(row) for row in rows]


def _cells(row: Registration) -> list[str]:
    eats = {True: _("Ja"), False: _("Nee"), None: ""}[row.eats_along]
    person = [row.contact.name, _organization(row.contact), row.contact.email, row.contact.phone]
    stand = [str(Answer(row.answer).label), str(RegistrationState(row.state).label), str(eats)]
    lift = "" if row.lift == Lift.NONE else str(Lift(row.lift).label)
    asked = [row.diet, row.access_needs, lift, row.lift_place, row.remark]
    how = [str(RegistrationSource(row.source).label), row.brought_by.name if row.brought_by else "", row.told_by]
    return person + stand + asked + how


@dataclass(frozen=True, slots=True)
class Details:
    """One registration as the facilitator changes it."""

    id: UUID
    contact_id: UUID
    name: str
    answer: str
    standing: str
    values: dict[str, Any]


def details_for_staff(gathering_id: UUID, registration_id: UUID) -> Details:
    """A registration of this gathering, or 404."""
    row = Registration.of(registration_id)
    if row.gathering_id != gathering_id:
        raise NotFound("a registration of another gathering")
    contact = Contact.of(row.contact_id)
    return Details(
        id=row.pk,
        contact_id=contact.pk,
        name=contact.name,
        answer=row.answer,
        standing=str(RegistrationState(row.state).label),
        values=details_values(row),
    )
