# SPDX-License-Identifier: EUPL-1.2
"""Every setting that an installation can give, read from the environment once, with its type. See docs/settings.md."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path


class BadSetting(ValueError):
    """A setting has a value that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Environment:
    data: Path  # SAMENSPEL_DATA: the folder of the database, the secret and uploaded files
    database_url: str  # SAMENSPEL_DATABASE_URL: postgres://user:password@host:port/name; empty: SQLite in `data`
    secret_key: str = field(repr=False)  # SAMENSPEL_SECRET_KEY; without it one is made and kept in `data`
    debug: bool  # SAMENSPEL_DEBUG
    demo: bool  # SAMENSPEL_DEMO: sign-in page with roles, mail stays inside
    base_url: str  # SAMENSPEL_BASE_URL: how people reach this installation, without a slash at the end
    hosts: list[str]  # SAMENSPEL_HOSTS: host names that are answered, separated by commas
    trusted_proxies: int  # SAMENSPEL_TRUSTED_PROXIES: how many proxies stand in front
    mail_url: str  # SAMENSPEL_MAIL_URL: smtp://user:password@host:587; smtps:// for TLS from the start
    mail_from: str  # SAMENSPEL_MAIL_FROM
    workers: int  # SAMENSPEL_WORKERS: web processes


def _flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "")
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off"}:
        return False
    if value:
        raise BadSetting(f"{name}={value}: use 1 or 0.")
    return default


def _number(name: str, *, default: int) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    if not value.isdecimal():
        raise BadSetting(f"{name}={value}: use a whole number.")
    return int(value)


def _secret(data: Path) -> str:
    """The given secret, or one that is made once and kept readable for the owner only."""
    given = os.environ.get("SAMENSPEL_SECRET_KEY", "")
    if given:
        return given
    path = data / "secret.key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        _make_once(path)
    return path.read_text(encoding="ascii").strip()


def _make_once(path: Path) -> None:
    """Two processes that start together agree: the link succeeds for one of them only."""
    draft = path.with_name(f".secret-{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def read_environment() -> Environment:
    data = Path(os.environ.get("SAMENSPEL_DATA") or "var").expanduser().resolve()
    base_url = (os.environ.get("SAMENSPEL_BASE_URL") or "http://127.0.0.1:8000").rstrip("/")
    hosts = os.environ.get("SAMENSPEL_HOSTS") or "127.0.0.1,localhost"
    return Environment(
        data=data,
        database_url=os.environ.get("SAMENSPEL_DATABASE_URL", ""),
        secret_key=_secret(data),
        debug=_flag("SAMENSPEL_DEBUG", default=False),
        demo=_flag("SAMENSPEL_DEMO", default=False),
        base_url=base_url,
        hosts=[host.strip() for host in hosts.split(",") if host.strip()],
        trusted_proxies=_number("SAMENSPEL_TRUSTED_PROXIES", default=0),
        mail_url=os.environ.get("SAMENSPEL_MAIL_URL", ""),
        mail_from=os.environ.get("SAMENSPEL_MAIL_FROM") or "Samenspel <noreply@localhost>",
        workers=_number("SAMENSPEL_WORKERS", default=2),
    )
