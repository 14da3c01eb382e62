# SPDX-License-Identifier: EUPL-1.2
"""What import-linter cannot see: foreign keys, job paths and rooms follow the same staircase."""

import ast
import re
from importlib import import_module
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from samenspel.config.schedule import REPEATED
from tests.architecture.tree import PACKAGE, app_of, files, floors, may_know, read

PATH = re.compile(r"^samenspel\.([a-z_]+)(\.[A-Za-z_]+)+$")
# What other apps may take from an app; the lowest floors are wholly meant for use by others.
OPEN_ROOMS = {"models", "queries", "operations", "constants"}
MADE_FOR_OTHERS = {"domain", "base", "ui", "audit", "vault", "access"}
# config puts everything together; nobody imports it.
PUTS_TOGETHER = {"config"}


def job_paths() -> list[tuple[Path, int, str]]:
    """Every string in the package that is the dotted path of something in the package."""
    return [
        (path, node.lineno, node.value)
        for path in files(".py")
        if path.parts[0] == "src"
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PATH.match(node.value)
    ]


def exists(dotted: str) -> bool:
    """A module, or a name inside one."""
    try:
        import_module(dotted)
    except ImportError:
        module, _, name = dotted.rpartition(".")
        try:
            return hasattr(import_module(module), name)
        except ImportError:
            return False
    return True


def test_every_app_has_a_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    homeless = sorted(folders - floors().keys())
    assert not homeless, f"Give {homeless} a floor in .importlinter, in a commit that says why (docs/adr/)"


def test_foreign_keys_point_down_the_staircase() -> None:
    upward = []
    for model in apps.get_models():
        if not model.__module__.startswith("samenspel."):
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            related = field.related_model if isinstance(field, ForeignKey | ManyToManyField) else None
            other = related.__module__.split(".") if related else [""]
            if other[0] == "samenspel" and not may_know(model._meta.app_label, other[1]):
                upward.append(f"{model._meta.label}.{field.name} → {related._meta.label}")
    assert not upward, "A lower app may not point at a higher one; turn the key round or move the model:\n" + "\n".join(
        upward
    )


def test_job_paths_point_down_the_staircase() -> None:
    upward = [
        f"{path}:{line} {dotted}"
        for path, line, dotted in job_paths()
        if app_of(path) not in PUTS_TOGETHER and not may_know(app_of(path), dotted.split(".")[1])
    ]
    assert not upward, "Enqueue from the app of the operation, or from above it:\n" + "\n".join(upward)


def test_job_paths_exist() -> None:
    gone = [f"{path}:{line} {dotted}" for path, line, dotted in job_paths() if not exists(dotted)]
    assert not gone, "These paths lead nowhere; correct the string:\n" + "\n".join(gone)


@pytest.mark.parametrize("dotted", [path for path, _ in REPEATED])
def test_what_repeats_exists(dotted: str) -> None:
    assert exists(dotted), f"config/schedule.py names {dotted}, which does not exist"


def test_other_apps_use_only_the_open_rooms() -> None:
    graph = grimp.build_graph("samenspel", cache_dir=None)
    wrong = []
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            one, other = importer.split("."), imported.split(".")
            if len(one) < 2 or len(other) < 3 or one[1] == other[1]:
                continue
            if one[1] not in PUTS_TOGETHER and other[1] not in MADE_FOR_OTHERS and other[2] not in OPEN_ROOMS:
                wrong.append(f"{importer} imports {imported}")
    assert not wrong, f"From another app take only {', '.join(sorted(OPEN_ROOMS))}; move what you need there:\n" + (
        "\n".join(sorted(wrong))
    )
