# SPDX-License-Identifier: EUPL-1.2
"""What views share in answering: the page asked for, refusals beside their field, the status of a form."""

from django import forms
from django.http import QueryDict
from django.views.decorators.http import require_http_methods

from samenspel.base.errors import Refused

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def put_beside_field(form: forms.Form, refusal: Refused) -> None:
    """What an operation would not do, beside the field it is about, or on top when the form has no such field."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


def page_number(query: QueryDict) -> int:
    """The page of a list that the address asks for; 1 for anything that is no number."""
    number = query.get("bladzijde", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1


def status_of(form: forms.Form) -> int:
    """Of a page with a form: 422 when what was sent could not be taken."""
    return 422 if form.is_bound else 200
