# SPDX-License-Identifier: EUPL-1.2
"""What was proposed for the directory, and how it differs from what stands there."""

from samenspel.directory.constants import ProposalState
from samenspel.directory.models import ListingProposal


def count_open() -> int:
    found: int = ListingProposal.objects.filter(state=ProposalState.OPEN).count()
    return found
