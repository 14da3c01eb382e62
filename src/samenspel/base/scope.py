# SPDX-License-Identifier: EUPL-1.2
"""Whose eyes a query looks through.

Every request, job and command runs inside `acting_as(actor)`. The manager of every tenant model asks here which rows
that actor may see, and raises outside such a scope: forgetting the filter gives an error, never somebody else's rows.
This module knows no model and no rule; `access` registers the rules at start-up.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q


class ScopeError(RuntimeError):
    """A tenant table was asked for rows without saying for whom."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person signed in, a person with a personal link, a visitor, or a service of the installation.

    `role` is a value of `access.constants.Role`. `partnership_id` is None only for an administrator outside any
    partnership and for services that work for all of them.
    """

    role: str
    partnership_id: UUID | None = None
    user_id: int | None = None
    link_id: UUID | None = None
    contact_id: UUID | None = None
    mailbox: str = ""
    about_id: UUID | None = None  # the thing that a link which is of no person opens, such as the gathering of a door
    name: str = ""

    @property
    def kind(self) -> str:
        if self.user_id is not None:
            return "user"
        return "link" if self.link_id is not None else "service"

    @property
    def reference(self) -> str:
        """The id an audit row holds."""
        return str(self.user_id or self.link_id or self.role)


_current: ContextVar[Actor | None] = ContextVar("samenspel_actor", default=None)

RowsRule = Callable[[str, Actor], Q | None]
_rows_rule: RowsRule | None = None


def register_rows_rule(rule: RowsRule) -> None:
    """`access` hands over its table at start-up: (model label, actor) → filter, None for every row."""
    global _rows_rule  # noqa: PLW0603 - one rule per process, set once when the apps are ready
    _rows_rule = rule


def actor_or_none() -> Actor | None:
    return _current.get()


def current_actor() -> Actor:
    actor = _current.get()
    if actor is None:
        raise ScopeError("No actor: wrap this in acting_as(actor).")
    return actor


def current_partnership_id() -> UUID:
    """The partnership in which the actor works; operations stamp it on every new row."""
    partnership_id = current_actor().partnership_id
    if partnership_id is None:
        raise ScopeError("This actor works in no partnership.")
    return partnership_id


def enter(actor: Actor | None) -> Token[Actor | None]:
    """For the middleware only; everyone else uses `acting_as`."""
    return _current.set(actor)


def leave(token: Token[Actor | None]) -> None:
    _current.reset(token)


@contextmanager
def acting_as(actor: Actor | None) -> Iterator[None]:
    token = enter(actor)
    try:
        yield
    finally:
        leave(token)


def rows_for(label: str) -> Q | None:
    if _rows_rule is None:
        raise ScopeError("No rows rule: samenspel.access is not in INSTALLED_APPS.")
    return _rows_rule(label, current_actor())
