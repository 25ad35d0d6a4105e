"""One walk on pages and letters alone: a visitor from a search engine offers an hour with only an e-mail
address, is answered, thanked, named in the result, says yes, and stands in it for everyone."""

import re
from functools import partial
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from samenspel.work.models import Result
from tests.work.roadmap_made import call, initiative, opened
from tests.work.test_publishing import typed

pytestmark = pytest.mark.django_db
EMAIL, NAME, HOUSE = "jeroen@buurt.example", "Jeroen van de hoek", "https://samen.example"


def visitor():
    return Client(headers={"accept-language": "en"})


def link(page, words):
    """The address behind the first link on a page that says ``words``."""
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>\s*{words}\s*</a>', page.content.decode())
    assert found, f"no link “{words}” on this page"
    return unescape(found[1])


def letter(subject):
    """The last letter to the visitor about this."""
    return [each for each in mail.outbox if EMAIL in each.to and subject in each.subject][-1]


def with_code(client, asked):
    """Type the code that was mailed; gives the page one comes to."""
    code = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", mail.outbox[-1].body, re.M)[1]
    return client.post(asked, {"code": code}, follow=True)


def through(sent, *, on):
    """Open the link in a letter on another device, and sign in there with a code to the same address."""
    path = re.search(rf"{HOUSE}(/\S+)", sent.body)[1]
    door = on.get(path, follow=True)
    asked = on.post("/account/login/", {"login": EMAIL, "next": path}, follow=True)
    assert "login" in door.redirect_chain[-1][0]
    return with_code(on, asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"])


@pytest.fixture
def leave(django_capture_on_commit_callbacks):
    """Letters leave when what they tell is saved."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def begins(cast):
    """Pages a search engine may lead to, with what the way to offer is called there."""
    opened(cast)
    begun = initiative(cast, "Bankjes", when="now")
    asked = call(cast, initiative=begun)
    return {
        "the community": (cast.workshop.get_absolute_url(), "Lend a hand"),
        "the roadmap": (f"/roadmap/{cast.workshop.slug}/", "Lend a hand"),
        "an initiative": (begun.get_absolute_url(), "I would like to help with this"),
        "a call": (asked.get_absolute_url(), "I offer a hand"),
    }


@pytest.mark.parametrize("where", ["the community", "the roadmap", "an initiative", "a call"])
def test_from_wherever_a_visitor_arrives_an_address_is_all_that_is_asked(begins, where, settings):
    settings.ADDRESS, settings.ALLOWED_HOSTS = HOUSE, ["testserver", "samen.example"]
    address, words = begins[where]

    page = visitor().get(address)
    form = visitor().get(link(page, words)).content.decode()

    assert f'<link rel="canonical" href="{HOUSE}{address}">' in page.content.decode()
    assert 'name="email"' in form
    assert "password" not in form


def test_a_visitor_offers_an_hour_and_comes_to_stand_in_the_result(cast, client_of, begins, leave, settings):
    settings.ADDRESS, settings.ALLOWED_HOSTS = HOUSE, ["testserver", "samen.example"]
    browser, noor = visitor(), client_of(cast.noor)

    form = link(browser.get(cast.workshop.get_absolute_url()), "Lend a hand")
    said = {"called": NAME, "email": EMAIL, "words": "Ik heb zaterdag een uur.", "hours": "1"}
    code_page = browser.post(form, said)
    with leave():
        offered = with_code(browser, code_page.headers["Location"])
    offer = offered.request["PATH_INFO"]
    assert "Ik heb zaterdag een uur." in offered.content.decode()

    desk = noor.get(f"/communities/{cast.workshop.slug}/desk/").content.decode()
    assert offer in desk
    assert NAME in desk
    with leave():
        noor.post(f"{offer}welcome/", {"words": "Wat fijn!"})
        noor.post(f"{offer}agree/", {"what": "Tien uur bij de bus", "on": timezone.localdate().isoformat()})
    elsewhere = visitor()
    answered = through(letter("agreed what you do"), on=elsewhere).content.decode()
    assert "Wat fijn!" in answered
    assert "Tien uur bij de bus" in answered
    elsewhere.post(f"{offer}finish/", {"words": "Gedaan!"})

    guest = re.search(r'<option value="(\d+)">' + NAME, noor.get("/results/publish/").content.decode())[1]
    lines = {"credits-0-person": guest, "credits-0-brought": "stond er om tien uur"}
    with leave():
        published = noor.post("/results/publish/", typed(cast, **lines)).headers["Location"]
        result = Result.objects.get(title="De bus rijdt")
        noor.post(f"{offer}thank/", {"words": "Dank je wel!", "result": result.pk})
    assert "Dank je wel!" in letter("You are thanked").body
    assert NAME not in visitor().get(published).content.decode()

    last = visitor()
    asked = through(letter("May your name stand"), on=last)
    assert "stond er om tien uur" in asked.content.decode()
    last.post(asked.request["PATH_INFO"], {"brought": "stond er om tien uur", "called": NAME})

    stands = visitor().get(published).content.decode()
    assert NAME in stands
    assert "stond er om tien uur" in stands
    assert EMAIL not in stands
    assert published in elsewhere.get(offer).content.decode()
