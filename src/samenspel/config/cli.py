# SPDX-License-Identifier: EUPL-1.2
"""The command `samenspel NAME …`: each command is a module in config/commands with HELP, add_arguments and run.

Exit codes: 0 done, 1 cannot be done (says why), 2 bad input (says where).
"""

import argparse
import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from samenspel.config import commands
from samenspel.config.environment import BadSetting


def command_names() -> list[str]:
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))


def _module(name: str) -> ModuleType:
    return import_module(f"samenspel.config.commands.{name.replace('-', '_')}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samenspel", description="Workspace of a partnership against poverty.")
    parser.add_argument("--data", type=Path, help="folder of the data (SAMENSPEL_DATA; default var/)")
    below = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in command_names():
        module = _module(name)
        command = below.add_parser(name, help=module.HELP, description=module.HELP)
        command.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        module.add_arguments(command)
    return parser


def main(arguments: list[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    if args.data is not None:
        os.environ["SAMENSPEL_DATA"] = str(args.data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    module = _module(args.command)
    os.umask(0o077)  # whatever we make holds people's data: for the owner of the installation only
    try:
        if getattr(module, "NEEDS_DJANGO", True):
            import django

            django.setup()
        return int(module.run(args))
    except BadSetting as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BrokenPipeError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
