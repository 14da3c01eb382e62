# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "samenspel.organizations"
    label = "organizations"
