# SPDX-License-Identifier: EUPL-1.2
"""Making a PDF with stickers: asked for, drawn by a job (a few at once in the request), forgotten after a day."""

import logging
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings as site
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.documents import Document, render_document
from samenspel.base.errors import NotFound, Refused
from samenspel.base.images import smaller_image
from samenspel.base.jobs import enqueue
from samenspel.base.qr import qr_svg
from samenspel.base.scope import Actor, acting_as, current_actor
from samenspel.base.sealing import seal
from samenspel.gatherings.constants import STICKER_SHEET_KEPT, STICKER_TOKEN_KEPT, SheetState
from samenspel.gatherings.models import Gathering, StickerSheet, StickerToken
from samenspel.gatherings.operations.sticker_tokens import tokens_for
from samenspel.gatherings.queries import stickers as queries
from samenspel.gatherings.queries.stickers import SHEET_SEAL, Settings, StickerPerson
from samenspel.organizations.queries.logos import logos_of
from samenspel.partnerships.models import Partnership

TEMPLATE = "gatherings/documents/stickers.typ"
AT_ONCE = 40  # stickers that need not wait for a worker
MOST_STICKERS = 2_000
AT_WORK = (SheetState.WAITING, SheetState.DRAWING)
LOGO_WIDTH, LOGO_HEIGHT = 600, 160  # 300 dots an inch in the room a logo has on the largest sticker

logger = logging.getLogger(__name__)


def request_sheet(*, gathering_id: UUID, form_key: UUID, people: str, settings: Settings) -> StickerSheet:
    """A PDF with stickers. The same `form_key` gives the same one."""
    gathering = Gathering.of(gathering_id)
    again = StickerSheet.objects.filter(form_key=form_key).defer("content").first()
    if again is not None:
        return _same(again, gathering_id)
    total = len(queries.sticker_people(gathering_id=gathering_id, wanted=people)) + settings.blanks
    if not total:
        raise Refused(_("Er is nog niemand om een sticker voor te maken. Vraag lege stickers, of kies iemand anders."))
    if total > MOST_STICKERS:
        raise Refused(_("Dat zijn er te veel voor één bestand. Hooguit 2000 stickers."))
    try:
        sheet = _asked_for(gathering, form_key=form_key, people=people, settings=settings, total=total)
    except IntegrityError:  # pressed twice at the same moment: the other one is at work
        return _same(StickerSheet.objects.defer("content").get(form_key=form_key), gathering_id)
    if total <= AT_ONCE:
        draw_sheet(sheet_id=str(sheet.pk))
    return sheet


@transaction.atomic
def _asked_for(gathering: Gathering, *, form_key: UUID, people: str, settings: Settings, total: int) -> StickerSheet:
    sheet = StickerSheet(
        partnership_id=gathering.partnership_id,
        gathering_id=gathering.pk,
        form_key=form_key,
        people=people,
        labels=settings.labels,
        start=settings.start,
        blanks=settings.blanks,
        shift_right=settings.shift_right,
        shift_down=settings.shift_down,
        total=total,
        created_by_id=current_actor().user_id,
    )
    sheet.save(force_insert=True)
    record(action="stickers.asked_for", subject=sheet, count=total)
    enqueue("samenspel.gatherings.operations.sticker_sheets.draw_sheet", sheet_id=str(sheet.pk))
    return sheet


def _same(sheet: StickerSheet, gathering_id: UUID) -> StickerSheet:
    if sheet.gathering_id != gathering_id:
        raise NotFound(f"sticker sheet {sheet.pk}")
    return sheet


def draw_sheet(*, sheet_id: str) -> None:
    """Draw the PDF that waits; one that is ready, failed or forgotten stays as it is. May run twice."""
    waiting = StickerSheet.objects.filter(pk=sheet_id, state__in=AT_WORK)
    if not waiting.update(state=SheetState.DRAWING):
        return
    try:
        with translation.override(site.LANGUAGE_CODE):  # the words of the room, whoever asks
            drawn, total = _drawn(StickerSheet.objects.defer("content").get(pk=sheet_id))
    except Exception:
        waiting.update(state=SheetState.FAILED)
        logger.exception("The stickers of %s could not be drawn", sheet_id)
        return
    waiting.update(
        state=SheetState.READY,
        total=total,
        replaced=" ".join(drawn.replaced)[:500],
        content=seal(drawn.content, purpose=SHEET_SEAL),
    )


def _drawn(sheet: StickerSheet) -> tuple[Document, int]:
    """The PDF and the number of stickers in it: somebody may have registered since it was asked for."""
    people = queries.sticker_people(gathering_id=sheet.gathering_id, wanted=sheet.people)
    data, pictures = on_paper(gathering_id=sheet.gathering_id, people=people, settings=queries.settings_of(sheet))
    drawn = render_document(template=TEMPLATE, data=data, pictures=pictures)
    return drawn, len(people) + sheet.blanks


def on_paper(
    *, gathering_id: UUID, people: Sequence[StickerPerson], settings: Settings
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the template draws: the data, and the pictures by name. Makes the tokens in the QR codes."""
    gathering = Gathering.of(gathering_id)
    pact = Partnership.objects.get(pk=gathering.partnership_id)
    qr_pictures, qr_files = _qr_codes(people, slug=pact.slug)
    logo_pictures, logo_files = _logos(people)
    data = queries.sticker_data(
        title=gathering.title,
        pact=pact.name,
        people=people,
        settings=settings,
        qr_files=qr_files,
        logo_files=logo_files,
    )
    return data, {**qr_pictures, **logo_pictures}


def _qr_codes(people: Iterable[StickerPerson], *, slug: str) -> tuple[dict[str, bytes], dict[UUID, str]]:
    """The pictures by name, and which of them each registration gets."""
    pictures, files = {}, {}
    for number, (registration_id, token) in enumerate(
        tokens_for([one.person.registration_id for one in people]).items()
    ):
        below = reverse("gatherings:sticker", kwargs={"slug": slug, "sticker_token": token})
        files[registration_id] = f"qr-{number}.svg"
        pictures[files[registration_id]] = qr_svg(f"{site.BASE_URL}{below}")
    return pictures, files


def _logos(people: Iterable[StickerPerson]) -> tuple[dict[str, bytes], dict[UUID, str]]:
    """Each logo once, in as many dots as paper can show."""
    pictures, files = {}, {}
    organizations = {one.organization_id for one in people if one.organization_id}
    for number, (organization_id, logo) in enumerate(logos_of(organizations).items()):
        files[organization_id] = f"logo-{number}.png"
        pictures[files[organization_id]] = smaller_image(logo, width=LOGO_WIDTH, height=LOGO_HEIGHT)
    return pictures, files


@transaction.atomic
def forget_stickers() -> int:
    """PDFs with stickers go after a day, tokens when they open nothing any more. Returns how many of both.

    Runs every hour, for all partnerships. How somebody wanted their stickers stays, for the next time.
    """
    now = timezone.now()
    with acting_as(Actor(role=Role.RETENTION)):
        sheets = StickerSheet.objects.filter(created_at__lte=now - STICKER_SHEET_KEPT).exclude(state=SheetState.GONE)
        forgotten: int = sheets.update(state=SheetState.GONE, content=None, replaced="")
        old = StickerToken.objects.filter(registration__gathering__ends_at__lte=now - STICKER_TOKEN_KEPT)
        deleted, _rows = old.delete()
        if forgotten or deleted:
            record(action="stickers.forgotten", sheets=forgotten, tokens=deleted)
    return forgotten + deleted
