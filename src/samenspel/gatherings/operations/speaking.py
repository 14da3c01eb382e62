# SPDX-License-Identifier: EUPL-1.2
"""A speaker is asked, by mail or on the phone, and says yes or no: by a personal link or to the facilitator."""

from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.accounts.models import User
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.entrance.operations import link_for_contact
from samenspel.gatherings.constants import GatheringState, SpeakerState, SpeakerWay
from samenspel.gatherings.models import Gathering, Speaker
from samenspel.gatherings.operations.inviting_words import LANGUAGE, Receiver, Text, values_for
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.partnerships.models import Partnership

LINK_FIELD = "{link}"
OPEN = (SpeakerState.TO_ASK, SpeakerState.ASKED)


def speaking_path(speaker_id: UUID) -> str:
    """Below a personal link: the page on which that person says yes or no."""
    return f"spreken/{speaker_id}/"


def text_to_ask(speaker: Speaker) -> Text:
    """The mail to begin with. Only the link is filled in later; the rest can be read as it will arrive."""
    gathering, contact = speaker.gathering, speaker.contact
    with translation.override(LANGUAGE):
        pact = Partnership.objects.get(pk=current_partnership_id()).name
        values = values_for(gathering, Receiver((contact.name,), ()), link=LINK_FIELD)
        context = {
            **values,
            "speaker": speaker,
            "is_expert": contact.is_experience_expert,
            "pact": pact,
            "sender": current_actor().name or pact,
        }
        subject = _("Wil jij iets vertellen op %(day)s?") % {"day": values["datum"]}
        body = render_to_string("gatherings/planning/mail/speaker.txt", context)
    return Text(subject=subject, body=body.strip())


@transaction.atomic
def ask_by_mail(*, speaker_id: UUID, form_key: UUID, text: Text) -> None:
    """Mail the question. The same `form_key` twice is one mail; another one asks again."""
    speaker = _hold(speaker_id)
    _refuse_when_over(speaker.gathering)
    if speaker.state == SpeakerState.CONFIRMED:
        raise Refused(_("%(name)s zei al ja.") % {"name": speaker.contact.name})
    if not speaker.contact.email:
        raise Refused(_("We hebben geen mailadres van %(name)s. Bel even.") % {"name": speaker.contact.name})
    if LINK_FIELD not in text.body:
        raise Refused(_("Zet {link} in de tekst, anders kan niemand antwoorden."), field="body")
    asker = User.objects.filter(pk=current_actor().user_id or 0).first()
    pact = Partnership.objects.get(pk=current_partnership_id()).name
    write_message(
        kind="speaker",
        to_name=speaker.contact.name,
        to_email=speaker.contact.email,
        subject=text.subject,
        body=text.body.replace(LINK_FIELD, LINK_MARK),
        from_name=f"{asker.name} ({pact})" if asker else pact,
        reply_to=asker.email if asker else "",
        link=link_for_contact(contact_id=speaker.contact_id),
        link_path=speaking_path(speaker.pk),
        deed=f"speaker:{speaker.pk}:{form_key}",
    )
    _set(speaker, SpeakerState.ASKED, way=SpeakerWay.MAIL, **_asked_now())
    record(action="speaker.asked", subject=speaker, way=SpeakerWay.MAIL.value)
    deliver_soon()


@transaction.atomic
def note_speaker(*, speaker_id: UUID, seen: str, to: str) -> None:
    """What was said on the phone, or a step back. `seen` is the state on the screen: pressing twice is once.

    Raises `Conflict` when the speaker answered, or somebody else wrote it down, in the meantime.
    """
    speaker = _hold(speaker_id)
    target = SpeakerState(to)
    if speaker.state == target:
        return
    if speaker.state != seen:
        raise Conflict(_("Er is net iets veranderd bij deze spreker. Kijk hoe het nu staat."))
    changes: dict[str, object] = {}
    if target == SpeakerState.TO_ASK:
        changes = {"asked_at": None, "asked_by_id": None, "way": ""}
    elif speaker.asked_at is None:
        changes = {**_asked_now(), "way": SpeakerWay.PHONE}
    _set(speaker, target, **changes)
    record(action="speaker.noted", subject=speaker, before=seen, after=target.value)


@transaction.atomic
def answer_as_speaker(*, speaker_id: UUID, speaks: bool) -> SpeakerState:
    """The person says yes or no by their own link, and may change their mind until it begins."""
    speaker = own_speaker(speaker_id)
    _refuse_when_over(speaker.gathering)
    said = SpeakerState.CONFIRMED if speaks else SpeakerState.DECLINED
    if speaker.state != said:
        _set(speaker, said)
        record(action="speaker.answered", subject=speaker, state=said.value)
    return said


def own_speaker(speaker_id: UUID) -> Speaker:
    """The row of whoever holds the link, once they were asked; anybody else's does not exist."""
    mine = Speaker.objects.filter(pk=speaker_id, contact_id=current_actor().contact_id)
    found = mine.exclude(state=SpeakerState.TO_ASK).select_related("gathering").first()
    if found is None:
        raise NotFound(f"speaker {speaker_id}")
    speaker: Speaker = found
    return speaker


def _asked_now() -> dict[str, object]:
    return {"asked_at": timezone.now(), "asked_by_id": current_actor().user_id}


def _set(speaker: Speaker, state: SpeakerState, **changes: object) -> None:
    answered = None if state in OPEN else timezone.now()
    Speaker.objects.filter(pk=speaker.pk).update(state=state, answered_at=answered, **changes)


def _hold(speaker_id: UUID) -> Speaker:
    rows = Speaker.objects.select_for_update(of=("self",)).select_related("contact", "gathering")
    found = rows.filter(pk=speaker_id).first()
    if found is None:
        raise NotFound(f"speaker {speaker_id}")
    speaker: Speaker = found
    return speaker


def _refuse_when_over(gathering: Gathering) -> None:
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if gathering.state == GatheringState.HARVESTED or timezone.now() >= gathering.starts_at:
        raise Refused(_("De bijeenkomst is begonnen of voorbij. Aan de sprekers verandert niets meer."))
