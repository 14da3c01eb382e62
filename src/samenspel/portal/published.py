# SPDX-License-Identifier: EUPL-1.2
"""What became public of the questions and tips, for the mail with news: the two apps do not see each other.

Counts and an address, never the words: what is taken back then stands in no mail.
"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.partnerships.models import Partnership
from samenspel.questions.queries.entries import published_since


def tips_since(moment: datetime) -> str:
    pact_id = current_partnership_id()
    with acting_as(Actor(role=Role.NEWS, partnership_id=pact_id)):
        questions, tips = published_since(moment)
        slug = Partnership.objects.values_list("slug", flat=True).get(pk=pact_id)
    if not questions and not tips:
        return ""
    said = [_asked(questions)] * bool(questions) + [_given(tips)] * bool(tips)
    address = settings.BASE_URL + reverse("questions:public_questions", kwargs={"slug": slug})
    return _("Voor iedereen te lezen sinds de vorige mail: %(what)s. Je vindt ze hier: %(address)s") % {
        "what": _(" en ").join(said),
        "address": address,
    }


def _asked(count: int) -> str:
    return ngettext("%(n)d vraag", "%(n)d vragen", count) % {"n": count}


def _given(count: int) -> str:
    return ngettext("%(n)d tip", "%(n)d tips", count) % {"n": count}
