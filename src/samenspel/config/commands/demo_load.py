# SPDX-License-Identifier: EUPL-1.2
"""`samenspel demo-load`: the made-up municipality of Zilverdam, once."""

import argparse
import sys

HELP = "load the made-up demo partnership, once"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(_args: argparse.Namespace) -> int:
    from samenspel.demo.operations import load_demo

    loaded = load_demo()
    sys.stdout.write("demo loaded\n" if loaded else "demo is there already; left as it is\n")
    return 0
