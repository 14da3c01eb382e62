# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "samenspel.agenda"
    label = "agenda"
