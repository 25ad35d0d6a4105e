"""Language, and light or dark: anyone may choose, and comes back to where they were."""

import pytest
from django.urls import reverse

UNSAFE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    "https:evil.example",
    "\x00/ui/",
    "",
]


def test_the_language_chosen_is_kept(client):
    client.post(reverse("ui:language"), {"language": "en", "next": "/ui/"})

    assert '<html lang="en"' in client.get("/ui/").text


def test_the_choice_goes_before_what_the_browser_says(client):
    client.post(reverse("ui:language"), {"language": "nl"})

    assert '<html lang="nl"' in client.get("/ui/", headers={"accept-language": "en"}).text


def test_a_language_we_do_not_speak_changes_nothing(client):
    response = client.post(reverse("ui:language"), {"language": "xx"})

    assert not response.cookies


def test_dark_is_in_the_page_itself_so_that_nothing_flashes(client):
    client.post(reverse("ui:theme"), {"theme": "dark"})

    html = client.get("/ui/").text

    assert 'data-theme="dark"' in html
    assert '<meta name="color-scheme" content="dark">' in html


def test_as_my_device_forgets_the_choice(client):
    client.post(reverse("ui:theme"), {"theme": "dark"})
    client.post(reverse("ui:theme"), {"theme": "device"})

    assert "data-theme" not in client.get("/ui/").text


def test_a_theme_from_a_forged_cookie_is_ignored(client):
    client.cookies["theme"] = '"><script>'

    assert "data-theme" not in client.get("/ui/").text


@pytest.mark.parametrize("name", ["ui:language", "ui:theme"])
def test_one_comes_back_to_the_page_one_was_on(name, client):
    response = client.post(reverse(name), {"next": "/ui/?a=1"})

    assert (response.status_code, response["location"]) == (302, "/ui/?a=1")


@pytest.mark.parametrize("name", ["ui:language", "ui:theme"])
@pytest.mark.parametrize("address", UNSAFE)
def test_nobody_is_sent_to_another_house(name, address, client):
    assert client.post(reverse(name), {"next": address})["location"] == "/"


@pytest.mark.parametrize("name", ["ui:language", "ui:theme"])
def test_a_choice_is_made_by_a_form_only(name, client):
    assert client.get(reverse(name)).status_code == 405
