# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.operations.import_receiving import receive_directory_list
from samenspel.partnerships.models import Partnership

LIST = b"dienst;organisatie;website;plaats;telefoon\nToneelhulp;Toneelhuis;www.toneel.test;Leek;bel maar\n;;;;\n"


def made(_make: Any, *, pact: Partnership, **_others: Any) -> dict[str, Any]:
    """A list for the directory that was read, and not taken yet."""
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        return {"list_id": receive_directory_list(form_key=uuid4(), content=LIST, file_name="toneel.csv")}
