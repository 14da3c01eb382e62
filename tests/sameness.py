# SPDX-License-Identifier: EUPL-1.2
"""Two pages are the same when nothing in them differs but what is drawn anew for each answer."""

import re

NEW_EACH_TIME = (
    re.compile(r'(?<=csrfmiddlewaretoken" value=")[^"]+'),
    re.compile(r'(?<="X-CSRFToken": ")[^"]+'),
    re.compile(r"(?<=[a-z]-)[0-9a-f]{8}(?=-)(?![0-9a-f-]{28})"),  # of the id of a component, not of a UUID
    re.compile(r'(?<=name="form_key" value=")[^"]+'),
    re.compile(r'(?<=name="until" value=")[^"]+'),  # the moment at which a page was made
    re.compile(r"(?<=DTSTAMP:)\w+"),
)


def without_what_is_new(page: str) -> str:
    for pattern in NEW_EACH_TIME:
        page = pattern.sub("", page)
    return page
