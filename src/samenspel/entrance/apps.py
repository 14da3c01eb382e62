# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "samenspel.entrance"
    label = "entrance"

    def ready(self) -> None:
        from samenspel.base.jobs import register_actor_resolver
        from samenspel.entrance.queries import actor_of_job

        register_actor_resolver(actor_of_job)
