# SPDX-License-Identifier: EUPL-1.2
from samenspel.entrance.views.errors import (
    bad_request,
    closed,
    forbidden,
    form_expired,
    locked_out,
    not_found,
    server_error,
)
from samenspel.entrance.views.links import choose_person, open_link
from samenspel.entrance.views.staff import contact_link, contact_link_revoke, contact_link_show

__all__ = [
    "bad_request",
    "choose_person",
    "closed",
    "contact_link",
    "contact_link_revoke",
    "contact_link_show",
    "forbidden",
    "form_expired",
    "locked_out",
    "not_found",
    "open_link",
    "server_error",
]
