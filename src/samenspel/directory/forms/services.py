# SPDX-License-Identifier: EUPL-1.2
"""Everything that a person writes down of one service. Organisations and places are chosen by searching."""

from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField, WebAddressField
from samenspel.directory.constants import LANGUAGES, LIFE_DOMAINS, MOST_PHONES, MOST_PLACES, ServiceStatus
from samenspel.directory.queries.service_facts import AGES, WORDS, PersonFacts, PhoneFacts, PlaceFacts, ServiceFacts
from samenspel.domain.opening_hours import DAYS, UnclearHours, hours_in_words, read_hours
from samenspel.organizations.constants import THRESHOLD_QUESTIONS, Circle

DAY_LABELS = {
    "MO": gettext_lazy("Maandag"),
    "TU": gettext_lazy("Dinsdag"),
    "WE": gettext_lazy("Woensdag"),
    "TH": gettext_lazy("Donderdag"),
    "FR": gettext_lazy("Vrijdag"),
    "SA": gettext_lazy("Zaterdag"),
    "SU": gettext_lazy("Zondag"),
}
ANSWERS = [("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee")), ("", gettext_lazy("Weet ik niet"))]
MEANT = {"yes": True, "no": False}
MOST_LINES = 30
PLACE_PARTS = ("name", "address", "postcode", "city", "access")


