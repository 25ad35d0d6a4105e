"""Being taken out of a community: with a reason, until it is lifted, and what stays."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import access, agreeing, applying, caring, inviting, joining
from samenspel.communities.models import Community, Removal
from samenspel.feed.models import Entry
from samenspel.house.models import AuditEvent
from samenspel.people.inviting import NotOpen, accept
from samenspel.work.models import Contribution

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


def test_whoever_was_taken_out_cannot_come_back_by_any_door_until_it_is_lifted(cast):
    with pytest.raises(PermissionDenied):
        joining.join(cast.workshop, cast.rik)
    with pytest.raises(PermissionDenied):
        joining.invite_in(cast.workshop, cast.rik, by=cast.noor)

    Removal.objects.get(person=cast.rik).lift(by=cast.noor)

    assert cast.workshop.membership_of(cast.rik) is None
    assert joining.join(cast.workshop, cast.rik)


def test_the_person_reads_why_and_how_to_appeal_and_nobody_else_does(cast, client_of):
    read = client_of(cast.rik).get(URL).content.decode()

    assert "Bleef anderen uitschelden." in read
    assert "/moderation/appeal/removal/" in read
    for other in (None, cast.sami, cast.vera, cast.lena):
        for page in (URL, "/", f"{URL}history/"):
            assert "uitschelden" not in client_of(other).get(page).content.decode()


def test_it_stands_at_home_for_a_month_also_where_the_community_is_closed_now(cast, client_of):
    joining.invite_in(cast.circle, cast.tess, by=cast.vera)
    joining.remove(cast.circle, cast.tess, by=cast.vera, reason="Praatte door.")

    read = client_of(cast.tess).get("/").content.decode()

    assert "Praatte door." in read
    assert "/moderation/appeal/removal/" in read


def test_stewards_read_it_in_the_history(cast, client_of):
    assert "Bleef anderen uitschelden." in client_of(cast.noor).get(f"{URL}history/").content.decode()


def test_what_was_made_stays_and_roles_are_handed_back(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Sloopte de klusbus.")

    assert Contribution.objects.filter(person=cast.sami).exists()
    assert not cast.secretary.role.grants.current().filter(person=cast.sami, until=None).exists()
    assert "Sloopte de klusbus." in mail.outbox[0].body


def test_it_is_remembered_for_administrators_and_is_no_news(cast):
    before = Entry.objects.count()
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Sloopte de klusbus.")

    assert Entry.objects.count() == before
    event = AuditEvent.objects.filter(verb="communities.member_removed").latest("number")
    assert "klusbus" not in str(event.said)


@pytest.mark.parametrize("who", ["sami", "vera", "lena", "rik"])
def test_only_stewards_take_people_out_and_let_them_back(cast, who):
    someone = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        joining.remove(cast.workshop, cast.sami, by=someone, reason="Zomaar")
    with pytest.raises(PermissionDenied):
        Removal.objects.get(person=cast.rik).lift(by=someone)


def test_a_steward_is_not_taken_out_but_steps_down_first(cast):
    with pytest.raises(PermissionDenied):
        joining.remove(cast.workshop, cast.noor, by=cast.anna, reason="Zomaar")


def test_whoever_was_taken_out_of_a_closed_community_no_longer_sees_it(cast):
    joining.invite_in(cast.circle, cast.tess, by=cast.vera)
    joining.remove(cast.circle, cast.tess, by=cast.vera, reason="Praatte door.")

    assert cast.circle not in Community.objects.visible_to(cast.tess)
    assert access.was_removed(cast.tess, cast.circle)


def test_a_reason_is_asked_for_and_a_page_asks_first(cast, client_of):
    url = f"{URL}people/sami/remove/"
    client = client_of(cast.noor)

    assert "may not come back" in client.get(url).content.decode()
    assert client.post(url, {"reason": " "}).status_code == 422
    client.post(url, {"reason": "Sloopte de klusbus."})
    assert cast.workshop.membership_of(cast.sami) is None


def test_leaving_first_does_not_keep_a_steward_from_keeping_someone_out(cast, client_of):
    joining.leave(cast.workshop, cast.sami)
    client, url = client_of(cast.noor), f"{URL}people/sami/remove/"

    assert url in client.get(f"{URL}history/").content.decode()
    assert "Keep Sami de Wit out" in client.get(url).content.decode()
    client.post(url, {"reason": "Bedreigde de huismeester."})

    with pytest.raises(PermissionDenied):
        joining.join(cast.workshop, cast.sami)
    assert client.get(url)["Location"] == f"{URL}history/"


def test_who_asks_to_join_can_be_kept_out_and_asks_no_more(cast, client_of):
    client, garden = client_of(cast.noor), "/communities/de-buurttuin/"
    url = f"{garden}people/tess/remove/"
    assert url in client.get(f"{garden}requests/").content.decode()

    client.post(url, {"reason": "Stuurde haatmail."})

    assert not cast.garden.join_requests.open().exists()
    assert not access.can_ask(cast.tess, cast.garden)
    assert "Stuurde haatmail." in client_of(cast.tess).get(garden).content.decode()


def test_who_is_invited_can_be_kept_out_before_they_come_in(cast, client_of):
    agreeing.make_agreement(cast.workshop, by=cast.noor, text="Wij luisteren.")
    accept(inviting.invite_into(cast.workshop, by=cast.noor)[1], cast.tess)
    url = f"{URL}people/tess/remove/"
    assert url in client_of(cast.noor).get(f"{URL}invitations/").content.decode()

    joining.remove(cast.workshop, cast.tess, by=cast.noor, reason="Dreigde.")

    assert not access.is_invited(cast.tess, cast.workshop)
    with pytest.raises(NotOpen):
        accept(inviting.invite_into(cast.workshop, by=cast.noor)[1], cast.tess)


def test_who_holds_a_role_from_outside_can_be_kept_out_and_the_role_ends(cast, client_of):
    role = caring.open_role(cast.workshop, by=cast.noor, name="Gastheer", open_to="outsiders", needed=2)
    applying.accept(applying.apply(role, cast.lena, words="Graag.", called="Lena"), by=cast.noor)
    role.grant(cast.lena, by=cast.noor, since=date(2126, 1, 1))
    url = f"{URL}people/{cast.lena.handle}/remove/"
    assert url in client_of(cast.noor).get(role.get_absolute_url()).content.decode()

    client_of(cast.noor).post(url, {"reason": "Nam geld mee."})

    assert not role.grants.current().exists()
    assert not role.grants.current(on=date(2126, 2, 1)).exists()
    assert not access.can_apply(cast.lena, role)
    with pytest.raises(PermissionDenied):
        role.grant(cast.lena, by=cast.noor)


def test_nobody_is_kept_out_of_a_community_they_have_nothing_to_do_with(cast, client_of):
    assert joining.remove(cast.workshop, cast.tess, by=cast.noor, reason="Zomaar") is None
    assert client_of(cast.noor).get(f"{URL}people/tess/remove/").status_code == 404
