# SPDX-License-Identifier: EUPL-1.2
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from samenspel.base.errors import Refused
from samenspel.base.fields import PictureField
from samenspel.base.images import MOST_BYTES, clean_image, png_response


def drawn(kind: str = "PNG", size: tuple[int, int] = (30, 20), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else None).save(out, format=kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_comes_out_as_png(kind: str) -> None:
    with Image.open(io.BytesIO(clean_image(drawn(kind)))) as picture:
        assert (picture.format, picture.size) == ("PNG", (30, 20))


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    with Image.open(io.BytesIO(clean_image(drawn(size=(2000, 1000))))) as picture:
        assert picture.size == (480, 240)


def test_a_see_through_picture_stays_see_through() -> None:
    with Image.open(io.BytesIO(clean_image(drawn(mode="RGBA")))) as picture:
        assert picture.mode == "RGBA"


def test_what_was_hidden_in_the_file_is_gone() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "verborgen tekst")
    out = io.BytesIO()
    Image.new("RGB", (5, 5)).save(out, format="PNG", pnginfo=words)
    cleaned = clean_image(out.getvalue() + b"<script>alert(1)</script>")
    assert b"verborgen" not in cleaned
    assert b"script" not in cleaned


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"GIF89a" + b"\x00" * 40,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        drawn()[:50],
        drawn("GIF"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="PNG-, JPEG- of SVG"):
        clean_image(data)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(Refused, match="te groot"):
        clean_image(drawn() + b"\x00" * MOST_BYTES)


def test_a_picture_with_too_many_dots_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(Refused, match="beeldpunten"):
        clean_image(drawn(size=(9000, 9000), mode="1"))


def test_the_field_looks_at_the_content_and_not_at_the_name() -> None:
    assert PictureField().clean(SimpleUploadedFile("x.svg", drawn()))
    with pytest.raises(ValidationError, match="PNG-, JPEG- of SVG"):
        PictureField().clean(SimpleUploadedFile("logo.png", b"GIF89a", content_type="image/png"))
    assert PictureField(required=False).clean(None) is None


def test_a_picture_is_served_as_nothing_but_a_picture() -> None:
    response = png_response(drawn())
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
