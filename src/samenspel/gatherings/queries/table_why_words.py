# SPDX-License-Identifier: EUPL-1.2
"""The sentences of "waarom zit dit paar samen" and "waarom niet". No sentence guesses what the planner meant."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.domain.usefulness import reasons_to_meet
from samenspel.gatherings.queries.table_why import Around, Place
from samenspel.gatherings.queries.tables import Sitter
from samenspel.gatherings.queries.usefulness import OF_A_PAIR


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody at the same table, with the sentences about the two."""

    person: Sitter
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class RoundAround:
    """One round of the person: who else is at the table, and why."""

    place: Place
    companions: list[Companion]


def rounds_around(one: Around) -> list[RoundAround]:
    return [
        RoundAround(place, [Companion(other, why_here(one, place, other)) for other in _companions(one, place)])
        for place in one.places
    ]


def why_here(one: Around, place: Place, other: Sitter) -> list[str]:
    """Why these two sit together in this round."""
    again = [number for number in one.rounds_with(other) if number < place.round]
    sentences = [] if again and other.contact_id not in one.known else _acquaintance(one, other)
    if one.is_colleague(other):
        sentences.append(_colleagues(one, place))
    if again:
        sentences.append(_again(one, again))
    sentences += [_host(host) for host in (one.person, other) if host.is_host]
    if place.table.locked:
        sentences.append(_("Deze tafel staat vast."))
    return [*sentences, *_useful(one, other)]


def why_not(one: Around, other: Sitter) -> list[str]:
    """Why these two sit at no table together; what they have in common stands there as well."""
    sentences = _acquaintance(one, other)
    mine = {place.round for place in one.places}
    if not mine:
        return [_("%(name)s heeft in deze indeling geen tafel.") % {"name": one.person.name}]
    if not mine & one.rounds_of[other.registration_id]:
        sentences.append(_("Zij zijn nooit in dezelfde ronde aan tafel."))
    elif one.is_colleague(other):
        sentences.append(
            _("Zij komen van dezelfde organisatie. Samenspel zet collega's apart, zodat elk anderen ontmoet.")
        )
    elif one.person.is_host and other.is_host:
        sentences.append(_("Zij zijn allebei gastgever, elk aan een eigen tafel."))
    elif other.contact_id in one.known:
        sentences.append(_("Samenspel zoekt voor allebei liever nieuwe mensen."))
    else:
        sentences.append(_not_everybody(one))
    return [*sentences, *_useful(one, other)]


def _companions(one: Around, place: Place) -> list[Sitter]:
    return place.companions_of(one.person.registration_id)


def _acquaintance(one: Around, other: Sitter) -> list[str]:
    """Of colleagues nothing when no session says it: nobody believes that they never met."""
    since = one.known.get(other.contact_id)
    if since is None:
        return [] if one.is_colleague(other) else [_("Zij kennen elkaar nog niet.")]
    if since.starts_at is None:
        return [_("Zij kennen elkaar al: een van hen noemde de ander als verbinding.")]
    day = date_format(localtime(since.starts_at), "j F Y")
    sentence = _("Zij kennen elkaar al: zij zaten samen aan tafel op %(day)s (%(title)s).")
    return [sentence % {"day": day, "title": since.title}]


def _colleagues(one: Around, place: Place) -> str:
    people, tables = one.colleagues_in(place.round), one.tables_in_round[place.round]
    if people > tables:
        sentence = ngettext(
            "Zij zijn collega's. Apart kon niet: van %(organization)s komen %(people)d mensen voor %(tables)d tafel.",
            "Zij zijn collega's. Apart kon niet: van %(organization)s komen %(people)d mensen voor %(tables)d tafels.",
            tables,
        )
        return sentence % {"organization": one.person.organization, "people": people, "tables": tables}
    return _("Zij zijn collega's. Een indeling waarin zij apart zitten, is niet gevonden of met de hand veranderd.")


def _again(one: Around, rounds: list[int]) -> str:
    numbers = str(get_text_list([str(number) for number in rounds], _("en")))
    first = ngettext(
        "Zij zaten in ronde %(numbers)s ook samen.", "Zij zaten in de rondes %(numbers)s ook samen.", len(rounds)
    ) % {"numbers": numbers}
    if one.chairs_beside > one.could_meet:
        because = _(
            "%(name)s heeft in alle rondes samen %(chairs)d plekken naast zich, en er zijn maar %(people)d mensen die "
            "nog nieuw zijn."
        )
        values = {"name": one.person.name, "chairs": one.chairs_beside, "people": one.could_meet}
        return f"{first} {because % values}"
    return f"{first} {_('Een indeling zonder dit, die verder even goed is, vond Samenspel niet.')}"


def _not_everybody(one: Around) -> str:
    sentence = _(
        "Niet iedereen kan iedereen ontmoeten: %(name)s heeft in alle rondes samen %(chairs)d plekken naast zich, en "
        "er zijn %(people)d mensen die nog nieuw zijn."
    )
    return sentence % {"name": one.person.name, "chairs": one.chairs_beside, "people": one.could_meet}


def _host(person: Sitter) -> str:
    return _("%(name)s is gastgever van deze tafel.") % {"name": person.name}


def _useful(one: Around, other: Sitter) -> list[str]:
    reasons = reasons_to_meet(one.backgrounds[one.person.registration_id], one.backgrounds[other.registration_id])
    if not reasons:
        return []
    words = "; ".join(str(OF_A_PAIR[reason]) for reason in reasons)  # a reason may hold a comma of its own
    return [_("Nuttig: %(reasons)s.") % {"reasons": words}]
