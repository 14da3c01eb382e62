# SPDX-License-Identifier: EUPL-1.2
"""Texts for several people: merge fields in words, filled in for one mailbox. Always in Dutch."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.base.errors import Refused
from samenspel.domain.naming import called
from samenspel.gatherings.constants import MERGE_FIELDS, MailingKind
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.queries.inviting import Person
from samenspel.gatherings.queries.inviting_texts import Text
from samenspel.messaging.constants import LINK_MARK

__all__ = ["LANGUAGE", "Receiver", "Text", "fill_in", "listed", "refuse_unknown_fields", "template_text"]
__all__ += ["receiver_of", "values_for"]

LANGUAGE = "nl"
_FIELD = re.compile(r"\{([^{}\n]{0,60})\}")


def template_text(kind: MailingKind, *, sender: str, audience: str = "", words: str = "") -> Text:
    """The ready text to begin with, merge fields and all. `words`: why it does not go on."""
    see_you = kind == MailingKind.REMINDER and audience == "coming"
    with translation.override(LANGUAGE):
        subject = {
            MailingKind.INVITATION: _("Kom je ook? {titel} op {datum}"),
            MailingKind.REMINDER: _("Tot gauw: {titel}") if see_you else _("Kom je ook? We horen het graag"),
            MailingKind.CHANGE: _("Er verandert iets: {titel}"),
            MailingKind.CALLED_OFF: _("Gaat niet door: {titel} op {datum}"),
        }[kind]
        told = {"sender": sender, "words": words.replace("{", "(").replace("}", ")")}
        name = "see_you" if see_you else kind.value
        body = render_to_string(f"gatherings/inviting/mail/{name}.txt", told)
    return Text(subject=subject, body=body.strip())


def refuse_unknown_fields(text: Text, *, kind: str) -> None:
    """Before anything goes: every word between braces is one we know, and the way to answer is in it."""
    known = ", ".join(f"{{{name}}}" for name in MERGE_FIELDS)
    for field, words in (("subject", text.subject), ("body", text.body)):
        wrong = [found for found in _FIELD.findall(words) if _name(found) not in MERGE_FIELDS]
        if wrong:
            raise Refused(
                _("{%(wrong)s} kennen we niet. Je kunt kiezen uit: %(known)s.") % {"wrong": wrong[0], "known": known},
                field=field,
            )
    if "link" in map(_name, _FIELD.findall(text.subject)):
        raise Refused(_("De link past niet in het onderwerp. Zet {link} in de tekst."), field="subject")
    answers = kind != MailingKind.CALLED_OFF  # nothing is asked of anybody then
    if answers and "link" not in map(_name, _FIELD.findall(text.body)):
        raise Refused(_("Zet {link} in de tekst, anders kan niemand antwoorden."), field="body")


def _name(found: str) -> str:
    return found.strip().casefold()


def fill_in(words: str, values: Mapping[str, str]) -> str:
    """In one pass, so that braces in somebody's name stay what they are."""
    return _FIELD.sub(lambda found: values[_name(found.group(1))], words)


@dataclass(frozen=True, slots=True)
class Receiver:
    """The people behind one mailbox who are written to."""

    names: tuple[str, ...]
    organizations: tuple[str, ...]


def receiver_of(people: Sequence[Person]) -> Receiver:
    return Receiver(
        tuple(person.name for person in people),
        tuple(person.organization for person in people if person.organization),
    )


def values_for(gathering: Gathering, receiver: Receiver, *, link: str = LINK_MARK) -> dict[str, str]:
    """What comes in the place of each merge field."""
    with translation.override(LANGUAGE):
        begins, ends = timezone.localtime(gathering.starts_at), timezone.localtime(gathering.ends_at)
        return {
            "naam": listed([called(name) for name in receiver.names]),
            "organisatie": listed(list(dict.fromkeys(receiver.organizations))) or _("je organisatie"),
            "link": link,
            "titel": gathering.title,
            "datum": date_format(begins, "l j F Y"),
            "tijd": _("%(begin)s tot %(end)s uur")
            % {"begin": date_format(begins, "H.i"), "end": date_format(ends, "H.i")},
            "plaats": ", ".join(part for part in (gathering.place, gathering.address) if part),
        }


def listed(words: Sequence[str]) -> str:
    """Anna; Anna en Piet; Anna, Piet en Joop."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
