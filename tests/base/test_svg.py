# SPDX-License-Identifier: EUPL-1.2
"""An SVG becomes pixels and nothing else: it runs, fetches and reads nothing and takes no more than its due."""

import base64
import io
import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from samenspel.base import images
from samenspel.base.errors import Refused
from samenspel.base.images import clean_image

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'
RED, GREEN = (255, 0, 0), (0, 128, 0)
SQUARE = '<rect width="50" height="50" fill="red"/>'


def svg(inside: str, head: str = HEAD, before: str = "") -> bytes:
    return f"{before}{head}{inside}</svg>".encode()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(clean_image(data)))


def colours(picture: Image.Image) -> set[tuple[int, ...]]:
    seen = picture.convert("RGBA").getcolors(maxcolors=480 * 480) or []
    return {colour[:3] for _count, colour in seen if isinstance(colour, tuple) and colour[3] == 255}


def test_an_svg_comes_out_as_pixels_without_empty_edges() -> None:
    data = clean_image(svg(SQUARE))
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size, colours(picture)) == ("PNG", (240, 240), {RED})
    assert b"svg" not in data


@pytest.mark.parametrize(
    "before",
    ['<?xml version="1.0" encoding="utf-8"?>', "\ufeff", "\n  ", "<!-- gemaakt met de hand -->", "<!DOCTYPE svg>"],
)
def test_it_is_recognised_by_what_is_in_it(before: str) -> None:
    assert colours(opened(svg(SQUARE, before=before))) == {RED}


def test_a_drawing_of_an_old_program_with_an_entity_and_old_letters_is_drawn() -> None:
    before = '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>'
    drawing = (
        f'{before}<svg xmlns="&ns;" viewBox="0 0 9 9"><desc>Café</desc><rect width="9" height="9" fill="red"/></svg>'
    )
    assert colours(opened(drawing.encode("latin-1"))) == {RED}


def test_what_is_hidden_outside_the_drawing_is_gone() -> None:
    data = clean_image(svg(SQUARE + "<metadata>Jan de Tekenaar</metadata>") + b"<!-- verborgen -->")
    assert b"Tekenaar" not in data
    assert b"verborgen" not in data


@pytest.mark.parametrize(
    "inside",
    [
        '<script>document.querySelector("rect").setAttribute("fill", "green")</script>',
        '<script href="data:text/javascript,alert(1)"/>',
        '<animate attributeName="fill" to="green" begin="0s" dur="1ms" fill="freeze"/>',
        '<foreignObject width="100" height="50"><div xmlns="http://www.w3.org/1999/xhtml">groen</div></foreignObject>',
        '<set attributeName="fill" to="green"/>',
    ],
)
def test_nothing_in_it_runs(inside: str) -> None:
    square = '<rect width="50" height="50" fill="red" onload="this.setAttribute(\'fill\', \'green\')"/>'
    assert colours(opened(svg(square + inside))) == {RED}


class Listening(socketserver.TCPServer):
    asked: list[str]


