# SPDX-License-Identifier: EUPL-1.2
"""The words of the Oogst of the made-up municipality: written for the whole time of one partnership."""

from collections.abc import Mapping

from django.db import transaction

from samenspel.access.system import as_system
from samenspel.partnerships.models import Partnership
from samenspel.portal.operations.harvest_words import write_text
from samenspel.portal.queries.harvest_sheet import Days


def tell_the_example(slug: str, words: Mapping[str, str]) -> None:
    """Write these words for the whole time of one partnership; twice is once."""
    with as_system("demo.load"):
        pact_id = Partnership.objects.values_list("pk", flat=True).get(slug=slug)
    with as_system("demo.load", partnership_id=pact_id), transaction.atomic():
        for section, text in words.items():
            write_text(days=Days(), section=section, text=text, version=0)
