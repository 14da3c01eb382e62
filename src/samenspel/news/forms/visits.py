# SPDX-License-Identifier: EUPL-1.2
from django import forms


class SeenForm(forms.Form):
    """Until when the page told what happened; what came later stays new."""

    until = forms.DateTimeField(required=False)
