# SPDX-License-Identifier: EUPL-1.2
"""What somebody sees or hears, without anybody in it; and what staff do with it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.agenda.constants import HowMany, Since
from samenspel.base.choosing import OneOfMany, WithPeople, chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.domain.untold import Told, refused, seems_a_name

Choices = list[tuple[str, str]]
BETWEEN_NAMES = "|"
NEW_THEME = "nieuw"

SAID = {
    Told.MAIL: gettext_lazy("Hier staat een e-mailadres: %(words)s. Haal het weg."),
    Told.PHONE: gettext_lazy("Hier staat een telefoonnummer: %(words)s. Haal het weg."),
    Told.ACCOUNT: gettext_lazy("Hier staat een rekeningnummer: %(words)s. Haal het weg."),
    Told.ADDRESS: gettext_lazy("Hier staat een adres: %(words)s. Een wijk of dorp is genoeg."),
    Told.BIRTH: gettext_lazy("Hier staat een geboortedatum: %(words)s. Haal hem weg."),
}


def key_field() -> forms.UUIDField:
    return forms.UUIDField(required=False, widget=forms.HiddenInput)


def version_field() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class WithKey(forms.Form):
    """A double click is one deed."""

    form_key = key_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def key(self) -> UUID:
        found: UUID = self.cleaned_data["form_key"] or uuid4()
        return found


class ObservationForm(WithKey):
    """One box, and three small things that may stay empty.

    What is about one person is refused. Of what only seems a name the writer has the last word: `names` are those to
    ask about, and the button `no_person` sends them back.
    """

    words = PlainTextField(
        label=gettext_lazy("Wat zie of hoor je?"),
        help_text=gettext_lazy("Schrijf het zo op dat niemand eraan te herkennen is."),
        max_length=1000,
        several_lines=True,
        rows=5,
        error_messages={"required": gettext_lazy("Schrijf op wat je ziet of hoort. Eén zin is genoeg.")},
    )
    people = forms.ChoiceField(
        label=gettext_lazy("Hoeveel mensen ongeveer?"),
        choices=[("", gettext_lazy("Weet ik niet")), *HowMany.choices],
        required=False,
    )
    place = PlainTextField(
        label=gettext_lazy("In welke wijk of welk dorp?"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    since = forms.ChoiceField(
        label=gettext_lazy("Sinds wanneer?"),
        choices=[("", gettext_lazy("Weet ik niet")), *Since.choices],
        required=False,
    )

    def __init__(self, *args: Any, bodies: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = list(bodies)
        self.names: list[str] = []

    def clean_words(self) -> str:
        words = self._refuse_personal("words")
        no_person = set(str(self.data.get("no_person", "")).split(BETWEEN_NAMES))
        known = [*self.bodies, str(self.data.get("place", ""))]
        self.names = [
            name for name in seems_a_name(words, today=timezone.localdate(), known=known) if name not in no_person
        ]
        if self.names:
            raise ValidationError(_("Dit lijkt een naam: %(names)s.") % {"names": ", ".join(self.names)}, code="name")
        return words

    def clean_place(self) -> str:
        return self._refuse_personal("place")

    def _refuse_personal(self, field: str) -> str:
        text: str = self.cleaned_data[field]
        found = refused(text, today=timezone.localdate())
        if found:
            raise ValidationError([str(SAID[kind]) % {"words": words} for kind, words in found])
        return text

    @property
    def no_person(self) -> str:
        """What the button sends: all that was asked about, now and before."""
        before = [name for name in str(self.data.get("no_person", "")).split(BETWEEN_NAMES) if name]
        return BETWEEN_NAMES.join(dict.fromkeys([*before, *self.names]))

    @property
    def only_names(self) -> bool:
        """Nothing else is wrong, so that saying "no person" is enough."""
        return bool(self.names) and list(self.errors) == ["words"]

    @property
    def more_is_filled(self) -> bool:
        return any(self[name].value() or self[name].errors for name in ("people", "place", "since"))

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("words", "people", "place", "since")}


class OpenObservationForm(ObservationForm):
    """The same for somebody without a link."""

    # Nobody sees this field; programs that fill in everything do.
    homepage = forms.CharField(
        required=False,
        label=gettext_lazy("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


class StaffObservationForm(WithPeople, ObservationForm):
    """The same for staff, who may write down what somebody else told them."""

    teller = OneOfMany(
        label=gettext_lazy("Van wie hoorde je dit?"),
        help_text=gettext_lazy("Wie je kiest, hoort later wat ervan kwam."),
        required=False,
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teller"].offer(people, empty=_("Ik zag het zelf, of zeg het liever niet"))  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {**super().values(), "contact_id": chosen_id(self.cleaned_data["teller"])}


class ManyIds(forms.MultipleChoiceField):
    """Ids that the page offered, also when somebody moved one meanwhile; the operation looks whether they exist."""

    def valid_value(self, value: str) -> bool:
        return chosen_or_none(value) is not None


def chosen_or_none(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


class BundleForm(WithKey):
    """What was ticked goes into a theme: one that is there, or a new one."""

    observations = ManyIds(
        label=gettext_lazy("Wat hoort bij elkaar?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Zet eerst een vinkje bij wat bij elkaar hoort."),
            "invalid_choice": gettext_lazy("Laad de pagina opnieuw, en zet de vinkjes nog eens."),
        },
    )
    theme = forms.ChoiceField(label=gettext_lazy("In welk thema?"))
    name = PlainTextField(label=gettext_lazy("Naam van het nieuwe thema"), max_length=120, required=False)

    def __init__(self, *args: Any, observations: Choices, themes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observations"].choices = observations  # type: ignore[attr-defined]
        self.fields["theme"].choices = [(NEW_THEME, _("Een nieuw thema")), *themes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("theme") == NEW_THEME and not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Geef het thema een naam, bijvoorbeeld: verwarming uit."))
        return data

    def theme_id(self) -> UUID | None:
        """None: a new one."""
        value = self.cleaned_data["theme"]
        return None if value == NEW_THEME else UUID(value)

    def observation_ids(self) -> set[UUID]:
        return {UUID(value) for value in self.cleaned_data["observations"]}


class ThemeForm(forms.Form):
    name = PlainTextField(
        label=gettext_lazy("Naam van het thema"),
        max_length=120,
        help_text=gettext_lazy("Wie dit vertelde, ziet deze naam."),
        error_messages={"required": gettext_lazy("Geef het thema een naam.")},
    )
    explanation = PlainTextField(
        label=gettext_lazy("Wat is er aan de hand, in twee zinnen?"),
        max_length=600,
        several_lines=True,
        rows=4,
        required=False,
    )
    version = version_field()


class ThemeGoalForm(WithKey):
    title = PlainTextField(
        label=gettext_lazy("Wat willen we samen bereiken?"),
        max_length=150,
        error_messages={"required": gettext_lazy("Schrijf op wat jullie willen bereiken.")},
    )
    notice = PlainTextField(
        label=gettext_lazy("Waarom, en wat merken mensen ervan?"),
        max_length=600,
        several_lines=True,
        rows=4,
        required=False,
    )
    pillar = forms.ChoiceField(label=gettext_lazy("Onder welke pijler?"), required=False)

    def __init__(self, *args: Any, pillars: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pillar"].choices = [("", _("Geen")), *pillars]  # type: ignore[attr-defined]


class ThemeQuestionForm(WithPeople, WithKey):
    contact = OneOfMany(
        label=gettext_lazy("Aan wie?"), error_messages={"required": gettext_lazy("Kies aan wie je het vraagt.")}
    )
    words = PlainTextField(
        label=gettext_lazy("Wat wil je vragen?"),
        help_text=gettext_lazy(
            "Eén vraag werkt het best. De ander krijgt hem per mail en antwoordt op een eigen pagina."
        ),
        max_length=600,
        several_lines=True,
        rows=4,
        error_messages={"required": gettext_lazy("Schrijf je vraag op.")},
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].offer(people, empty=_("Kies iemand"))  # type: ignore[attr-defined]


class QuestionAnswerForm(forms.Form):
    answer = PlainTextField(
        label=gettext_lazy("Jouw antwoord"),
        help_text=gettext_lazy("De aanjager en de kerngroep lezen dit. Noem geen namen van gezinnen."),
        max_length=1500,
        several_lines=True,
        rows=6,
        error_messages={"required": gettext_lazy("Schrijf je antwoord op. Een paar woorden is genoeg.")},
    )
    version = version_field()
