# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import stickers

STICKERS = "bijeenkomsten/<uuid:gathering_id>/stickers/"

urlpatterns = [
    path(STICKERS, stickers.sticker_sheet, name="sticker_sheet"),
    path(f"{STICKERS}maken/", stickers.sticker_make, name="sticker_make"),
    path(f"{STICKERS}proefvel.pdf", stickers.sticker_test_page, name="sticker_test_page"),
    path(f"{STICKERS}<uuid:sheet_id>/", stickers.sticker_made, name="sticker_made"),
    path(f"{STICKERS}<uuid:sheet_id>/naamstickers.pdf", stickers.sticker_pdf, name="sticker_pdf"),
]
