"""When something is wrong the page says what, and what to do, in both languages."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation
from django.views import defaults

from samenspel.config.urls import urlpatterns as the_house


def refuse(request):
    raise PermissionDenied


def doubt(request):
    raise SuspiciousOperation


def break_down(request):
    raise RuntimeError


urlpatterns = [*the_house, path("refuse/", refuse), path("doubt/", doubt), path("break/", break_down)]

WORDS = [
    ("/nowhere/at/all/", 404, "There is nothing at this address", "Er is niets op dit adres"),
    ("/refuse/", 403, "This is not open to you", "Dit is niet open voor jou"),
    ("/doubt/", 400, "We could not read that", "Dat konden we niet lezen"),
    ("/break/", 500, "Something broke here", "Er ging hier iets stuk"),
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "status", "english", "dutch"), WORDS, ids=[str(row[1]) for row in WORDS])
def test_trouble_is_told_in_the_language_of_the_reader(address, status, english, dutch, caplog):
    client = Client(raise_request_exception=False)
    for language, words in (("en", english), ("nl", dutch)):
        response = client.get(address, headers={"accept-language": language})

        assert response.status_code == status
        assert f"<h1>{words}</h1>" in response.text
        assert f'<html lang="{language}"' in response.text


def test_a_form_without_its_token_is_explained():
    response = Client(enforce_csrf_checks=True).post("/ui/theme/", headers={"accept-language": "en"})

    assert response.status_code == 403
    assert "This form has expired" in response.text


def test_too_many_tries_are_explained(rf):
    with translation.override("nl"):
        html = render_to_string("429.html", {}, rf.get("/"))

    assert "Dat was te vaak in korte tijd" in html


def test_the_page_for_our_own_failure_needs_no_database_and_no_person():
    request = RequestFactory().get("/")

    response = defaults.server_error(request)

    assert response.status_code == 500
    assert "<h1>" in response.content.decode()


@pytest.mark.urls(__name__)
def test_someone_signed_in_is_not_told_to_sign_in(cast, client_of):
    response = client_of(cast.sami).get("/refuse/")

    assert "You are signed in, but this is for others" in response.text
    assert "next=" not in response.text
