# SPDX-License-Identifier: EUPL-1.2
from samenspel.news.models.asking import NetworkQuestion, QuestionReceiver
from samenspel.news.models.bulletins import Bulletin, BulletinPiece
from samenspel.news.models.items import NewsItem, NewsSettings, NewsWish, Visit

__all__ = [
    "Bulletin",
    "BulletinPiece",
    "NetworkQuestion",
    "NewsItem",
    "NewsSettings",
    "NewsWish",
    "QuestionReceiver",
    "Visit",
]
