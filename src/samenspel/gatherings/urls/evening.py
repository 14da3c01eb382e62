# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import evening_papers, tables, tables_compare, tables_hosts, tables_why

GATHERING = "bijeenkomsten/<uuid:gathering_id>/"
PLAN = f"{GATHERING}tafels/<uuid:plan_id>/"

urlpatterns = [
    path(f"{GATHERING}tafels/", tables.table_plan, name="table_plan"),
    path(f"{GATHERING}tafels/maken/", tables.table_make, name="table_make"),
    path(f"{GATHERING}tafels/gastgevers/", tables_hosts.table_hosts, name="table_hosts"),
    path(f"{GATHERING}tafels/vergelijken/", tables_compare.table_compare, name="table_compare"),
    path(PLAN, tables.table_plan, name="table_plan_detail"),
    path(f"{PLAN}wie-verhuist/", tables_compare.table_moves, name="table_moves"),
    path(f"{PLAN}waarom/<uuid:registration_id>/", tables_why.table_why, name="table_why"),
    path(f"{PLAN}voortgang/", tables.table_progress, name="table_progress"),
    path(f"{PLAN}stoppen/", tables.table_stop, name="table_stop"),
    path(f"{PLAN}gebruiken/", tables.table_use, name="table_use"),
    path(f"{PLAN}ronde-klaar/", tables.table_rounds_done, name="table_rounds_done"),
    path(f"{PLAN}vastzetten/", tables.table_lock, name="table_lock"),
    path(f"{PLAN}verplaatsen/", tables.table_move, name="table_move"),
    *(
        path(f"{PLAN}afdrukken/{per}/", evening_papers.table_print, {"per": per}, name=f"table_print_{per}")
        for per in (evening_papers.PER_TABLE, evening_papers.PER_PERSON)
    ),
    *(
        path(f"{PLAN}per-{per}.pdf", evening_papers.table_pdf, {"per": per}, name=f"table_pdf_{per}")
        for per in (evening_papers.PER_TABLE, evening_papers.PER_PERSON)
    ),
    path(f"{GATHERING}deelnemerslijst/", evening_papers.door_list, name="door_list"),
    path(f"{GATHERING}deelnemerslijst.pdf", evening_papers.door_list_pdf, name="door_list_pdf"),
]
