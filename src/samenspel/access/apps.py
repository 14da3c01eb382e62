# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "samenspel.access"
    label = "access"

    def ready(self) -> None:
        from samenspel.access.policy import rows_rule
        from samenspel.base.scope import register_rows_rule

        register_rows_rule(rows_rule)
