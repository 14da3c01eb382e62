# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "samenspel.messaging"
    label = "messaging"
