# SPDX-License-Identifier: EUPL-1.2
"""Questions and tips: written, answered, found under a word, made public, taken back, removed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.gatherings.models import Gathering
from samenspel.questions.constants import EntryKind
from samenspel.questions.models import Entry, EntryTag
from samenspel.questions.queries.entries import unconfirmed
from samenspel.questions.queries.names import without
from samenspel.questions.queries.words import folded_words


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    kind: str
    text: str
    answer: str
    gathering_id: UUID | None


@transaction.atomic
def add_entry(*, form_key: UUID, facts: EntryFacts, tags: Sequence[str]) -> Entry:
    """A question or tip that somebody wrote down. The same `form_key` twice is one."""
    made: Entry | None = Entry.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    _refuse_what_does_not_fit(facts)
    entry = Entry(
        pk=form_key,
        partnership_id=current_partnership_id(),
        kind=facts.kind,
        text=facts.text,
        answer=facts.answer,
        gathering=Gathering.of(facts.gathering_id) if facts.gathering_id else None,
        sought=folded_words(facts.text, facts.answer, *tags),
    )
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, elsewhere
        raise NotFound(str(form_key)) from error
    _tag(entry, tags)
    record(action="entry.added", subject=entry, kind=facts.kind)
    return entry


@transaction.atomic
def change_entry(*, entry_id: UUID, version: int, facts: EntryFacts, tags: Sequence[str]) -> bool:
    """Raises `Conflict` when somebody else changed it in the meantime.

    Returns True when it was public and is not any more: its new words name somebody.
    """
    entry: Entry = Entry.of(entry_id)
    _refuse_what_does_not_fit(facts)
    if facts.gathering_id:
        Gathering.of(facts.gathering_id)
    changed = Entry.objects.filter(pk=entry_id, version=version).update(
        version=F("version") + 1,
        kind=facts.kind,
        text=facts.text,
        answer=facts.answer,
        gathering_id=facts.gathering_id,
        sought=folded_words(facts.text, facts.answer, *tags),
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit net."))
    EntryTag.objects.filter(entry=entry).exclude(word__in=tags).delete()
    _tag(entry, tags)
    record(action="entry.changed", subject=entry)
    fresh: Entry = Entry.of(entry_id)
    if fresh.published_at is None or not unconfirmed(fresh):
        return False
    take_back_entry(entry_id=entry_id)
    return True


def _refuse_what_does_not_fit(facts: EntryFacts) -> None:
    if facts.kind == EntryKind.TIP and facts.answer:
        raise Refused(_("Een tip heeft geen antwoord. Zet deze woorden bij de tip, of kies “Vraag”."), field="answer")


def _tag(entry: Entry, tags: Sequence[str]) -> None:
    EntryTag.objects.bulk_create(
        [EntryTag(partnership_id=entry.partnership_id, entry=entry, word=word) for word in tags], ignore_conflicts=True
    )


def _untag(entry: Entry, goes: Collection[str]) -> None:
    """A word under which it is found and in which somebody is named has nothing left when the name goes."""
    tags = EntryTag.objects.filter(entry=entry).values_list("pk", "word")
    named = [pk for pk, word in tags if any(one.casefold() in word.casefold() for one in goes)]
    if named:
        EntryTag.objects.filter(pk__in=named).delete()


@transaction.atomic
def publish_entry(*, entry_id: UUID, version: int, may_stay: Collection[str], goes: Collection[str]) -> None:
    """Everybody may read it from now on. What looks like a person either goes out of it or was said to be none.

    Raises `Refused` while anything is left of which neither was said, and `Conflict` when the words changed since.
    """
    entry: Entry = Entry.of(entry_id)
    entry.text, entry.answer = without(entry.text, goes), without(entry.answer, goes)
    entry.may_stay = sorted({*entry.may_stay, *may_stay})
    _untag(entry, goes)
    if unconfirmed(entry):
        raise Refused(_("Er staat nog een naam, nummer of adres in. Zeg eerst wat daarmee moet."))
    words = EntryTag.objects.filter(entry=entry).values_list("word", flat=True)
    changed = Entry.objects.filter(pk=entry_id, version=version).update(
        version=F("version") + 1,
        text=entry.text,
        answer=entry.answer,
        may_stay=entry.may_stay,
        sought=folded_words(entry.text, entry.answer, *words),
        published_at=timezone.now(),
    )
    if changed:
        record(action="entry.published", subject=entry, taken_out=len(set(goes)))
    elif Entry.of(entry_id).published_at is None:
        raise Conflict(_("Iemand anders veranderde dit net. Kijk nog een keer of dit openbaar mag."))


@transaction.atomic
def take_back_entry(*, entry_id: UUID) -> None:
    """Nobody outside can read it from this moment on. Twice is once."""
    entry = Entry.of(entry_id)
    changed = Entry.objects.filter(pk=entry_id, published_at__isnull=False).update(
        published_at=None, version=F("version") + 1
    )
    if changed:
        record(action="entry.taken_back", subject=entry)


@transaction.atomic
def remove_entry(*, entry_id: UUID) -> None:
    entry = Entry.of(entry_id)
    record(action="entry.removed", subject=entry)
    entry.delete()
