# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    name = "samenspel.measurement"
    label = "measurement"

    def ready(self) -> None:
        from samenspel.agenda.queries.goal_figures import register_figures
        from samenspel.measurement.goal_figures import figures_of_goals

        register_figures(figures_of_goals)
