# SPDX-License-Identifier: EUPL-1.2
"""What each database needs to find words: a full-text table beside the rows on SQLite, two indexes on PostgreSQL.

Made by a migration. A later migration that alters the table of the rows on SQLite builds that table anew and loses the
triggers: it must end with `install`.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

FORGET = (
    "INSERT INTO directory_search(directory_search, rowid, name, text, partnership_id) "
    "VALUES ('delete', old.id, old.name, old.text, old.partnership_id);"
)
ADD = (
    "INSERT INTO directory_search(rowid, name, text, partnership_id) "
    "VALUES (new.id, new.name, new.text, new.partnership_id);"
)

SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS directory_search USING fts5(name, text, partnership_id, "
    "content='directory_searchrow', content_rowid='id', tokenize='unicode61', detail='column', prefix='3 5')",
    f"CREATE TRIGGER IF NOT EXISTS directory_search_insert AFTER INSERT ON directory_searchrow BEGIN {ADD} END",
    f"CREATE TRIGGER IF NOT EXISTS directory_search_delete AFTER DELETE ON directory_searchrow BEGIN {FORGET} END",
    "CREATE TRIGGER IF NOT EXISTS directory_search_update AFTER UPDATE OF name, text ON directory_searchrow "
    f"BEGIN {FORGET} {ADD} END",
)
SQLITE_REMOVE = (
    *(f"DROP TRIGGER IF EXISTS directory_search_{deed}" for deed in ("insert", "delete", "update")),
    "DROP TABLE IF EXISTS directory_search",
)
POSTGRESQL = tuple(
    f"CREATE INDEX IF NOT EXISTS directory_search_{column} ON directory_searchrow "
    f"USING gin (to_tsvector('simple', {column}))"
    for column in ("name", "text")
)
POSTGRESQL_REMOVE = tuple(f"DROP INDEX IF EXISTS directory_search_{column}" for column in ("name", "text"))


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, SQLITE_REMOVE if connection.vendor == "sqlite" else POSTGRESQL_REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
