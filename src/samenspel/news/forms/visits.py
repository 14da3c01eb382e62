# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime

from django import forms

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)  # of what can have been seen; a day near the year 1 has no moment everywhere


class SeenForm(forms.Form):
    """Until when the page told what happened; what came later stays new."""

    until = forms.DateTimeField(required=False)

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        return until if until is not None and until >= BEGIN else None
