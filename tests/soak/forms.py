# SPDX-License-Identifier: EUPL-1.2
"""Reads the forms and links of a page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = {"text", "search", "email", "tel", "url", "number", "date", "time", "datetime-local", "password", ""}
NOT_SENT = {"file", "submit", "button", "reset", "image"}


@dataclass
class Form:
    """One form: where it goes, what it sends when nothing is changed, and which of that a person types."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    has_button: bool = False

    def can_be_sent(self) -> bool:
        """With a button, or with Enter in something one types."""
        return self.has_button or bool(self.typed)

    def filled(self, text: str) -> dict[str, str]:
        """The form with this text in everything one types."""
        return {name: text if name in self.typed else value for name, value in self.fields.items()}

    def forged(self, text: str) -> dict[str, str]:
        """The form with this text in every field, also in choices and hidden ones."""
        return {name: text for name in self.fields if name != "csrfmiddlewaretoken"}


class PageReader(HTMLParser):
    """Collects forms and links."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.select = ""

    @property
    def form(self) -> Form:
        return self.forms[-1] if self.forms else Form("", "get")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(Form(given.get("action") or self.path, given.get("method", "get").lower()))
        elif tag == "textarea":
            self.note(given.get("name", ""), "", typed=True)
        elif tag == "select":
            self.select = given.get("name", "")
            self.note(self.select, "", typed=False)
        elif tag == "option" and self.select:
            if "selected" in given or not self.form.fields.get(self.select):
                self.note(self.select, given.get("value", ""), typed=False)
        elif tag in {"input", "button"}:
            self.control(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""

    def control(self, tag: str, given: dict[str, str]) -> None:
        if tag == "button" and given.get("formaction"):
            self.form.action = given["formaction"]
        kind = given.get("type", "submit" if tag == "button" else "")
        if self.forms and kind in {"submit", "image"}:
            self.form.has_button = True
        name, value = given.get("name", ""), given.get("value", "on" if kind in {"checkbox", "radio"} else "")
        if tag == "button" or kind not in NOT_SENT:
            unticked = kind in {"checkbox", "radio"} and "checked" not in given and name in self.form.fields
            if not unticked:
                self.note(name, value, typed=kind in TYPED and tag == "input")

    def note(self, name: str, value: str, *, typed: bool) -> None:
        if name:
            self.form.fields[name] = value
            if typed:
                self.form.typed.add(name)


def read_page(path: str, text: str) -> PageReader:
    reader = PageReader(path)
    reader.feed(text)
    return reader
