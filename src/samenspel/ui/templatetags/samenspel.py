# SPDX-License-Identifier: EUPL-1.2
"""The tags with which templates use the components; see docs/components.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import uuid4

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, MultiWidget, widgets
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenspel.ui.words import initials as initials_of

register = template.Library()

Context = template.RequestContext | template.Context


@register.filter
def initials(name: str) -> str:
    """One or two letters that stand for a name."""
    return initials_of(name)


@register.simple_tag(takes_context=True)
def component(context: Context, component_name: str, /, **values: Any) -> SafeString:
    """A component by its name: {% component "button" label=_("Bewaar") %}; it sees only what is given."""
    request = context.get("request")
    given = {"csrf_token": context.get("csrf_token"), "request": request, **values}
    return render_to_string(f"ui/components/{component_name}.html", given)


class Picture(Protocol):
    """What pictures and charts have in common."""

    @property
    def template(self) -> str: ...


@register.simple_tag
def picture(drawn: Picture) -> SafeString:
    """A picture with its twin in words, from samenspel.ui.pictures or samenspel.ui.charts."""
    return render_to_string(drawn.template, {"picture": drawn})


# --- containers -----------------------------------------------------------------------------------------


@register.simple_block_tag
def card(content: str, title: str = "", tone: str = "", level: int = 2, id: str = "") -> SafeString:
    """A white sheet with a heading: {% card title=_("Wie komt er") %}…{% endcard %}."""
    return render_to_string(
        "ui/components/card.html",
        {
            "content": content,
            "title": title,
            "tone": tone,
            "level": level,
            "id": id,
            "heading_id": f"{id or 'card-' + uuid4().hex[:8]}-title",
        },
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """A word to the person: tone is info, warn, done or error."""
    return render_to_string("ui/components/notice.html", {"content": content, "tone": tone, "title": title})


@register.simple_block_tag
def disclosure(content: str, label: str, open: bool = False) -> SafeString:
    """Something that opens when it is tapped."""
    return render_to_string("ui/components/disclosure.html", {"content": content, "label": label, "open": open})


# --- forms ----------------------------------------------------------------------------------------------


def _is_group(widget: widgets.Widget) -> bool:
    return isinstance(widget, widgets.RadioSelect | widgets.CheckboxSelectMultiple)


def _described_by(bound: BoundField) -> list[str]:
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}_helptext")
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    return ids


def _attributes(bound: BoundField) -> dict[str, str | bool]:
    attributes: dict[str, str | bool] = {}
    ids = _described_by(bound)
    if ids:
        attributes["aria-describedby"] = " ".join(ids)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return attributes


@register.inclusion_tag("ui/components/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """Any bound field with its label, help and errors; options: label, cards, beside, class.

    ``required=True`` leaves out that it may stay empty, where that goes without saying (a filter).

    ``cards=True`` draws radio buttons and check boxes as large cards (``cards=2``: two beside each other),
    ``beside=True`` puts short options beside each other.
    """
    widget = bound.field.widget
    group = _is_group(widget)
    attributes = _attributes(bound)
    return {
        "bound": bound,
        "hidden": bound.is_hidden,
        "label": options.get("label") or bound.label,
        "required": options.get("required", bound.field.required),
        "help": bound.help_text,
        "help_id": f"{bound.auto_id}_helptext",
        "errors": bound.errors,
        "error_id": f"{bound.auto_id}_error",
        "described_by": attributes.get("aria-describedby", ""),
        "group": group,
        "options": list(bound.subwidgets) if group else [],
        "checkbox": isinstance(widget, CheckboxInput),
        "several": isinstance(widget, MultiWidget),
        "widget": "" if group else bound.as_widget(attrs=attributes),
        "cards": options.get("cards", False),
        "beside": options.get("beside", False),
        "class": options.get("class", ""),
    }


@dataclass(frozen=True)
class ErrorEntry:
    """One line of the summary: what is wrong and where."""

    label: str
    message: str
    target: str


def _entries(form: BaseForm) -> Iterator[ErrorEntry]:
    for message in form.non_field_errors():
        yield ErrorEntry(label="", message=str(message), target="")
    for bound in form:
        target = bound.auto_id if _is_group(bound.field.widget) else bound.id_for_label
        for message in bound.errors:
            yield ErrorEntry(label=str(bound.label), message=str(message), target=target or bound.auto_id)


@register.inclusion_tag("ui/components/form_errors.html")
def form_errors(*forms: BaseForm | None) -> dict[str, Any]:
    """The summary on top of a page: what is to be mended, each with a link to its field."""
    return {"entries": [entry for form in forms if form and form.is_bound for entry in _entries(form)]}


# --- lists ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PageLink:
    """A number in the row of pages; 0 stands for the dots between."""

    number: int
    url: str


def _near(number: int, pages: int) -> list[int]:
    """The pages worth showing: the ends and the neighbours; 0 marks a gap."""
    wanted = sorted({1, pages, *range(max(1, number - 1), min(pages, number + 1) + 1)})
    shown: list[int] = []
    for page in wanted:
        if shown and page - shown[-1] > 1:
            shown.append(0)
        shown.append(page)
    return shown


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, number: int, pages: int, name: str = "bladzijde") -> dict[str, Any]:
    """Links to the other pages of a list; the other questions in the address stay as they are."""
    request = context.get("request")

    def url(page: int) -> str:
        query = request.GET.copy() if request else QueryDict(mutable=True)
        query[name] = str(page)
        return "?" + query.urlencode()

    return {
        "number": number,
        "pages": pages,
        "previous_url": url(number - 1) if number > 1 else "",
        "next_url": url(number + 1) if number < pages else "",
        "links": [PageLink(number=page, url=url(page) if page else "") for page in _near(number, pages)],
    }
