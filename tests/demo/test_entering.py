"""Being someone with one click, and the code on screen: in the demo, and nowhere else."""

import re

import pytest
from django.core import mail
from django.core.checks import run_checks
from django.test import Client
from django.urls import NoReverseMatch, reverse

from samenspel.demo import standing
from samenspel.demo.models import DemoMark
from tests.demo.conftest import ANCHOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def mark(cast):
    """The mark of a demo in which one can be Sami and Noor."""
    people = [["member", cast.sami.handle], ["steward", cast.noor.handle]]
    return DemoMark.objects.create(language="nl", anchor=ANCHOR, seed=1, people=6, cast=people)


@pytest.fixture
def enter_sami(cast, request):
    """The link in the terminal; in a house without demo there is no key, and any will do."""
    key = request.getfixturevalue("key") if "in_demo" in request.fixturenames else "some-key"
    return f"/demo/enter/{cast.sami.handle}/?key={key}"


def who_is(visitor):
    return visitor.get("/").context["request"].user


def test_one_click_signs_a_stranger_in(in_demo, mark, cast, visitor, enter_sami):
    answer = visitor.get(enter_sami)

    assert answer.status_code == 302
    assert answer.url == "/"
    assert who_is(visitor) == cast.sami


def test_another_click_is_someone_else_and_one_more_nobody(in_demo, mark, cast, visitor, enter_sami):
    visitor.get(enter_sami)

    visitor.post(f"/demo/enter/{cast.noor.handle}/")
    then = who_is(visitor)
    visitor.post("/demo/leave/")

    assert then == cast.noor
    assert not who_is(visitor).is_authenticated


def test_the_bar_says_who_you_are_and_whom_you_can_be(in_demo, mark, cast, visitor, enter_sami):
    visitor.get(enter_sami)

    page = visitor.get("/").content.decode()

    assert f"you are <strong>{cast.sami.name}</strong>" in page
    assert f'<form method="post" action="/demo/enter/{cast.noor.handle}/">' in page
    assert f"/demo/enter/{cast.sami.handle}/" not in page
    assert "key=" not in page


def test_without_the_key_nobody_is_entered_not_even_from_this_machine(in_demo, mark, cast, visitor, key):
    address = f"/demo/enter/{cast.sami.handle}/"
    answers = [visitor.get(address), visitor.get(f"{address}?key=guess"), visitor.post(address)]
    answers += [visitor.get("/demo/enter/"), visitor.post("/demo/leave/")]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert not who_is(visitor).is_authenticated


def test_a_picture_on_a_page_signs_nobody_in_or_out(in_demo, mark, cast, visitor, enter_sami):
    """What a browser fetches by itself: the address without the key, in a browser that came in with it."""
    visitor.get(enter_sami)

    answers = [visitor.get(f"/demo/enter/{cast.noor.handle}/"), visitor.get("/demo/leave/")]

    assert [answer.status_code for answer in answers] == [404, 405]
    assert who_is(visitor) == cast.sami


def test_the_buttons_ask_for_the_token_of_the_page(in_demo, mark, cast, enter_sami):
    careful = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    careful.get(enter_sami)

    answers = [careful.post(f"/demo/enter/{cast.noor.handle}/"), careful.post("/demo/leave/")]

    assert [answer.status_code for answer in answers] == [403, 403]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', careful.get("/").content.decode())[1]
    careful.post(f"/demo/enter/{cast.noor.handle}/", {"csrfmiddlewaretoken": token})
    assert who_is(careful) == cast.noor


def test_the_first_link_is_a_visitor_who_can_become_someone(in_demo, mark, cast, visitor, key):
    closed = visitor.get("/").content.decode()

    visitor.get(f"/demo/enter/?key={key}")

    assert "open one of the links in the terminal" in closed
    assert cast.noor.name not in closed.partition("<main")[0]
    assert f"/demo/enter/{cast.noor.handle}/" in visitor.get("/").content.decode()


def test_the_key_is_of_one_start_and_for_its_owner_only(in_demo, mark, visitor, enter_sami, settings):
    again = standing.new_key()

    assert visitor.get(enter_sami).status_code == 404
    assert (settings.DATA_DIR / "demo-key").read_text() == again
    assert (settings.DATA_DIR / "demo-key").stat().st_mode & 0o777 == 0o600


