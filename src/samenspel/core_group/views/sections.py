# SPDX-License-Identifier: EUPL-1.2
"""The tabs above the pages of the core group, and small things its pages share."""

from django import forms
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samenspel.base.errors import Refused
from samenspel.ui.components import Link

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


# (label, url name): the same as those of the pages of action points, which stand on a floor of their own.
SECTIONS = (
    (_("Actiepunten"), "agenda:action_list"),
    (_("Vastgelopen"), "agenda:stuck_list"),
    (_("Gedaan en gebleven"), "gatherings:done_and_stayed"),
    (_("Werkgroepen"), "agenda:group_list"),
    (_("Kerngroep"), "core_group:home"),
)


def section_tabs(slug: str, current: str = "core_group:home") -> list[Link]:
    """Everybody who comes here may open all of them."""
    return [Link(str(label), url, name == current) for label, name in SECTIONS if (url := _address(name, slug))]


def _address(name: str, slug: str) -> str:
    try:
        return reverse(name, kwargs={"slug": slug})
    except NoReverseMatch:
        return ""


def page_number(query: QueryDict) -> int:
    number = query.get("bladzijde", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1


def put_beside_field(form: forms.Form, refusal: Refused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


def status_of(form: forms.Form) -> int:
    return 422 if form.is_bound else 200
