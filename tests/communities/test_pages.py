"""The pages of a community, and what each kind of person can do there."""

import pytest

from samenspel.communities import joining
from samenspel.communities.models import Community, JoinRequest, Role
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db

URL = "/communities/de-wijkwerkplaats/"
TYPED = {
    "name": "Buurtkoor",
    "purpose": "Iedereen in Oost zingt een keer mee.",
    "about": "",
    "kind": "purpose",
    "openness": "open",
    "visibility": "public",
}


def test_a_visitor_reads_purpose_results_and_next_step_and_no_names(cast, client_of):
    page = client_of(None).get(URL).content.decode()

    for shown in (cast.workshop.purpose, "Twaalf drempels", "Open middag", "Secretaris", "Lend a hand"):
        assert shown in page
    for hidden in ("Noor El Amrani", "Sami de Wit", "De klusbus", "mijn moeder"):
        assert hidden not in page


def test_a_member_sees_names_inner_results_and_nobodys_motive(cast, client_of):
    page = client_of(cast.sami).get(URL).content.decode()

    assert "De klusbus" in page
    assert "Noor El Amrani" in page
    assert "mijn moeder" not in page


def test_the_number_of_members_is_shown_from_five_on(cast, client_of):
    assert not client_of(None).get(URL).context["people_count"].shown
    for number in range(3):
        client_of(introduce(name=f"Buur {number}")).post(f"{URL}join/")

    assert str(client_of(None).get(URL).context["people_count"]) == "5"


def test_joining_is_one_plain_form(cast, client_of):
    client = client_of(cast.vera)

    client.post(f"{URL}join/", {"motive": "Meedoen"})

    membership = cast.workshop.membership_of(cast.vera)
    assert membership.motive == "Meedoen"
    assert client.post(f"{URL}join/").headers["Location"] == URL


def test_asking_shows_that_the_request_waits_and_then_the_answer(cast, client_of):
    client = client_of(cast.vera)
    client.post("/communities/de-buurttuin/join/", {"motive": "Graag"})

    waiting = client.get("/communities/de-buurttuin/").content.decode()
    asked = JoinRequest.objects.get(person=cast.vera)
    client_of(cast.noor).post(
        f"/communities/de-buurttuin/requests/{asked.pk}/decline/", {"reason": "Na de zomer graag."}
    )

    assert "Your request is with the stewards" in waiting
    assert "Na de zomer graag." in client.get("/communities/de-buurttuin/").content.decode()


def test_declining_without_a_reason_asks_for_one(cast, client_of):
    url = f"/communities/de-buurttuin/requests/{cast.request.pk}/decline/"

    answer = client_of(cast.noor).post(url, {"reason": " "})

    assert answer.status_code == 422
    assert JoinRequest.objects.open().count() == 1


def test_requests_with_their_motives_are_for_stewards(cast, client_of):
    url = "/communities/de-buurttuin/requests/"

    assert "Ik woon om de hoek." in client_of(cast.noor).get(url).content.decode()
    assert client_of(cast.sami).get(url).status_code == 403
    assert client_of(None).get(url).status_code == 302


def test_a_request_cannot_be_answered_through_another_community(cast, client_of):
    answer = client_of(cast.vera).post(f"/communities/de-zorgkring/requests/{cast.request.pk}/welcome/")

    assert answer.status_code == 404


def test_leaving_asks_first(cast, client_of):
    client = client_of(cast.sami)

    assert "Leave this community" in client.get(f"{URL}leave/").content.decode()
    assert cast.workshop.membership_of(cast.sami)
    client.post(f"{URL}leave/", {"farewell": "Dag"})
    assert cast.workshop.membership_of(cast.sami) is None


def test_who_leaves_a_community_they_can_no_longer_see_lands_on_the_list(cast, client_of):
    joining.invite_in(cast.circle, cast.tess, by=cast.vera)

    answer = client_of(cast.tess).post("/communities/de-zorgkring/leave/", {})

    assert answer.headers["Location"] == "/communities/"


def test_starting_a_community_needs_an_account_and_nothing_else(cast, client_of):
    assert (
        client_of(None).post("/communities/start/", TYPED).headers["Location"].startswith("/account/login/")
    )

    client_of(cast.tess).post("/communities/start/", TYPED)

    assert Community.objects.get(slug="buurtkoor").started_by == cast.tess


def test_what_was_typed_stays(cast, client_of):
    answer = client_of(cast.tess).post("/communities/start/", {**TYPED, "purpose": ""})

    assert answer.status_code == 422
    assert 'value="Buurtkoor"' in answer.content.decode()


def test_a_steward_says_what_comes_next_and_a_member_cannot(cast, client_of):
    typed = {**TYPED, "next_step": "Eerste repetitie", "next_step_on": "2026-05-01"}

    assert client_of(cast.sami).post(f"{URL}care/", typed).status_code == 403
    assert client_of(cast.noor).post(f"{URL}care/", typed).status_code == 302

    cast.workshop.refresh_from_db()
    assert cast.workshop.next_step == "Eerste repetitie"


def test_a_steward_makes_grants_and_ends_a_role(cast, client_of):
    client = client_of(cast.noor)
    client.post(f"{URL}roles/new/", {"name": "Gastheer", "needed": 1, "open_to": "members"})
    role = Role.objects.get(name="Gastheer")

    client.post(f"{URL}roles/{role.pk}/grant/", {"person": cast.sami.pk})
    granted = role.grants.current().get()
    client.post(f"{URL}grants/{granted.pk}/back/")

    assert granted.person == cast.sami
    granted.refresh_from_db()
    assert granted.until is not None


def test_a_role_name_stands_once(cast, client_of):
    answer = client_of(cast.noor).post(
        f"{URL}roles/new/", {"name": "secretaris", "needed": 1, "open_to": "members"}
    )

    assert answer.status_code == 422
    assert "There is a role with this name already" in answer.content.decode()


def test_a_role_goes_to_members_only(cast, client_of):
    role = Role.objects.create(community=cast.workshop, name="Penningmeester")

    answer = client_of(cast.noor).post(f"{URL}roles/{role.pk}/grant/", {"person": cast.vera.pk})

    assert answer.status_code == 422
    assert not role.grants.exists()


def test_whoever_holds_a_role_may_hand_it_back_and_others_may_not(cast, client_of):
    url = f"{URL}grants/{cast.secretary.pk}/back/"

    assert client_of(cast.tess).post(url).status_code == 404
    assert client_of(cast.sami).post(url).status_code == 302
    assert not cast.secretary.role.grants.current().filter(until=None).exists()


def test_the_pages_ask_few_questions(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.sami)
    client.get(URL)

    with django_assert_max_num_queries(31):
        client.get(URL)
    with django_assert_max_num_queries(19):
        client.get(f"{URL}people/")
    with django_assert_max_num_queries(5):
        client.get("/communities/")


def test_ones_own_communities_stand_beside_every_page_with_what_waits_there(cast, client_of):
    mine = {row.name: row.waiting for row in client_of(cast.noor).get("/people/").context["my_communities"]}

    assert mine == {"De Buurttuin": 1, "De Wijkwerkplaats": 0}
    assert [row.waiting for row in client_of(cast.sami).get("/").context["my_communities"]] == [0, 0]
    assert list(client_of(None).get("/").context["my_communities"]) == []


def test_a_double_click_starts_one_community(cast, client_of):
    client = client_of(cast.tess)
    mark = client.get("/communities/start/").context["form"]["once"].value()

    first, second = (client.post("/communities/start/", {**TYPED, "once": mark}) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Community.objects.filter(name="Buurtkoor").count() == 1


def test_two_stewards_writing_at_once_both_find_their_words(cast, client_of):
    client = client_of(cast.noor)
    stood = client.get(f"{URL}care/").context["form"]["stood"].value()
    Community.objects.filter(pk=cast.workshop.pk).update(about="Intussen geschreven.")

    answer = client.post(f"{URL}care/", {**TYPED, "about": "Van mij.", "stood": stood})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It says now: Intussen geschreven." in page
    assert "Van mij." in page
    cast.workshop.refresh_from_db()
    assert cast.workshop.about == "Intussen geschreven."


def test_the_second_steward_hears_that_the_first_has_answered(cast, client_of):
    joining.decline(cast.request, by=cast.noor, reason="Vol")

    answer = client_of(cast.noor).post(
        f"/communities/de-buurttuin/requests/{cast.request.pk}/welcome/", follow=True
    )

    assert "This request is answered already, or was taken back." in answer.content.decode()
    assert cast.garden.membership_of(cast.tess) is None


def test_whoever_is_no_steward_learns_nothing_of_requests(cast, client_of):
    there, nowhere = (
        client_of(cast.sami).post(f"/communities/de-buurttuin/requests/{pk}/welcome/").status_code
        for pk in (cast.request.pk, 99999)
    )

    assert there == nowhere == 403


def test_a_role_is_offered_to_whom_the_steward_may_see(cast, client_of):
    hidden = introduce(name="Jan Zwart", visibility=Visibility.PRIVATE)
    joining.join(cast.workshop, hidden)
    Role.objects.create(community=cast.workshop, name="Penningmeester")

    assert "Jan Zwart" not in client_of(cast.noor).get(f"{URL}roles/").content.decode()


def test_few_hidden_members_cannot_be_counted_from_the_difference(cast, client_of):
    for number in range(4):
        joining.join(cast.workshop, introduce(name=f"Buur {number}"))
    joining.join(cast.workshop, introduce(name="Stil", visibility=Visibility.PRIVATE))

    assert str(client_of(cast.noor).get(URL).context["people_count"]) == "6"
    listed = {
        row.name: str(row.people_count)
        for row in client_of(cast.noor).get("/communities/").context["page"].items
    }
    assert listed["De Wijkwerkplaats"] == "6"


def test_everyone_reads_the_same_number_so_that_comparing_tells_nothing(cast, client_of):
    for number in range(8):
        open_to = Visibility.PUBLIC if number < 5 else Visibility.SIGNED_IN
        joining.join(cast.workshop, introduce(name=f"Buur {number}", visibility=open_to))
    for name in ("Stil", "Stiller"):
        joining.join(cast.workshop, introduce(name=name, visibility=Visibility.PRIVATE))

    readers = (None, cast.lena, cast.vera, cast.sami, cast.noor, cast.anna)
    read = {str(client_of(reader).get(URL).context["people_count"]) for reader in readers}

    assert read == {"10"}
