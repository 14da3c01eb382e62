# SPDX-License-Identifier: EUPL-1.2
"""What became public of questions and tips is told in the mail with news, without its words."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from samenspel.news.models import BulletinPiece
from samenspel.partnerships.models import Partnership
from samenspel.questions.models import Entry
from tests.factories import models_save


def test_the_monthly_mail_tells_that_questions_and_tips_became_public(as_fenna: Client, pact: Partnership) -> None:
    now = timezone.now()
    for kind, published in (("question", now), ("question", now), ("tip", now), ("tip", None), ("tip", now - 99 * DAY)):
        models_save(Entry(partnership=pact, kind=kind, text="Leest iemand mijn brief?", published_at=published))
    assert as_fenna.post("/p/testdam/nieuws/mail/nieuw/").status_code == 302
    piece = BulletinPiece._base_manager.get(kind="tips")
    assert "2 vragen en 1 tip." in piece.words and "/p/testdam/openbaar/vragen/" in piece.words
    assert "brief" not in piece.words


DAY = timedelta(days=1)
