# SPDX-License-Identifier: EUPL-1.2
"""`samenspel worker`: do what waits in the queue, and what repeats."""

import argparse

HELP = "do the work that waits: mail, imports, what repeats"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The queue is set up in config/schedule.py; there is nothing to choose here."""


def run(args: argparse.Namespace) -> int:
    from django.core.management import call_command

    from samenspel.gatherings.operations.seating import warm_up

    note_what_repeats()
    warm_up()  # before the queue starts its processes: they find the planner of the tables loaded
    call_command("qcluster")
    return 0


def note_what_repeats() -> None:
    """Bring the planned runs in the database in line with config/schedule.py."""
    from django_q.models import Schedule

    from samenspel.config.schedule import REPEATED

    for path, minutes in REPEATED:
        Schedule.objects.update_or_create(
            name=path,
            defaults={"func": path, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1},
        )
    gone = Schedule.objects.filter(name__startswith="samenspel.")
    gone.exclude(name__in=[path for path, _ in REPEATED]).delete()