@pytest.fixture
def server() -> Iterator[Listening]:
    """A web server of this test that writes down every question."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.server.asked.append(self.path)  # type: ignore[attr-defined]
            self.send_error(404)

        def log_message(self, *_args: Any) -> None:
            pass

    with Listening(("127.0.0.1", 0), Answer) as listening:
        listening.asked = []
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield listening
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="{url}a.png" width="100" height="50"/>',
        '<image xlink:href="{url}a.png" width="100" height="50"/>',
        '<use href="{url}a.svg#teken"/>',
        '<style>@import url("{url}a.css"); rect {{ fill: url("{url}a.svg#verf"); }}</style>',
        '<style>@font-face {{ font-family: Vreemd; src: url("{url}a.ttf"); }}</style>'
        '<text y="20" font-family="Vreemd">a</text>',
        '<filter id="f"><feImage href="{url}a.png"/></filter><rect filter="url(#f)" width="9" height="9"/>',
        '<rect fill="url({url}a.svg#verf)" width="9" height="9"/>',
        '<a href="{url}"><rect width="9" height="9"/></a>',
    ],
)
def test_nothing_in_it_is_fetched(inside: str, server: Listening) -> None:
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    with suppress(Refused):
        clean_image(svg(SQUARE + inside.format(url=url)))
    assert server.asked == []


@pytest.mark.parametrize("address", ["file://{path}", "{path}", "../{name}", "drawing.svg", "//{path}"])
def test_no_file_of_the_machine_is_shown(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.png"
    Image.new("RGB", (10, 10), "green").save(secret)
    href = address.format(path=secret, name=secret.name)
    for inside in (
        f'<image href="{href}" width="100" height="50"/>',
        f'<filter id="f"><feImage href="{href}"/></filter><rect width="9" height="9" filter="url(#f)"/>',
    ):
        with suppress(Refused):
            assert GREEN not in colours(opened(svg(SQUARE + inside)))


def test_an_entity_reads_no_file() -> None:
    before = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "file:///etc/hostname"> %y;]>'
    with pytest.raises(Refused, match="kunnen we niet tekenen"):
        clean_image(svg('<text y="20">&x;</text>', before=before))


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    return svg("<text>&a9;</text>", before=f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]>')


def bomb_of_uses() -> bytes:
    groups = "".join(f'<g id="g{i + 1}">' + f'<use href="#g{i}"/>' * 10 + "</g>" for i in range(9))
    return svg(f'<defs><g id="g0">{SQUARE}</g>{groups}</defs><use href="#g9"/>')


def bomb_of_pixels() -> bytes:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    inside = base64.b64encode(out.getvalue()).decode()
    return svg(f'<image width="100" height="50" href="data:image/png;base64,{inside}"/>')


HEAVY = {
    "entities within entities": billion_laughs(),
    "one long entity many times": svg("&a;" * 20_000, before=f'<!DOCTYPE svg [<!ENTITY a "{"a" * 100_000}">]>'),
    "uses of uses": bomb_of_uses(),
    "a picture of 400 million pixels": bomb_of_pixels(),
    "two hundred thousand groups deep": svg("<g>" * 200_000 + "</g>" * 200_000),
    "a blur that takes all memory": svg(
        '<filter id="f" x="-1000" y="-1000" width="9999" height="9999"><feGaussianBlur stdDeviation="9999"/></filter>'
        + '<g filter="url(#f)">' * 40
        + SQUARE
        + "</g>" * 40
    ),
    "noise without end": svg(
        '<filter id="f"><feTurbulence baseFrequency="0.9" numOctaves="10000000"/></filter>'
        '<rect filter="url(#f)" width="100" height="50"/>'
    ),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_drawing_that_takes_too_much_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="kunnen we niet tekenen"):
        clean_image(HEAVY[name])


def test_a_drawing_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asleep = tmp_path / "slaap.py"
    asleep.write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    monkeypatch.setattr(images, "SVG_PROGRAM", asleep)
    monkeypatch.setattr(images, "SVG_SECONDS", 0.2)
    with pytest.raises(Refused, match="kunnen we niet tekenen"):
        clean_image(svg(SQUARE))


def test_the_program_that_draws_knows_nothing_of_us(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "verteld.txt"
    curious = tmp_path / "nieuwsgierig.py"
    curious.write_text(
        f"import os\nopen({str(told)!r}, 'w').write(repr((sorted(os.environ), sorted(os.listdir()))))\n"
        "raise SystemExit(1)\n"
    )
    monkeypatch.setenv("SAMENSPEL_SECRET_KEY", "geheim")
    monkeypatch.setattr(images, "SVG_PROGRAM", curious)
    with pytest.raises(Refused):
        clean_image(svg(SQUARE))
    assert "SAMENSPEL" not in told.read_text()
    assert told.read_text().endswith("['drawing.svg', 'page.typ'])")


def test_a_huge_size_becomes_a_small_picture() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9">'
    assert max(opened(svg('<rect width="1e9" height="1e9"/>', head)).size) <= images.LONGEST_SIDE


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        (HEAD, ""),
        (HEAD, "<rect/>"),
        (HEAD, '<rect width="1e30" height="1e30"/>'),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0">', SQUARE),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="nan inf -1 0">', ""),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000">', '<rect width="1" height="100000"/>'),
        (HEAD, "<rect"),
        (HEAD, "\x00"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><svg>", "</b>"),
    ],
)
def test_a_drawing_that_is_broken_or_shows_nothing_is_refused(head: str, inside: str) -> None:
    with pytest.raises(Refused, match="SVG"):
        clean_image(svg(inside, head))
