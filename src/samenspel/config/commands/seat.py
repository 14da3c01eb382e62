# SPDX-License-Identifier: EUPL-1.2
"""`samenspel seat`: make a table plan from a file, without a server or a database."""

import argparse
import contextlib
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samenspel.config.machine_code import choose_cache_folder
from samenspel.domain.seating import (
    CannotPlanError,
    Instance,
    InvalidInstanceError,
    Plan,
    Planner,
    parse_instance,
    parse_plan,
)

HELP = "make a table plan from a JSON file"
NEEDS_DJANGO = False
STEPS = 500_000
"""Moves between two looks at the clock: some milliseconds."""
MOST_CHARACTERS = 200_000_000
"""An instance of two thousand people in which every pair has a value takes half of it."""
LEAST_STEPS = 2_000_000
"""So many moves are tried in any case before it is said that no plan was found."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("instance", metavar="INSTANCE.json", help="who comes, which tables and rules; - for stdin")
    parser.add_argument("--out", default="-", metavar="PLAN.json", help="where the plan goes; - for stdout (default)")
    parser.add_argument("--seconds", type=_seconds, default=5.0, help="how long to look for a better plan (default 5)")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives another plan (default 0)")
    parser.add_argument("--goal", type=_goal, default=0.0, help="new, value, or from 0 (new) to 1 (value)")
    parser.add_argument("--keep", metavar="PLAN.json", help="the plan that is in use: as few people as possible move")
    parser.add_argument("--done", type=int, default=0, metavar="N", help="rounds of the kept plan that are finished")


def run(args: argparse.Namespace) -> int:
    choose_cache_folder()
    if (unwritable := _in_the_way(args.out)) is not None:
        sys.stderr.write(f"{args.out}: cannot be written: {unwritable}\n")
        return 1
    try:
        instance = parse_instance(_read(args.instance))
        keep = _kept_plan(args, instance)
        planner = Planner(instance, seed=args.seed, goal=args.goal, keep=keep, done=args.done)
        _work(planner, args.seconds)
    except InvalidInstanceError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except CannotPlanError as error:
        return _refuse(error)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped before there was a first plan.\n")
        return 1
    try:
        plan = planner.best
    except CannotPlanError as error:
        sys.stderr.write("No plan was found that keeps all rules. The best one still breaks:\n")
        return _refuse(error)
    return _deliver(args.out, plan, planner, kept=keep is not None)


def _refuse(error: CannotPlanError) -> int:
    sys.stderr.write("".join(f"{clash.sentence}\n" for clash in error.clashes))
    return 1


def _work(planner: Planner, seconds: float) -> None:
    """Until the time is up or nothing can be better; Ctrl-C ends it sooner, with the best so far."""
    started = time.monotonic()
    until = started + seconds
    with contextlib.suppress(KeyboardInterrupt):
        while not planner.finished and (
            time.monotonic() < until or (not planner.valid and planner.steps < LEAST_STEPS and planner.movable)
        ):
            planner.step(STEPS)
            if seconds:
                planner.aim((time.monotonic() - started) / seconds)


def _kept_plan(args: argparse.Namespace, instance: Instance) -> Plan | None:
    if args.keep is None:
        if args.done:
            raise InvalidInstanceError("--done", "needs --keep")
        return None
    if args.keep == args.instance == "-":
        raise InvalidInstanceError("--keep -", "standard input is the instance already")
    try:
        plan = parse_plan(_read(args.keep), instance)
    except InvalidInstanceError as error:
        raise InvalidInstanceError(f"--keep {args.keep}, {error.place}", error.reason) from error
    if not 0 <= args.done <= min(len(plan.rounds), instance.rounds):
        raise InvalidInstanceError("--done", f"{args.done} rounds of a plan of {len(plan.rounds)}")
    return plan


def _read(name: str) -> Any:
    try:
        return json.loads(_text(name).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InvalidInstanceError(f"{name}, line {error.lineno}", f"is not JSON: {error.msg}") from error
    except (OSError, ValueError, RecursionError) as error:  # not there, not text, or a number of 5,000 digits
        raise InvalidInstanceError(name, f"cannot be read: {error}") from error


def _text(name: str) -> str:
    """The file as text; a device that never ends is refused before it fills the memory."""
    if name == "-":
        text = sys.stdin.read(MOST_CHARACTERS + 1)
    else:
        with Path(name).open(encoding="utf-8-sig") as file:
            text = file.read(MOST_CHARACTERS + 1)
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"more than {MOST_CHARACTERS} characters")
    return text


def _deliver(name: str, plan: Plan, planner: Planner, *, kept: bool) -> int:
    figures = planner.figures()
    result = plan.as_json() | {"figures": asdict(figures), "proven_optimal": planner.proven_optimal}
    text = json.dumps(result, ensure_ascii=False) + "\n"
    try:
        if name == "-":
            sys.stdout.write(text)
        else:
            _write(Path(name), text)
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stderr.write(f"{name}: cannot be written: {error}\n")
        return 1
    sys.stderr.write(
        f"{figures.new} of at most {figures.new_upper} new meetings, "
        f"value {figures.value:g} of at most {figures.value_upper:g}, "
        f"nobody has fewer than {figures.fewest}{f', {figures.moved} seats change' if kept else ''}"
        f"{'; proven: it cannot be better' if planner.proven_optimal else ''}\n"
    )
    return 0


def _in_the_way(name: str) -> str | None:
    """Why nothing can be written there, told before the search and not after it."""
    if name == "-":
        return None
    path = Path(name)
    if path.is_dir():
        return "it is a folder"
    there = path if path.exists() else path.parent
    return None if os.access(there, os.W_OK) else "it is not there or may not be changed"


def _write(path: Path, text: str) -> None:
    """Beside it first, so that a full disk leaves an older plan as it was; a device is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    beside = path.with_name(f"{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _seconds(text: str) -> float:
    return _number(text, 86_400, "seconds run from 0 to 86400")


def _goal(text: str) -> float:
    value = {"new": 0.0, "value": 1.0}.get(text)
    return _number(text, 1, "goal is new, value, or a number from 0 to 1") if value is None else value


def _number(text: str, most: float, otherwise: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise argparse.ArgumentTypeError(otherwise)
    return value
