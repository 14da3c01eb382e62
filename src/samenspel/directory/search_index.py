# SPDX-License-Identifier: EUPL-1.2
"""What each database needs to find words: a full-text table beside the rows on SQLite, two columns of words on
PostgreSQL.

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
# The words are kept beside the text: without that a plan that reads rows one by one takes each text apart again.
POSTGRESQL = (
    "ALTER TABLE directory_searchrow ADD COLUMN IF NOT EXISTS name_words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED",
    "ALTER TABLE directory_searchrow ADD COLUMN IF NOT EXISTS text_words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED",
    "CREATE INDEX IF NOT EXISTS directory_search_name ON directory_searchrow USING gin (name_words)",
    "CREATE INDEX IF NOT EXISTS directory_search_text ON directory_searchrow USING gin (text_words)",
)
POSTGRESQL_REMOVE = (
    "ALTER TABLE directory_searchrow DROP COLUMN IF EXISTS name_words, DROP COLUMN IF EXISTS text_words",
)


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, SQLITE_REMOVE if connection.vendor == "sqlite" else POSTGRESQL_REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
