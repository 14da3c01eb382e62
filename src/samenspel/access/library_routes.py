# SPDX-License-Identifier: EUPL-1.2
"""Routes of libraries carry no guard of ours; each is named here with the reason why it may stand open."""

LIBRARY_ROUTES: dict[str, str] = {
    "account_login": "signing in",
    "account_logout": "signing out, by POST",
    "account_request_login_code": "signing in with a mailed code",
    "account_confirm_login_code": "typing the mailed code",
    "account_reset_password": "a forgotten password",
    "account_reset_password_done": "a forgotten password",
    "account_reset_password_from_key": "a forgotten password",
    "account_reset_password_from_key_done": "a forgotten password",
    "account_change_password": "own password, signed in",
    "account_set_password": "own password, signed in",
    "account_email": "closed in config/urls.py: nobody gives themselves another address",
    "account_email_verification_sent": "own addresses",
    "account_confirm_email": "own addresses",
    "account_inactive": "tells that an account was closed",
    "account_reauthenticate": "asks the password again before a sensitive step",
    "account_signup": "closed by the adapter: says that accounts are by invitation",
    "set_language": "Dutch or English",
}
LIBRARY_ROUTE_PREFIXES: dict[str, str] = {"mfa_": "two-step sign-in of one's own account"}
