# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "samenspel.questions"
    label = "questions"
