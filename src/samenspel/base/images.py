# SPDX-License-Identifier: EUPL-1.2
"""Pictures that people bring: looked at by content, drawn anew, served as nothing but a picture."""

import io

from django.http import HttpResponse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from samenspel.base.errors import Refused

MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 480


def clean_image(data: bytes) -> bytes:
    """The picture as a PNG of at most 480 by 480 pixels, without anything that was hidden in the file.

    Takes PNG and JPEG, recognised by content. Raises Refused with a sentence for anything else.
    """
    if len(data) > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot. Kies een afbeelding van hooguit 4 MB."))
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("Deze afbeelding heeft te veel beeldpunten. Kies een kleinere."))
            return _drawn_anew(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(_("Dit is geen afbeelding die we kunnen lezen. Kies een PNG- of JPEG-bestand.")) from error


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


def png_response(data: bytes, *, shared: bool = False) -> HttpResponse:
    """A cleaned picture as an answer; `shared` when everyone may see it."""
    response = HttpResponse(data, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = 'inline; filename="logo.png"'
    response["Cache-Control"] = "public, max-age=3600" if shared else "private, max-age=600"
    return response
