# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import calling, calling_by_link, calling_results, calling_shares

CALLS = "bijeenkomsten/<uuid:gathering_id>/bellen/"
HELP = f"{CALLS}hulp/"
MINE = "k/<str:token>/bellen/"

urlpatterns = [
    path(CALLS, calling.call_overview, name="call_list"),
    path(f"{CALLS}<uuid:contact_id>/", calling.call, name="call"),
    path(f"{CALLS}terug/<uuid:call_id>/", calling.call_undo, name="call_undo"),
    path(f"{CALLS}erbij/", calling.call_more, name="call_more"),
    path(f"{CALLS}verdelen/", calling_shares.call_divide, name="call_divide"),
    path(f"{CALLS}verdelen/terug/", calling_shares.call_share_back, name="call_share_back"),
    path(f"{CALLS}verdelen/<uuid:contact_id>/", calling_shares.call_give, name="call_give"),
    path(HELP, calling_shares.call_helper_find, name="call_helper_find"),
    path(f"{HELP}<uuid:contact_id>/erbij/", calling_shares.call_helper_add, name="call_helper_add"),
    path(f"{HELP}<uuid:helper_id>/", calling_shares.call_helper, name="call_helper"),
    path(f"{HELP}<uuid:helper_id>/klaar/", calling_shares.call_helper_stop, name="call_helper_stop"),
    path(f"{CALLS}wat-volgde/", calling_results.call_results, name="call_results"),
    path(MINE, calling_by_link.own_calls, name="own_calls"),
    path(f"{MINE}<uuid:contact_id>/", calling_by_link.own_call, name="own_call"),
    path(f"{MINE}terug/<uuid:call_id>/", calling_by_link.own_call_undo, name="own_call_undo"),
]
