# SPDX-License-Identifier: EUPL-1.2
"""Pictures that people bring: looked at by content, drawn anew, served as nothing but a picture."""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from django.http import HttpResponse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from samenspel.base.documents import fonts_folder
from samenspel.base.errors import Refused

MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 480
SVG_PROGRAM = Path(__file__).with_name("svg_drawing.py")
SVG_PAGE = f"""
#set page(width: {LONGEST_SIDE}pt, height: {LONGEST_SIDE}pt, margin: 0pt, fill: none)
#image("drawing.svg", width: 100%, height: 100%, fit: "contain")
"""
SVG_SECONDS = 8  # of waiting; the program itself stops after three seconds of work
SVG_ENVIRONMENT = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}  # nothing of ours, no secret


def clean_image(data: bytes) -> bytes:
    """The picture as a PNG of at most 480 by 480 pixels, without anything that was hidden in the file.

    Takes PNG, JPEG and SVG, recognised by content; of an SVG only its pixels stay. Raises Refused with a sentence
    for anything else.
    """
    if len(data) > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot. Kies een afbeelding van hooguit 4 MB."))
    return _pixels(_drawn_from_svg(data)) if _is_svg(data) else _pixels(data)


def _pixels(data: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("Deze afbeelding heeft te veel beeldpunten. Kies een kleinere."))
            return _drawn_anew(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(_("Dit is geen afbeelding die we kunnen lezen. Kies een PNG-, JPEG- of SVG-bestand.")) from error


def _is_svg(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in data


def _drawn_from_svg(data: bytes) -> bytes:
    """A PNG of the drawing, made by a program that may do nothing else and stops when it takes too much.

    Raises Refused for a drawing that is broken, points outside itself, is too heavy or shows nothing.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # old drawing programs; letters with an accent stand in it as text only
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.typ").write_text(SVG_PAGE, encoding="utf-8")
        (Path(folder) / "drawing.svg").write_text(text, encoding="utf-8")
        try:
            done = subprocess.run(  # noqa: S603 - our own program, with nothing of the drawing in its arguments
                [sys.executable, "-I", str(SVG_PROGRAM), str(fonts_folder())],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                cwd=folder,
                env=SVG_ENVIRONMENT,
                timeout=SVG_SECONDS,
                check=True,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise Refused(
                _("Deze SVG kunnen we niet tekenen. Bewaar het logo als PNG of JPEG en kies dat bestand.")
            ) from error
    return _without_empty_edges(done.stdout)


def _without_empty_edges(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        drawn = picture.convert("RGBA")
    seen = drawn.getchannel("A").getbbox()
    if seen is None:
        raise Refused(_("Op deze SVG staat niets. Bewaar het logo als PNG of JPEG en kies dat bestand."))
    out = io.BytesIO()
    drawn.crop(seen).save(out, format="PNG")
    return out.getvalue()


def _drawn_anew(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    see_through = "A" in upright.getbands() or "transparency" in upright.info
    drawn = upright.convert("RGBA" if see_through else "RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new(drawn.mode, drawn.size)
    bare.paste(drawn)
    out = io.BytesIO()
    bare.save(out, format="PNG", optimize=True)
    return out.getvalue()


def smaller_image(png: bytes, *, width: int, height: int) -> bytes:
    """A cleaned picture in at most so many pixels, for paper; one that fits stays as it is."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        if picture.width <= width and picture.height <= height:
            return png
        picture.thumbnail((width, height))
        out = io.BytesIO()
        picture.save(out, format="PNG")
    return out.getvalue()


def png_response(data: bytes, *, shared: bool = False) -> HttpResponse:
    """A cleaned picture as an answer; `shared` when everyone may see it."""
    response = HttpResponse(data, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = 'inline; filename="logo.png"'
    response["Cache-Control"] = "public, max-age=3600" if shared else "private, max-age=600"
    return response