class HoursField(PlainTextField):
    """The hours of one day; the cleaned value is written the same way each time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, required=False, bsn_check=False, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return hours_in_words(read_hours(typed))
        except UnclearHours as error:
            raise ValidationError(_("Schrijf de tijden zo: 9.30-12.00, of 9.30-12.00 en 13.00-15.00.")) from error


class LinesField(PlainTextField):
    """One thing on each line."""

    def __init__(self, *, longest: int = 300, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(max_length=4_000, several_lines=True, rows=3, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        lines = list(dict.fromkeys(line.strip() for line in super().clean(value).split("\n") if line.strip()))
        if len(lines) > MOST_LINES or any(len(line) > self.longest for line in lines):
            raise ValidationError(_("Maak dit korter: hooguit %(n)d regels.") % {"n": MOST_LINES})
        return "\n".join(lines)


def _text(label: Any, *, most: int = 10_000, rows: int = 3, help_text: Any = "", required: bool = False) -> Any:
    return PlainTextField(
        label=label, max_length=most, several_lines=True, rows=rows, required=required, help_text=help_text
    )


def _line(label: Any, *, most: int = 300, help_text: Any = "", **kwargs: Any) -> PlainTextField:
    return PlainTextField(label=label, max_length=most, required=False, help_text=help_text, **kwargs)


def _age(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), gettext_lazy("Vul een leeftijd in.")),
    )


class ServiceForm(forms.Form):
    name = PlainTextField(
        label=gettext_lazy("Hoe heet het?"),
        max_length=300,
        help_text=gettext_lazy("In gewone woorden: wat iemand er krijgt of doet."),
        error_messages={"required": gettext_lazy("Geef het een naam.")},
    )
    description = _text(gettext_lazy("Wat is het?"), help_text=gettext_lazy("Twee of drie zinnen is genoeg."))
    alternate_name = _line(
        gettext_lazy("Andere woorden waarmee mensen hiernaar zoeken"),
        help_text=gettext_lazy("Met een komma ertussen."),
    )
    life_domains = forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        choices=list(LIFE_DOMAINS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    status = forms.ChoiceField(label=gettext_lazy("Hoe staat het ermee?"), choices=ServiceStatus.choices)
    alert = _text(
        gettext_lazy("Let op"), rows=2, help_text=gettext_lazy("Bijvoorbeeld: dicht tot en met 5 januari."), most=1000
    )
    application_process = _text(gettext_lazy("Wat gebeurt er als eerste?"))
    fees_description = _text(gettext_lazy("Wat kost het?"), rows=2)
    price = _line(gettext_lazy("Bedrag in euro's"), most=12, help_text=gettext_lazy("Alleen als er één prijs is."))
    bring = LinesField(label=gettext_lazy("Wat neem je mee?"), help_text=gettext_lazy("Elk ding op een eigen regel."))
    eligibility_description = _text(gettext_lazy("Voor wie is het?"), rows=2)
    minimum_age = _age(gettext_lazy("Vanaf welke leeftijd?"))
    maximum_age = _age(gettext_lazy("Tot en met welke leeftijd?"))
    areas = LinesField(
        label=gettext_lazy("Waar moet je wonen?"),
        help_text=gettext_lazy("Elke wijk of plaats op een eigen regel. Leeg: het maakt niet uit."),
    )
    wait_time = _line(gettext_lazy("Hoe lang moet je wachten?"), most=200)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("In welke talen kun je er terecht?"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hours_note = _text(
        gettext_lazy("Wat er nog bij de tijden hoort"),
        rows=2,
        help_text=gettext_lazy("Bijvoorbeeld: niet in de zomer."),
    )
    url = WebAddressField(label=gettext_lazy("Website"), required=False)
    email = EmailAddressField(label=gettext_lazy("E-mailadres voor iedereen"), required=False)
    person_name = _line(gettext_lazy("Naam van iemand om naar te vragen"), most=120)
    person_title = _line(gettext_lazy("Wat diegene doet"), most=120)
    person_email = EmailAddressField(label=gettext_lazy("E-mailadres van diegene"), required=False)
    person_said_yes = forms.BooleanField(
        label=gettext_lazy("Diegene vindt goed dat zijn of haar naam openbaar is"), required=False
    )
    circle = forms.ChoiceField(
        label=gettext_lazy("In welke kring?"),
        choices=[("", gettext_lazy("Zoals de partner zelf")), *Circle.choices],
        required=False,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, facts: ServiceFacts | None = None, version: int | None = None, **kwargs: Any
    ) -> None:
        self.places, self.phones = rows_shown(facts, data)
        if facts is not None:
            kwargs.setdefault("initial", {"form_key": uuid4(), **starting_values(facts, version)})
        else:
            kwargs.setdefault("initial", {"form_key": uuid4(), "languages": ["nl"]})
        super().__init__(data, **kwargs)
        self._offer_languages(facts)
        for day, label in DAY_LABELS.items():
            hint = {"placeholder": _("dicht"), "autocomplete": "off"}
            self.fields[f"hours_{day}"] = HoursField(label=label, widget=forms.TextInput(attrs=hint))
        for number in range(self.phones):
            self.fields[f"phone_{number}"] = PhoneField(label=gettext_lazy("Telefoonnummer"), required=False)
            self.fields[f"phone_{number}_for"] = _line(gettext_lazy("Waarvoor of wanneer"))
        for number in range(self.places):
            self._add_place(number)
        for name, question in THRESHOLD_QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=str(question), choices=ANSWERS, required=False, widget=forms.RadioSelect
            )

    def _add_place(self, number: int) -> None:
        key = f"place_{number}_"
        self.fields[f"{key}id"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
        self.fields[f"{key}name"] = _line(gettext_lazy("Naam van de plek"))
        self.fields[f"{key}address"] = _line(gettext_lazy("Straat en huisnummer"))
        self.fields[f"{key}postcode"] = _line(gettext_lazy("Postcode"), most=20)
        self.fields[f"{key}city"] = _line(gettext_lazy("Plaats"), most=120)
        self.fields[f"{key}access"] = _text(gettext_lazy("Hoe kom je binnen met een rolstoel of rollator?"), rows=2)

    def _offer_languages(self, facts: ServiceFacts | None) -> None:
        """A language that came in with a list can be kept or taken away too."""
        others = [code for code in (facts.languages if facts else ()) if code not in LANGUAGES]
        self.fields["languages"].choices = [*LANGUAGES.items(), *((code, code) for code in others)]  # type: ignore[attr-defined]

    def clean_price(self) -> str:
        typed = self.cleaned_data["price"].replace("€", "").replace(",", ".").strip()
        if not typed:
            return ""
        try:
            amount = Decimal(typed).quantize(Decimal("0.01"))
        except InvalidOperation as error:
            raise ValidationError(_("Vul een bedrag in, zoals 2,50.")) from error
        if not 0 <= amount < 1_000_000:
            raise ValidationError(_("Vul een bedrag in, zoals 2,50."))
        return f"{amount:.2f}"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        youngest, oldest = data.get("minimum_age"), data.get("maximum_age")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("maximum_age", _("Deze leeftijd is lager dan de eerste."))
        return data

    def facts(self) -> ServiceFacts:
        data = self.cleaned_data
        given = {name: data.get(name, "") for name in THRESHOLD_QUESTIONS}
        return ServiceFacts(
            **{name: data[name] for name in (*WORDS, *AGES, "price", "hours_note")},
            threshold={name: MEANT[answer] for name, answer in given.items() if answer in MEANT},
            life_domains=tuple(code for code in LIFE_DOMAINS if code in data["life_domains"]),
            languages=tuple(sorted(data["languages"])),
            bring=tuple(sorted(data["bring"].split("\n"))) if data["bring"] else (),
            areas=tuple(data["areas"].split("\n")) if data["areas"] else (),
            hours={day: data[f"hours_{day}"] for day in DAYS if data[f"hours_{day}"]},
            phones=tuple(self._phones()),
            places=tuple(self._places()),
            person=PersonFacts(
                name=data["person_name"],
                title=data["person_title"],
                email=data["person_email"],
                said_yes=bool(data["person_name"] and data["person_said_yes"]),
            ),
        )

    def _phones(self) -> list[PhoneFacts]:
        rows = [(self.cleaned_data[f"phone_{n}"], self.cleaned_data[f"phone_{n}_for"]) for n in range(self.phones)]
        return [PhoneFacts(number=number, description=what) for number, what in rows if number]

    def _places(self) -> list[PlaceFacts]:
        found = []
        for number in range(self.places):
            parts = {part: self.cleaned_data[f"place_{number}_{part}"] for part in PLACE_PARTS}
            if any(parts[part] for part in ("name", "address", "postcode")):
                parts["postcode"] = parts["postcode"].upper()
                found.append(PlaceFacts(id=str(self.cleaned_data[f"place_{number}_id"] or ""), **parts))
        return found

    def key(self) -> UUID:
        found: UUID = self.cleaned_data["form_key"] or uuid4()
        return found

    # For the page: which fields stand together.
    def hour_fields(self) -> list[forms.BoundField]:
        return [self[f"hours_{day}"] for day in DAYS]

    def phone_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"phone_{n}"], self[f"phone_{n}_for"]) for n in range(self.phones)]

    def place_fields(self) -> list[list[forms.BoundField]]:
        return [[self[f"place_{n}_{part}"] for part in ("id", *PLACE_PARTS)] for n in range(self.places)]

    @property
    def last_place_is_wrong(self) -> bool:
        """What is folded away opens when something in it was not taken."""
        return any(name.startswith(f"place_{self.places - 1}_") for name in self.errors)

    @property
    def person_is_open(self) -> bool:
        names = ("person_name", "person_title", "person_email", "person_said_yes")
        return any(self[name].value() or self[name].errors for name in names)

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in THRESHOLD_QUESTIONS]


def rows_shown(facts: ServiceFacts | None, data: Any) -> tuple[int, int]:
    """How many places and phones: those that are there and one more, and as many as were sent."""
    there = facts or ServiceFacts(name="")
    return (
        _rows(len(there.places), MOST_PLACES, data, "place_{}_name"),
        _rows(len(there.phones), MOST_PHONES, data, "phone_{}"),
    )


def _rows(there: int, most: int, data: Any, name: str) -> int:
    sent = sum(1 for number in range(most) if data and name.format(number) in data)
    return max(there, min(there + 1, most), sent)


def starting_values(facts: ServiceFacts, version: int | None) -> dict[str, Any]:
    """What the form begins with, and what stands on the other side when two changed it."""
    values: dict[str, Any] = {name: getattr(facts, name) for name in (*WORDS, *AGES, "hours_note")}
    values |= {
        "price": facts.price_written,
        "life_domains": list(facts.life_domains),
        "languages": list(facts.languages),
        "version": version,
    }
    values |= {"bring": "\n".join(facts.bring), "areas": "\n".join(facts.areas)}
    values |= {f"hours_{day}": facts.hours.get(day, "") for day in DAYS}
    values |= {"person_name": facts.person.name, "person_title": facts.person.title, "person_email": facts.person.email}
    for name in THRESHOLD_QUESTIONS:
        values[name] = {True: "yes", False: "no"}.get(facts.threshold.get(name), "") if name in facts.threshold else ""  # type: ignore[arg-type]
    for number, phone in enumerate(facts.phones):
        values |= {f"phone_{number}": phone.number, f"phone_{number}_for": phone.description}
    for number, place in enumerate(facts.places):
        values |= {f"place_{number}_{part}": getattr(place, part) for part in ("id", *PLACE_PARTS)}
    return values


class OrganizationForm(forms.Form):
    """An organisation that is not here yet."""

    name = PlainTextField(
        label=gettext_lazy("Naam van de organisatie"),
        max_length=200,
        error_messages={"required": gettext_lazy("Hoe heet de organisatie?")},
    )
    email = EmailAddressField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        help_text=gettext_lazy("Hier vragen we elk jaar of alles nog klopt."),
    )
    website = WebAddressField(label=gettext_lazy("Website"), required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)

    def key(self) -> UUID:
        found: UUID = self.cleaned_data["form_key"] or uuid4()
        return found
