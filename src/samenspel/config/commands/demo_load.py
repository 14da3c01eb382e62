# SPDX-License-Identifier: EUPL-1.2
"""`samenspel demo-load`: the made-up municipality of Zilverdam, once."""

import argparse
import sys

HELP = "load the made-up demo partnership, once"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(_args: argparse.Namespace) -> int:
    from samenspel.demo import content
    from samenspel.demo.harvest_words import WORDS
    from samenspel.demo.operations import load_demo
    from samenspel.portal.operations.harvest_example import tell_the_example

    loaded = load_demo()
    if loaded:
        tell_the_example(content.SLUG, WORDS)
    sys.stdout.write("demo loaded\n" if loaded else "demo is there already; left as it is\n")
    return 0
