# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import door, door_link, sticker_scan

DOOR = "bijeenkomsten/<uuid:gathering_id>/deur/"
LINK = "bijeenkomsten/<uuid:gathering_id>/deurlink/"
OWN_DOOR = "k/<str:token>/deur/"
# Not `token`: by that name the middleware looks for a personal link.
STICKER = "s/<str:sticker_token>/"

urlpatterns = [
    path(DOOR, door.door, name="door"),
    path(f"{DOOR}telling/", door.door_counted, name="door_count"),
    path(f"{DOOR}inchecken/", door.door_check_in, name="door_check_in"),
    path(f"{DOOR}toch-niet/", door.door_undo, name="door_undo"),
    path(f"{DOOR}erbij/", door.door_walk_in, name="door_walk_in"),
    path(f"{DOOR}lijst.json", door.door_people, name="door_people"),
    path(f"{DOOR}bijwerken/", door.door_sync, name="door_sync"),
    path(f"{DOOR}werker.js", door.door_worker, name="door_worker"),
    path(f"{DOOR}zonder-netwerk/", door.door_shell, name="door_shell"),
    path(LINK, door_link.door_link, name="door_link"),
    path(f"{LINK}tonen/", door_link.door_link_show, name="door_link_show"),
    path(f"{LINK}ongeldig/", door_link.door_link_revoke, name="door_link_revoke"),
    path(OWN_DOOR, door_link.own_door, name="own_door"),
    path(f"{OWN_DOOR}telling/", door_link.own_door_count, name="own_door_count"),
    path(f"{OWN_DOOR}inchecken/", door_link.own_door_check_in, name="own_door_check_in"),
    path(f"{OWN_DOOR}toch-niet/", door_link.own_door_undo, name="own_door_undo"),
    path(f"{OWN_DOOR}erbij/", door_link.own_door_walk_in, name="own_door_walk_in"),
    path(f"{OWN_DOOR}lijst.json", door_link.own_door_people, name="own_door_people"),
    path(f"{OWN_DOOR}bijwerken/", door_link.own_door_sync, name="own_door_sync"),
    path(f"{OWN_DOOR}werker.js", door_link.own_door_worker, name="own_door_worker"),
    path(f"{OWN_DOOR}zonder-netwerk/", door_link.own_door_shell, name="own_door_shell"),
    path(STICKER, sticker_scan.sticker, name="sticker"),
    path(f"{STICKER}inchecken/", sticker_scan.sticker_check_in, name="sticker_check_in"),
    path(f"{STICKER}toch-niet/", sticker_scan.sticker_undo, name="sticker_undo"),
]
