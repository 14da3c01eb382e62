# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PictureField
from samenspel.organizations.queries.logos import LogoRow


class LogoForm(forms.Form):
    logo = PictureField(label=_("Logo"), help_text=_("Een PNG-, JPEG- of SVG-bestand van hooguit 4 MB."), required=True)


class LogosForm(forms.Form):
    """One file field for each of these partners; an empty one leaves that partner as it is."""

    def __init__(self, files: Any, *, rows: Sequence[LogoRow]) -> None:
        super().__init__({} if files is not None else None, files)
        for row in rows:
            self.fields[f"logo-{row.partner_id}"] = PictureField(label=row.name, required=False)

    def leave_out(self, partner_ids: Iterable[UUID]) -> None:
        """These have their logo now."""
        for partner_id in partner_ids:
            del self.fields[f"logo-{partner_id}"]

    def logos(self) -> dict[UUID, bytes]:
        """Partner → the picture, of those that could be read."""
        return {UUID(name.removeprefix("logo-")): data for name, data in self.cleaned_data.items() if data}
