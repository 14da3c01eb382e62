# SPDX-License-Identifier: EUPL-1.2
"""``samenspel serve`` says what is wrong before it starts anything."""

import socket

import pytest

from samenspel.config.cli import main
from samenspel.config.commands.serve import server_command


def test_a_port_in_use_is_named_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    assert f"Port {port} is in use" in capsys.readouterr().err


def test_a_port_that_cannot_be_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "70000"]) == 2
    assert "use a number from 1 to 65535" in capsys.readouterr().err


def test_a_number_of_workers_that_cannot_be_is_bad_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMENSPEL_WORKERS", "two")
    assert main(["serve", "--port", "8999"]) == 2
    assert "SAMENSPEL_WORKERS=two" in capsys.readouterr().err


def test_the_server_starts_a_killed_process_again() -> None:
    """Without this option granian ends altogether when one of its processes is killed."""
    assert "--respawn-failed-workers" in server_command("127.0.0.1", 8000, 2)
