# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "samenspel.news"
    label = "news"
