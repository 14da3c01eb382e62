# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    name = "samenspel.measurement"
    label = "measurement"
