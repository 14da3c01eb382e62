# SPDX-License-Identifier: EUPL-1.2
"""Which need lives: for staff, for everybody, and by a partner's link."""

from django.urls import path

from samenspel.directory.views import inventories, inventory_paper, open_inventories, own_inventories

STAFF = "wat-is-er-nodig/"
ONE = f"{STAFF}<uuid:inventory_id>/"
OWN = "k/<str:token>/nodig/"
urlpatterns = [
    path(STAFF, inventories.inventory_list, name="inventory_list"),
    path(f"{STAFF}nieuw/", inventories.inventory_new, name="inventory_new"),
    path(ONE, inventories.inventory, name="inventory"),
    path(f"{ONE}wijzigen/", inventories.inventory_edit, name="inventory_edit"),
    path(f"{ONE}open/", inventories.inventory_open, name="inventory_open"),
    path(f"{ONE}sluiten/", inventories.inventory_close, name="inventory_close"),
    path(f"{ONE}weghalen/", inventories.inventory_remove, name="inventory_remove"),
    path(f"{ONE}vertel/", inventories.inventory_report, name="inventory_report"),
    path(f"{ONE}blad.pdf", inventory_paper.inventory_sheet, name="inventory_sheet"),
    path(f"{ONE}overtypen/", inventory_paper.inventory_typing, name="inventory_typing"),
    path("nodig/", open_inventories.open_inventory_list, name="open_inventory_list"),
    path("nodig/<uuid:inventory_id>/", open_inventories.open_inventory, name="open_inventory"),
    path("nodig/<uuid:inventory_id>/dank/", open_inventories.open_inventory_thanks, name="open_inventory_thanks"),
    path(OWN, own_inventories.own_inventory_list, name="own_inventory_list"),
    path(f"{OWN}<uuid:inventory_id>/", own_inventories.own_inventory, name="own_inventory"),
    path(f"{OWN}<uuid:inventory_id>/balie/", own_inventories.own_inventory_desk, name="own_inventory_desk"),
]
