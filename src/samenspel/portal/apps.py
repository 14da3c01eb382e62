# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "samenspel.portal"
    label = "portal"

    def ready(self) -> None:
        from samenspel.news.operations.composing import register_published
        from samenspel.portal.published import tips_since

        register_published(tips_since)
