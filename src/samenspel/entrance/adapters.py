# SPDX-License-Identifier: EUPL-1.2
"""What the sign-in libraries ask us."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samenspel.base.limits import client_network


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator or facilitator; nobody signs up by themselves."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet. Typ hem precies over uit de laatste mail, of vraag een nieuwe."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """One idea of who is who, here and in our own limits; never an error about a strange header."""
        return address_tried_from(request)


def address_tried_from(request: HttpRequest) -> str:
    """The address, or of IPv6 the first of its /64; an unreadable one counts as one place."""
    address = client_network(request).partition("/")[0]
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return "0.0.0.0"  # noqa: S104 - stands for "unknown", nothing listens on it


def account_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Whose password was tried: the library of the form calls it `login`, the one that checks it `email`."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or request.POST.get("login", "")
    return str(name).strip().lower().replace("\x00", "")[:254]
