# SPDX-License-Identifier: EUPL-1.2
"""The many small marks of a picture as markup, written directly: a template takes three times as long for each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from samenspel.ui.pictures import CirclesPicture, DrawnNode


def ties_of(picture: "CirclesPicture") -> SafeString:
    """The curves between partners; they are decoration beside the words, and hidden from a screen reader."""
    return _safe(f'<path class="tie{" tie--new" if tie.is_new else ""}" d="{tie.path}"/>' for tie in picture.ties)


def nodes_of(picture: "CirclesPicture") -> SafeString:
    """A marker with its sign and label for every partner, as a link when there is a page behind it."""
    return _safe(
        _node(item, picture, circle=group.circle, ring=escape(group.name))
        for group in picture.groups
        for item in group.nodes
    )


def names_of(nodes: "Iterable[DrawnNode]", *, numbered: bool) -> SafeString:
    """The same partners as rows of a list."""
    return _safe(
        f"<li>{f'{item.number}. ' if numbered else ''}{_name(item.node.name, item.node.url)}</li>" for item in nodes
    )


def _node(item: "DrawnNode", picture: "CirclesPicture", *, circle: str, ring: str) -> str:
    node = item.node
    name = escape(node.name)
    said = f"{name}, {ring}" if not picture.nameless else ring
    tag, role = ("a", f'href="{escape(node.url)}"') if node.url else ("g", 'role="img"')
    faded = " node--faded" if node.faded else ""
    label = (
        f'<text class="node__label" x="{item.label_x}" y="{item.baseline}">{escape(item.label)}</text>'
        if item.label
        else ""
    )
    return (
        f'<{tag} class="node node--{circle}{faded}" {role} aria-label="{said}" data-key="{escape(node.key)}">'
        f'<title>{name}</title><path class="node__shape" d="{item.shape}"/>{_sign(item, picture)}{label}</{tag}>'
    )


def _sign(item: "DrawnNode", picture: "CirclesPicture") -> str:
    if item.node.logo and not picture.numbered:
        return (
            f'<image href="{escape(item.node.logo)}" x="{item.logo_x}" y="{item.logo_y}" width="{picture.logo_size}" '
            f'height="{picture.logo_size}" preserveAspectRatio="xMidYMid meet"/>'
        )
    size = picture.sign_size
    return (
        f'<text class="node__initials" x="{item.x}" y="{item.sign_y}" font-size="{size}">{escape(item.initials)}</text>'
    )


def _name(name: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(name)}</a>' if url else str(escape(name))


def _safe(parts: Iterable[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every value in it was escaped above
