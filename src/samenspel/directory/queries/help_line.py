# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass

from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import HelpLine


@dataclass(frozen=True, slots=True)
class Line:
    words: str = ""
    phone: str = ""
    email: str = ""
    version: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phone or self.email)

    @property
    def dialled(self) -> str:
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


def help_line_here() -> Line:
    """Empty until the facilitator wrote something."""
    row = HelpLine.objects.filter(partnership_id=current_partnership_id()).first()
    return Line() if row is None else Line(row.words, row.phone, row.email, row.version)
