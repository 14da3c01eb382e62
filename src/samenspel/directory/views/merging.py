# SPDX-License-Identifier: EUPL-1.2
"""What may stand in the directory twice: both beside each other, one of them kept, and it can be undone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import NotFound, Refused
from samenspel.directory.constants import MergeKind
from samenspel.directory.operations.merging import (
    keep_organizations_apart,
    keep_services_apart,
    merge_organizations,
    merge_services,
    undo_merge,
)
from samenspel.directory.queries.merging import latest_merges, organization_doubles, service_doubles

APART = {MergeKind.ORGANIZATION: keep_organizations_apart, MergeKind.SERVICE: keep_services_apart}
MERGE = {MergeKind.ORGANIZATION: merge_organizations, MergeKind.SERVICE: merge_services}
DOUBLES = {MergeKind.ORGANIZATION: organization_doubles, MergeKind.SERVICE: service_doubles}
WORDS = {"organisaties": MergeKind.ORGANIZATION, "hulpaanbod": MergeKind.SERVICE}
PAGES = {MergeKind.ORGANIZATION: "directory:organization_doubles", MergeKind.SERVICE: "directory:service_doubles"}


@requires("directory.change")
@require_safe
def service_doubles_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, MergeKind.SERVICE)


@requires("directory.change")
@require_safe
def organization_doubles_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, MergeKind.ORGANIZATION)


def _page(request: HttpRequest, kind: MergeKind) -> HttpResponse:
    after = request.GET.get("na", "")[:300].replace("\0", "")
    context = {
        "doubles": DOUBLES[kind](after=after),
        "kind": kind.value,
        "word": next(word for word, one in WORDS.items() if one is kind),
        "merges": latest_merges(),
    }
    return render(request, "directory/upkeep/doubles.html", context)


def _kind(request: HttpRequest) -> MergeKind:
    kind = WORDS.get(request.POST.get("wat", ""))
    if kind is None:
        raise NotFound("neither organisations nor services")
    return kind


@requires("directory.change")
@require_POST
def listing_merge(request: HttpRequest, slug: str, keep_id: UUID, drop_id: UUID) -> HttpResponse:
    kind = _kind(request)
    try:
        MERGE[kind](keep_id=keep_id, drop_id=drop_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Het is er nu één. Onderaan kun je het terugdraaien."))
    return redirect(PAGES[kind], slug=slug)


@requires("directory.change")
@require_POST
def listing_apart(request: HttpRequest, slug: str, first_id: UUID, second_id: UUID) -> HttpResponse:
    kind = _kind(request)
    APART[kind](first_id=first_id, second_id=second_id)
    messages.success(request, _("Dit zijn er twee. We vragen het niet meer."))
    return redirect(PAGES[kind], slug=slug)


@requires("directory.change")
@require_POST
def listing_unmerge(request: HttpRequest, slug: str, merge_id: UUID) -> HttpResponse:
    try:
        undo_merge(merge_id=merge_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Het zijn er weer twee, zoals ze waren."))
    return redirect(PAGES[_kind(request)], slug=slug)
