# SPDX-License-Identifier: EUPL-1.2
"""The log tells what went wrong, and opens no door and names nobody. Everything here is invented."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from samenspel.config.logs import DiscreetFormatter, discreet
from samenspel.partnerships.models import Partnership

TOKEN = "Zm9vYmFyYmF6cXV4-_cXV1eA1"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the handlers of the installation write during the test."""
    stream = io.StringIO()
    handlers = [one for one in logging.getLogger().handlers if isinstance(one.formatter, DiscreetFormatter)]
    assert handlers, "config/settings.py gives the log a DiscreetFormatter"
    # Not setStream: that flushes the stream before it, which pytest may have closed by now.
    streams = [handler for handler in handlers if isinstance(handler, logging.StreamHandler)]
    before = [handler.stream for handler in streams]
    for handler in streams:
        handler.stream = stream
    yield stream
    for handler, terminal in zip(streams, before, strict=True):
        handler.stream = terminal


@pytest.mark.r19
@pytest.mark.parametrize(
    "address",
    [
        f"/p/testdam/k/{TOKEN}/mijn/",
        f"/p/testdam/s/{TOKEN}/inchecken/",
        f"/p/testdam/aanmelden/{TOKEN}/",
        f"/p/testdam/evalueren/{TOKEN}/",
        f"/p/testdam/openbaar/{TOKEN}/",
    ],
)
def test_r19_a_form_that_came_too_late_leaves_no_key_in_the_log(
    log: io.StringIO, pact: Partnership, address: str
) -> None:
    assert Client(enforce_csrf_checks=True).post(address, {}).status_code == 403
    assert "/p/testdam/" in log.getvalue()
    assert TOKEN not in log.getvalue()


@pytest.mark.r19
def test_r19_a_pact_with_one_letter_in_its_address_hides_no_less() -> None:
    assert discreet(f"Forbidden: /p/s/k/{TOKEN}/mijn/") == "Forbidden: /p/s/k/…/mijn/"


@pytest.mark.r19
def test_r19_a_traceback_keeps_its_lines_and_loses_its_people(log: io.StringIO) -> None:
    try:
        raise ValueError(
            "Key (email)=(coby@voorbeeld.test) of NL91 ABNA 0417 1643 00 and 111222333\n"
            "DETAIL:  Failing row contains (1, Coby Contact, null)."
        )
    except ValueError:
        logging.getLogger("samenspel").exception("could not be written")
    written = log.getvalue()
    assert "could not be written" in written
    assert "test_logs.py" in written
    for personal in ("coby@", "0417", "111222333", "Coby Contact"):
        assert personal not in written


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-02 10:11:12,345 WARNING job 7f3c1f6e-52ab-4a3e-9a53-0c9a1b2c3d4e took 61234 ms",
        "Forbidden: /p/zilverdam/bijeenkomsten/7f3c1f6e-52ab-4a3e-9a53-0c9a1b2c3d4e/",
    ],
)
def test_what_helps_to_mend_stays_readable(line: str) -> None:
    assert discreet(line) == line
