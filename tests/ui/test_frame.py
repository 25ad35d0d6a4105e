"""The frame around every page: where one is, who one is, and a way out."""

import pytest
from django.urls import reverse


def test_the_present_room_is_marked_once_at_the_side_and_once_in_the_dock(client, db):
    html = client.get(reverse("communities:communities")).text

    assert html.count(f'<a href="{reverse("communities:communities")}" aria-current="page">') == 2


def test_a_visitor_can_sign_in_and_has_no_pencil(client):
    html = client.get("/ui/").text

    assert f'href="{reverse("account_login")}"' in html
    assert reverse("account_logout") not in html
    assert f'<a href="{reverse("home:start")}"' not in html


def test_whoever_is_signed_in_can_leave_and_begin_something(cast, client_of):
    html = client_of(cast.noor).get("/ui/").text

    assert f'action="{reverse("account_logout")}"' in html
    assert f'<a href="{reverse("home:start")}"' in html
    assert cast.noor.name in html


def test_nobody_can_make_an_account_where_sign_up_is_closed(client, settings):
    settings.SIGN_UP = "closed"

    assert reverse("account_signup") not in client.get("/ui/").text


def test_the_dock_holds_five_things_at_most(cast, client_of):
    html = client_of(cast.noor).get("/ui/").text
    dock = html.split('<nav class="dock"')[1].split("</nav>")[0]

    assert dock.count("<li>") <= 5


def test_a_page_asks_for_nothing_from_another_house(client):
    own = '<link rel="canonical" href="http://testserver/ui/">'
    html = client.get("/ui/").text

    assert own in html
    html = html.replace(own, "")
    assert 'src="http' not in html
    assert 'href="http' not in html


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_accessibility_page_says_what_to_do(language, client):
    response = client.get(reverse("ui:accessibility"), headers={"accept-language": language})

    assert response.status_code == 200


def test_pages_of_the_sign_in_library_wear_the_frame(client, db):
    html = client.get(reverse("account_inactive")).text

    assert 'class="skip-link"' in html
    assert html.count("<h1") == 1
