"""An act answers htmx with the part that changed and everyone else with the page."""

import pytest
from django.contrib.messages import get_messages, success
from django.contrib.messages.storage.cookie import CookieStorage
from django_htmx.middleware import HtmxDetails

from samenspel.ui.htmx import show_part_or_redirect

PART = "ui/_pill.html"


class Thing:
    def get_absolute_url(self):
        return "/results/7/"


@pytest.fixture
def asked(rf):
    """``asked(**headers)``: a request as the middlewares leave it."""

    def asked(**headers):
        request = rf.post("/results/7/withdraw/", headers=headers)
        request.htmx = HtmxDetails(request)
        request._messages = CookieStorage(request)
        request.resolver_match = None
        return request

    return asked


def test_a_plain_form_is_sent_on_to_the_page(asked):
    response = show_part_or_redirect(asked(), PART, Thing(), {"label": "kept"})

    assert (response.status_code, response["location"]) == (302, "/results/7/")
    assert response["vary"] == "HX-Request"


def test_htmx_gets_the_part_only(asked):
    response = show_part_or_redirect(asked(hx_request="true"), PART, Thing(), {"label": "kept"})

    assert response.status_code == 200
    assert '<span class="pill pill-neutral">kept</span>' in response.text
    assert "<html" not in response.text
    assert "HX-Request" in response["vary"]


def test_what_there_is_to_say_comes_with_the_part(asked):
    request = asked(hx_request="true")
    success(request, "Withdrawn <b>now</b>")

    response = show_part_or_redirect(request, PART, Thing(), {"label": "kept"})

    assert '<hx-partial hx-target="#messages"' in response.text
    assert "Withdrawn &lt;b&gt;now&lt;/b&gt;" in response.text
    assert get_messages(request).used


def test_a_boosted_link_gets_the_whole_page(asked):
    response = show_part_or_redirect(asked(hx_request="true", hx_boosted="true"), PART, Thing())

    assert response.status_code == 302