def test_who_is_not_in_the_cast_cannot_be_entered(in_demo, mark, cast, visitor, key):
    answer = visitor.get(f"/demo/enter/{cast.vera.handle}/?key={key}")

    assert answer.status_code == 404


def test_a_closed_account_cannot_be_entered(in_demo, mark, cast, visitor, enter_sami):
    type(cast.sami).objects.filter(pk=cast.sami.pk).update(is_active=False)

    assert visitor.get(enter_sami).status_code == 404


def test_the_code_is_on_screen_and_no_mail_leaves(in_demo, mark, cast, visitor, key):
    visitor.get(f"/demo/enter/?key={key}")
    visitor.post("/account/login/", {"login": cast.sami.email})

    page = visitor.get("/account/login/code/").content.decode()
    code = re.search(r"your code is <strong>(\S+)</strong>", page).group(1)
    visitor.post("/account/login/code/", {"code": code})

    assert who_is(visitor) == cast.sami
    assert mail.outbox == []


def test_an_address_nobody_has_is_said_to_be_so(in_demo, mark, visitor, key):
    visitor.get(f"/demo/enter/?key={key}")
    visitor.post("/account/login/", {"login": "niemand@samen.example"})

    page = visitor.get("/account/login/code/").content.decode()

    assert "Nobody in this demo has that address" in page
    assert "your code is" not in page


def test_outside_the_demo_the_address_does_not_exist(mark, visitor, enter_sami):
    assert visitor.get(enter_sami).status_code == 404
    assert visitor.get("/demo/leave/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo:enter", args=["sami"])


def refused_by_mark(settings, mark, visitor):
    mark.delete()


def refused_by_setting(settings, mark, visitor):
    settings.DEMO = False


def refused_by_host(settings, mark, visitor):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "samen.example"]


def refused_by_any_host(settings, mark, visitor):
    settings.ALLOWED_HOSTS = ["*"]


def refused_by_key(settings, mark, visitor):
    standing.new_key()


def refused_by_distance(settings, mark, visitor):
    visitor.defaults["REMOTE_ADDR"] = "192.0.2.7"


def refused_by_proxy(settings, mark, visitor):
    visitor.defaults["HTTP_X_FORWARDED_FOR"] = "192.0.2.7"


REFUSALS = [
    refused_by_mark,
    refused_by_setting,
    refused_by_host,
    refused_by_any_host,
    refused_by_key,
    refused_by_distance,
    refused_by_proxy,
]


@pytest.mark.parametrize("refuse", REFUSALS)
def test_even_where_the_address_exists_it_refuses(refuse, in_demo, settings, mark, cast, visitor, enter_sami):
    refuse(settings, mark, visitor)

    answer = visitor.get(enter_sami)

    assert answer.status_code == 404
    assert "_auth_user_id" not in visitor.session


@pytest.mark.parametrize("refuse", REFUSALS)
def test_where_the_demo_does_not_stand_codes_are_mailed(refuse, in_demo, settings, mark, cast, visitor, key):
    visitor.get(f"/demo/enter/?key={key}")
    refuse(settings, mark, visitor)

    visitor.post("/account/login/", {"login": cast.sami.email})
    page = visitor.get("/account/login/code/").content.decode()

    assert len(mail.outbox) == 1
    assert "your code is" not in page


def test_without_the_demo_pages_have_no_bar(mark, client_of):
    assert "demo-bar" not in client_of(None).get("/").content.decode()


def test_a_demo_that_others_could_reach_is_refused_at_the_start(settings):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["localhost", "samen.example"]

    (found,) = [each for each in run_checks() if each.id == "samenspel.E001"]

    assert "samen.example" in found.msg


@pytest.mark.parametrize(("demo", "hosts"), [(True, ["localhost", "127.0.0.1", "[::1]"]), (False, ["*"])])
def test_a_demo_on_this_machine_and_a_house_without_demo_may_start(settings, demo, hosts):
    settings.DEMO, settings.ALLOWED_HOSTS = demo, hosts

    assert [each for each in run_checks() if each.id == "samenspel.E001"] == []
