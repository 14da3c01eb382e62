# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.news.views import asking, bulletins, happened, items, own_asking, own_items, own_wishes, public

app_name = "news"
MAIL = "nieuws/mail/<uuid:bulletin_id>/"
PIECE = f"{MAIL}stuk/<uuid:piece_id>/"
ASK = "nieuws/vragen/<uuid:ask_id>/"
MINE = "k/<str:token>/"

urlpatterns = [
    path("nieuws/", items.news_list, name="news_list"),
    path("nieuws/nieuw/", items.news_new, name="news_new"),
    path("nieuws/gebeurd/", happened.happened, name="happened"),
    path("nieuws/gebeurd/gezien/", happened.seen, name="seen"),
    path("nieuws/openbaar/", public.public_settings, name="public_settings"),
    path("nieuws/mail/", bulletins.bulletin_list, name="bulletin_list"),
    path("nieuws/mail/nieuw/", bulletins.bulletin_new, name="bulletin_new"),
    path(MAIL, bulletins.bulletin, name="bulletin"),
    path(f"{MAIL}stuk/", bulletins.piece_new, name="piece_new"),
    path(PIECE, bulletins.piece_edit, name="piece_edit"),
    path(f"{PIECE}plaats/", bulletins.piece_move, name="piece_move"),
    path(f"{PIECE}mee/", bulletins.piece_leave, name="piece_leave"),
    path(f"{MAIL}voorbeeld/", bulletins.bulletin_preview, name="bulletin_preview"),
    path(f"{MAIL}proef/", bulletins.bulletin_trial, name="bulletin_trial"),
    path(f"{MAIL}verstuur/", bulletins.bulletin_send, name="bulletin_send"),
    path(f"{MAIL}voortgang/", bulletins.bulletin_progress, name="bulletin_progress"),
    path(f"{MAIL}weg/", bulletins.bulletin_discard, name="bulletin_discard"),
    path("nieuws/vragen/", asking.ask_list, name="ask_list"),
    path("nieuws/vragen/nieuw/", asking.ask_new, name="ask_new"),
    path(ASK, asking.ask, name="ask"),
    path(f"{ASK}wijzigen/", asking.ask_edit, name="ask_edit"),
    path(f"{ASK}rond/", asking.ask_pass, name="ask_pass"),
    path(f"{ASK}niet/", asking.ask_decline, name="ask_decline"),
    path(f"{ASK}klaar/", asking.ask_close, name="ask_close"),
    path("nieuws/<uuid:news_id>/", items.news_edit, name="news_edit"),
    path("nieuws/<uuid:news_id>/erop/", items.news_put_on, name="news_put_on"),
    path("nieuws/<uuid:news_id>/eraf/", items.news_take_off, name="news_take_off"),
    path("pact/", public.public_pact, name="public_page"),
    path("pact/agenda.ics", public.public_calendar, name="public_feed"),
    path(f"{MINE}nieuws/", own_items.own_news, name="own_news"),
    path(f"{MINE}berichten/", own_wishes.own_wishes, name="own_wishes"),
    path(f"{MINE}berichten/uit/", own_wishes.own_leave, name="own_leave"),
    path(f"{MINE}vragen/", own_asking.own_asks, name="own_asks"),
    path(f"{MINE}vragen/stellen/", own_asking.own_ask_new, name="own_ask_new"),
    path(f"{MINE}vragen/<uuid:ask_id>/", own_asking.own_ask, name="own_ask"),
    path(f"{MINE}gebeurd/", happened.own_happened, name="own_happened"),
    path(f"{MINE}gebeurd/gezien/", happened.own_seen, name="own_seen"),
    path(f"{MINE}agenda.ics", public.own_calendar, name="own_feed"),
]
