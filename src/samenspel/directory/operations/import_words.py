# SPDX-License-Identifier: EUPL-1.2
"""The sentences that say why something of a list was not taken, or was taken otherwise than it stands there."""

from django.utils.translation import gettext_lazy as _

from samenspel.base.personal_numbers import without_bsn
from samenspel.domain.hsds.records import Row, Trouble

SENTENCES: dict[str, object] = {
    "unknown_table": _("We weten niet wat voor regel dit is."),
    "empty_row": _("Deze regel is leeg."),
    "says_nothing": _("Hier ontbreekt waar het om gaat, zoals een naam of een nummer."),
    "unreadable": _("“%(value)s” kunnen we niet lezen."),
    "no_url": _("“%(value)s” is geen webadres. Voorbeeld: www.voorbeeld.nl."),
    "no_email": _("“%(value)s” is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl."),
    "no_phone": _("“%(value)s” is geen telefoonnummer. Voorbeeld: 06 12 34 56 78."),
    "no_number": _("“%(value)s” is geen getal."),
    "out_of_range": _("“%(value)s” is te klein of te groot."),
    "no_amount": _("“%(value)s” is geen bedrag."),
    "no_currency": _("“%(value)s” is geen munt. Voorbeeld: EUR."),
    "no_date": _("“%(value)s” is geen dag die bestaat. Voorbeeld: 2026-11-22."),
    "no_time": _("“%(value)s” is geen tijd. Voorbeeld: 09:30."),
    "no_days": _("“%(value)s” zijn geen dagen van de week. Voorbeeld: MO,WE."),
    "no_frequency": _("“%(value)s” zegt niet hoe vaak. Dat kan wekelijks of maandelijks zijn."),
    "no_rule": _("“%(value)s” is geen rij getallen."),
    "no_offset": _("“%(value)s” is geen tijdzone."),
    "no_status": _("“%(value)s” kennen we niet. We nemen aan dat het er is."),
    "no_kind_of_place": _("“%(value)s” kennen we niet. We nemen aan dat het een plek is waar je heen gaat."),
    "no_country": _("“%(value)s” is geen land dat we kennen."),
    "no_language_code": _("“%(value)s” is geen code van een taal. Voorbeeld: nl."),
    "cut_off": _("Deze tekst is te lang. Wat na %(value)s tekens komt, is niet opgenomen."),
    "half_a_coordinate": _("Er staat maar één coördinaat. Deze plek heeft nu geen punt op de kaart."),
    "coordinates_swapped": _("De coördinaten stonden omgekeerd (%(value)s). Ze zijn omgedraaid."),
    "no_place_on_earth": _("De coördinaten (%(value)s) wijzen geen plek op aarde aan. Ze zijn niet opgenomen."),
    "ages_swapped": _("De leeftijden stonden omgekeerd (%(value)s). Ze zijn omgedraaid."),
    "dates_swapped": _("De dagen stonden omgekeerd (%(value)s). Ze zijn omgedraaid."),
    "one_id_for_all": _("Alle regels hebben hetzelfde nummer (%(value)s). We kennen ze daarom aan hun naam."),
    "id_of_another": _("Dit nummer heeft ook iets anders in de lijst (%(value)s). We kennen dit daarom aan zijn naam."),
    "double_row": _("Dit staat ook op regel %(value)s. Het is één keer opgenomen."),
    "double_row_filled": _("Dit staat ook op regel %(value)s. Wat daar ontbrak, is met deze regel aangevuld."),
    "organization_missing": _(
        "De organisatie (%(value)s) staat niet in de lijst. Dit is opgenomen zonder organisatie."
    ),
    "no_organization": _("Er staat geen organisatie bij. Dit is opgenomen zonder."),
    "service_missing": _("De dienst (%(value)s) waar dit bij hoort, staat niet in de lijst."),
    "location_missing": _("De plek (%(value)s) waar dit bij hoort, staat niet in de lijst."),
    "parent_missing": _("Waar dit bij hoort (%(value)s), staat niet in de lijst."),
    "term_missing": _("Het trefwoord dat hierbij hoort, staat niet in de lijst."),
    "attribute_elsewhere": _("Trefwoorden nemen we alleen op bij organisaties, diensten en plekken."),
    "person": _("Hier staat iemand met naam. Namen van mensen komen er alleen in als zij dat zelf goed vinden."),
    "phone_of_person": _("Dit is het nummer van iemand met naam. Dat nemen we niet op zonder toestemming."),
    "contact_mail": _("Dit e-mailadres kan van iemand zelf zijn. Dat nemen we niet op zonder toestemming."),
    "bsn": _("Hier staat een getal dat een burgerservicenummer (BSN) kan zijn. Dat nemen we niet op."),
    "code_twice": _("Deze code heeft een ander trefwoord al. Dit trefwoord is opgenomen zonder code."),
    "kvk_of_another": _("Een andere organisatie heeft dit KvK-nummer al. Deze is opgenomen zonder."),
    "no_kvk": _("“%(value)s” is geen KvK-nummer. Dat heeft acht cijfers."),
    "no_rsin": _("“%(value)s” is geen RSIN. Dat heeft negen cijfers, kijk of er een fout in zit."),
    "attached": _("Deze organisatie staat er al in, met hetzelfde nummer. Alleen wat leeg was, is aangevuld."),
    "already_here": _("Dit staat er al in. Alleen wat leeg was, is aangevuld."),
    "maybe_double": _("Dit lijkt op “%(value)s”, die er al in staat. Voeg ze samen als het dezelfde is."),
    "changed_here": _("Dit is hier gewijzigd, en de lijst zegt nu iets anders. Wat hier staat, blijft."),
    "removed_here": _("Dit is hier weggehaald. Het komt niet vanzelf terug."),
    "capacity_unclear": _("Hoeveel plek er is, is niet helemaal in te lezen. Dat is niet opgenomen."),
    "list_failed": _("Dit konden we niet opnemen. Er staat iets in dat we niet begrijpen."),
}
TABLES: dict[str, object] = {
    "organizations": _("organisaties"),
    "services": _("diensten"),
    "locations": _("plekken"),
    "service_at_location": _("diensten op plekken"),
    "addresses": _("adressen"),
    "phones": _("telefoonnummers"),
    "schedules": _("openingstijden"),
    "languages": _("talen"),
    "accessibility": _("toegankelijkheid"),
    "contacts": _("contactgegevens"),
    "cost_options": _("kosten"),
    "required_documents": _("wat je meeneemt"),
    "service_areas": _("gebieden"),
    "taxonomies": _("lijsten met trefwoorden"),
    "taxonomy_terms": _("trefwoorden"),
    "attributes": _("trefwoorden bij iets"),
    "funding": _("wie het betaalt"),
    "programs": _("programma's"),
    "organization_identifiers": _("nummers van organisaties"),
    "url": _("webadressen"),
    "service_capacity": _("hoeveel plek er is"),
    "units": _("eenheden"),
    "eligibility": _("voor wie het is"),
    "metadata": _("wie wanneer iets wijzigde"),
    "meta_table_descriptions": _("beschrijving van de tabellen"),
}


def sentence(trouble: Trouble) -> str:
    """What to tell of it; never with a number in it that can be a BSN."""
    text = str(SENTENCES.get(trouble.code, SENTENCES["list_failed"]))
    return text % {"value": without_bsn(trouble.value)} if "%(value)s" in text else text


def remark(row: Row, trouble: Trouble) -> str:
    where = ".".join(filter(None, (row.path.rpartition(".")[2].partition("[")[0], trouble.column)))
    return f"{where}: {sentence(trouble)}" if where else sentence(trouble)


def table_label(table: str) -> str:
    return str(TABLES.get(table, table))
