# SPDX-License-Identifier: EUPL-1.2
"""The settings of a real installation, read in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REAL = {
    "SAMENSPEL_BASE_URL": "https://pact.voorbeeld.test",
    "SAMENSPEL_HOSTS": "pact.voorbeeld.test",
    "SAMENSPEL_TRUSTED_PROXIES": "1",
    "SAMENSPEL_DEMO": "0",
    "SAMENSPEL_DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
}


def _run(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **REAL, "SAMENSPEL_DATA": str(data)}
    for of_the_tests in ("SAMENSPEL_SECRET_KEY", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        environment.pop(of_the_tests, None)
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.r30
def test_r30_the_deployment_check_finds_nothing(tmp_path: Path) -> None:
    done = _run(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
