# SPDX-License-Identifier: EUPL-1.2
"""R6: a word that stands everywhere in another pact is found nowhere in this one."""

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.test import Client

from samenspel.base.models import TenantModel
from samenspel.partnerships.models import Partnership
from tests.access.stage import set_stage
from tests.access.test_matrix import OF_ALL_PACTS, ROUTES, address

SOUGHT = "Kanarie"
CANARY = f"{SOUGHT}vogel-van-elders"
UNTOUCHED = {"email", "website", "postcode", "code", "open_code", "evaluation_code", "message_id", "token_hash", "deed"}


def put_the_word_everywhere(pact: Partnership) -> int:
    """In every free text of every row of the pact; returns how many fields it stands in."""
    places = 0
    for model in apps.get_models():
        if not issubclass(model, TenantModel):
            continue
        for field in model._meta.concrete_fields:
            free = type(field) in {models.CharField, models.TextField} and not field.choices
            if free and field.name not in UNTOUCHED and (field.max_length is None or field.max_length >= len(CANARY)):
                for row in model._base_manager.filter(partnership=pact):
                    places += write(row, field.name, f"{CANARY} {places}"[: field.max_length])
    return places


def write(row: TenantModel, name: str, text: str) -> bool:
    """Whether the word may stand there: an answer of a tip, for one, is always empty."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{name: text})
    except IntegrityError:
        return False
    return True


@pytest.mark.r06
@pytest.mark.words
def test_a_word_of_another_pact_is_on_no_page_list_search_or_download(
    pact: Partnership, other_pact: Partnership, as_fenna: Client, as_otto: Client
) -> None:
    own, foreign = set_stage(pact), set_stage(other_pact)
    assert put_the_word_everywhere(other_pact) > 30
    theirs = as_otto.get(address(ROUTES["organizations:partner_list"], foreign)).content.decode()
    assert CANARY in theirs, "The word must be found by its owner, else this test proves nothing."
    for name, route in ROUTES.items():
        if name.startswith(OF_ALL_PACTS):
            continue  # what is listed is for everybody; tests/api asks it for what is not
        page = address(route, own)
        for asked in (page, f"{page}?q={SOUGHT}", f"{page}?vorm=csv"):
            answer = as_fenna.get(asked)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert CANARY.encode() not in content, f"{name}: {asked}"
