# SPDX-License-Identifier: EUPL-1.2
from samenspel.base.scope import current_partnership_id
from samenspel.news.models import NewsSettings


def settings_here() -> NewsSettings:
    """What this pact chose; as the defaults say when nobody chose yet."""
    found: NewsSettings | None = NewsSettings.objects.first()
    return found or NewsSettings(partnership_id=current_partnership_id(), version=0)
