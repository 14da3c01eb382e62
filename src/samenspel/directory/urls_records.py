# SPDX-License-Identifier: EUPL-1.2
"""What stands in the directory and keeping it true: for staff, and by one's own link."""

from django.urls import path

from samenspel.directory.views import listing_proposals, merging, organizations, own_services, propose, services

OWN = "k/<str:token>/wegwijzer/"
PROPOSAL = "hulpaanbod/voorstellen/<uuid:listing_proposal_id>"
urlpatterns = [
    path("hulpaanbod/", services.service_list, name="service_list"),
    path("hulpaanbod/nieuw/", services.service_new_whose, name="service_new_whose"),
    path("hulpaanbod/nieuw/<uuid:organization_id>/", services.service_new, name="service_new"),
    path("hulpaanbod/<uuid:service_id>/", services.service, name="service"),
    path("hulpaanbod/<uuid:service_id>/wijzigen/", services.service_edit, name="service_edit"),
    path("hulpaanbod/<uuid:service_id>/klopt/", services.service_confirm, name="service_confirm"),
    path("hulpaanbod/<uuid:service_id>/lijst/", services.service_listed, name="service_listed"),
    path("hulpaanbod/<uuid:service_id>/vragen/", services.organization_ask, name="organization_ask"),
    path("hulpaanbod/dubbel/", merging.service_doubles_page, name="service_doubles"),
    path("hulpaanbod/dubbel/organisaties/", merging.organization_doubles_page, name="organization_doubles"),
    path("hulpaanbod/dubbel/een/<uuid:keep_id>/<uuid:drop_id>/", merging.listing_merge, name="listing_merge"),
    path("hulpaanbod/dubbel/twee/<uuid:first_id>/<uuid:second_id>/", merging.listing_apart, name="listing_apart"),
    path("hulpaanbod/dubbel/terug/<uuid:merge_id>/", merging.listing_unmerge, name="listing_unmerge"),
    path("hulpaanbod/organisatie/<uuid:organization_id>/", organizations.organization_edit, name="organization_edit"),
    path(f"{OWN}organisatie/", organizations.own_organization_edit, name="own_organization_edit"),
    path("hulpaanbod/voorstellen/", listing_proposals.listing_proposals, name="listing_proposals"),
    path(f"{PROPOSAL}/", listing_proposals.listing_proposal, name="listing_proposal"),
    path(f"{PROPOSAL}/overnemen/", listing_proposals.listing_proposal_take, name="listing_proposal_take"),
    path(f"{PROPOSAL}/niet-overnemen/", listing_proposals.listing_proposal_decline, name="listing_proposal_decline"),
    path(f"{PROPOSAL}/terugdraaien/", listing_proposals.listing_proposal_undo, name="listing_proposal_undo"),
    path("wegwijzer/voorstel/", propose.propose_new, name="propose_new"),
    path("wegwijzer/voorstel/dank-je-wel/", propose.propose_thanks, name="propose_thanks"),
    path("wegwijzer/voorstel/<uuid:service_id>/", propose.propose_change, name="propose_change"),
    path(f"{OWN}voorstel/", propose.own_proposing, name="own_proposing"),
    path(f"{OWN}voorstel/nieuw/", propose.own_propose_new, name="own_propose_new"),
    path(f"{OWN}voorstel/<uuid:service_id>/", propose.own_propose_change, name="own_propose_change"),
    path(OWN, own_services.own_service_list, name="own_service_list"),
    path(f"{OWN}klopt/", own_services.own_right, name="own_right"),
    path(f"{OWN}nieuw/", own_services.own_service_new, name="own_service_new"),
    path(f"{OWN}<uuid:service_id>/", own_services.own_service_edit, name="own_service_edit"),
    path(f"{OWN}<uuid:service_id>/van-de-lijst/", own_services.own_service_unlist, name="own_service_unlist"),
]
