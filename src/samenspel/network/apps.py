# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "samenspel.network"
    label = "network"
