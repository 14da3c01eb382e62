# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Dutch, unless the person chose English here.

    A phone that was set up in another language says nothing about the language of the partnership's own words.
    """

    def process_request(self, request: HttpRequest) -> None:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)
