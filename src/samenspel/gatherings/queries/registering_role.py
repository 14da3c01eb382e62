# SPDX-License-Identifier: EUPL-1.2
"""The narrow role that sees who else comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from samenspel.access.constants import Role
from samenspel.base.scope import acting_as, current_actor


@contextmanager
def as_registrar() -> Iterator[None]:
    """Who comes instead of whom concerns other people's rows too; this role sees those tables, and only those.

    Callers check first, with the person's own eyes, that this person may ask for this gathering and this contact.
    """
    with acting_as(replace(current_actor(), role=Role.SIGN_UP)):
        yield
