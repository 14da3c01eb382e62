# SPDX-License-Identifier: EUPL-1.2
"""One person out of many in a form: from a list as long as it is short, by typing when it gets long.

A thousand people in a select are heavy to load and tiresome to scroll on a phone. Past `MOST_IN_A_SELECT` the field is
a line of text with suggestions of the browser; the list of suggestions stands on the page once, however many fields
use it. Without suggestions or scripts a name is simply typed, and what fits more than one person is asked back.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.domain.spotting import folded

MOST_IN_A_SELECT = 200
MOST_ASKED_BACK = 3
SUGGESTIONS = "mensen"  # the id of the list on the page
HOW_TO_TYPE = gettext_lazy("Typ een paar letters van de naam en kies iemand uit de lijst.")
Choices = Iterable[tuple[str, str]]


def chosen_id(value: str) -> UUID | None:
    """What stands in a choice that may be empty."""
    return UUID(value) if value else None


class NameInput(forms.TextInput):
    """Shows the name of who was chosen by id; what was typed and is nobody stays as it was typed."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(attrs={"list": SUGGESTIONS, "autocomplete": "off", "maxlength": 400, "dir": "auto"})
        self.names = names

    def format_value(self, value: Any) -> str | None:
        name = self.names.get(str(value))
        typed: str | None = super().format_value(value) if name is None else name
        return typed


class OneOfMany(forms.ChoiceField):
    """The id of one of those who are offered with `offer`."""

    default_error_messages = {
        "nobody": gettext_lazy("We kennen niemand met deze naam. Typ een paar letters en kies iemand uit de lijst."),
        "several": gettext_lazy("Wie bedoel je? %(names)s. Typ de naam zo over, of kies hem uit de lijst."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.names: dict[str, str] = {}  # id → name as it is typed; empty while the list is short enough

    def offer(self, people: Choices, *, empty: str) -> None:
        """Whom to choose from; `empty` says in a select that it is nobody."""
        everybody = list(people)
        self.choices = [("", empty), *everybody]
        if len(everybody) > MOST_IN_A_SELECT:
            self.names = _told_apart(everybody)
            self.widget = NameInput(self.names)
            self.widget.is_required = self.required
            self.help_text = " ".join(str(one) for one in (self.help_text, HOW_TO_TYPE) if one)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return self._meant(typed) if self.names and typed else typed

    def _meant(self, typed: str) -> str:
        if typed in self.names:
            return typed
        written_so = [value for value, name in self.names.items() if name == typed]
        if len(written_so) == 1:  # from the list: also of two whose names differ in a sign only
            return written_so[0]
        found = _who(typed, self.names)
        if len(found) == 1 and _is_whole(typed, self.names[found[0]]):
            return found[0]
        if not found:
            raise ValidationError(self.error_messages["nobody"], code="nobody")
        names = _(" of ").join(f"“{self.names[one]}”" for one in found[:MOST_ASKED_BACK])
        raise ValidationError(self.error_messages["several"], code="several", params={"names": names})


def _told_apart(people: Choices) -> dict[str, str]:
    """Two people of one name at one organisation each get a number: the name alone is neither of them."""
    everybody = list(people)
    times = Counter(name for _value, name in everybody)
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for value, name in everybody:
        seen[name] += 1
        names[value] = name if times[name] == 1 else f"{name} ({seen[name]})"
    return names


def _who(typed: str, names: Mapping[str, str]) -> list[str]:
    """Who has exactly this name; else who has all these words in it; else who has words that begin so."""
    wanted = folded(typed)
    if not wanted:
        return []
    words = {value: folded(name) for value, name in names.items()}
    return (
        [value for value, of in words.items() if of == wanted]
        or [value for value, of in words.items() if set(wanted) <= set(of)]
        or [value for value, of in words.items() if all(any(one.startswith(word) for one in of) for word in wanted)]
    )


def _is_whole(typed: str, name: str) -> bool:
    """Whether whole words were typed; a beginning may well be meant for somebody else."""
    return set(folded(typed)) <= set(folded(name))


class WithPeople(forms.Form):
    """A form with fields of `OneOfMany`; the template includes base's list of suggestions once."""

    @property
    def suggestions(self) -> list[str]:
        """The names for the list on the page; empty when selects do."""
        offered = [field.names for field in self.fields.values() if isinstance(field, OneOfMany) and field.names]
        return list(offered[0].values()) if offered else []
