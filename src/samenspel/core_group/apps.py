# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CoreGroupConfig(AppConfig):
    name = "samenspel.core_group"
    label = "core_group"
