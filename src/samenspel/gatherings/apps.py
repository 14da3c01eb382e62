# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "samenspel.gatherings"
    label = "gatherings"
