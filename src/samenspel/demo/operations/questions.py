# SPDX-License-Identifier: EUPL-1.2
"""What was asked in the chat of a made-up webinar, and a second chat that is still to be sorted."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from samenspel.questions.models import Entry, EntryTag, Piece
from samenspel.questions.operations.reading import take_chat
from samenspel.questions.operations.sorting import decide_pieces, take_pieces
from samenspel.questions.queries.words import folded_words

WEBINAR = """\
Hoe bereiken we mensen die zich schamen voor schulden? *Kom waar ze al zijn: het buurthuis, de voedselbank, school. \
En begin niet over geld, maar over hoe het gaat.*

Mag een maatje mee naar het gesprek bij de gemeente? *Ja, altijd. Zeg het vooraf, dan staat er een stoel extra klaar.*

Wie helpt als de energierekening ineens verdubbelt? *De energiecoach komt gratis langs. Bij een achterstand kun je \
samen bellen voor een regeling: vaak kan er meer dan op de brief staat.*

Waar kunnen kinderen naartoe voor een tweedehands fiets? *De Fietsbank knapt fietsen op. Een briefje van school of \
van het buurthuis is genoeg.*

Hoe zorgen we dat iemand niet drie keer hetzelfde verhaal moet doen? *Draag warm over: bel samen, met toestemming, en \
laat weten hoe het afliep.*

Is er een plek waar je zonder afspraak papieren kunt laten nakijken? *Bij Thuisadministratie Met Elkaar, elke dinsdag \
in de bibliotheek.*

Hoe worden brieven van de gemeente makkelijker te lezen?

Wat doen we in de zomer, als veel plekken dicht zijn?

*Lees een brief eerst zelf hardop. Struikel je, dan doet een ander dat ook.

*Vraag aan het eind van een gesprek altijd: wie zou jij hier nog meer bij willen hebben?

*Een kop koffie staat in geen enkel systeem, en doet het meeste.

*Zet ervaringsdeskundigen aan het begin van een plan, niet aan het eind.

*Geef het nummer van een mens, niet van een afdeling.

*Bel twee weken later nog eens. Dan hoor je pas hoe het echt gaat.
"""
TAGS = ("schaamte", "maatje", "energie", "kinderen", "warme overdracht", "papieren", "brieven", "zomer")
TO_SORT = """\
19:32:04 From Wietske Bedacht to Everyone: Goedenavond allemaal
19:33:11 From Youssef Fictie to Everyone: het geluid hapert bij mij
19:41:50 From Wietske Bedacht to Everyone: Hoe vraag je door zonder dat het een verhoor wordt?
19:42:37 From Marijke van Papier to Everyone: vraag wat iemand zelf al geprobeerd heeft, dan ontstaat er een gesprek
19:44:02 From Wietske Bedacht to Everyone: Dank je wel Marijke
19:52:19 From Youssef Fictie to Everyone: Tip: spreek af in het buurthuis en niet aan het loket
19:58:40 From Henk Denkbeeld to Everyone: wie weet een goede training over omgaan met stress
"""


def make_questions() -> None:
    today = timezone.localdate()
    chat = take_chat(
        form_key=uuid4(),
        title="Webinar Samen tegen schulden",
        happened_date=today - timedelta(days=40),
        gathering_id=None,
        text=WEBINAR,
    )
    kinds = dict(Piece.objects.filter(chat=chat).values_list("position", "proposed"))
    decide_pieces(chat_id=chat.pk, kinds=kinds, was={})
    take_pieces(chat_id=chat.pk)
    _tag_and_publish()
    take_chat(
        form_key=uuid4(),
        title="Leeravond Doorvragen",
        happened_date=today - timedelta(days=3),
        gathering_id=None,
        text=TO_SORT,
    )


def _tag_and_publish() -> None:
    """At once: nobody is named in these words, and looking for names one by one takes longer than the rest."""
    questions = list(Entry.objects.filter(kind="question").order_by("position"))
    for entry, tag in zip(questions, TAGS, strict=True):
        entry.sought = folded_words(entry.text, entry.answer, tag)
    Entry.objects.bulk_update(questions, ["sought"])
    EntryTag.objects.bulk_create(
        EntryTag(partnership_id=entry.partnership_id, entry=entry, word=tag)
        for entry, tag in zip(questions, TAGS, strict=True)
    )
    tips = Entry.objects.filter(kind="tip").order_by("position")[:4].values_list("pk", flat=True)
    answered = [entry.pk for entry in questions if entry.answer]
    Entry.objects.filter(pk__in=[*answered, *tips]).update(published_at=timezone.now())
