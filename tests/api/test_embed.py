# SPDX-License-Identifier: EUPL-1.2
"""The wegwijzer in a frame on somebody else's site; every other page stays out of frames."""

from django.test import Client
from django.urls import reverse

from samenspel.partnerships.models import Partnership


def test_only_the_page_for_frames_may_stand_in_one(client: Client, pact: Partnership) -> None:
    at = {"slug": pact.slug}
    page = client.get(reverse("embed:frame", kwargs=at))
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page
    assert not page.cookies
    assert '<base target="_blank">' in page.content.decode()
    for other in ("directory:wegwijzer", "pact_hsds:docs"):
        answer = client.get(reverse(other, kwargs=at))
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_the_facilitator_copies_a_line_that_leads_to_it(as_fenna: Client, client: Client, pact: Partnership) -> None:
    at = {"slug": pact.slug}
    page = as_fenna.get(reverse("embed:how", kwargs=at)).content.decode()
    for name in ("embed:frame", "embed:script"):
        address = reverse(name, kwargs=at)
        assert f"{address}&quot;" in page
        assert client.get(address).status_code == 200
    script = client.get(reverse("embed:script", kwargs=at))
    assert script["Content-Type"].startswith("text/javascript")
    assert 'new URL("inbed/", script.src)' in script.content.decode()
