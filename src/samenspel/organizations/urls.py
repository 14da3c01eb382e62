# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.organizations.views import circles, contacts, doubles, joining, listing, partners, talks

app_name = "organizations"
urlpatterns = [
    path("partners/", listing.partner_list, name="partner_list"),
    path("partners/nieuw/", partners.partner_create, name="partner_create"),
    path("partners/aanmeldingen/", joining.proposal_list, name="proposal_list"),
    path("partners/aanmeldingen/<uuid:partner_id>/aannemen/", joining.proposal_accept, name="proposal_accept"),
    path("partners/aanmeldingen/<uuid:partner_id>/afwijzen/", joining.proposal_decline, name="proposal_decline"),
    path("partners/dubbel/", doubles.double_list, name="double_list"),
    path("partners/dubbel/<uuid:first_id>/<uuid:second_id>/apart/", doubles.doubles_apart, name="doubles_apart"),
    path("partners/dubbel/<uuid:keep_id>/<uuid:drop_id>/samen/", doubles.doubles_merge, name="doubles_merge"),
    path("meedoen/", joining.join, name="join"),
    path("meedoen/dank/", joining.joined, name="joined"),
    path("partners/<uuid:partner_id>/", listing.partner_detail, name="partner_detail"),
    path("partners/<uuid:partner_id>/wijzigen/", partners.partner_edit, name="partner_edit"),
    path("partners/<uuid:partner_id>/meedoen/", partners.partner_status, name="partner_status"),
    path("partners/<uuid:partner_id>/logo/", partners.partner_logo, name="partner_logo"),
    path("partners/<uuid:partner_id>/logo/wijzigen/", partners.partner_logo_edit, name="partner_logo_edit"),
    path("partners/<uuid:partner_id>/contacten/nieuw/", contacts.contact_create, name="contact_create"),
    path("partners/<uuid:partner_id>/kring/", circles.circle_edit, name="circle_edit"),
    path("kringen/", circles.circles, name="circles"),
    path("kringen/kringen.svg", circles.circles_download, name="circles_download"),
    path("kringen/<uuid:partner_id>/", circles.circle_move, name="circle_move"),
    path("contacten/", contacts.contact_list, name="contact_list"),
    path("contacten/nieuw/", contacts.expert_create, name="expert_create"),
    path("contacten/<uuid:contact_id>/wijzigen/", contacts.contact_edit, name="contact_edit"),
    path("contacten/<uuid:contact_id>/meedoen/", contacts.contact_active, name="contact_active"),
    path("contacten/<uuid:contact_id>/gesprekken/", talks.talk_list, name="talk_list"),
    path("gesprekken/<uuid:note_id>/weg/", talks.talk_remove, name="talk_remove"),
]
