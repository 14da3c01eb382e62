# SPDX-License-Identifier: EUPL-1.2
"""The monthly mail in the making: drafted from what happened, reworded, put in order, tried, thrown away."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.accounts.models import User
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.news.constants import BulletinKind, BulletinState, PieceKind
from samenspel.news.models import Bulletin, BulletinPiece
from samenspel.news.operations.composing import Draft, pieces_of
from samenspel.news.queries.bulletins import told_until, written
from samenspel.news.queries.happened import coming_sessions, happened, open_questions
from samenspel.partnerships.models import Partnership


@transaction.atomic
def draft_month() -> Bulletin:
    """A monthly mail to begin with, from what happened since the one before. A second press gives the same one."""
    found: Bulletin | None = Bulletin.objects.filter(state=BulletinState.DRAFT).first()
    if found is not None:
        return found
    pact = Partnership.objects.values_list("name", flat=True).get(pk=current_partnership_id())
    month = date_format(timezone.localdate(), "F Y")
    bulletin = Bulletin(
        partnership_id=current_partnership_id(),
        kind=BulletinKind.MONTH,
        subject=_("Nieuws van %(pact)s, %(month)s") % {"pact": pact, "month": month},
        created_by_id=current_actor().user_id,
    )
    try:
        with transaction.atomic():
            bulletin.save(force_insert=True)
    except IntegrityError as error:  # two presses at the same moment
        raise Refused(_("Er is al een maandmail in de maak. Laad de pagina opnieuw.")) from error
    keep_pieces(bulletin, pieces_of(happened(told_until()), coming=coming_sessions(), questions=open_questions()))
    record(action="bulletin.drafted", subject=bulletin)
    return bulletin


def keep_pieces(bulletin: Bulletin, drafts: list[Draft]) -> None:
    BulletinPiece.objects.bulk_create(
        BulletinPiece(
            partnership_id=bulletin.partnership_id,
            bulletin=bulletin,
            item_id=one.item_id,
            position=position,
            kind=one.kind,
            title=one.title[:120],
            words=one.words[:6000],
        )
        for position, one in enumerate(drafts, start=1)
    )


@transaction.atomic
def change_bulletin(*, bulletin_id: UUID, version: int, subject: str, opening: str) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime, `Refused` when it went already."""
    bulletin = hold_draft(bulletin_id)
    changed = Bulletin.objects.filter(pk=bulletin_id, version=version, state=BulletinState.DRAFT).update(
        subject=subject, opening=opening, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze mail terwijl jij bezig was."))
    record(action="bulletin.changed", subject=bulletin)


@transaction.atomic
def change_piece(*, bulletin_id: UUID, piece_id: UUID, version: int, title: str, words: str) -> None:
    """Other words. Raises `Conflict` when somebody else changed this piece in the meantime."""
    piece = _piece(bulletin_id, piece_id)
    changed = BulletinPiece.objects.filter(pk=piece_id, version=version).update(
        title=title, words=words, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit stuk terwijl jij bezig was."))
    record(action="bulletin.piece_changed", subject=piece)


@transaction.atomic
def add_piece(*, bulletin_id: UUID, form_key: UUID, title: str, words: str) -> None:
    """Something of the facilitator's own, at the end. The same `form_key` adds it once."""
    bulletin = hold_draft(bulletin_id)
    if BulletinPiece.objects.filter(pk=form_key).exists():
        return
    pieces = BulletinPiece.objects.filter(bulletin=bulletin)
    last = pieces.order_by("-position").values_list("position", flat=True).first() or 0
    piece = BulletinPiece(
        pk=form_key,
        partnership_id=bulletin.partnership_id,
        bulletin=bulletin,
        position=last + 1,
        kind=PieceKind.NEWS,
        title=title,
        words=words,
    )
    try:
        with transaction.atomic():
            piece.save(force_insert=True)
    except IntegrityError as error:  # a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="bulletin.piece_added", subject=piece)


@transaction.atomic
def leave_out(*, bulletin_id: UUID, piece_id: UUID, left_out: bool) -> None:
    """Whether a piece goes along; it can be taken in again."""
    piece = _piece(bulletin_id, piece_id)
    if BulletinPiece.objects.filter(pk=piece_id).exclude(left_out=left_out).update(left_out=left_out):
        record(action="bulletin.piece_left_out" if left_out else "bulletin.piece_taken_in", subject=piece)


@transaction.atomic
def move_piece(*, bulletin_id: UUID, piece_id: UUID, up: bool) -> None:
    """One place up or down; at the end of the row nothing happens."""
    piece = _piece(bulletin_id, piece_id)
    row = list(BulletinPiece.objects.filter(bulletin_id=bulletin_id).order_by("position", "pk"))
    at = next(number for number, one in enumerate(row) if one.pk == piece_id)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return
    row[at], row[to] = row[to], row[at]
    for position, one in enumerate(row, start=1):
        one.position = position
    BulletinPiece.objects.bulk_update(row, ["position"])
    record(action="bulletin.piece_moved", subject=piece)


@transaction.atomic
def discard_bulletin(*, bulletin_id: UUID) -> None:
    """A draft that is not needed. What was sent stays."""
    bulletin = hold_draft(bulletin_id)
    record(action="bulletin.discarded", subject=bulletin)
    Bulletin.objects.filter(pk=bulletin_id).delete()


@transaction.atomic
def send_trial(*, bulletin_id: UUID, form_key: UUID) -> str:
    """The mail to whoever presses, marked as a trial. Returns the address. The same `form_key` twice is one mail."""
    bulletin = hold_draft(bulletin_id)
    user = User.objects.filter(pk=current_actor().user_id or 0).first()
    if user is None:
        raise Refused(_("We weten je mailadres niet."))
    mail = written(bulletin)
    note = _("Dit is een proef. Alleen jij krijgt deze mail.")
    write_message(
        kind="trial",
        to_name=user.name,
        to_email=user.email,
        subject=_("[Proef] %(subject)s") % {"subject": mail.subject},
        body=f"{note}\n\n{mail.body(names=[user.name], link=_('[je eigen link]/'))}",
        deed=f"bulletin-trial:{bulletin.pk}:{form_key}",
    )
    deliver_soon()
    return user.email


def hold_bulletin(bulletin_id: UUID) -> Bulletin:
    """Held, so that nothing changes between looking and sending."""
    found: Bulletin | None = Bulletin.objects.select_for_update(of=("self",)).filter(pk=bulletin_id).first()
    if found is None:
        raise NotFound(str(bulletin_id))
    return found


def hold_draft(bulletin_id: UUID) -> Bulletin:
    bulletin = hold_bulletin(bulletin_id)
    if bulletin.state != BulletinState.DRAFT:
        raise Refused(_("Deze mail is al verstuurd."))
    return bulletin


def _piece(bulletin_id: UUID, piece_id: UUID) -> BulletinPiece:
    hold_draft(bulletin_id)
    found: BulletinPiece | None = BulletinPiece.objects.filter(pk=piece_id, bulletin_id=bulletin_id).first()
    if found is None:
        raise NotFound(str(piece_id))
    return found
