# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the import pages share: the buttons of the way from a file to its result."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samenspel.organizations.models import ImportRun

NEW = "/p/testdam/importeren/"
Commits = Callable[..., Any]


def upload(client: Client, content: bytes, name: str = "lijst.csv", **fields: str) -> Any:
    return client.post(NEW, {"file": SimpleUploadedFile(name, content), "form_key": str(uuid4()), **fields})


def paste(client: Client, text: str) -> Any:
    return client.post(NEW, {"pasted": text, "form_key": str(uuid4())})


def run() -> ImportRun:
    """The only run there is."""
    found: ImportRun = ImportRun._base_manager.get()
    return found


def page(of: ImportRun, name: str = "") -> str:
    return f"{NEW}{of.pk}/{name}"


def columns(of: ImportRun, **changed: str) -> dict[str, str]:
    return {**{f"column_{index}": field for index, field in of.mapping.items()}, **changed}


def take(client: Client, commits: Commits, content: bytes | str, name: str = "lijst.csv") -> ImportRun:
    """From the file to the result, as the buttons do it."""
    content = content if isinstance(content, bytes) else content.encode()
    with commits(execute=True):
        review = upload(client, content, name)
    assert review.status_code == 302, review.content.decode()
    found: ImportRun = ImportRun._base_manager.order_by("-created_at")[0]
    assert client.get(review.url).status_code == 200
    with commits(execute=True):
        done = client.post(review.url, {**columns(found), "action": "take"})
    assert done.url == page(found)
    found.refresh_from_db()
    return found


def text_of(response: Any) -> str:
    text: str = response.content.decode()
    return text
