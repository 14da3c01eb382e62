# SPDX-License-Identifier: EUPL-1.2
"""The addresses of HSDS 3.2. The same answers stand under every pact and under the installation."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from samenspel.api.asked import (
    AskedOrganization,
    AskedOrganizations,
    AskedPage,
    AskedPlaces,
    AskedServices,
    AskedTerms,
)
from samenspel.api.constants import HSDS_VERSION
from samenspel.api.openapi import OpenDescription
from samenspel.api.queries import found, taxonomies, whole
from samenspel.api.queries.near import near
from samenspel.api.serializers.values import Row
from samenspel.api.views.answers import as_json, many, one
from samenspel.base.errors import NotFound


class OpenData(OpenDescription, NinjaAPI):
    """Described by the schemas of HSDS itself; the rows are written straight to JSON, for speed."""


api = OpenData(
    title="Samenspel: HSDS",
    version=HSDS_VERSION,
    urls_namespace="hsds",
    openapi_url=None,
    docs_url=None,
)


@api.exception_handler(NotFound)
def not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    told = {"detail": "There is no record with this id."}
    return HttpResponse(as_json(told), status=404, content_type="application/json")


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    sentences = [f"{one['loc'][-1]}: {str(one['msg']).removeprefix('Value error, ')}." for one in error.errors]
    return HttpResponse(as_json({"detail": " ".join(sentences)}), status=422, content_type="application/json")


@api.get("/", url_name="root", operation_id="about", tags=["required"], summary="About this API")
def about(request: HttpRequest) -> HttpResponse:
    pact = request.partnership  # type: ignore[attr-defined]
    openapi = reverse("pact_hsds:openapi", kwargs={"slug": pact.slug}) if pact else reverse("hsds:openapi")
    told = {
        "version": HSDS_VERSION,
        "profile": f"{settings.BASE_URL}{reverse('hsds:profile')}",
        "openapi_url": f"{settings.BASE_URL}{openapi}",
        "description": pact.name if pact else "Samenspel",
    }
    return HttpResponse(as_json(told), content_type="application/json")


@api.post("/services", operation_id="post_services", tags=["optional"], summary="Services")
@api.get("/services", url_name="services", operation_id="get_services", tags=["required"], summary="Services")
def services(request: HttpRequest, asked: Query[AskedServices]) -> HttpResponseBase:
    """Help that people can get."""
    rows = found.found_services(asked)
    if asked.minimal:
        return many(request, asked, rows, whole.minimal_services)
    if asked.full:
        return many(request, asked, rows, whole.whole_services, full=True)
    return many(request, asked, rows, _flat_services)


def _flat_services(ids: list[UUID]) -> list[Row]:
    return list(whole.services_by_id(ids).values())


@api.get(
    "/services/{open_service_id}",
    url_name="service",
    operation_id="get_service",
    tags=["required"],
    summary="One service",
)
def service(request: HttpRequest, open_service_id: str) -> HttpResponse:
    """A service with everything below it."""
    return one(open_service_id, whole.whole_services)


@api.post("/organizations", operation_id="post_organizations", tags=["optional"], summary="Organisations")
@api.get(
    "/organizations",
    url_name="organizations",
    operation_id="get_organizations",
    tags=["optional"],
    summary="Organisations",
)
def organizations(request: HttpRequest, asked: Query[AskedOrganizations]) -> HttpResponseBase:
    """Who helps."""
    full = asked.full or asked.full_service

    def written(ids: list[UUID]) -> list[Row]:
        return whole.whole_organizations(ids, full_service=asked.full_service) if full else _flat_organizations(ids)

    return many(request, asked, found.found_organizations(asked), written, full=full)


def _flat_organizations(ids: list[UUID]) -> list[Row]:
    rows = whole.organizations_by_id(ids)
    return [rows[str(key)] for key in ids if str(key) in rows]


@api.get(
    "/organizations/{open_organization_id}",
    url_name="organization",
    operation_id="get_organization",
    tags=["optional"],
    summary="One organisation",
)
def organization(request: HttpRequest, open_organization_id: str, asked: Query[AskedOrganization]) -> HttpResponse:
    """An organisation with everything below it, and its services."""
    return one(open_organization_id, lambda ids: whole.whole_organizations(ids, full_service=asked.full_service))


@api.post(
    "/service_at_locations", operation_id="post_service_at_locations", tags=["optional"], summary="Services at places"
)
@api.get(
    "/service_at_locations",
    url_name="service_at_locations",
    operation_id="get_service_at_locations",
    tags=["optional"],
    summary="Services at places",
)
def service_at_locations(request: HttpRequest, asked: Query[AskedPlaces]) -> HttpResponseBase:
    """Where people can get which help."""

    def written(ids: list[UUID]) -> list[Row]:
        return whole.services_at_locations(ids, nested=asked.full)

    return many(request, asked, near(found.found_places(asked), asked), written, full=asked.full)


@api.get(
    "/service_at_locations/{open_place_id}",
    url_name="service_at_location",
    operation_id="get_service_at_location",
    tags=["optional"],
    summary="One service at a place",
)
def service_at_location(request: HttpRequest, open_place_id: str) -> HttpResponse:
    """A service at a place, with everything below it."""
    return one(open_place_id, lambda ids: whole.services_at_locations(ids, nested=True))


@api.post("/taxonomies", operation_id="post_taxonomies", tags=["optional"], summary="Taxonomies")
@api.get("/taxonomies", url_name="taxonomies", operation_id="get_taxonomies", tags=["optional"], summary="Taxonomies")
def taxonomy_list(request: HttpRequest, asked: Query[AskedPage]) -> HttpResponseBase:
    """The lists of words under which everything is found."""
    return many(request, asked, found.found_taxonomies(asked.search), taxonomies.taxonomies_by_id)


@api.get(
    "/taxonomies/{open_taxonomy_id}",
    url_name="taxonomy",
    operation_id="get_taxonomy",
    tags=["optional"],
    summary="One taxonomy",
)
def taxonomy(request: HttpRequest, open_taxonomy_id: str) -> HttpResponse:
    """A list of words."""
    return one(open_taxonomy_id, taxonomies.taxonomies_by_id)


@api.post("/taxonomy_terms", operation_id="post_taxonomy_terms", tags=["optional"], summary="Terms")
@api.get(
    "/taxonomy_terms", url_name="taxonomy_terms", operation_id="get_taxonomy_terms", tags=["optional"], summary="Terms"
)
def taxonomy_terms(request: HttpRequest, asked: Query[AskedTerms]) -> HttpResponseBase:
    """The words themselves."""
    return many(request, asked, found.found_terms(asked), taxonomies.terms_by_id)


@api.get(
    "/taxonomy_terms/{open_term_id}",
    url_name="taxonomy_term",
    operation_id="get_taxonomy_term",
    tags=["optional"],
    summary="One term",
)
def taxonomy_term(request: HttpRequest, open_term_id: str) -> HttpResponse:
    """A word with its taxonomy."""
    return one(open_term_id, taxonomies.terms_by_id)
