# SPDX-License-Identifier: EUPL-1.2
from samenspel.entrance.views.errors import (
    bad_request,
    forbidden,
    form_expired,
    locked_out,
    not_found,
    server_error,
)
from samenspel.entrance.views.links import choose_person, open_link

__all__ = [
    "bad_request",
    "choose_person",
    "forbidden",
    "form_expired",
    "locked_out",
    "not_found",
    "open_link",
    "server_error",
]
