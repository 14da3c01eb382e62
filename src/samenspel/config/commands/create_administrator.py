# SPDX-License-Identifier: EUPL-1.2
"""`samenspel create-administrator MAIL NAME`: the first account of an installation."""

import argparse
import sys

HELP = "make the account of an administrator, who makes partnerships in the browser"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="the mail address to sign in with")
    parser.add_argument("name", help="the name that others see")


def run(args: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from samenspel.accounts.models import User

    try:
        validate_email(args.email)
    except ValidationError:
        sys.stderr.write(f"{args.email} is not a mail address\n")
        return 2
    user = User.objects.filter(email__iexact=args.email).first()
    if user is None:
        User.objects.create_user(email=args.email, name=args.name, is_administrator=True)
    else:
        User.objects.filter(pk=user.pk).update(is_administrator=True)
    sys.stdout.write(f"{args.email} can sign in with a mailed code and make partnerships\n")
    return 0
