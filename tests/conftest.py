# SPDX-License-Identifier: EUPL-1.2
"""The cast of every test, and what keeps tests honest.

Fenna facilitates the pact; Karim sits in its core group; Adriana administers the installation; Otto facilitates
another pact and must see nothing here; Coby is a contact with a personal link. All are made up.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from django.template import Template
from django.test import Client

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.audit import triggers
from samenspel.base.scope import Actor, acting_as
from samenspel.directory import search_index
from samenspel.entrance.constants import Purpose
from samenspel.entrance.operations import link_for_contact, token_of
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, MembershipFactory, PartnershipFactory, UserFactory

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread of the test

# The tests try the same examples each time; the soak tries new ones, and more of them.
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=400, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))


def pytest_configure(config: pytest.Config) -> None:
    """Tests carry the number of the requirement they hold: `pytest -m r07`."""
    for number in range(1, 44):
        config.addinivalue_line("markers", f"r{number:02d}: requirement R{number} of reference/security.md")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is the same on every database ran on SQLite already; on PostgreSQL the rest runs, unless it is asked for."""
    if not os.environ.get("SAMENSPEL_DATABASE_URL") or "words" in config.option.markexpr:
        return
    asking = [item for item in items if _asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _asks_the_database(item)])
    items[:] = asking


def _asks_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("words") is not None:
        return False
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or "db" in fixtures or "transactional_db" in fixtures


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the machine, or the one that SAMENSPEL_CHROMIUM names; nothing is downloaded."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("SAMENSPEL_CHROMIUM") or shutil.which("chromium"),
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For browsers a database in a file: several requests at once lock each other out of one in memory."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite" and any(item.get_closest_marker("browser") for item in request.session.items):
        settings["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        settings["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Also with `--no-migrations`, which builds the tables at once, the audit log can only be added to, and words
    can be searched."""
    with django_db_blocker.unblock():
        triggers.install(connection)
        search_index.install(connection)


@pytest.fixture(autouse=True)
def quick_and_closed_settings(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.WHITENOISE_AUTOREFRESH = True  # each client would look through all static files first
    cache.clear()  # what one test tried does not count for the next
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def jobs_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that is enqueued runs when its transaction is done, as a quick worker would."""
    from django.db import transaction

    from samenspel.base import jobs

    def at_once(path: str, *args: Any, task_name: str = "", **_options: Any) -> None:
        transaction.on_commit(lambda: jobs.run(*args))

    monkeypatch.setattr(jobs, "async_task", at_once)


@pytest.fixture(autouse=True)
def no_queries_while_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages get plain values: a template that asks the database for more fails here."""
    render = Template.render

    def refuse(_execute: Any, sql: str, *_rest: Any) -> Any:
        raise AssertionError(f"A template asked the database: {sql[:200]}")

    def guarded(self: Template, context: Any) -> Any:
        with connection.execute_wrapper(refuse):
            return render(self, context)

    monkeypatch.setattr(Template, "render", guarded)


@pytest.fixture(autouse=True, scope="session")
def flush_may_empty_the_audit_log() -> Iterator[None]:
    """Tests with real transactions empty all tables afterwards; only then the triggers stand aside.

    For the whole session, since the tables are emptied after the fixtures of the test are gone.
    """
    handle = flush.Command.handle

    def without_triggers(self: Any, **options: Any) -> Any:
        triggers.remove(connection)
        try:
            return handle(self, **options)
        finally:
            triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", without_triggers)
        yield


@pytest.fixture
def pact(db: None) -> Partnership:
    made: Partnership = PartnershipFactory(slug="testdam", name="Pact Testdam")
    return made


@pytest.fixture
def other_pact(db: None) -> Partnership:
    made: Partnership = PartnershipFactory(slug="elders", name="Pact Elders")
    return made


@pytest.fixture
def fenna(pact: Partnership) -> User:
    user: User = UserFactory(email="fenna@voorbeeld.test", name="Fenna Facilitator")
    MembershipFactory(partnership=pact, user=user, role="facilitator")
    return user


@pytest.fixture
def karim(pact: Partnership) -> User:
    user: User = UserFactory(email="karim@voorbeeld.test", name="Karim Kerngroep")
    MembershipFactory(partnership=pact, user=user, role="core_group")
    return user


@pytest.fixture
def adriana(db: None) -> User:
    user: User = UserFactory(email="adriana@voorbeeld.test", name="Adriana Beheer", is_administrator=True)
    return user


@pytest.fixture
def otto(other_pact: Partnership) -> User:
    user: User = UserFactory(email="otto@voorbeeld.test", name="Otto Elders")
    MembershipFactory(partnership=other_pact, user=user, role="facilitator")
    return user


@pytest.fixture
def coby(pact: Partnership) -> Contact:
    made: Contact = ContactFactory(partnership=pact, name="Coby Contact", email="coby@voorbeeld.test")
    return made


@pytest.fixture
def facilitating(fenna: User, pact: Partnership) -> Iterator[Actor]:
    """Everything in the test happens as Fenna; for operations and queries."""
    actor = Actor(role=Role.FACILITATOR, partnership_id=pact.pk, user_id=fenna.pk, name=fenna.name)
    with acting_as(actor):
        yield actor


@pytest.fixture
def token_for(db: None) -> Callable[..., str]:
    """The secret part of somebody's personal link."""

    def token(contact: Contact, purpose: Purpose = Purpose.TAKING_PART) -> str:
        with acting_as(Actor(role=Role.GATE, partnership_id=contact.partnership_id)):
            return token_of(link_for_contact(contact_id=contact.pk, purpose=purpose))

    return token


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def as_fenna(fenna: User) -> Client:
    return _signed_in(fenna)


@pytest.fixture
def as_karim(karim: User) -> Client:
    return _signed_in(karim)


@pytest.fixture
def as_adriana(adriana: User) -> Client:
    return _signed_in(adriana)


@pytest.fixture
def as_otto(otto: User) -> Client:
    return _signed_in(otto)


@pytest.fixture
def visitor() -> Client:
    return Client()
