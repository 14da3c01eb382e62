# SPDX-License-Identifier: EUPL-1.2
"""The database, and how carefully it is opened."""

from typing import Any
from urllib.parse import unquote, urlsplit

from samenspel.config.environment import BadSetting, Environment

# WAL lets readers go on while one writes; FULL makes a confirmed write survive a power cut.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"


def database(environment: Environment) -> dict[str, Any]:
    if not environment.database_url:
        return _sqlite(environment)
    parts = urlsplit(environment.database_url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise BadSetting("SAMENSPEL_DATABASE_URL: use postgres://user:password@host:port/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(environment: Environment) -> dict[str, Any]:
    environment.data.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.data / "samenspel.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Without IMMEDIATE two writers that both read first end in "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }
