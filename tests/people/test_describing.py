"""Saying who one is on the profile page, and the address of one's page."""

import json
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from samenspel.people.describing import describe
from samenspel.people.introducing import introduce
from samenspel.people.models import FormerHandle, Person
from samenspel.people.renaming import rename

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TYPED = {
    "name": "Sami de Wit",
    "headline": "Timmert graag samen.",
    "pronouns": "hij",
    "visibility": "public",
    "languages": ["nl", "tr"],
    "seen_by_headline": "members",
    "seen_by_pronouns": "public",
    "contacts-TOTAL_FORMS": 2,
    "contacts-INITIAL_FORMS": 0,
    "contacts-0-kind": "phone",
    "contacts-0-value": "06 1234 5678",
    "contacts-0-visibility": "members",
    "contacts-1-kind": "link",
    "contacts-1-value": "samen.example/sami",
    "contacts-1-visibility": "public",
}


def post(cast, client_of, **changes):
    return client_of(cast.sami).post("/people/me/", {**TYPED, **changes})


def sami():
    return Person.objects.get(name="Sami de Wit")


def test_lines_stay_one_line_so_that_nothing_is_written_into_cards_and_letters(cast, client_of):
    post(
        cast,
        client_of,
        name="Sami\r\nde Wit",
        headline="Timmert\u2028NOTE:x",
        **{"contacts-0-value": "06 1234\r\n5678"},
    )

    assert sami().headline == "Timmert NOTE:x"
    assert sami().contacts.filter(value="06 1234 5678").exists()


def test_everything_is_saved_with_who_may_see_it(cast, client_of):
    post(cast, client_of)

    assert sami().languages == ["nl", "tr"]
    assert sami().seen_by == {"headline": "members", "pronouns": "public"}
    assert [(each.value, each.visibility) for each in sami().contacts.all()] == [
        ("06 1234 5678", "members"),
        ("https://samen.example/sami", "public"),
    ]


def test_an_emptied_line_takes_a_contact_away(cast, client_of):
    post(cast, client_of)
    post(cast, client_of, **{"contacts-INITIAL_FORMS": 2, "contacts-0-value": ""})

    assert [each.kind for each in sami().contacts.all()] == ["link"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"contacts-0-value": "bel maar"}, "This is not a phone number"),
        ({"contacts-1-value": "javascript:alert(1)"}, "This is not a link"),
        ({"contacts-0-kind": "email", "contacts-0-value": "sami"}, "This is not an e-mail address"),
        ({"languages": ["klingon"]}, "klingon"),
        ({"seen_by_headline": "iedereen"}, "iedereen"),
        ({"handle": "noor"}, "This address is taken"),
        ({"handle": "me"}, "This address is taken"),
        ({"handle": "12"}, "Choose an address with letters"),
        ({"handle": "met spatie"}, "Enter a valid"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(cast, client_of, change, said):
    answer = post(cast, client_of, headline="Iets nieuws", **change)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Iets nieuws" in answer.content.decode()
    assert sami().headline == "Timmert graag samen."


def test_an_old_address_leads_to_the_page_for_whoever_may_see_it(cast, client_of):
    post(cast, client_of, handle="Sami-Timmert", visibility="signed_in")

    assert client_of(cast.vera).get("/people/sami-timmert/").status_code == 200
    assert client_of(cast.vera).get("/people/sami/").headers["Location"] == "/people/sami-timmert/"
    assert client_of(None).get("/people/sami/").status_code == 404


def test_an_address_someone_had_is_nobody_elses(cast):
    rename(cast.sami, "timmerman", by=cast.sami)

    assert introduce(name="Sami").handle == "sami-2"
    with pytest.raises(ValidationError):
        rename(cast.noor, "sami", by=cast.noor)
    rename(cast.sami, "sami", by=cast.sami)
    assert list(FormerHandle.objects.values_list("handle", flat=True)) == ["timmerman"]


def test_addresses_cannot_be_collected_without_end(cast, monkeypatch):
    monkeypatch.setattr("samenspel.people.renaming.MOST_FORMER", 1)
    rename(cast.sami, "timmerman", by=cast.sami)

    with pytest.raises(ValidationError):
        rename(cast.sami, "nog-een", by=cast.sami)


def test_nobody_says_who_someone_else_is(cast):
    with pytest.raises(PermissionDenied):
        describe(cast.sami, by=cast.anna, levels={}, headline="Van Anna")
    with pytest.raises(PermissionDenied):
        rename(cast.sami, "anders", by=cast.anna)


def test_a_page_tells_programs_what_its_reader_may_see_and_cannot_be_broken_out_of(cast, client_of):
    cast.sami.headline = "</script><script>alert(1)</script> & meer"
    cast.sami.brings, cast.sami.seen_by = "zolderkamer", {"brings": "private"}
    cast.sami.save()

    page = client_of(cast.vera).get("/people/sami/").content.decode()

    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    said = json.loads(block)
    assert (said["@type"], said["name"]) == ("Person", "Sami de Wit")
    assert said["description"] == "</script><script>alert(1)</script> & meer"
    assert "zolderkamer" not in page
    assert "<script>alert" not in page


def test_only_a_page_for_everyone_has_a_card_for_other_sites(cast, client_of):
    assert "og:title" not in client_of(cast.sami).get("/people/sami/").content.decode()

    cast.sami.visibility = "public"
    cast.sami.save()

    assert (
        'property="og:title" content="Sami de Wit"' in client_of(None).get("/people/sami/").content.decode()
    )


def test_one_looks_at_ones_own_page_through_the_eyes_of_others(cast, client_of):
    cast.sami.visibility, cast.sami.about = "public", "Woont op de hoek"
    cast.sami.seen_by = {"about": "members", "headline": "signed_in"}
    cast.sami.save()
    client = client_of(cast.sami)
    seen = {
        who: client.get(f"/people/me/as/{who}/").content.decode()
        for who in ("visitor", "signed-in", "member")
    }

    assert ["Woont op de hoek" in page for page in seen.values()] == [False, False, True]
    assert ["Timmert graag" in page for page in seen.values()] == [False, True, True]
    assert client.get("/people/me/as/boss/").status_code == 404


def test_through_the_eyes_of_who_may_not_see_it_there_is_no_page(cast, client_of):
    assert "your page does not exist" in client_of(cast.vera).get("/people/me/as/visitor/").content.decode()
