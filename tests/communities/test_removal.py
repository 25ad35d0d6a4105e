"""Being taken out of a community: with a reason, until it is lifted, and what stays."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import access, joining
from samenspel.communities.models import Community, Removal
from samenspel.feed.models import Entry
from samenspel.house.models import AuditEvent
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
