# SPDX-License-Identifier: EUPL-1.2
"""What each party brings to a pact and finds there, in the words of collective impact."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MUNICIPALITY, VOLUNTEERS, PROFESSIONALS = "gemeente", "vrijwilligers", "beroepskrachten"
EXPERTS, RESIDENTS = "ervaringsdeskundigen", "bewoners"

Words = Promise | str


@dataclass(frozen=True, slots=True)
class PartyRole:
    """A party, what its part is in one sentence, what it brings, what it finds, and a small first step."""

    slug: str
    name: Words
    part: Words
    brings: tuple[Words, ...]
    finds: tuple[Words, ...]
    first_step: Words


ROLES = {
    role.slug: role
    for role in (
        PartyRole(
            MUNICIPALITY,
            _("Gemeente"),
            _("Geef ruimte aan wat er al is. Veel verschillende initiatieven samen zijn een rijkdom."),
            (
                _("Je omarmt wat bewoners en vrijwilligers beginnen, ook als het anders gaat dan je zelf zou doen."),
                _("Je maakt initiatieven sterker, met een goed woord en ook met geld, tijd en afspraken die passen."),
                _("Je haalt weg wat in de weg zit: een regel, een formulier, een moeilijke brief."),
            ),
            (
                _("Wat partners zien en horen, gebundeld, met aantallen en zonder namen."),
                _("Gedeelde doelen en cijfers, zodat niet iedereen apart verslag hoeft te doen."),
                _("Mensen om mee te bellen voordat je iets bedenkt."),
            ),
            _("Loop een keer binnen bij een initiatief waar je nog nooit was, en vraag wat ze nodig hebben."),
        ),
        PartyRole(
            VOLUNTEERS,
            _("Vrijwilligersinitiatief"),
            _("Jullie zijn de ogen en oren. Jullie verbinden het leven van mensen met de wereld van regels."),
            (
                _("Je bent dichtbij: mensen vertellen jou wat ze aan een loket niet zeggen."),
                _("Je vertelt wat je ziet en hoort, zodat een ander er iets mee kan."),
                _("Je zoekt de gemeente en de beroepskrachten op, ook als dat even wennen is."),
            ),
            (
                _("Iemand om te bellen als het voor jou te groot wordt."),
                _("Andere initiatieven die hetzelfde doen, of juist wat jij mist."),
                _("Antwoorden op vragen die anderen ook hadden."),
            ),
            _("Vertel in een halve minuut wat je deze week zag. Zonder namen."),
        ),
        PartyRole(
            PROFESSIONALS,
            _("Beroepskracht"),
            _("Maak gebruik van wie dichtbij staat en vertrouwd wordt. Dat gaat voor het afvinklijstje."),
            (
                _("Je kent de weg naar hulp, en wat er wel kan als een brief zegt van niet."),
                _("Je draagt warm over: samen bellen, en laten weten hoe het afliep."),
                _("Je neemt vrijwilligers serieus. Wat zij signaleren, hoor je anders te laat."),
            ),
            (
                _("Initiatieven waar iemand morgen al terechtkan."),
                _("Korte lijnen met collega's van andere organisaties."),
                _("Tips uit de praktijk, ook van mensen die het zelf meemaakten."),
            ),
            _("Vraag één vrijwilliger wat jij voor haar mensen makkelijker kunt maken."),
        ),
        PartyRole(
            EXPERTS,
            _("Ervaringsdeskundige"),
            _("Jij weet hoe het is. Daarmee verandert hoe er over armoede gepraat en besloten wordt."),
            (
                _("Je kijkt mee bij het begin van een plan, niet pas aan het eind."),
                _("Je zegt waar mensen zich schamen, en wat dan helpt."),
                _("Je leest een brief en zegt of hij te snappen is."),
            ),
            (
                _("Een plek aan tafel, met een stem die telt."),
                _("Doelen waarop je kunt reageren, en voorstellen die je zelf kunt doen."),
                _("Anderen die hetzelfde meemaakten."),
            ),
            _("Kies één voorstel en zeg wat jij ervan vindt."),
        ),
        PartyRole(
            RESIDENTS,
            _("Bewoner"),
            _("Het is jouw leven: jij hebt de regie. En jij kunt ook iets wat een ander nodig heeft."),
            (
                _("Je zegt wat voor jou eerst komt, en wat niet."),
                _("Je helpt een ander, met iets kleins: meegaan, luisteren, een fiets maken."),
                _("Je vertelt wat er in je straat speelt."),
            ),
            (
                _("Plekken waar je zo binnenloopt, zonder afspraak."),
                _("Antwoorden op vragen over geld, brieven en hulp."),
                _("Mensen die naast je staan in plaats van tegenover je."),
            ),
            _("Loop binnen bij een plek in de buurt en drink er een kop koffie."),
        ),
    )
}

# Behind a personal link, in groups: (words, a few more, url name, permission); a page that does not exist is left out.
PLACES = (
    (
        _("In een halve minuut"),
        (
            (_("Vertel wat je ziet of hoort"), _("zonder namen"), "agenda:own_observation_list", "own.observations"),
            (_("Vraag en aanbod"), _("zoek of bied iets"), "directory:own_offer_list", "own.offers"),
            (
                _("Wat is er nodig"),
                _("zeg het, of vraag het aan de balie"),
                "directory:own_inventory_list",
                "own.needs",
            ),
            (_("Vragen aan het netwerk"), _("stel er een, of help een ander"), "news:own_asks", "own.news"),
            (_("Nieuws"), _("lees het, of vertel zelf iets"), "news:own_news", "own.news"),
        ),
    ),
    (
        _("Van jou"),
        (
            (_("Mijn bijeenkomsten"), _("zeg of je komt"), "gatherings:own_home", "own.registration"),
            (_("Mijn actiepunten"), _("zeg hoe het gaat"), "agenda:own_actions", "own.actions"),
            (
                _("Mijn stappenplan"),
                _("wat je deed en gaat doen, ook op papier"),
                "gatherings:step_plan",
                "own.actions",
            ),
            (_("Hoe vaak je iets hoort"), _("kies zelf, stoppen kan altijd"), "news:own_wishes", "own.news"),
        ),
    ),
    (
        _("Van ons samen"),
        (
            (_("Onze doelen"), _("en wat jullie bijdragen"), "agenda:own_goals", "own.goals"),
            (_("Voorstellen"), _("doe er een, of steun er een"), "agenda:own_proposals", "own.proposals"),
            (_("Onze toezegging"), _("wat jullie voor het pact doen"), "agenda:own_pledge", "own.pledge"),
            (_("Wat jullie bieden"), _("klopt het nog?"), "directory:own_service_list", "own.directory"),
            (_("Wat er gebeurd is"), _("sinds je hier het laatst was"), "news:own_happened", "own.news"),
        ),
    ),
)
