# SPDX-License-Identifier: EUPL-1.2
"""A program of its own: makes a PNG of `page.typ`, on which `drawing.svg` stands, and can do nothing else.

It runs as `python -I svg_drawing.py` in a folder with those two files, without our settings, database or environment,
and gives itself a limit of memory and time before it looks at what somebody sent. Typst draws the SVG: it knows no
scripts, fetches nothing, and opens no file outside the folder it is given.
"""

import resource
import sys

MEMORY = 512 * 1024 * 1024
SECONDS = 3


def main(fonts: str) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    import typst

    drawn = typst.compile(
        "page.typ",
        root=".",
        font_paths=[fonts],
        ignore_system_fonts=True,
        format="png",
        ppi=72.0,
    )
    sys.stdout.buffer.write(drawn)


if __name__ == "__main__":
    main(sys.argv[1])
