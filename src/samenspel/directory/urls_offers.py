# SPDX-License-Identifier: EUPL-1.2
"""What people bring and seek: for staff, for everybody, and by one's own link."""

from django.urls import path

from samenspel.directory.views import offers, open_offers, own_offers

OWN = "k/<str:token>/aanbod/"
urlpatterns = [
    path("vraag-en-aanbod/", offers.offer_list, name="offer_list"),
    path("vraag-en-aanbod/<uuid:offer_id>/", offers.offer, name="offer"),
    path("vraag-en-aanbod/<uuid:offer_id>/gelezen/", offers.offer_judge, name="offer_judge"),
    path("vraag-en-aanbod/<uuid:offer_id>/stop/", offers.offer_stop, name="offer_stop"),
    path(
        "vraag-en-aanbod/<uuid:offer_id>/samen/<uuid:other_offer_id>/",
        offers.offer_bring_together,
        name="offer_bring_together",
    ),
    path("vraag-en-aanbod/klik/<uuid:offer_match_id>/", offers.offer_match_say, name="offer_match_say"),
    path("aanbod/", open_offers.open_offer_list, name="open_offer_list"),
    path("aanbod/plaatsen/", open_offers.open_offer_new, name="open_offer_new"),
    path(OWN, own_offers.own_offer_list, name="own_offer_list"),
    path(f"{OWN}nieuw/", own_offers.own_offer_new, name="own_offer_new"),
    path(f"{OWN}<uuid:offer_id>/nog-nodig/", own_offers.own_offer_extend, name="own_offer_extend"),
    path(f"{OWN}<uuid:offer_id>/stop/", own_offers.own_offer_stop, name="own_offer_stop"),
    path(f"{OWN}<uuid:offer_id>/past/", own_offers.own_offer_fit, name="own_offer_fit"),
    path(f"{OWN}klik/<uuid:offer_match_id>/", own_offers.own_offer_match, name="own_offer_match"),
]
