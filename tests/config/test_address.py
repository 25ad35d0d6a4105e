"""Where the house stands: one setting, that all which is read elsewhere goes by."""

import pytest
from django.core import mail
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from samenspel.config import env
from samenspel.house import address
from samenspel.work import offering
from tests.work.roadmap_made import call

ELSEWHERE = "https://samen.example"


@pytest.fixture
def stands(settings):
    settings.ADDRESS, settings.ALLOWED_HOSTS = ELSEWHERE, ["testserver", "samen.example"]


@pytest.fixture
def said(monkeypatch):
    """What the setting is read as; its description in the documents stays as it was."""
    monkeypatch.setattr(env, "DECLARED", {})

    def said(raw):
        monkeypatch.setenv("SAMENSPEL_ADDRESS", raw)
        return env.origin("ADDRESS", meaning="")

    return said


@pytest.mark.parametrize("raw", [ELSEWHERE, f"{ELSEWHERE}/", f" {ELSEWHERE} "])
def test_an_address_is_kept_without_what_comes_after_the_name(said, raw):
    assert said(raw) == ELSEWHERE


@pytest.mark.parametrize(
    "raw", ["samen.example", "ftp://samen.example", f"{ELSEWHERE}/thuis", "https://a@b.nl"]
)
def test_what_is_no_address_of_a_house_is_said_at_the_start(said, raw):
    with pytest.raises(ImproperlyConfigured, match=r"SAMENSPEL_ADDRESS .* https://samen\.example"):
        said(raw)


def test_an_address_the_house_does_not_answer_to_stops_the_start(settings):
    settings.ADDRESS, settings.ALLOWED_HOSTS = ELSEWHERE, ["ergens.example"]

    (found,) = [each for each in run_checks() if each.id == "samenspel.E030"]

    assert "samen.example is not among SAMENSPEL_HOSTS" in found.msg


def test_an_address_without_https_does_not_go_with_https(settings, stands):
    settings.ADDRESS, settings.HTTPS = "http://samen.example", True

    assert "samenspel.E031" in {each.id for each in run_checks()}


def test_only_who_deploys_is_told_that_the_address_is_not_set(settings):
    assert "samenspel.W030" not in {each.id for each in run_checks()}
    assert "samenspel.W030" in {each.id for each in run_checks(include_deployment_checks=True)}


def test_without_the_setting_letters_go_by_what_other_settings_tell(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://*.example", "https://oost.example"]
    assert address.whole("/x/") == "https://oost.example/x/"

    settings.CSRF_TRUSTED_ORIGINS, settings.ALLOWED_HOSTS = [], ["localhost", "samen.example"]
    assert address.whole("/x/") == f"{ELSEWHERE}/x/"

    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert address.whole("/x/") == ""


def test_letters_feeds_and_cards_lead_to_the_address(
    cast, client_of, stands, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        made = offering.offer(cast.vera, words="Een uur", call=call(cast))
        offering.welcome(made, by=cast.noor, words="Fijn!")
    (letter,) = [each for each in mail.outbox if cast.vera.email in each.to]
    feed = client_of(None).get("/news/feeds/results.atom").content.decode()
    page = client_of(None).get(cast.result.get_absolute_url()).content.decode()

    assert ELSEWHERE + made.get_absolute_url() in letter.body
    assert f'href="{ELSEWHERE}{cast.result.get_absolute_url()}"' in feed
    assert f'content="{ELSEWHERE}{reverse("work:card", args=[cast.result.pk])}"' in page
    assert "//testserver" not in feed + letter.body
