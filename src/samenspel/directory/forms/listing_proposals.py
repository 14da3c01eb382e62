# SPDX-License-Identifier: EUPL-1.2
"""What somebody says that should stand in the directory: in words, and in as many fields as they like."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.directory.forms.services import ServiceForm
from samenspel.directory.queries.service_facts import ServiceFacts, as_values, changed_fields

PROPOSED = (
    "name",
    "description",
    "application_process",
    "fees_description",
    "eligibility_description",
    "url",
    "email",
    "status",
    "hours_note",
)
STEMS = ("hours_", "phone_", "place_")


class ListingProposalForm(ServiceForm):
    """A change of what is listed; the fields begin with what stands there now."""

    words = PlainTextField(
        label=_("Wat klopt er niet?"),
        help_text=_("Schrijf geen namen van mensen op."),
        max_length=2000,
        several_lines=True,
        rows=4,
        error_messages={"required": _("Schrijf op wat er niet klopt. Eén zin is genoeg.")},
    )
    # Nobody sees this field; programs that fill in everything do.
    homepage = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, facts: ServiceFacts | None = None, **kwargs: Any) -> None:
        super().__init__(data, facts=facts, **kwargs)
        for name in list(self.fields):
            if name not in (*PROPOSED, "bring", "words", "homepage", "form_key") and not name.startswith(STEMS):
                del self.fields[name]
        self.initial["form_key"] = uuid4()

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))

    @property
    def more_is_wrong(self) -> bool:
        """Something in the part that is folded away."""
        return any(name not in ("words", "form_key") for name in self.errors)

    def proposed(self, now: ServiceFacts) -> dict[str, Any]:
        """Only what differs from what stands there."""
        data = self.cleaned_data
        wanted = replace(
            now,
            **{name: data[name] for name in PROPOSED},
            bring=tuple(sorted(data["bring"].split("\n"))) if data["bring"] else (),
            hours={name.removeprefix("hours_"): data[name] for name in self._days() if data[name]},
            phones=tuple(self._phones()),
            places=tuple(self._places()),
        )
        values = as_values(wanted)
        return {name: values[name] for name in changed_fields(now, wanted)}

    def _days(self) -> list[str]:
        return [field.name for field in self.hour_fields()]


class NewListingForm(ListingProposalForm):
    """Something that is not listed yet."""

    organization_name = PlainTextField(
        label=_("Welke organisatie doet dit?"),
        max_length=200,
        error_messages={"required": _("Wie doet dit? Een naam is genoeg.")},
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["organization_name"] = self.base_fields["organization_name"]
        self.fields["words"].label = _("Wil je er nog iets bij zeggen?")
        self.fields["words"].required = False
        del self.fields["status"]

    def proposed(self, now: ServiceFacts) -> dict[str, Any]:
        self.cleaned_data["status"] = now.status
        return {**super().proposed(now), "organization_name": self.cleaned_data["organization_name"]}


class DeclineForm(forms.Form):
    reason = PlainTextField(
        label=_("Waarom niet?"),
        max_length=500,
        several_lines=True,
        rows=3,
        help_text=_("Is het van een partner, dan kan die dit lezen."),
        error_messages={"required": _("Schrijf op waarom niet. Eén zin is genoeg.")},
    )
