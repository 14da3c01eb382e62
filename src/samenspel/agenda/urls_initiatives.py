# SPDX-License-Identifier: EUPL-1.2
"""The addresses of proposals, initiatives and pledges."""

from django.urls import path

from samenspel.agenda.views import initiative_paper, initiatives, own_pledge, own_proposals, pledges, proposals

urlpatterns = [
    path("doelen/voorstellen/", proposals.proposals, name="proposal_list"),
    path("doelen/voorstellen/nieuw/", proposals.proposal_new, name="proposal_new"),
    path("doelen/voorstellen/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
    path("doelen/voorstellen/<uuid:proposal_id>/wijzigen/", proposals.proposal_edit, name="proposal_edit"),
    path("doelen/voorstellen/<uuid:proposal_id>/steun/", proposals.proposal_support, name="proposal_support"),
    path("doelen/voorstellen/<uuid:proposal_id>/reactie/", proposals.proposal_remark, name="proposal_remark"),
    path("doelen/voorstellen/<uuid:proposal_id>/stap/", proposals.proposal_step, name="proposal_step"),
    path(
        "doelen/voorstellen/<uuid:proposal_id>/initiatief/",
        proposals.proposal_to_initiative,
        name="proposal_to_initiative",
    ),
    path("doelen/voorstellen/reacties/<uuid:remark_id>/terug/", proposals.remark_take_back, name="remark_take_back"),
    path("doelen/voorstellen/reacties/<uuid:remark_id>/weghalen/", proposals.remark_remove, name="remark_remove"),
    path("doelen/initiatieven/", initiatives.initiatives, name="initiative_list"),
    path("doelen/initiatieven/nieuw/", initiatives.initiative_new, name="initiative_new"),
    path("doelen/initiatieven/pdf/", initiative_paper.initiatives_pdf, name="initiatives_pdf"),
    path("doelen/initiatieven/<uuid:initiative_id>/", initiatives.initiative, name="initiative"),
    path("doelen/initiatieven/<uuid:initiative_id>/pdf/", initiative_paper.initiative_pdf, name="initiative_pdf"),
    path("doelen/initiatieven/<uuid:initiative_id>/wijzigen/", initiatives.initiative_edit, name="initiative_edit"),
    path("doelen/initiatieven/<uuid:initiative_id>/actie/", initiatives.initiative_action, name="initiative_action"),
    path("doelen/initiatieven/<uuid:initiative_id>/weghalen/", initiatives.initiative_remove, name="initiative_remove"),
    path("doelen/toezeggingen/", pledges.pledges, name="pledge_list"),
    path("doelen/toezeggingen/nieuw/", pledges.pledge_new, name="pledge_new"),
    path("doelen/toezeggingen/papier/", pledges.pledge_paper, name="pledge_paper"),
    path("doelen/toezeggingen/vragen/", pledges.pledge_ask, name="pledge_ask"),
    path("doelen/toezeggingen/partner/<uuid:partner_id>/", pledges.pledge, name="pledge"),
    path("doelen/toezeggingen/<uuid:pledge_id>/wijzigen/", pledges.pledge_edit, name="pledge_edit"),
    path("doelen/toezeggingen/<uuid:pledge_id>/terugkijken/", pledges.pledge_review, name="pledge_review"),
    path("k/<str:token>/voorstellen/", own_proposals.own_proposals, name="own_proposals"),
    path("k/<str:token>/voorstellen/nieuw/", own_proposals.own_proposal_new, name="own_proposal_new"),
    path("k/<str:token>/voorstellen/<uuid:proposal_id>/", own_proposals.own_proposal, name="own_proposal"),
    path(
        "k/<str:token>/voorstellen/<uuid:proposal_id>/aanpassen/",
        own_proposals.own_proposal_edit,
        name="own_proposal_edit",
    ),
    path(
        "k/<str:token>/voorstellen/<uuid:proposal_id>/steun/",
        own_proposals.own_proposal_support,
        name="own_proposal_support",
    ),
    path(
        "k/<str:token>/voorstellen/<uuid:proposal_id>/reactie/",
        own_proposals.own_proposal_remark,
        name="own_proposal_remark",
    ),
    path(
        "k/<str:token>/voorstellen/reacties/<uuid:remark_id>/terug/",
        own_proposals.own_remark_take_back,
        name="own_remark_take_back",
    ),
    path("k/<str:token>/toezegging/", own_pledge.own_pledge, name="own_pledge"),
    path("k/<str:token>/toezegging/<uuid:pledge_id>/", own_pledge.own_pledge_review, name="own_pledge_review"),
]
