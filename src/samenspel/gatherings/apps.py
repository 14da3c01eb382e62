# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "samenspel.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from samenspel.entrance.operations import register_things_of
        from samenspel.gatherings.queries.calling_shares import helpers_of_person

        register_things_of(helpers_of_person)
