# SPDX-License-Identifier: EUPL-1.2
"""A letter about a bottleneck: the words to begin with, and what came back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.agenda.constants import AWAITING, LETTER_KEPT, BottleneckState
from samenspel.agenda.models import Bottleneck, BottleneckAnswer
from samenspel.agenda.queries.themes import Counts, ThemeDetail, is_late
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Partnership

FEW_PARTNERS = 3  # below that an outsider might see who it was


@dataclass(frozen=True, slots=True)
class Answer:
    state: str
    state_label: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Letter:
    id: UUID
    theme_id: UUID
    theme: str
    addressee: str
    email: str
    subject: str
    body: str
    state: str
    state_label: str
    sent_date: date | None
    answer_by: date | None
    version: int
    late: bool
    begun_date: date
    answers: list[Answer]

    @property
    def gone_date(self) -> date:
        """When its words are forgotten, if nothing more is heard."""
        moments = [self.sent_date, self.answer_by, *(answer.day for answer in self.answers)]
        return max(moment for moment in (*moments, self.begun_date) if moment) + LETTER_KEPT

    @property
    def is_draft(self) -> bool:
        return self.state == BottleneckState.DRAFT

    @property
    def is_awaiting(self) -> bool:
        return self.state in AWAITING


def letter(bottleneck_id: UUID) -> Letter:
    """One letter with what came back, or 404."""
    row = Bottleneck.of(bottleneck_id)
    answers = BottleneckAnswer.objects.filter(bottleneck=row).order_by("day", "created_at", "pk")
    return Letter(
        id=row.pk,
        theme_id=row.theme_id,
        theme=row.theme.name,
        addressee=row.addressee,
        email=row.email,
        subject=row.subject,
        body=row.body,
        state=row.state,
        state_label=str(BottleneckState(row.state).label),
        sent_date=row.sent_date,
        answer_by=row.answer_by,
        version=row.version,
        late=is_late(row.state, row.answer_by, timezone.localdate()),
        begun_date=timezone.localdate(row.created_at),
        answers=[
            Answer(state, answer_label(state), day, words)
            for state, day, words in answers.values_list("state", "day", "words")
        ],
    )


def answer_label(state: str) -> str:
    return _("Nog geen antwoord; we vroegen het opnieuw") if state == BottleneckState.SENT else _label(state)


def _label(state: str) -> str:
    return str(BottleneckState(state).label)


def late_letters(today: date) -> list[UUID]:
    """Of which the day to hear something is over, the longest first."""
    found = Bottleneck.objects.filter(state__in=AWAITING, answer_by__lt=today).order_by("answer_by", "pk")
    return list(found.values_list("pk", flat=True))


def proposed_letter(theme: ThemeDetail, *, addressee: str, ask: str) -> str:
    """The whole letter to begin with, with the counts behind it; staff make it theirs."""
    pact = Partnership.objects.values_list("name", flat=True).get(pk=current_partnership_id())
    partners = Partner.objects.count()
    parts = [
        _("Beste %(name)s,") % {"name": addressee},
        _("In %(pact)s werken %(count)d organisaties samen tegen armoede. Zij zien en horen veel.")
        % {"pact": pact, "count": partners},
        " ".join(
            filter(None, [_("Eén ding komt steeds terug: %(theme)s.") % {"theme": theme.name}, theme.explanation])
        ),
        said_of(theme.counts, theme.places),
        _("Dit kunnen wij niet zelf oplossen. Daarom vragen wij u: %(ask)s") % {"ask": ask},
        _("Wij horen graag wat u doet, en vertellen het aan wie dit zagen. Antwoorden kan op deze brief."),
        "\n".join(
            [_("Met vriendelijke groet,"), current_actor().name or pact, *([pact] if current_actor().name else [])]
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def said_of(counts: Counts, places: list[str]) -> str:
    """What stands behind a theme, in sentences that single nobody out."""
    if not counts.observations or counts.first_at is None:
        return ""
    first = date_format(timezone.localtime(counts.first_at), "F Y")
    if counts.partners < FEW_PARTNERS:
        who = _("enkele partners")
    else:
        who = _("%(count)d verschillende partners") % {"count": counts.partners}
    times = ngettext("%(count)d keer", "%(count)d keer", counts.observations) % {"count": counts.observations}
    sentences = [
        _("Sinds %(month)s vertelden %(who)s ons dit %(times)s.") % {"month": first, "who": who, "times": times}
    ]
    if counts.people is not None:
        sentences.append(
            _("Zij schatten dat het om ongeveer %(count)d mensen gaat; wie vaker gezien is, kan dubbel zijn geteld.")
            % {"count": counts.people}
        )
    elif counts.people_said:
        sentences.append(_("Het gaat om een paar mensen."))
    if counts.for_a_year:
        sentences.append(_("Het is al langer dan een jaar zo."))
    if places:
        sentences.append(_("Wij zien het vooral in %(places)s.") % {"places": ", ".join(places)})
    return " ".join(sentences)
