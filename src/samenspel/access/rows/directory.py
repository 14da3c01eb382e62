# SPDX-License-Identifier: EUPL-1.2
"""The directory: what is listed is for everybody, and the installation gives out what all its pacts list."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import LINK, Role
from samenspel.access.row_filters import RowFilter, here, older_than_a_day, own
from samenspel.access.rows.sentences import FACILITATOR_ONLY, STAFF_ONLY, rows
from samenspel.base.scope import Actor

EVERYBODY = (*LINK, Role.VISITOR, Role.STRANGER)


def listed(*, through: tuple[str, ...] = ("",)) -> dict[Role, RowFilter]:
    """Rows of which the record they belong to is listed; `through` names the ways to that record."""
    shown = Q(pk__in=[])
    for way in through:
        shown |= Q(**{f"{way}is_listed": True})
    everybody: dict[Role, RowFilter] = dict.fromkeys(EVERYBODY, lambda actor: here(actor) & shown)
    return {**everybody, Role.DIRECTORY: lambda _actor: shown, **STAFF_ONLY}


def for_everybody() -> dict[Role, RowFilter]:
    everybody: dict[Role, RowFilter] = dict.fromkeys(EVERYBODY, here)
    return {**everybody, Role.DIRECTORY: lambda _actor: None, **STAFF_ONLY}


def questions_to_own_organization(actor: Actor) -> Q:
    return here(actor) & Q(organization__partner__contacts__pk=actor.contact_id)


PROPOSALS_KEPT = timedelta(days=365)  # after they were decided about
SERVICE, LOCATION = "service__", "location__"
ORGANIZATION = "organization__directory_entry__"
AT = "service_at_location__service__"

ROWS: dict[str, dict[Role, RowFilter]] = {
    "directory.DirectoryEntry": {**listed(), **rows(follow_up=here)},
    "directory.Service": {**listed(), **rows(follow_up=here)},
    "directory.Location": listed(),
    "directory.ServiceAtLocation": listed(through=(SERVICE,)),
    "directory.CostOption": listed(through=(SERVICE,)),
    "directory.RequiredDocument": listed(through=(SERVICE,)),
    "directory.ServiceArea": listed(through=(SERVICE,)),
    "directory.Schedule": listed(through=(SERVICE, LOCATION, AT)),
    "directory.Phone": listed(through=(ORGANIZATION, SERVICE, LOCATION, AT)),
    "directory.Language": listed(through=(SERVICE, LOCATION, "phone__service__", "phone__location__")),
    "directory.Accessibility": listed(through=(LOCATION,)),
    "directory.PublicContact": listed(through=(ORGANIZATION, SERVICE, LOCATION)),
    "directory.Attribute": listed(through=(ORGANIZATION, SERVICE, LOCATION)),
    "directory.HelpLine": for_everybody(),
    "directory.SearchRow": for_everybody(),
    "directory.SearchWord": for_everybody(),
    "directory.Taxonomy": for_everybody(),
    "directory.TaxonomyTerm": for_everybody(),
    "directory.Confirmation": STAFF_ONLY,
    "directory.UpkeepQuestion": rows(
        staff=here,
        follow_up=here,
        contact=questions_to_own_organization,
        keeper=lambda actor: here(actor) & Q(organization_id=actor.about_id),
    ),
    "directory.ListingProposal": rows(
        staff=here, contact=own, retention=lambda _actor: Q(decided_at__lt=timezone.now() - PROPOSALS_KEPT)
    ),
    "directory.Merge": for_everybody(),  # who follows an old id finds the way
    "directory.ServicesKeptApart": FACILITATOR_ONLY,
    "directory.DirectoryImport": rows(facilitator=here, retention=older_than_a_day),
    "directory.DirectoryImportRow": rows(facilitator=here),
    "directory.ListedRecord": FACILITATOR_ONLY,
}
