# SPDX-License-Identifier: EUPL-1.2
"""What contributes to a theme in a neighbourhood."""

from django.urls import path

from samenspel.portal.views import theme_map

ONE = "themakaart/<uuid:theme_map_id>/"
urlpatterns = [
    path("themakaart/", theme_map.theme_map_list, name="theme_map_list"),
    path("themakaart/nieuw/", theme_map.theme_map_new, name="theme_map_new"),
    path(ONE, theme_map.theme_map, name="theme_map"),
    path(f"{ONE}kaart.svg", theme_map.theme_map_svg, name="theme_map_svg"),
    path(f"{ONE}lijst.csv", theme_map.theme_map_csv, name="theme_map_csv"),
    path(f"{ONE}wijzigen/", theme_map.theme_map_edit, name="theme_map_edit"),
    path(f"{ONE}erbij/", theme_map.theme_map_put, name="theme_map_put"),
    path(f"{ONE}weghalen/", theme_map.theme_map_remove, name="theme_map_remove"),
    path("themakaart/onderdeel/<uuid:theme_item_id>/weg/", theme_map.theme_item_remove, name="theme_item_remove"),
]
