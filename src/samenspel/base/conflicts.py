# SPDX-License-Identifier: EUPL-1.2
"""Two people changed the same thing: the page that shows both texts and lets the second one choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: what stands there now, and what the person typed."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Typed:
    """One value to carry along, so that nothing that was typed is lost."""

    name: str
    value: str


def conflict_page(
    request: HttpRequest, *, form: forms.Form, theirs: Mapping[str, Any], version: int, back_url: str
) -> HttpResponse:
    """The answer 409 to a valid form whose row was changed in the meantime.

    `theirs` holds the values of now by field name, `version` the version of now; the hidden field is called `version`.
    """
    context = {
        "differences": list(_differences(form, theirs)),
        "typed": list(_typed(form)),
        "version": version,
        "back_url": back_url,
    }
    return render(request, "ui/conflict.html", context, status=409)


def _differences(form: forms.Form, theirs: Mapping[str, Any]) -> Iterable[Difference]:
    for name, there in theirs.items():
        field = form.fields[name]
        now, mine = _words(field, there), _words(field, form.cleaned_data.get(name))
        if now != mine:
            yield Difference(label=str(form[name].label), theirs=now, mine=mine)


def _words(field: forms.Field, value: Any) -> str:
    """The value as a person would read it."""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee")
    if isinstance(value, date):
        return str(formats.date_format(value, "l j F Y"))
    if isinstance(value, time):
        return str(formats.time_format(value, "H.i"))
    values = value if isinstance(value, list | tuple | set) else [value]
    labels = _labels(field)
    return ", ".join(labels.get(str(one), str(one)) for one in values if one not in (None, ""))


def _labels(field: forms.Field) -> dict[str, str]:
    choices: Any = getattr(field, "choices", ())
    return {str(value): str(label) for value, label in choices}


def _typed(form: forms.Form) -> Iterable[Typed]:
    for bound in form:
        if bound.name == "version" or isinstance(bound.field, forms.FileField):
            continue
        for value in form.data.getlist(bound.html_name):  # type: ignore[attr-defined]
            yield Typed(name=bound.html_name, value=value)
